import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atan, atan2 } from '../../../src/scalar/elementary/inverse-tangent.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { binaryReference, unaryReference } from '../elementary-reference.ts';
import { between, doubles, expectNear, scales, signed } from '../samples.ts';

const angle = (y: number, x: number): number => atan2(primitives, y, x);
const any = signed(scales(-1074, 1023));

test.each([
  ['of moderate numbers', between(-4, 4)],
  ['over its whole range', any],
] as const)('atan is within 1 ulp %s', (_, domain) =>
  expectNear(
    (x) => atan(primitives, x),
    unaryReference.atan,
    1,
    domain.map((x) => [x] as const),
  ),
);

test.each([
  ['of moderate numbers', fc.tuple(between(-1, 1), between(-1, 1))],
  ['of all numbers', fc.tuple(any, any)],
  [
    'of numbers of like size',
    fc.tuple(signed(scales(-1074, 1000)), signed(scales(-10, 10))).map(([y, t]) => [y, y * t] as [number, number]),
  ],
] as const)('atan2 is within 1.5 ulp %s', (_, pairs) =>
  expectNear(
    angle,
    binaryReference.atan2,
    1.5,
    pairs.filter(([y, x]) => x !== 0 && y !== 0),
  ),
);

test.each([
  [0, 0, 0],
  [-0, 0, -0],
  [0, -0, Math.PI],
  [-0, -0, -Math.PI],
  [0, -1, Math.PI],
  [-0, -1, -Math.PI],
  [0, 1, 0],
  [-0, 1, -0],
  [1, 0, Math.PI / 2],
  [-1, -0, -Math.PI / 2],
  [1, Infinity, 0],
  [-1, Infinity, -0],
  [1, -Infinity, Math.PI],
  [-1, -Infinity, -Math.PI],
  [Infinity, 1, Math.PI / 2],
  [-Infinity, -1, -Math.PI / 2],
  [Infinity, Infinity, Math.PI / 4],
  [-Infinity, Infinity, -Math.PI / 4],
  [Infinity, -Infinity, 2.356194490192345],
  [-Infinity, -Infinity, -2.356194490192345],
  [NaN, 1, NaN],
  [1, NaN, NaN],
  [NaN, Infinity, NaN],
])('atan2(%d, %d) is exactly %d', (y, x, expected) => expect(angle(y, x)).toBe(expected));

test('atan keeps zeros and signs, and reaches π/2', () => {
  expect([-0, 2 ** -1074, Infinity, -Infinity, 1e300, NaN].map((x) => atan(primitives, x))).toEqual([
    -0,
    2 ** -1074,
    Math.PI / 2,
    -Math.PI / 2,
    Math.PI / 2,
    NaN,
  ]);
  fc.assert(fc.property(doubles, (x) => Object.is(atan(primitives, -x), -atan(primitives, x))));
});

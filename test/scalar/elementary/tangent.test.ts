import { expect, test } from 'vitest';
import { tan } from '../../../src/scalar/elementary/tangent.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { unaryReference } from '../elementary-reference.ts';
import { between, expectNear, quarterTurns, scales, signed } from '../samples.ts';

const f = (x: number): number => tan(primitives, x);

test.each([
  ['in the first turns', between(-7, 7)],
  ['where its two forms meet', between(0.6, 0.9)],
  ['over its whole range', signed(scales(-1074, 1023))],
  ['next to multiples of a quarter turn', signed(quarterTurns)],
  ['of angles about 2^15', between(2 ** 14, 2 ** 16)],
] as const)('tan is within 1 ulp %s', (_, domain) =>
  expectNear(
    f,
    unaryReference.tan,
    1,
    domain.map((x) => [x] as const),
  ),
);

test.each([
  [0, 0],
  [-0, -0],
  [2 ** -1074, 2 ** -1074],
  [Math.PI / 2, 16331239353195370],
  [Infinity, NaN],
  [-Infinity, NaN],
  [NaN, NaN],
])('tan(%d) is exactly %d', (x, y) => expect(f(x)).toBe(y));

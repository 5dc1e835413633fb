import { expect, test } from 'vitest';
import { cbrt } from '../../../src/scalar/elementary/cube-root.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { unaryReference } from '../elementary-reference.ts';
import { between, expectNear, scales, signed } from '../samples.ts';

test.each([
  ['over its whole range', signed(scales(-1074, 1023))],
  ['over three powers of two', between(1, 8)],
] as const)('cbrt is within 0.7 ulp %s', (_, domain) =>
  expectNear(
    (x) => cbrt(primitives, x),
    unaryReference.cbrt,
    0.7,
    domain.map((x) => [x] as const),
    1500,
  ),
);

test('cubes have whole cube roots; zeros, infinities and NaN stay', () => {
  for (let n = -200; n <= 200; n++) expect(cbrt(primitives, n ** 3)).toBe(n);
  for (const x of [0, -0, Infinity, -Infinity, NaN]) expect(cbrt(primitives, x)).toBe(x);
});

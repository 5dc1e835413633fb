import { expect, test } from 'vitest';
import { acos, asin } from '../../../src/scalar/elementary/inverse-sine.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { unaryReference } from '../elementary-reference.ts';
import { between, expectNear, scales, signed } from '../samples.ts';

const functions = { asin: (x: number) => asin(primitives, x), acos: (x: number) => acos(primitives, x) } as const;
const domains = [
  ['over its domain', between(-1, 1)],
  ['next to ±1', signed(scales(-53, -2).map((t) => 1 - t))],
  ['of tiny numbers', signed(scales(-1074, -1))],
  ['where its forms meet', signed(between(0.45, 0.55))],
] as const;

for (const name of ['asin', 'acos'] as const)
  test.each(domains)(`${name} is within 1 ulp %s`, (_, domain) =>
    expectNear(
      functions[name],
      unaryReference[name],
      1,
      domain.map((x) => [x] as const),
    ),
  );

test.each([
  ['asin', -0, -0],
  ['asin', 2 ** -1074, 2 ** -1074],
  ['asin', 1, Math.PI / 2],
  ['asin', -1, -Math.PI / 2],
  ['asin', 1 + 2 ** -52, NaN],
  ['asin', -Infinity, NaN],
  ['asin', NaN, NaN],
  ['acos', 1, 0],
  ['acos', -1, Math.PI],
  ['acos', 0, Math.PI / 2],
  ['acos', -1 - 2 ** -52, NaN],
  ['acos', Infinity, NaN],
  ['acos', NaN, NaN],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(functions[name](x)).toBe(y));

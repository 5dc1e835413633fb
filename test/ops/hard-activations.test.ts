import { expect, test } from 'vitest';
import { grad, hardTanh, relu6, softsign, sum, tensor, type Unary } from '../../src/index.ts';

const slopes = (f: Unary, x: readonly number[]): number[] => [...grad((z) => sum(f(z)), tensor(x, [x.length])).data];

test.each([
  ['relu6', relu6, [-1, 0, 3, 6, 7, Infinity, NaN], [0, 0, 3, 6, 6, 6, NaN], [0, 0, 1, 0, 0, 0, 0]],
  ['hardTanh', hardTanh, [-2, -1, 0.5, 1, 2, -Infinity, NaN], [-1, -1, 0.5, 1, 1, -1, NaN], [0, 0, 1, 0, 0, 0, 0]],
  ['softsign', softsign, [-3, 0, 1, Infinity, -Infinity], [-0.75, 0, 0.5, 1, -1], [1 / 16, 1, 0.25, 0, 0]],
])('%s and its slope, at kinks and at infinity too', (_, f, x, y, slope) => {
  expect([...f(tensor(x, [x.length])).data]).toEqual(y);
  expect(slopes(f, x)).toEqual(slope);
});

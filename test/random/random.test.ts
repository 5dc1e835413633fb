import { expect, test } from 'vitest';
import { grad, key, normal, splitKey, sum, tensor, uniform, type Tensor } from '../../src/index.ts';
import { threefry } from '../../src/ops/random-bits.ts';
import { numbers } from '../../src/scalar/numbers.ts';

test.each([
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7],
  ],
  [
    [0x13198a2e, 0x03707344],
    [0x243f6a88, 0x85a308d3],
    [0xc4923a9c, 0x483df7a0],
  ],
] as const)('Threefry-2x32-20 gives the published known answers (%#)', (k, counter, words) => {
  expect(threefry(numbers, k, counter)).toEqual(words);
});

test('the same key gives the same numbers, another one others', () => {
  expect(normal(key(1), [5]).data).toEqual(normal(key(1), [5]).data);
  expect(normal(key(1), [5]).data).not.toEqual(normal(key(2), [5]).data);
  expect(key(1).data).not.toEqual(key(2 ** 32 + 1).data);
});

test('split keys differ from each other, from their origin, and from what it generates', () => {
  const origin = key(7);
  const [a, b] = splitKey(origin, 2);
  const texts = [origin, a, b, ...splitKey(a, 3)].map((k) => [...k.data].join());
  expect(new Set(texts).size).toBe(6);
  expect(splitKey(origin, 2)[0].data).toEqual(splitKey(origin, 5)[0].data);
});

const n = 40_000;
const moments = (x: Tensor): [mean: number, variance: number] => {
  const values = [...x.data];
  const mean = values.reduce((s, v) => s + v, 0) / n;
  return [mean, values.reduce((s, v) => s + (v - mean) ** 2, 0) / n];
};

test('uniform numbers lie in [low, high) and have its mean and variance', () => {
  const x = uniform(key(3), [n], { low: -1, high: 3 });
  expect(Math.min(...x.data)).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...x.data)).toBeLessThan(3);
  const [mean, variance] = moments(x);
  expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(16 / 12 / n)); // five standard errors
  expect(Math.abs(variance - 16 / 12)).toBeLessThan(0.03);
});

test('normal numbers have their mean, deviation and tails', () => {
  const x = normal(key(4), [n], { mean: 2, deviation: 3 });
  const [mean, variance] = moments(x);
  expect(Math.abs(mean - 2)).toBeLessThan((5 * 3) / Math.sqrt(n));
  expect(Math.abs(variance / 9 - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  const beyond = [...x.data].filter((v) => Math.abs(v - 2) > 6).length / n;
  expect(Math.abs(beyond - 0.0455)).toBeLessThan(0.006);
});

test('random numbers differentiate by their mean and deviation', () => {
  const g = grad(({ mean, deviation }) => sum(normal(key(1), [4], { mean, deviation })), { mean: tensor(0), deviation: tensor(1) });
  expect(g.mean.data[0]).toBe(4);
  expect(g.deviation.data[0]).toBeCloseTo(
    normal(key(1), [4]).data.reduce((s, v) => s + v, 0),
    12,
  );
});

test('a seed that is not a whole number is refused', () => {
  expect(() => key(1.5)).toThrow('key: the seed must be a whole number from 0 to 2^53 - 1, got 1.5');
  expect(() => normal(tensor([0.5, NaN]), [1])).toThrow('normal: expected a key, got numbers that key and splitKey do not make');
  expect(() => normal(tensor([1, 2, 3]) as never, [1])).toThrow('normal: expected a key, got a tensor of shape [3]');
});

test('a mean or bound that is not a scalar is refused by name', () => {
  expect(() => normal(key(1), [2], { mean: tensor([1, 2]) as never })).toThrow('normal: the mean must be a scalar, got [2]');
  expect(() => uniform(key(1), [2], { high: 'x' as never })).toThrow("uniform: expected a tensor or a number, got 'x'");
});

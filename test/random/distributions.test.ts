import { describe, expect, test } from 'vitest';
import {
  bernoulli,
  broadcastTo,
  categorical,
  compile,
  exponential,
  grad,
  gumbel,
  jvp,
  key,
  laplace,
  sum,
  tensor,
  toArray,
  vmap,
  type Key,
  type Tensor,
} from '../../src/index.ts';

const n = 20_000;
const euler = 0.5772156649015329;

describe.each<[string, (k: Key) => Tensor, (x: number) => number, mean: number, variance: number]>([
  ['exponential', (k) => exponential(k, [n], { rate: 2 }), (x) => 1 - Math.exp(-2 * x), 1 / 2, 1 / 4],
  [
    'gumbel',
    (k) => gumbel(k, [n], { location: 1, scale: 2 }),
    (x) => Math.exp(-Math.exp(-(x - 1) / 2)),
    1 + 2 * euler,
    (4 * Math.PI ** 2) / 6,
  ],
  [
    'laplace',
    (k) => laplace(k, [n], { location: -1, scale: 3 }),
    (x) => (x < -1 ? Math.exp((x + 1) / 3) / 2 : 1 - Math.exp(-(x + 1) / 3) / 2),
    -1,
    18,
  ],
])('%s', (_, draw, cumulative, mean, variance) => {
  const values = [...draw(key(11)).data];
  test('has its distribution function (Kolmogorov and Smirnov, one in ten thousand)', () => {
    const distance = values
      .sort((a, b) => a - b)
      .reduce((most, x, i) => Math.max(most, Math.abs(cumulative(x) - i / n), Math.abs(cumulative(x) - (i + 1) / n)), 0);
    expect(distance * Math.sqrt(n)).toBeLessThan(2.23);
  });
  test('has its mean and variance', () => {
    const found = values.reduce((s, x) => s + x, 0) / n;
    const spread = values.reduce((s, x) => s + (x - found) ** 2, 0) / n;
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
    // the fourth central moment is at most 9 variances squared for all three
    expect(Math.abs(spread / variance - 1)).toBeLessThan(4 * Math.sqrt(8 / n));
  });
  test('is finite, and the same for the same key, also compiled', () => {
    expect(values.every(Number.isFinite)).toBe(true);
    const program = compile((k: Key) => draw(k));
    expect(program(key(5)).data).toEqual(draw(key(5)).data);
    expect(draw(key(5)).data).not.toEqual(draw(key(6)).data);
    program.dispose();
  });
});

test('derivatives by location, scale and rate are those of the formula', () => {
  for (const draw of [gumbel, laplace]) {
    const at = { location: tensor(0.5), scale: tensor(2) };
    const g = grad((p: typeof at) => sum(draw(key(3), [6], p)), at);
    const total = draw(key(3), [6]).data.reduce((s, x) => s + x, 0);
    expect([g.location.data[0], g.scale.data[0]]).toEqual([6, expect.closeTo(total, 12)]);
  }
  const [x, dot] = jvp((rate: Tensor<[]>) => exponential(key(3), [4], { rate }), tensor(2), tensor(1));
  x.data.forEach((v, i) => expect(dot.data[i]).toBeCloseTo(-v / 2, 14));
});

/** Σ (observed - expected)² / expected. */
const chiSquare = (observed: readonly number[], expected: readonly number[]): number =>
  observed.reduce((s, o, i) => s + (o - expected[i]!) ** 2 / expected[i]!, 0);

describe('bernoulli', () => {
  test.each([0.5, 0.1, 0.9])('gives ones with the probability %d', (probability) => {
    const ones = bernoulli(key(21), [n], { probability }).data;
    expect(ones.every((x) => x === 0 || x === 1)).toBe(true);
    expect(Math.abs(ones.reduce((s, x) => s + x, 0) / n - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / n));
  });
  test('gives no ones with probability 0, and nothing else with 1', () => {
    expect(bernoulli(key(1), [1000], { probability: 0 }).data.every((x) => x === 0)).toBe(true);
    expect(bernoulli(key(1), [1000], { probability: 1 }).data.every((x) => x === 1)).toBe(true);
  });
  test('has no derivative by the probability', () => {
    expect(toArray(grad((probability: Tensor<[]>) => sum(bernoulli(key(1), [9], { probability })), tensor(0.5)))).toBe(0);
  });
});

describe('categorical', () => {
  const probabilities = [0.1, 0.2, 0.3, 0.4];
  const logits = tensor(probabilities.map(Math.log)) as Tensor<[4]>;
  test('draws each class with its probability (χ², three degrees of freedom, one in a thousand)', () => {
    const drawn: Tensor<[20_000]> = categorical(key(31), broadcastTo(logits, [20_000, 4]));
    const counts = probabilities.map((_, i) => drawn.data.filter((x) => x === i).length);
    expect(
      chiSquare(
        counts,
        probabilities.map((p) => n * p),
      ),
    ).toBeLessThan(16.27);
  });
  test('does not depend on what is added to all logits, and never draws a logit of -∞', () => {
    const rows = broadcastTo(tensor([0, -Infinity, 1]), [500, 3]);
    const drawn = categorical(key(2), rows);
    expect(drawn.data.some((x) => x === 1)).toBe(false);
    expect(new Set(drawn.data).size).toBe(2);
  });
  test('draws from one row, and in a batch', () => {
    expect(categorical(key(4), logits).shape).toEqual([]);
    const batch: Tensor<[3]> = vmap((row) => categorical(key(4), row), broadcastTo(logits, [3, 4]));
    expect(new Set(batch.data).size).toBe(1);
  });
  test('of a scalar or of no classes is refused', () => {
    expect(() => categorical(key(1), tensor(1) as never)).toThrow('categorical: axis -1 is out of range for []');
    expect(() => categorical(key(1), tensor([], [0]))).toThrow('categorical: there are no classes in [0]');
  });
});

test.each<[string, () => unknown, string]>([
  ['a probability above 1', () => bernoulli(key(1), [1], { probability: 1.5 }), 'bernoulli: the probability must be from 0 to 1, got 1.5'],
  ['a scale below 0', () => gumbel(key(1), [1], { scale: -1 }), 'gumbel: the scale must be 0 or more, got -1'],
  ['a rate that is NaN', () => exponential(key(1), [1], { rate: NaN }), 'exponential: the rate must be 0 or more, got NaN'],
  [
    'a location that is no scalar',
    () => laplace(key(1), [1], { location: tensor([1]) as never }),
    'laplace: the location must be a scalar, got [1]',
  ],
])('%s is refused', (_, call, sentence) => {
  expect(call).toThrow(sentence);
});

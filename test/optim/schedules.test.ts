import { describe, expect, test } from 'vitest';
import { adam, applyUpdate, constant, cosine, rateAt, stepDecay, warmup } from '../../src/optim/index.ts';
import { tensor } from '../../src/index.ts';

test('constant is the same at every update', () => {
  expect([1, 2, 1e9].map(constant(0.3))).toEqual([0.3, 0.3, 0.3]);
});

test('stepDecay falls after every full period', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(stepDecay({ from: 8, every: 3, factor: 0.5 }))).toEqual([8, 8, 8, 4, 4, 4, 2]);
});

describe('cosine', () => {
  const schedule = cosine({ from: 1, to: 0.2, steps: 101 });
  test('begins at `from`, ends at `to`, and stays there', () => {
    expect(schedule(1)).toBe(1);
    expect(schedule(101)).toBe(0.2);
    expect(schedule(1000)).toBe(0.2);
  });
  test('is halfway at half time', () => {
    expect(schedule(51)).toBeCloseTo(0.6, 14);
  });
  test('never rises', () => {
    for (let step = 2; step <= 110; step++) expect(schedule(step)).toBeLessThanOrEqual(schedule(step - 1));
  });
  test('of one step is `to`', () => {
    expect(cosine({ from: 1, steps: 1 })(1)).toBe(0);
  });
});

describe('warmup', () => {
  test('rises in a straight line, then follows the other schedule from its first update', () => {
    expect([1, 2, 3, 4, 5, 6].map(warmup({ steps: 3, then: stepDecay({ from: 8, every: 2, factor: 0.5 }) }))).toEqual([2, 4, 6, 8, 8, 4]);
  });
  test('takes a number for a constant', () => {
    expect([1, 2, 3].map(warmup({ steps: 1, then: 0.5 }))).toEqual([0.25, 0.5, 0.5]);
  });
});

describe('settings that make no sense are refused', () => {
  test.each([
    [() => constant(-1), 'constant: the rate must be a finite number of 0 or more, got -1'],
    [() => stepDecay({ from: 1, every: 0, factor: 0.5 }), 'stepDecay: every must be a whole number of 1 or more, got 0'],
    [() => stepDecay({ from: 1, every: 2, factor: NaN }), 'stepDecay: factor must be a finite number of 0 or more, got NaN'],
    [() => cosine({ from: 1, steps: 2.5 }), 'cosine: steps must be a whole number of 1 or more, got 2.5'],
    [() => cosine({ from: 1, to: -1, steps: 2 }), 'cosine: to must be a finite number of 0 or more, got -1'],
    [() => warmup({ steps: 0, then: 1 }), 'warmup: steps must be a whole number of 1 or more, got 0'],
  ])('%s', (make, sentence) => {
    expect(make).toThrow(sentence);
  });
});

test('a schedule that gives no number is refused at the update that asks', () => {
  const optimizer = adam({ learningRate: (step) => 1 / (3 - step) });
  expect(rateAt(optimizer, 2)).toBe(1);
  expect(() => rateAt(optimizer, 3)).toThrow('adam: learningRate(3) must be a finite number of 0 or more, got Infinity');
  const [at, state] = applyUpdate(optimizer, tensor([1]), tensor([1]));
  const [, next] = applyUpdate(optimizer, at, tensor([1]), state);
  expect(() => applyUpdate(optimizer, at, tensor([1]), next)).toThrow('adam: learningRate(3)');
});

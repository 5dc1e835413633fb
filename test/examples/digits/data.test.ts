import { describe, expect, test } from 'vitest';
import { key } from '../../../src/index.ts';
import { batches, inOrder, shuffled } from '../../../examples/digits/batches.ts';
import { batchOf, loadDigits, pair, type Digits } from '../../../examples/digits/data.ts';

const images = { shape: [3, 28, 28], data: new Uint8Array(3 * 784).map((_, i) => Math.floor(i / 784) * 51 + (i % 2)) };
const digits = pair('three', images, { shape: [3], data: Uint8Array.of(7, 0, 9) });

describe('images and labels that do not belong together are refused', () => {
  test.each([
    [{ ...images, shape: [3, 27, 28] }, [7, 0, 9], 'three: the images are 27 × 28, not 28 × 28'],
    [images, [7, 0], 'three: there are 3 images but 2 labels'],
    [images, [7, 10, 9], 'three: label 1 is 10, not a digit from 0 to 9'],
  ])('case %#', (idx, labels, sentence) => {
    expect(() => pair('three', idx, { shape: [labels.length], data: Uint8Array.from(labels) })).toThrow(sentence);
  });
});

test('a batch holds the digits in the order asked for, as numbers from 0 to 1', () => {
  const { x, label } = batchOf(digits, [2, 0, 1], 0, 2);
  expect(x.shape).toEqual([2, 784]);
  expect([...label.data]).toEqual([9, 7]);
  expect([x.data[0], x.data[1], x.data[784], x.data[785]]).toEqual([102 / 255, 103 / 255, 0, 1 / 255]);
});

describe('shuffled', () => {
  test('holds each number once', () => {
    expect([...shuffled(100, key(5))].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
  test('is the same for the same key, another for another', () => {
    expect([...shuffled(50, key(5))]).toEqual([...shuffled(50, key(5))]);
    expect([...shuffled(50, key(6))]).not.toEqual([...shuffled(50, key(5))]);
  });
  test('puts every number in every place alike', () => {
    const seen = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let seed = 0; seed < 2000; seed++) shuffled(4, key(seed)).forEach((value, place) => seen[place]![value]!++);
    for (const n of seen.flat()) expect(Math.abs(n - 500)).toBeLessThan(100); // five deviations
  });
});

test('batches give every digit once an epoch, the last batch what is left, each epoch in an order of its own', () => {
  const many: Digits = { count: 10, images: new Uint8Array(7840), labels: Uint8Array.from({ length: 10 }, (_, i) => i) };
  const labels = [...batches(many, 4, 2, key(1))].map(({ label }) => [...label.data]);
  expect(labels.map((batch) => batch.length)).toEqual([4, 4, 2, 4, 4, 2]);
  const [first, second] = [labels.slice(0, 3).flat(), labels.slice(3).flat()];
  expect([...first].sort()).toEqual([...many.labels]);
  expect([...second].sort()).toEqual([...many.labels]);
  expect(second).not.toEqual(first);
  expect([...inOrder(many, 4)].flatMap(({ label }) => [...label.data])).toEqual([...many.labels]);
});

test('the MNIST digits are there: 60 000 and 10 000, the first ones as they are known', async () => {
  const { train, test } = await loadDigits();
  expect([train.count, test.count]).toEqual([60_000, 10_000]);
  expect([...train.labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  expect([...test.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
});

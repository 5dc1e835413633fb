import { expect, test } from 'vitest';
import { compile, grad, key, normal, pairwiseInteractions, sum, tensor, toArray, vmap, zeros, type Tensor } from 'cotangent';

const [x, v] = [normal(key(1), [6, 4]), normal(key(2), [4, 3])];
const lists = (t: Tensor): number[][] => toArray(t) as number[][];
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, value, f) => total + value * b[f]!, 0);

test('it is the sum over all pairs of different features', () => {
  const factors = lists(v);
  const expected = lists(x).map((row) =>
    row.flatMap((a, i) => row.slice(i + 1).map((b, j) => dot(factors[i]!, factors[i + 1 + j]!) * a * b)).reduce((a, b) => a + b),
  );
  expect([...pairwiseInteractions(x, v).data]).toEqual(expected.map((value) => expect.closeTo(value, 13) as unknown));
});

test('its slope by a factor is what Rendle says, also compiled', () => {
  const [rows, factors] = [lists(x), lists(v)];
  const slope = (i: number, f: number): number =>
    rows
      .map(
        (row) =>
          row[i]! *
            dot(
              row,
              factors.map((own) => own[f]!),
            ) -
          factors[i]![f]! * row[i]! ** 2,
      )
      .reduce((a, b) => a + b);
  const expected = factors.flatMap((own, i) => own.map((_, f) => expect.closeTo(slope(i, f), 12) as unknown));
  const slopes = (w: typeof v): typeof v => grad((u: typeof v) => sum(pairwiseInteractions(x, u)), w);
  expect([...slopes(v).data]).toEqual(expected);
  const program = compile(slopes);
  expect([...program(v).data]).toEqual(expected);
  program.dispose();
});

test('two features that are on give the product of their factors, one gives exactly 0', () => {
  const factors = tensor([
    [1, 2],
    [0.1, 0.7],
    [3, -4],
  ]);
  expect(toArray(pairwiseInteractions(tensor([1, 0, 1]), factors))).toBe(-5);
  expect(toArray(pairwiseInteractions(tensor([0, 1, 0]), factors))).toBe(0);
});

test('it maps over examples as over leading axes', () => {
  expect(vmap((row) => pairwiseInteractions(row, v), x).data).toEqual(pairwiseInteractions(x, v).data);
});

test('of no features, of no factors and of no inputs', () => {
  expect(toArray(pairwiseInteractions(zeros([2, 0]), zeros([0, 3])))).toEqual([0, 0]);
  expect(toArray(pairwiseInteractions(x, zeros([4, 0])))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(pairwiseInteractions(zeros([0, 4]), v).shape).toEqual([0]);
});

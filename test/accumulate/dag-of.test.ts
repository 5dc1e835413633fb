import { expect, test } from 'vitest';
import { add, mul, sin, sub, tensor, type Tensor } from '../../src/index.ts';
import { dagOf } from '../../src/accumulate/dag-of.ts';
import { linearizedGraph } from '../../src/accumulate/linearized.ts';
import type { Dag } from '../../src/accumulate/search/dag.ts';
import { trace } from '../../src/transform/trace.ts';

type Scalar = Tensor<[]>;
const dagAt = (f: (x: readonly [Scalar, Scalar]) => readonly Scalar[]): Dag =>
  dagOf(linearizedGraph(trace('test', f as never, [tensor(1), tensor(2)]), (v) => v));

test('vertices come in the order in which they were recorded, also where they are used in another', () => {
  const { preds, outputs } = dagAt(([x, y]) => {
    const first = sin(x);
    const second = sin(y);
    return [mul(second, first)];
  });
  expect(preds).toEqual([[], [], [0], [1], [3, 2]]);
  expect(outputs).toEqual([4]);
});

test('an output that is used later, given twice, or an input gets a copy', () => {
  const { preds, outputs, isUnit } = dagAt(([x, y]) => {
    const used = sin(x);
    const twice = sin(y);
    return [used, sin(used), twice, twice, x];
  });
  expect(preds).toEqual([[], [], [0], [1], [2], [2], [3], [0]]);
  expect(outputs).toEqual([5, 4, 3, 6, 7]);
  expect(isUnit!(2, 5)).toBe(true);
});

test('what the outputs do not need, or the inputs do not reach, is no vertex', () => {
  const { preds, outputs } = dagAt(([x]) => {
    sin(x);
    return [tensor(3), add(x, sin(2))];
  });
  expect(preds).toEqual([[], [], [0]]);
  expect(outputs).toEqual([2]);
});

test('sums and differences have derivatives of ±1; x + x has not, and neither has what is 1 at a point only', () => {
  const { isUnit } = dagAt(([x, y]) => [sub(x, y), add(x, x), mul(x, y)]);
  expect([isUnit!(0, 2), isUnit!(1, 2), isUnit!(0, 3), isUnit!(1, 4)]).toEqual([true, true, false, false]);
});

// The small nets and records that these tests share.
import { add, halfSquaredError, matmul, relu, tensor, type Tensor } from 'cotangent';
import { dataflow, type DataflowOptions } from 'cotangent/flow';
import type { Optimizer } from 'cotangent/optim';

/** A tensor of numbers that look random and are always the same. */
export function numbers<const S extends readonly number[]>(shape: S, phase = 0): Tensor<[...S]> {
  const length = shape.reduce((n, d) => n * d, 1);
  return tensor(
    Float64Array.from({ length }, (_, i) => Math.sin(12.9898 * (i + 1) + phase)),
    shape,
  ) as Tensor<[...S]>;
}

/** Parameters of a 3-4-2 network. */
export const parameters = (): {
  hidden: { w: Tensor<[3, 4]>; b: Tensor<[4]> };
  head: { w: Tensor<[4, 2]>; b: Tensor<[2]> };
} => ({ hidden: { w: numbers([3, 4], 1), b: numbers([4], 2) }, head: { w: numbers([4, 2], 3), b: numbers([2], 4) } });

/** A 3-4-2 network that returns its hidden layer, its result and its loss. */
export function makeNet(options: DataflowOptions = {}) {
  return dataflow(
    { x: ['batch', 3], t: ['batch', 2] },
    parameters(),
    ({ x, t }, p) => {
      const hidden = relu(add(matmul(x, p.hidden.w), p.hidden.b));
      const y = add(matmul(hidden, p.head.w), p.head.b);
      return { hidden, y, loss: halfSquaredError(y, t) };
    },
    options,
  );
}

export type TestRecord = { x: Tensor<[number, 3]>; t: Tensor<[number, 2]> };

/** A record of `batch` examples, the n-th of its size. */
export function record(batch: number, n = 0): TestRecord {
  return { x: numbers([batch, 3], n + 5), t: numbers([batch, 2], n + 7) };
}

/** The bits of all numbers in a tree of tensors, by path: equal only when every bit is. */
export function bits(tree: unknown, path = ''): Record<string, string> {
  if (typeof tree !== 'object' || tree === null) return { [path]: String(tree) };
  if ('data' in tree && tree.data instanceof Float64Array) return { [path]: Buffer.from(tree.data.slice().buffer).toString('hex') };
  return Object.assign({}, ...Object.entries(tree).map(([key, value]) => bits(value, `${path}.${key}`))) as Record<string, string>;
}

/** Wait until timers that are due, and what RxJS reports later, have run. */
export const settled = (milliseconds = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An optimizer with a rule of the test's own. */
export function optimizer(update: Optimizer['update'], learningRate: Optimizer['learningRate'] = 0.1, name = 'test'): Optimizer {
  return { name, slots: () => [], update, learningRate };
}

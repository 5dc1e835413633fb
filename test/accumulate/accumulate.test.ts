import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { contract, jacobian, key, matmul, normal, sum, tanh, tensor, type Tensor } from '../../src/index.ts';
import { linearizedGraph } from '../../src/accumulate/linearized.ts';
import { costsOfSteps } from '../../src/accumulate/plan.ts';
import { trace } from '../../src/transform/trace.ts';
import type { Value } from '../../src/tensor/tensor.ts';

const symbolic = (v: Value): Value => v;
const costs = (f: (x: never) => unknown, x: Tensor): { forward: number; reverse: number } => {
  const graph = linearizedGraph(trace('test', f, x), symbolic);
  const cost = (order: readonly number[]): number => costsOfSteps(graph, order).reduce((sum, one) => sum + one, 0);
  return { forward: cost(graph.inner), reverse: cost([...graph.inner].reverse()) };
};

test('a wide function is cheaper in reverse, a tall one forward', () => {
  const [a, b, c] = [normal(key(1), [64, 16]), normal(key(2), [16, 16]), normal(key(3), [16, 2])];
  const wide = (x: Tensor<[64]>): Tensor<[2]> => matmul(tanh(matmul(tanh(matmul(x, a)), b)), c);
  const tall = (x: Tensor<[2]>): Tensor<[64]> => contract(a, tanh(contract(b, tanh(contract(c, x)))));
  const [w, t] = [costs(wide, normal(key(4), [64])), costs(tall, normal(key(5), [2]))];
  expect(w.reverse).toBeLessThan(w.forward);
  expect(t.forward).toBeLessThan(t.reverse);
});

test('a chain of dense maps costs what its bracketing costs', () => {
  // 3 ← 4 ← 5 ← 6: from the right 4·5·6 + 3·4·6, from the left 3·4·5 + 3·5·6
  const [p, q, r] = [normal(key(1), [4, 3]), normal(key(2), [5, 4]), normal(key(3), [6, 5])];
  const { forward, reverse } = costs((x: Tensor<[6]>) => matmul(matmul(matmul(x, r), q), p), normal(key(4), [6]));
  expect(forward).toBe(4 * 5 * 6 + 3 * 4 * 6);
  expect(reverse).toBe(3 * 4 * 5 + 3 * 5 * 6);
});

test('the structure of an elementwise chain costs no more than its diagonal', () => {
  expect(costs((x: Tensor<[1000]>) => tanh(tanh(tanh(x))), normal(key(1), [1000]))).toEqual({ forward: 2000, reverse: 2000 });
});

test('entries are made on first reading, once', () => {
  const J = jacobian((x) => tanh(x), tensor([1, 2]));
  expect(J.value).toBe(J.value);
  expect(J.row([0]).shape).toEqual([2]);
});

test('a Jacobian of a sum over a long axis is read by rows without making its square', () => {
  const J = jacobian((x) => tanh(x), normal(key(1), [20_000]));
  expect(J.at([3], [4])).toBe(0);
  expect(J.column([7]).data.filter((v) => v !== 0)).toHaveLength(1);
});

test('Node prints what a Jacobian is, not what it holds', () => {
  expect(inspect(jacobian((x) => sum(x), tensor([1, 2])))).toBe('Jacobian[] by [2]');
});

test('an order that is none is refused', () => {
  expect(() => jacobian((x) => tanh(x), tensor([1]), { order: 'sideways' as never })).toThrow('sideways');
});

import { expect, test } from 'vitest';
import { add, compile, grad, jacobian, jvp, matmul, mul, sum, tanh, tensor, toArray, vmap, zeros, type Tensor } from '../../src/index.ts';

const w = tensor([
  [1, -2, 0.5],
  [3, 1, -1],
]);
const rows = (x: Tensor<[3]>): Tensor<[]> => sum(mul(tanh(x), x));

test('examples along an axis give results along an axis', () => {
  expect(toArray(vmap((x) => sum(x), w))).toEqual([-0.5, 3]);
  expect(toArray(vmap((x) => sum(x), w, { in: -1 }))).toEqual([4, -1, -0.5]);
  expect(vmap((x) => x, w, { in: 1, out: -1 }).data).toEqual(w.data);
  expect(toArray(vmap((x) => x, w, { out: 1 }))).toEqual([
    [1, 3],
    [-2, 1],
    [0.5, -1],
  ]);
});
test('leaves without an axis are passed whole, and results without an example are repeated', () => {
  const y = vmap(({ x, p }) => ({ y: matmul(p, x), p }), { x: w, p: w }, { in: { x: 0, p: null } });
  expect(toArray(y.y)).toEqual([toArray(matmul(w, tensor([1, -2, 0.5]))), toArray(matmul(w, tensor([3, 1, -1])))]);
  expect(toArray(y.p)).toEqual([toArray(w), toArray(w)]);
});
test('no examples give no results', () => {
  expect(vmap((x) => add(x, 1), zeros([0, 2])).shape).toEqual([0, 2]);
});
test('mapped in itself, it maps over two axes', () => {
  expect(toArray(vmap((x) => vmap((y) => mul(y, y), x), w))).toEqual(toArray(mul(w, w)));
});
test('gradients of each example are the gradient of their sum', () => {
  const each = vmap((x) => grad(rows, x), w);
  const ofSum = grad((x) => sum(vmap(rows, x)), w);
  expect(toArray(each)).toEqual(toArray(ofSum));
  expect(toArray(compile((x: Tensor<[2, 3]>) => vmap((row) => grad(rows, row), x))(w))).toEqual(toArray(each));
  expect(toArray(jvp((x) => vmap(rows, x), w, w)[1])).toEqual(toArray(vmap((x) => jvp(rows, x, x)[1], w)));
  expect(jacobian((x) => vmap(rows, x), w).value.shape).toEqual([2, 2, 3]);
});
test('sizes that disagree and axes out of range are said in a sentence', () => {
  expect(() => vmap((x: never) => x, { x: w, y: zeros([3]) } as never)).toThrow("vmap: axis 0 of 'x' is 2, but axis 0 of 'y' is 3");
  expect(() => vmap((x: never) => x, w as never, { in: 2 })).toThrow('vmap: the argument: axis 2 is out of range for [2, 3]');
  expect(() => vmap((x: never) => x, w as never, { out: 2 })).toThrow('vmap: the result: axis 2 is out of range for [3]');
});

import { expect, test } from 'vitest';
import { compile, DataError, grad, matmul, mul, scaledDotProductAttention as attention, softmax, sum, tensor, toArray, transpose, vmap, zeros, type Tensor } from '../../src/index.ts'; // prettier-ignore
import { random } from './matrices.ts';

type Matrix = Tensor<[4, 3]>;
const at = (seed: number): Matrix => tensor(random(4, 3, seed)) as unknown as Matrix;
const [q, k, v] = [at(1), at(2), at(3)];
const plain = (query: Matrix, key: Matrix, value: Matrix): Matrix =>
  matmul(softmax(mul(1 / Math.sqrt(3), matmul(query, transpose(key)))), value);
const closeTo = (x: Tensor, y: Tensor): void => x.data.forEach((a, i) => expect(a).toBeCloseTo(y.data[i]!, 14));

test('attention is a softmax between two products, and so are its gradients', () => {
  closeTo(attention(q, k, v), plain(q, k, v));
  const slopes = (f: typeof plain): readonly Tensor[] => grad(([a, b, c]: [Matrix, Matrix, Matrix]) => sum(mul(f(a, b, c), v)), [q, k, v]);
  slopes((a, b, c) => attention(a, b, c)).forEach((x, i) => closeTo(x, slopes(plain)[i]!));
});

test('a mask hides positions where it is 0, and any other number shows them', () => {
  const mask = tensor([-1, 0, 0.5, NaN]);
  const rows = (x: Matrix): Tensor<[3, 3]> => tensor((toArray(x) as number[][]).filter((_, i) => i !== 1)) as unknown as Tensor<[3, 3]>;
  closeTo(attention(q, k, v, { mask }), attention(q, rows(k), rows(v)));
});

test('a causal query sees the keys up to its own position', () => {
  const y = attention(q, k, v, { causal: true });
  expect([...y.data.subarray(0, 3)]).toEqual([...v.data.subarray(0, 3)]);
  const lower = tensor(Array.from({ length: 4 }, (_, t) => Array.from({ length: 4 }, (_, s) => Number(s <= t))));
  expect(y.data).toEqual(attention(q, k, v, { mask: lower }).data);
  const first = attention(q, k, v, { causal: true, mask: tensor([0, 1, 1, 1]) });
  expect([...first.data.subarray(0, 3)]).toEqual([0, 0, 0]);
});

test('a query that sees nothing gives zeros, with zeros for derivatives, in every mode', () => {
  const mask = tensor([[1, 1, 1, 1], [0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]); // prettier-ignore
  const f = (x: Matrix): Matrix => attention(x, k, v, { mask });
  for (const g of [f, compile(f)]) {
    expect([...g(q).data.subarray(3, 6)]).toEqual([0, 0, 0]);
    expect([...g(q).data.subarray(9)]).toEqual([0, 0, 0]);
  }
  const slope = grad((x: Matrix) => sum(f(x)), q);
  expect([...slope.data.subarray(3)].every((x) => x === 0)).toBe(true); // one key seen: its weight is 1 whatever the query
  const curvature = grad(
    (x: Matrix) =>
      sum(
        mul(
          grad((y: Matrix) => sum(f(y)), x),
          q,
        ),
      ),
    q,
  );
  expect([...curvature.data.subarray(3)].every((x) => x === 0)).toBe(true);
  expect(curvature.data.every(Number.isFinite)).toBe(true);
});

test('huge scores neither overflow nor divide by 0', () => {
  const big = mul(1e150, q);
  const y = attention(big, mul(1e150, k), v, { causal: true });
  expect(y.data.every(Number.isFinite)).toBe(true);
  expect(grad((x: Matrix) => sum(attention(x, k, v, { mask: tensor([1, 1, 0, 1]) })), big).data.every(Number.isFinite)).toBe(true);
});

test('what is hidden may be NaN or infinite', () => {
  const withNaN = tensor((toArray(k) as number[][]).map((row, i) => (i === 1 ? [NaN, Infinity, 0] : row))) as unknown as Matrix;
  const mask = tensor([1, 0, 1, 1]);
  expect(attention(q, withNaN, v, { mask }).data).toEqual(attention(q, k, v, { mask }).data);
});

test('attention of no keys, no queries or no features', () => {
  expect(toArray(attention(zeros([2, 3]), zeros([0, 3]), zeros([0, 1])))).toEqual([[0], [0]]);
  expect(toArray(attention(zeros([2, 3]), zeros([0, 3]), zeros([0, 1]), { mask: zeros([2, 0]) }))).toEqual([[0], [0]]);
  expect(attention(zeros([0, 3]), zeros([2, 3]), zeros([2, 4])).shape).toEqual([0, 4]);
  expect(toArray(attention(zeros([1, 0]), zeros([2, 0]), tensor([[2], [4]])))).toEqual([[3]]);
});

test('attention maps over examples as over leading axes', () => {
  const stack = (seed: number): Tensor<[2, 4, 3]> => tensor([random(4, 3, seed), random(4, 3, seed + 9)]) as unknown as Tensor<[2, 4, 3]>;
  const [a, b, c] = [stack(4), stack(5), stack(6)];
  const mapped = vmap(([x, y, z]) => attention(x, y, z, { causal: true }), [a, b, c] as const);
  closeTo(mapped, attention(a, b, c, { causal: true }));
});

test('options that are none are said', () => {
  expect(() => attention(q, k, v, { scale: NaN })).toThrow(new DataError('scaledDotProductAttention: the scale must be a number, got NaN'));
  expect(() => attention(q, k, v, { causal: 1 as never })).toThrow(
    new DataError('scaledDotProductAttention: causal must be true or false, got 1'),
  );
});

import { expect, test } from 'vitest';
import { add, compile, DataError, diagonalMatrix, eigh, grad, matmul, mul, qr, square, sum, svd, tensor, toArray, transpose, vmap, zeros, type Tensor } from '../../src/index.ts'; // prettier-ignore
import { graded, hilbert, identity, minus, norm, random, times, transposed, unitOf, type Rows } from './matrices.ts';

const asTensor = (a: Rows): Tensor<[3, 3]> => tensor(a) as unknown as Tensor<[3, 3]>;
const rowsOf = (x: Tensor): Rows => toArray(x) as unknown as Rows;
const diagonal = (s: readonly number[]): Rows => s.map((x, i) => s.map((_, j) => (i === j ? x : 0)));
const symmetric = (a: Rows): Rows => a.map((row, i) => row.map((x, j) => (x + a[j]![i]!) / 2));
const orthonormal = (q: Rows): number => norm(minus(times(transposed(q), q), identity(q[0]!.length)));

const stretched: Rows = [[1, 2], [3, 4]]; // prettier-ignore
const samples: readonly (readonly [string, Rows])[] = [
  ['random', random(30, 30)],
  ['tall', random(20, 7)],
  ['graded', graded(16, 16, 0.1)],
  ['a Hilbert matrix', hilbert(12, 12)],
  ['of rank 3', times(random(10, 3), random(3, 10, 2))],
  ['zero', random(4, 4).map((row) => row.map(() => 0))],
  ['of ones', random(5, 5).map((row) => row.map(() => 1))],
  ['the identity', identity(6)],
  ['huge', random(5, 5).map((row) => row.map((x) => x * 1e300))],
  ['tiny', random(5, 5).map((row) => row.map((x) => x * 1e-300))],
  ['one entry', [[-3]]],
];

/** Residuals of huge and tiny matrices are measured at a scale near 1. */
const near1 = (a: Rows): number => 2 ** -Math.round(Math.log2(Math.max(2 ** -1000, ...a.flat().map(Math.abs))));
const by = (a: Rows, scale: number): Rows => a.map((row) => row.map((x) => x * scale));

test.each([...samples, ['wide', random(7, 20)] as const])('Q·R is A, and Q is orthonormal, to n·ε: %s', (_, a) => {
  const [q, r] = qr(asTensor(a)).map(rowsOf) as [Rows, Rows];
  const [scale, n] = [near1(a), Math.max(a.length, a[0]!.length)];
  expect(orthonormal(q)).toBeLessThan(2 * unitOf(n));
  expect(norm(minus(times(q, by(r, scale)), by(a, scale)))).toBeLessThanOrEqual(2 * unitOf(n) * norm(by(a, scale)));
  r.forEach((row, i) => {
    expect(row[i]).toBeGreaterThanOrEqual(0);
    expect(row.slice(0, i).every((x) => x === 0)).toBe(true);
  });
});

test.each(samples.filter(([, a]) => a.length === a[0]!.length))('V·Λ·Vᵀ is A, and V is orthonormal, to n·ε: %s', (_, given) => {
  const a = symmetric(given);
  const [values, vectors] = eigh(asTensor(a));
  const [scale, n, v] = [near1(a), a.length, rowsOf(vectors)];
  expect(orthonormal(v)).toBeLessThan(3 * unitOf(n));
  const lambda = [...values.data].map((x) => x * scale);
  expect(norm(minus(times(times(v, diagonal(lambda)), transposed(v)), by(a, scale)))).toBeLessThanOrEqual(
    3 * unitOf(n) * norm(by(a, scale)),
  );
  expect([...values.data]).toEqual([...values.data].sort((x, y) => x - y));
});

test.each([...samples, ['wide', random(7, 20)] as const])('U·S·V is A, and U and V are orthonormal, to n·ε: %s', (_, a) => {
  const [u, s, v] = svd(asTensor(a)) as unknown as [Tensor, Tensor, Tensor];
  const [scale, n] = [near1(a), Math.max(a.length, a[0]!.length)];
  expect(orthonormal(rowsOf(u))).toBeLessThan(4 * unitOf(n));
  expect(orthonormal(transposed(rowsOf(v)))).toBeLessThan(4 * unitOf(n));
  const product = times(times(rowsOf(u), diagonal([...s.data].map((x) => x * scale))), rowsOf(v));
  expect(norm(minus(product, by(a, scale)))).toBeLessThanOrEqual(4 * unitOf(n) * norm(by(a, scale)));
  expect([...s.data]).toEqual([...s.data].sort((x, y) => y - x));
  expect(s.data.every((x) => x >= 0)).toBe(true);
});

test('known factors', () => {
  const turned = [[2, 1], [1, 2]]; // prettier-ignore
  const [values, vectors] = eigh(asTensor(turned));
  const half = Math.SQRT1_2;
  expect([...values.data]).toEqual([1, 3]);
  rowsOf(vectors).forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo([[half, half], [-half, half]][i]![j]!, 15))); // prettier-ignore
  const [, s] = svd(tensor([[0, -3], [2, 0]])); // prettier-ignore
  expect([...s.data]).toEqual([3, 2]);
  const [q, r] = qr(tensor([[-3], [4]]));
  expect([...q.data, ...r.data].map((x) => Number(x.toFixed(15)))).toEqual([-0.6, 0.8, 5]);
});

test('tiny singular values and eigenvalues of a diagonal are exact', () => {
  const a = tensor([[1, 0], [0, 1e-200]]); // prettier-ignore
  expect([...svd(a)[1].data]).toEqual([1, 1e-200]);
  expect([...eigh(a)[0].data]).toEqual([1e-200, 1]);
});

test('empty matrices have empty factors', () => {
  expect(qr(zeros([3, 0])).map((x) => x.shape)).toEqual([[3, 0], [0, 0]]); // prettier-ignore
  expect(qr(zeros([0, 3])).map((x) => x.shape)).toEqual([[0, 0], [0, 3]]); // prettier-ignore
  expect(svd(zeros([2, 0, 3])).map((x) => x.shape)).toEqual([[2, 0, 0], [2, 0], [2, 0, 3]]); // prettier-ignore
  expect(eigh(zeros([2, 0, 0])).map((x) => x.shape)).toEqual([[2, 0], [2, 0, 0]]); // prettier-ignore
});

test('NaN and infinity make all factors of their matrix NaN, and no other', () => {
  const stack = tensor([[[1, NaN], [0, 1]], [[1, Infinity], [0, 1]], [[2, 0], [0, 1]]]); // prettier-ignore
  for (const parts of [qr(stack), eigh(stack), svd(stack)] as unknown as Tensor[][]) {
    for (const part of parts) {
      const third = part.data.length / 3;
      expect(part.data.subarray(0, 2 * third).every(Number.isNaN)).toBe(true);
      expect(part.data.subarray(2 * third).some(Number.isNaN)).toBe(false);
    }
  }
});

test('the derivative of qr names the matrix whose columns are dependent', () => {
  const f = (x: Tensor<[2, 2, 2]>): Tensor<[]> => sum(qr(x)[0]);
  const stack = tensor([stretched, [[1, 1], [0, 0]]]) as unknown as Tensor<[2, 2, 2]>; // prettier-ignore
  expect(() => grad(f, stack)).toThrow(new DataError('the derivative of qr: matrix [1] is singular (entry [1, 1] is 0)'));
});

test('functions symmetric in equal eigenvalues or singular values have the right gradient', () => {
  const one = tensor(identity(3)) as unknown as Tensor<[3, 3]>;
  const cubes = (x: Tensor<[3, 3]>): Tensor<[]> => sum(mul(square(eigh(x)[0]), eigh(x)[0]));
  expect(toArray(grad(cubes, one))).toEqual(by(identity(3), 3));
  expect(toArray(grad((x: Tensor<[3, 3]>) => sum(svd(x)[1]), one))).toEqual(identity(3));
  const rebuilt = (x: Tensor<[3, 3]>): Tensor<[]> => {
    const [values, v] = eigh(x);
    return sum(mul(matmul(matmul(v, diagonalMatrix(values)), transpose(v)), tensor(random(3, 3)) as unknown as Tensor<[3, 3]>));
  };
  const apart = add(one, diagonalMatrix(tensor([0, 1, 2]))) as Tensor<[3, 3]>;
  const expected = symmetric(random(3, 3));
  rowsOf(grad(rebuilt, apart)).forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(expected[i]![j]!, 13)));
});

test('compiled and mapped, the factors are the same', () => {
  const stack = tensor([random(3, 3), random(3, 3, 5)]) as unknown as Tensor<[2, 3, 3]>;
  const f = (x: Tensor<[3, 3]>): readonly Tensor[] => [...qr(x), ...eigh(x), ...svd(x)];
  const eager = f(stack as never).map((x) => x.data);
  expect((compile(f as never) as typeof f)(stack as never).map((x) => x.data)).toEqual(eager);
  expect((vmap as unknown as (g: typeof f, x: Tensor) => readonly Tensor[])(f, stack).map((x) => x.data)).toEqual(eager);
});

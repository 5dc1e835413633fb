import { expect, test } from 'vitest';
import {
  add,
  coloring,
  Coloring,
  compile,
  concat,
  cumsum,
  exp,
  gather,
  hessian,
  jacobian,
  key,
  matmul,
  mul,
  normal,
  reshape,
  sin,
  slice,
  sort,
  sparseHessian,
  sparseJacobian,
  sparsity,
  SparsityPattern,
  square,
  sub,
  sum,
  tanh,
  tensor,
  zeros,
  type SparseMatrix,
  type Tensor,
} from '../../src/index.ts';

type Vector = Tensor<[12]>;
const x = normal(key(1), [12]);
const [before, here, after] = [
  [null, -2],
  [1, -1],
  [2, null],
] as const;
/** A discrete boundary value problem: three entries in each row. */
const banded = (v: Vector): Tensor<[10]> =>
  add(sub(mul(2, slice(v, [here])), add(slice(v, [before]), slice(v, [after]))), mul(0.1, exp(slice(v, [here]))));
/** A full row, a full column and a diagonal. */
const arrow = (v: Vector): Vector =>
  concat([reshape(sum(square(v)), [1]), mul(sin(slice(v, [[1, null]])), slice(v, [0]) as never)]) as Vector;
const functions = { banded, arrow, cumsum: (v: Vector) => cumsum(mul(v, v)), sort: (v: Vector) => sort(tanh(v)) };
const rosenbrock = (v: Vector): Tensor<[]> =>
  sum(add(mul(100, square(sub(slice(v, [[1, null]]), square(slice(v, [[null, -1]]))))), square(sub(1, slice(v, [[null, -1]])))));

const near = (got: Float64Array, wanted: Float64Array): void => {
  const size = Math.max(...wanted.map(Math.abs));
  // each entry is read from one product: only what is added up to it on the way may be rounded in another order
  got.forEach((v, i) => expect(Math.abs(v - wanted[i]!)).toBeLessThanOrEqual(8 * Number.EPSILON * size));
};

test.each(Object.entries(functions))('a sparse Jacobian is the dense one, by columns, rows, both and auto: %s', (_, f) => {
  const dense = jacobian(f as (v: Vector) => Tensor<[number]>, x).value.data;
  for (const by of ['columns', 'rows', 'both', 'auto'] as const)
    near(sparseJacobian(f as (v: Vector) => Vector, x, { by }).toDense().data, dense);
});

test('a sparse Jacobian has the sizes of the function in its type, and entries where its pattern has', () => {
  const J: SparseMatrix<10, 12> = sparseJacobian(banded, x);
  const pattern = sparsity(banded, x);
  expect([J.shape, J.count]).toEqual([[10, 12], 30]);
  expect([...J.columns]).toEqual([...pattern.columns]);
  expect(J.at(3, 5)).toBe(-1);
  expect(J.at(3, 9)).toBe(0);
});

test('a coloring is good at every point, also as data', () => {
  const colors = coloring(sparsity(banded, x));
  expect(colors.products).toBe(3);
  const back = Coloring.from(JSON.parse(JSON.stringify(colors)));
  for (const at of [zeros([12]), normal(key(2), [12])]) {
    const dense = jacobian(banded, at).value.data;
    near(sparseJacobian(banded, at, { coloring: colors }).toDense().data, dense);
    near(sparseJacobian(banded, at, { coloring: back }).toDense().data, dense);
  }
});

test('a pattern may be given, of more than the function needs', () => {
  const full = SparsityPattern.from({
    shape: [10, 12],
    rowOffsets: Array.from({ length: 11 }, (_, i) => 12 * i),
    columns: Array.from({ length: 120 }, (_, k) => k % 12),
  });
  const J = sparseJacobian(banded, x, { pattern: full });
  expect(J.count).toBe(120);
  near(J.values, jacobian(banded, x).value.data);
});

test('trees of arguments and results are laid one after the other', () => {
  const w = normal(key(3), [3, 2]);
  const f = (p: { readonly w: Tensor<[3, 2]>; readonly b: Tensor<[2]> }): [Tensor<[2]>, { square: Tensor<[2]> }] => [
    add(matmul(tensor([1, 2, 3]), p.w), p.b),
    { square: square(p.b) },
  ];
  const J = sparseJacobian(f, { w, b: tensor([4, 5]) });
  expect([...J.toDense().data]).toEqual([
    ...[1, 0, 2, 0, 3, 0, 1, 0],
    ...[0, 1, 0, 2, 0, 3, 0, 1],
    ...[0, 0, 0, 0, 0, 0, 8, 0],
    ...[0, 0, 0, 0, 0, 0, 0, 10],
  ]);
  for (const by of ['columns', 'rows', 'both'] as const)
    expect(sparseJacobian(f, { w, b: tensor([4, 5]) }, { by }).toDense().data).toEqual(J.toDense().data);
});

test('a sparse Hessian is the dense one and symmetric to the bit, by star and acyclic colourings', () => {
  const dense = hessian(rosenbrock, x).value.data;
  for (const symmetric of ['star', 'acyclic'] as const) {
    const H: SparseMatrix<12, 12> = sparseHessian(rosenbrock, x, { symmetric });
    expect(H.count).toBe(34);
    near(H.toDense().data, dense);
    for (let i = 1; i < 12; i++) expect(H.at(i - 1, i)).toBe(H.at(i, i - 1));
  }
});

const tridiagonal = [...x.data.keys()].map((i) => [i - 1, i, i + 1].filter((j) => j >= 0 && j < 12));
const hessianPattern = {
  shape: [12, 12],
  rowOffsets: tridiagonal.reduce<number[]>((offsets, row) => [...offsets, offsets.at(-1)! + row.length], [0]),
  columns: tridiagonal.flat(),
} as const;

test('a Hessian takes any colouring of its pattern', () => {
  const pattern = SparsityPattern.from(hessianPattern);
  for (const by of ['columns', 'rows', 'both'] as const)
    near(sparseHessian(rosenbrock, x, { coloring: coloring(pattern, { by }) }).toDense().data, hessian(rosenbrock, x).value.data);
});

test('with a coloring, matrices are evaluated in compiled functions', () => {
  const colors = coloring(sparsity(arrow, x));
  const entries = compile((v: Vector) => sparseJacobian(arrow, v, { coloring: colors }).entries);
  expect(entries(x).data).toEqual(sparseJacobian(arrow, x, { coloring: colors }).values);
  const star = coloring(SparsityPattern.from(hessianPattern), { symmetric: 'star' });
  const seconds = compile((v: Vector) => sparseHessian(rosenbrock, v, { coloring: star }).entries);
  near(seconds(x).data, sparseHessian(rosenbrock, x).values);
  const product = compile((v: Vector) => sparseJacobian(banded, v, { coloring: coloring(sparsity(banded, x)) }).multiply(v));
  near(product(x).data, sparseJacobian(banded, x).multiply(x).data);
});

test('where there are no numbers, a pattern and a substitution are refused', () => {
  const traced =
    (f: (v: Vector) => Tensor<[number]>): (() => unknown) =>
    () =>
      compile(f)(x);
  expect(traced((v) => sparseJacobian(banded, v).entries)).toThrow(
    'sparseJacobian: a pattern is found where there are numbers; in a traced function, give the coloring',
  );
  const acyclic = coloring(SparsityPattern.from(hessianPattern), { symmetric: 'acyclic' });
  expect(traced((v) => sparseHessian(rosenbrock, v, { coloring: acyclic }).entries)).toThrow(
    'sparseHessian: an acyclic coloring is solved for where there are numbers',
  );
  expect(traced((v) => tensor(sparseJacobian(banded, v, { coloring: coloring(sparsity(banded, x)) }).values as never, [30]))).toThrow(
    'values: a traced matrix has no numbers; return its entries from the traced function',
  );
});

test('a function that does not depend on its argument, and one of nothing, have empty Jacobians', () => {
  expect(sparseJacobian(() => zeros([3]), x).count).toBe(0);
  expect(sparseJacobian((v: Vector) => slice(v, [[2, 2]]), x).shape).toEqual([0, 12]);
  expect(sparseJacobian((v: Tensor<[0]>) => tanh(v), zeros([0])).toDense().shape).toEqual([0, 0]);
  expect(sparseJacobian(() => [], x).shape).toEqual([0, 12]);
  expect(sparseHessian((v: Vector) => sum(v), x).count).toBe(0);
  expect(sparseJacobian((v: Tensor<[]>) => square(v), tensor(3)).at(0, 0)).toBe(6);
});

test('repeated reads of an entry add up', () => {
  expect([
    ...sparseJacobian((v: Tensor<[2]>) => mul(gather(v, tensor([1, 1, 0])), gather(v, tensor([1, 0, 0]))), tensor([2, 3])).toDense().data,
  ]).toEqual([0, 6, 3, 2, 4, 0]);
});

test('patterns and colourings of other sizes, of other kinds, or given twice are refused', () => {
  const colors = coloring(sparsity(arrow, x));
  expect(() => sparseJacobian(banded, x, { coloring: colors })).toThrow(
    'sparseJacobian: the coloring is of [12, 12], but the matrix is [10, 12]',
  );
  expect(() => sparseJacobian(banded, x, { pattern: sparsity(arrow, x) })).toThrow(
    'sparseJacobian: the pattern is of [12, 12], but the matrix is [10, 12]',
  );
  expect(() => sparseJacobian(arrow, x, { coloring: colors, pattern: sparsity(arrow, x) })).toThrow(
    "sparseJacobian: a coloring has its own pattern: 'pattern' and 'coloring' exclude each other",
  );
  expect(() => sparseJacobian(arrow, x, { coloring: colors, by: 'rows' })).toThrow("'by' and 'coloring' exclude each other");
  const star = coloring(SparsityPattern.from(hessianPattern), { symmetric: 'star' });
  expect(() => sparseJacobian(arrow, x, { coloring: star })).toThrow(
    "sparseJacobian: the coloring is of kind 'star', which is for symmetric matrices",
  );
  expect(() => sparseHessian(rosenbrock, x, { coloring: star, symmetric: 'star' })).toThrow(
    "'symmetric' and 'coloring' exclude each other",
  );
  expect(() => sparseHessian(rosenbrock, x, { symmetric: 'round' as never })).toThrow(
    "sparseHessian: symmetric must be 'star' or 'acyclic', got 'round'",
  );
  expect(() => sparseHessian(rosenbrock, x, { pattern: sparsity(arrow, x) })).not.toThrow();
  expect(() => sparseHessian((v) => tanh(v) as never, x)).toThrow('sparseHessian');
  expect(() => sparseJacobian(arrow, x, { coloring: {} as never })).toThrow('sparseJacobian: expected a Coloring, got an object');
  expect(() => sparseJacobian(arrow, x, 3 as never)).toThrow('sparseJacobian: expected options, got 3');
  expect(() => sparseJacobian(arrow, x, { by: 'all' as never })).toThrow(
    "sparseJacobian: by must be 'columns', 'rows', 'both' or 'auto', got 'all'",
  );
});

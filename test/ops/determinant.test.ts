import { expect, test } from 'vitest';
import {
  compile,
  determinant,
  grad,
  hessian,
  inverse,
  mul,
  slogdet,
  sum,
  tensor,
  toArray,
  vmap,
  zeros,
  type Tensor,
} from '../../src/index.ts';
import { graded, hilbert, identity, random, times, transposed, type Rows } from './matrices.ts';

/** Σ over all permutations: what a determinant is. */
function byDefinition(a: Rows): number {
  if (a.length === 0) return 1;
  return a[0]!.reduce((total, x, j) => total + (j % 2 === 0 ? x : -x) * byDefinition(a.slice(1).map((row) => row.toSpliced(j, 1))), 0);
}
const minor = (a: Rows, i: number, j: number): Rows => a.toSpliced(i, 1).map((row) => row.toSpliced(j, 1));
const cofactor = (a: Rows, i: number, j: number): number => (-1) ** (i + j) * byDefinition(minor(a, i, j));
const gradientOf = (a: Rows): Rows => toArray(grad((x: Tensor<[5, 5]>) => determinant(x), tensor(a) as Tensor<[5, 5]>)) as unknown as Rows;

/** A matrix of rank r. */
const ofRank = (r: number): Rows => times(random(5, r, 3), random(r, 5, 4));
const integers = (seed: number): Rows => random(5, 5, seed).map((row) => row.map((x) => Math.round(3 * x)));

test.each([
  [1, []],
  [-3, [[-3]]],
  [
    -2,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    -1,
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
  ],
])('det is %d of %j', (expected, a) => {
  const x = a.length === 0 ? zeros([0, 0]) : tensor(a as Rows);
  expect(determinant(x as Tensor<[2, 2]>).data[0]).toBe(expected);
});

test.each([
  ['random', random(5, 5)],
  ['of rank 4', ofRank(4)],
  ['of rank 3', ofRank(3)],
  ['of rank 2', ofRank(2)],
  ['zero', ofRank(1).map((row) => row.map(() => 0))],
  ['of integers', integers(5)],
  ['with equal rows', integers(6).map((row, i, all) => (i === 3 ? all[1]! : row))],
  ['with a row of zeros', integers(7).map((row, i) => (i === 2 ? row.map(() => 0) : row))],
  ['a Hilbert matrix', hilbert(5, 5)],
])('the gradient of det is the matrix of cofactors: %s', (_, a) => {
  const slope = gradientOf(a);
  for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) expect(Math.abs(slope[i]![j]! - cofactor(a, i, j))).toBeLessThan(50 * 2 ** -52);
});

test.each([
  ['random', random(4, 4)],
  ['singular', times(random(4, 3, 3), random(3, 4, 4))],
  ['of rank 2', times(random(4, 2, 3), random(2, 4, 4))],
  ['of rank 1', times(random(4, 1, 3), random(1, 4, 4))],
])('the Hessian of det holds the minors of two rows and columns less: %s', (_, a) => {
  const H = hessian((x: Tensor<[4, 4]>) => determinant(x), tensor(a) as Tensor<[4, 4]>).value.data;
  for (let k = 0; k < 256; k++) {
    const [i, j, p, q] = [k >> 6, (k >> 4) & 3, (k >> 2) & 3, k & 3];
    // Cofactor [i, j] is linear in row p; its slope by entry [p, q] is what it is where that row is a unit vector.
    const unit = a.map((row, r) => (r === p ? row.map((_, c) => Number(c === q)) : row));
    const expected = i === p ? 0 : cofactor(unit, i, j);
    expect(Math.abs(H[k]! - expected)).toBeLessThan(50 * 2 ** -52);
  }
});

test('third derivatives of det at 0 are those of the product of a diagonal', () => {
  const at = zeros([4, 4]);
  const direction = (seed: number): Tensor<[4, 4]> => tensor(random(4, 4, seed)) as unknown as Tensor<[4, 4]>;
  const [x, y, z] = [direction(8), direction(9), direction(10)];
  const along = (f: (a: Tensor<[4, 4]>) => Tensor<[]>, u: Tensor<[4, 4]>) => (a: Tensor<[4, 4]>) => sum(mul(grad(f, a), u));
  const third = along(
    along(
      along((a) => determinant(a), x),
      y,
    ),
    z,
  );
  expect(third(at).data[0]).toBe(0);
  // With A in the fourth direction the sum over all orders is what polarization gives.
  const rows = [x, y, z, direction(11)].map((t) => toArray(t) as unknown as Rows);
  let expected = 0;
  for (let subset = 1; subset < 16; subset++) {
    const chosen = rows.filter((_, i) => (subset >> i) & 1);
    expected += (-1) ** (4 - chosen.length) * byDefinition(chosen.reduce((a, b) => a.map((row, i) => row.map((v, j) => v + b[i]![j]!))));
  }
  expect(third(direction(11)).data[0]).toBeCloseTo(expected, 12);
});

test('det and its slopes neither overflow nor vanish on the way', () => {
  const a = tensor([
    [1e200, 0, 0],
    [0, 1e-200, 0],
    [0, 0, 1e200],
  ]);
  expect(determinant(a).data[0]).toBeCloseTo(1e200, -188);
  const b = [1e200, 1e-200, 1e200, 1e-200, 1].map((x, i) => identity(5)[i]!.map((y) => x * y));
  expect(gradientOf(b)[4]![4]).toBeCloseTo(1, 12);
  expect(gradientOf(b)[1]![1]! / 1e200).toBeCloseTo(1, 12);
  expect(
    gradientOf(graded(5, 5, 1e-10))
      .flat()
      .every(Number.isFinite),
  ).toBe(true);
});

test('NaN gives NaN', () => {
  const a = tensor([
    [0, NaN],
    [0, 1],
  ]);
  expect(determinant(a).data[0]).toBeNaN();
  expect(slogdet(a).map((x) => x.data[0])).toEqual([NaN, NaN]);
});

test('slogdet is the sign and the logarithm, where det overflows too', () => {
  const a = tensor([
    [0, 2 ** 1000],
    [2 ** 600, 0],
  ]);
  const [sign, logarithm] = slogdet(a);
  expect(sign.data[0]).toBe(-1);
  expect(logarithm.data[0]).toBeCloseTo(1600 * Math.LN2, 12);
  expect(toArray(grad((x: Tensor<[2, 2]>) => slogdet(x)[1], a))).toEqual([
    [0, 2 ** -1000],
    [2 ** -600, 0],
  ]);
});

test('slogdet of a singular matrix is 0 and -∞, with derivative 0, also compiled and in a batch', () => {
  const a = tensor([
    [1, 2],
    [2, 4],
  ]);
  const [sign, logarithm] = compile((x: Tensor<[2, 2]>) => slogdet(x))(a);
  expect([sign.data[0], logarithm.data[0]]).toEqual([0, -Infinity]);
  const slope = (x: Tensor<[2, 2]>): Tensor<[2, 2]> => grad((y: Tensor<[2, 2]>) => slogdet(y)[1], x);
  expect(toArray(slope(a))).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const batch = tensor([toArray(a), [[2, 0], [0, 4]]] as number[][][]) as unknown as Tensor<[2, 2, 2]>; // prettier-ignore
  expect(toArray(vmap(slope, batch))).toEqual([
    [
      [0, 0],
      [0, 0],
    ],
    [
      [0.5, 0],
      [0, 0.25],
    ],
  ]);
});

test('the gradient of ln |det A| is A⁻ᵀ', () => {
  const a = tensor(random(6, 6)) as Tensor<[6, 6]>;
  const slope = toArray(grad((x: Tensor<[6, 6]>) => slogdet(x)[1], a)) as unknown as Rows;
  const expected = transposed(toArray(inverse(a)) as unknown as Rows);
  slope.forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(expected[i]![j]!, 12)));
});

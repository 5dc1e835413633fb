// Derivatives of determinants of all orders, also of singular matrices: nothing is divided by a pivot that may vanish.
import { factorsOf, parity, productOfPivots, unscaled, type Factors } from './factorize.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { countOf, stackedBatch } from './matrices.ts';
import type { Tensor } from '../tensor/tensor.ts';

/**
 * G with ⟨G, Z⟩ = the derivative of det A in the directions X₁, …, Xₖ, Z, from (A, its factors, X₁, …, Xₖ), all [..., n, n]. For k = 0 that is the matrix
 * of cofactors. It is linear and symmetric in its directions, so its own derivatives are of its kind: a tangent of A is one more direction, a
 * cotangent takes the place of one.
 */
const formOperator: OperatorFunction<undefined> = defineOperator({
  name: 'cofactors',
  shape: ([a]) => a!,
  kernel: (out, [a, f, ...directions]) => {
    const n = a!.shape.at(-1)!;
    for (let item = 0; item < countOf(a!.shape); item++) {
      const part = (values: Float64Array): Float64Array => values.subarray(item * n * n, (item + 1) * n * n);
      const along = directions.map((x) => part(x.values));
      if (n <= 3) expandForm(part(out), part(a!.values), along, n);
      else factoredForm(part(out), factorsOf(f!.values, n, item), along);
    }
  },
  derivative: ([a, f, ...directions]) => {
    const along = (...xs: readonly Tensor[]): Tensor => formOperator([a!, f!, ...xs], undefined);
    const cost = a!.shape.at(-1)! * a!.shape.reduce((size, d) => size * d, 1);
    const swapped = directions.map(
      (_, i) =>
        (x: Tensor): Tensor =>
          along(...directions.with(i, x)),
    );
    const more = (x: Tensor): Tensor => along(...directions, x);
    return [{ push: more, pull: more, cost }, null, ...swapped.map((turn) => ({ push: turn, pull: turn, cost }))];
  },
  batch: stackedBatch(() => formOperator),
});

/** The cofactors of A: the derivative of det A. */
export function cofactors(a: Tensor, factors: Tensor): Tensor {
  return formOperator([a, factors], undefined);
}

/** All orders of `items`, with their signs. */
function permutations(items: readonly number[]): { readonly order: readonly number[]; readonly sign: number }[] {
  if (items.length === 0) return [{ order: [], sign: 1 }];
  return items.flatMap((first, i) =>
    permutations(items.toSpliced(i, 1)).map(({ order, sign }) => ({ order: [first, ...order], sign: i % 2 === 0 ? sign : -sign })),
  );
}

/** By definition, for small n: each term takes its row p from Z, one row from each direction, and the others from A. */
function expandForm(g: Float64Array, a: Float64Array, along: readonly Float64Array[], n: number): void {
  for (const { order, sign } of permutations([...Array(n).keys()])) {
    for (let p = 0; p < n; p++) {
      const rest = (row: number, left: readonly Float64Array[]): number => {
        if (row === n) return left.length === 0 ? 1 : 0;
        if (row === p) return rest(row + 1, left);
        const at = row * n + order[row]!;
        let sum = left.length < n - row ? a[at]! * rest(row + 1, left) : 0;
        left.forEach((x, i) => (sum += x[at]! * rest(row + 1, left.toSpliced(i, 1))));
        return sum;
      };
      g[p * n + order[p]!]! += sign * rest(0, along);
    }
  }
}

/**
 * With P·A·Q = L·D·Û, where Û = D⁻¹·U has entries of at most 1, det(A + Z) = ±det(D + L⁻¹·P·Z·Q·Û⁻¹): the derivative at a diagonal matrix, in other
 * coordinates. A pivot of 0 is the last of its kind to be divided by: its row of Û is that of the identity.
 */
function factoredForm(out: Float64Array, factors: Factors, along: readonly Float64Array[]): void {
  const { n, lu, rows, columns } = factors;
  const sign = parity(rows) * parity(columns);
  const unit = lu.slice();
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) unit[i * n + j] = lu[i * n + i] === 0 ? 0 : lu[i * n + j]! / lu[i * n + i]!;
  const moved = along.map((x) => {
    const y = new Float64Array(n * n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) y[i * n + j] = x[rows[i]! * n + columns[j]!]!;
    return intoCoordinates(y, unit, n);
  });
  const g = backFromCoordinates(diagonalForm(factors, moved), unit, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[rows[i]! * n + columns[j]!] = sign * g[i * n + j]!;
}

/** The form at a diagonal matrix: rows that are neither p nor taken from a direction give a pivot each. */
function diagonalForm(factors: Factors, along: readonly Float64Array[]): Float64Array {
  const { n } = factors;
  const g = new Float64Array(n * n);
  const orders = permutations([...Array(along.length + 1).keys()]);
  const visit = (taken: readonly number[]): void => {
    if (taken.length <= along.length) {
      for (let row = 0; row < n; row++) if (!taken.includes(row)) visit([...taken, row]);
      return;
    }
    const pivots = unscaled(productOfPivots(factors, taken));
    if (pivots === 0) return;
    for (const { order, sign } of orders) {
      let term = sign * pivots;
      along.forEach((x, i) => (term *= x[taken[i + 1]! * n + taken[order[i + 1]!]!]!));
      g[taken[0]! * n + taken[order[0]!]!]! += term;
    }
  };
  visit([]);
  return g;
}

/** L⁻¹·X·Û⁻¹ in place. */
function intoCoordinates(x: Float64Array, unit: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) takeOff(x, n, i, unit[i * n + k]!, k);
  for (let r = 0; r < n; r++)
    for (let i = 0; i < n; i++) {
      const y = x[r * n + i]!;
      if (y !== 0) for (let j = i + 1; j < n; j++) x[r * n + j]! -= y * unit[i * n + j]!;
    }
  return x;
}

/** L⁻ᵀ·G·Û⁻ᵀ in place: the adjoint. */
function backFromCoordinates(g: Float64Array, unit: Float64Array, n: number): Float64Array {
  for (let i = n - 1; i >= 0; i--) for (let k = 0; k < i; k++) takeOff(g, n, k, unit[i * n + k]!, i);
  for (let r = 0; r < n; r++)
    for (let i = n - 1; i >= 0; i--)
      for (let j = i + 1; j < n; j++) if (g[r * n + j] !== 0) g[r * n + i]! -= unit[i * n + j]! * g[r * n + j]!;
  return g;
}

/** row i -= factor · row j, where nothing times anything is nothing. */
function takeOff(x: Float64Array, n: number, i: number, factor: number, j: number): void {
  if (factor !== 0) for (let c = 0; c < n; c++) x[i * n + c]! -= factor * x[j * n + c]!;
}

// P · A · Q = L · U with the largest entry that is left as each pivot: what systems, determinants and inverses are computed from.
import { countOf, stackedBatch } from './matrices.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';

/**
 * Factors of square matrices, [..., n, n] → [..., n + 2, n]: L below the diagonal (its own is 1), U on and above it, then the rows and the columns of A in
 * the order of the pivots. Constant to derivatives: what is computed from them and depends on A has A as an operand of its own.
 * Pivots are in falling order of use, so that no |U[i, j]| exceeds |U[i, i]|, and after a pivot of 0 all is 0. 2/3·n³ flops for each matrix.
 */
export const factorize: OperatorFunction<undefined> = defineOperator({
  name: 'factorize',
  shape: ([a]) => [...a!.slice(0, -2), a!.at(-2)! + 2, a!.at(-1)!],
  kernel: (out, [a]) => {
    const n = a!.shape.at(-1)!;
    for (let item = 0; item < countOf(a!.shape); item++) {
      const factors = factorsOf(out, n, item);
      factors.lu.set(a!.values.subarray(item * n * n, (item + 1) * n * n));
      eliminate(factors);
    }
  },
  derivative: () => [null],
  batch: stackedBatch(() => factorize),
});

/** The factors of one matrix. */
export interface Factors {
  readonly n: number;
  readonly lu: Float64Array;
  /** Row i of P · A is row rows[i] of A. */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/** The factors of matrix `item` of a stack. */
export function factorsOf(values: Float64Array, n: number, item: number): Factors {
  const from = item * (n + 2) * n;
  const part = (start: number, end: number): Float64Array => values.subarray(from + start * n, from + end * n);
  return { n, lu: part(0, n), rows: part(n, n + 1), columns: part(n + 1, n + 2) };
}

function eliminate({ n, lu, rows, columns }: Factors): void {
  for (let i = 0; i < n; i++) rows[i] = columns[i] = i;
  let at = largest(lu, 0, n * n);
  for (let k = 0; k < n; k++) {
    swapRows(lu, rows, n, k, Math.floor(at / n));
    swapColumns(lu, columns, n, k, at % n);
    const pivot = lu[k * n + k]!;
    if (pivot === 0) return;
    at = (k + 1) * n + k + 1;
    for (let i = k + 1; i < n; i++) {
      const factor = (lu[i * n + k]! /= pivot);
      const [row, top] = [i * n, k * n];
      if (factor !== 0) for (let j = k + 1; j < n; j++) lu[row + j]! -= factor * lu[top + j]!;
      const best = largest(lu, row + k + 1, row + n);
      if (exceeds(lu[best]!, lu[at]!)) at = best;
    }
  }
}

// NaN exceeds all, so that one becomes a pivot and then everything.
const exceeds = (x: number, y: number): boolean => Math.abs(x) > Math.abs(y) || (x !== x && y === y);

/** Where the entry of largest size is within [from, to). */
function largest(values: Float64Array, from: number, to: number): number {
  let at = from;
  for (let i = from + 1; i < to; i++) if (exceeds(values[i]!, values[at]!)) at = i;
  return at;
}

function swapRows(lu: Float64Array, rows: Float64Array, n: number, i: number, j: number): void {
  if (i === j) return;
  [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  for (let c = 0; c < n; c++) {
    const x = lu[i * n + c]!;
    lu[i * n + c] = lu[j * n + c]!;
    lu[j * n + c] = x;
  }
}

function swapColumns(lu: Float64Array, columns: Float64Array, n: number, i: number, j: number): void {
  if (i === j) return;
  [columns[i], columns[j]] = [columns[j]!, columns[i]!];
  for (let r = 0; r < n; r++) {
    const x = lu[r * n + i]!;
    lu[r * n + i] = lu[r * n + j]!;
    lu[r * n + j] = x;
  }
}

/** How many pivots are not 0. */
export function rankOf({ n, lu }: Factors): number {
  let rank = 0;
  while (rank < n && lu[rank * n + rank] !== 0) rank++;
  return rank;
}

/** Whether an order of 0 … n - 1 takes an even number of swaps (1) or an odd one (-1). */
export function parity(order: ArrayLike<number>): number {
  let sign = 1;
  const seen = new Set<number>();
  for (let i = 0; i < order.length; i++) {
    for (let j = i; !seen.has(j); j = order[j]!) {
      seen.add(j);
      if (order[j] !== i) sign = -sign;
    }
  }
  return sign;
}

/** A number m · 2^(512·e) whose m neither overflows nor vanishes. */
export interface Scaled {
  readonly m: number;
  readonly e: number;
}
const huge = 2 ** 512;
const tiny = 2 ** -512;

/** The product of the pivots but those at `left out`. */
export function productOfPivots({ n, lu }: Factors, leftOut: readonly number[] = []): Scaled {
  let [m, e] = [1, 0];
  for (let k = 0; k < n; k++) {
    if (leftOut.includes(k)) continue;
    let pivot = lu[k * n + k]!;
    if (Math.abs(pivot) > huge) [pivot, e] = [pivot * tiny, e + 1];
    m *= pivot;
    if (Math.abs(m) > huge) [m, e] = [m * tiny, e + 1];
    else if (Math.abs(m) < tiny && m !== 0) [m, e] = [m * huge, e - 1];
  }
  return { m, e };
}

/** The determinant of A, without the powers of two. */
export function determinantOf(factors: Factors): Scaled {
  const { m, e } = productOfPivots(factors);
  return { m: parity(factors.rows) * parity(factors.columns) * m + 0, e };
}

/** m · 2^(512·e), rounded once. */
export function unscaled({ m, e }: Scaled): number {
  let x = m;
  for (let k = 0; k < Math.min(e, 4); k++) x *= huge;
  for (let k = 0; k < Math.min(-e, 4); k++) x *= tiny;
  return x;
}

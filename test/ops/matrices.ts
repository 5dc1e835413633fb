// Matrices on which factorizations are measured, in plain arrays.

export type Rows = number[][];

/** m × n numbers in [-1, 1), the same each time. */
export function random(m: number, n: number, seed = 1): Rows {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) | 0) / 2 ** 31;
  for (let i = 0; i < 9; i++) next();
  return Array.from({ length: m }, () => Array.from({ length: n }, next));
}

/** Rows and columns shrink by `ratio` each. */
export function graded(m: number, n: number, ratio: number): Rows {
  return random(m, n, 2).map((row, i) => row.map((x, j) => x * ratio ** (i + j)));
}

/** 1 / (i + j + 1): the condition grows as e^3.5n. */
export function hilbert(m: number, n: number): Rows {
  return Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_, j) => 1 / (i + j + 1)));
}

export function times(a: Rows, b: Rows): Rows {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
}

export function transposed(a: Rows): Rows {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j]!));
}

export function minus(a: Rows, b: Rows): Rows {
  return a.map((row, i) => row.map((x, j) => x - b[i]![j]!));
}

export function identity(n: number): Rows {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j)));
}

/** The root of the sum of squares. */
export function norm(a: Rows): number {
  return Math.hypot(...a.flat());
}

/** n·ε. */
export const unitOf = (n: number): number => n * 2 ** -52;

import { jacobian } from '../accumulate/jacobian.ts';
import { compile } from '../compile/compile.ts';
import { qr } from '../ops/qr.ts';
import type { Tensor, Value } from '../tensor/tensor.ts';
import { vectorOf, type Space } from './space.ts';
import { column, dot, finite, largest, matrix, norm, type Vector } from './vectors.ts';

type Point = Tensor<[number]>;

/** Residuals r of a vector, and what is needed of their Jacobian J; both compiled at their first use. */
export interface Residuals {
  at(z: Vector): Vector;
  /** J at z, factored, beside the residuals there. */
  factored(z: Vector, r: Vector): Factored;
  dispose(): void;
}

/** J = Q·R as least squares see it. */
export interface Factored {
  readonly n: number;
  /** R, row by row: n columns, at most n rows. */
  readonly triangle: Vector;
  /** Qᵀ·r. */
  readonly projected: Vector;
  /** The length of each column of J. */
  readonly lengths: Vector;
  /** Jᵀ·r. */
  readonly gradient: Vector;
  readonly gradientNorm: number;
  readonly sound: boolean;
}

export function residualsOf<X>(name: string, f: (x: X) => unknown, space: Space<X>): Residuals {
  const vector = (z: Point): Point => vectorOf(`${name}: the residuals`, f(space.tree(z)));
  const values = compile(vector);
  const slopes = compile((z: Point): Tensor<[number, number]> => jacobian(vector, z).value);
  return {
    at: (z) => numbers(values(column(z))),
    factored: (z, r) => factor(numbers(slopes(column(z))), r, z.length),
    dispose: () => (values.dispose(), slopes.dispose()),
  };
}

function factor(J: Vector, r: Vector, n: number): Factored {
  const m = r.length;
  const columns = Array.from({ length: n }, (_, j) => r.map((_, i) => J[i * n + j]!));
  const lengths = Float64Array.from(columns, norm);
  const gradient = Float64Array.from(columns, (c) => dot(c, r));
  const sound = finite(J) && finite(gradient) && finite(lengths);
  // r as one more column: R's last column is then Qᵀr, and Q is not needed
  const wide = Float64Array.from({ length: m * (n + 1) }, (_, k) =>
    k % (n + 1) < n ? J[Math.floor(k / (n + 1)) * n + (k % (n + 1))]! : r[Math.floor(k / (n + 1))]!,
  );
  const { triangle, projected } = split(sound ? upper(m, n + 1, wide) : new Float64Array((n + 1) * (n + 1)), n);
  return { n, triangle, projected, lengths, gradient, gradientNorm: largest(gradient), sound };
}

/**
 * The p that minimizes ‖J·p + r‖² + μ‖D·p‖², from R and Qᵀr alone: least squares of [R; √μ·D] (Moré, "The Levenberg–Marquardt algorithm:
 * implementation and theory", 1978, §3).
 */
export function dampedStep({ n, triangle, projected }: Factored, damping: number, scales: Vector): Vector {
  const rows = projected.length;
  const wide = new Float64Array((rows + n) * (n + 1));
  for (let i = 0; i < rows; i++) {
    wide.set(triangle.subarray(i * n, (i + 1) * n), i * (n + 1));
    wide[i * (n + 1) + n] = projected[i]!;
  }
  for (let j = 0; j < n; j++) wide[(rows + j) * (n + 1) + j] = Math.sqrt(damping) * scales[j]!;
  const { triangle: r, projected: b } = split(upper(rows + n, n + 1, wide), n);
  const p = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let rest = -b[i]!;
    for (let j = i + 1; j < n; j++) rest -= r[i * n + j]! * p[j]!;
    p[i] = rest / r[i * n + i]!;
  }
  return p;
}

/** ‖J·p‖². */
export function stretched({ n, triangle, projected }: Factored, p: Vector): number {
  let total = 0;
  for (let i = 0; i < projected.length; i++) total += dot(triangle.subarray(i * n, (i + 1) * n), p) ** 2;
  return total;
}

/** R of [A, b], its last column apart; at most n rows of it. */
function split(r: Vector, n: number): { triangle: Vector; projected: Vector } {
  const rows = Math.min(n, r.length / (n + 1));
  const triangle = new Float64Array(rows * n);
  const projected = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    triangle.set(r.subarray(i * (n + 1), i * (n + 1) + n), i * n);
    projected[i] = r[i * (n + 1) + n]!;
  }
  return { triangle, projected };
}

const upper = (m: number, n: number, entries: Vector): Vector => numbers(qr(matrix(m, n, entries) as never)[1]);
const numbers = (x: Tensor): Vector => (x as unknown as Value).data;

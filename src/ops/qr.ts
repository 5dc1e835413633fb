import type { Arg, OutShapes, Shape } from '../../types/dim.ts';
import type { QrRule } from '../../types/factors.ts';
import type { Dims } from '../shape/dims.ts';
import { qrShape } from '../shape/factors.ts';
import { eye } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { concatValues } from './concat.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';
import { columnsOf, countOf, product, rowsOf, stackedBatch, transposed } from './matrices.ts';
import { mul } from './mul.ts';
import { norm, scaleOf } from './spectral.ts';
import type { Parts } from './split.ts';
import { sub } from './sub.ts';
import { tril, triu } from './triangle.ts';
import { solveTriangles } from './triangular-solve.ts';

// At least as many rows as columns: Q above R.
const qrOperator: OperatorFunction<undefined> = defineOperator({
  name: 'qr',
  shape: ([a]) => [...a!.slice(0, -2), a!.at(-2)! + a!.at(-1)!, a!.at(-1)!],
  kernel: (out, [a]) => {
    const [m, n] = a!.shape.slice(-2) as [number, number];
    for (let item = 0; item < countOf(a!.shape); item++)
      reflect(out.subarray(item * (m + n) * n, (item + 1) * (m + n) * n), a!.values.subarray(item * m * n, (item + 1) * m * n), m, n);
  },
  derivative: ([a], y) => {
    const [q, r] = partsOf(y);
    // X·R⁻¹ and X·R⁻ᵀ
    const overR = (x: Tensor, transpose: boolean): Tensor =>
      transposed(
        solveTriangles([r, transposed(x)], { name: 'the derivative of qr', lower: false, unitDiagonal: false, transpose: !transpose }),
      );
    const cost = 6 * a!.shape.at(-1)! * a!.shape.reduce((size, d) => size * d, 1);
    return [
      {
        push: (aDot) => {
          const moved = overR(aDot, false);
          const inner = product(transposed(q), moved);
          const change = add(triu(inner), transposed(tril(inner, { diagonal: -1 })) as never);
          return joined(sub(moved, product(q, change) as never), product(change, r));
        },
        pull: (yBar) => {
          const [qBar, rBar] = partsOf(yBar);
          const changeBar = sub(product(rBar, transposed(r)), product(transposed(q), qBar) as never);
          const innerBar = add(triu(changeBar), transposed(triu(changeBar, { diagonal: 1 })) as never);
          return overR(add(qBar, product(q, innerBar) as never), true);
        },
        cost,
      },
    ];
  },
  batch: stackedBatch(() => qrOperator),
});

function partsOf(y: Tensor): [q: Tensor, r: Tensor] {
  const [rows, n] = (y.shape as Dims).slice(-2) as [number, number];
  return [rowsOf(y, 0, rows - n), rowsOf(y, rows - n, rows)];
}

function joined(q: Tensor, r: Tensor): Tensor {
  return shaped(concatValues([q as unknown as Value, r as unknown as Value], (q.shape as Dims).length - 2));
}

/** Householder's reflections, 1 - u·uᵀ/|u₀|, of the columns, which are rows of w. */
function reflect(out: Float64Array, a: Float64Array, m: number, n: number): void {
  if (Number.isNaN(scaleOf(a))) return void out.fill(NaN);
  const w = new Float64Array(n * m);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) w[j * m + i] = a[i * n + j]!;
  const q = new Float64Array(n * m);
  const signs = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const first = j * m + j;
    const length = norm(w, first, m - j);
    signs[j] = w[first]! > 0 ? -1 : 1; // of R[j, j], for u is to have no cancellation
    out[(m + j) * n + j] = length;
    if (length > 0) {
      for (let i = 0; i < m - j; i++) w[first + i]! /= length;
      w[first]! -= signs[j]!;
      for (let c = j + 1; c < n; c++) mirror(w, c * m + j, w, first, m - j);
    }
    for (let c = j + 1; c < n; c++) out[(m + j) * n + c] = signs[j]! * w[c * m + j]!;
    q[j * m + j] = signs[j]!;
  }
  for (let j = n - 1; j >= 0; j--) {
    if (out[(m + j) * n + j]! > 0) for (let c = j; c < n; c++) mirror(q, c * m + j, w, j * m + j, m - j);
  }
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[i * n + j] = q[j * m + i]!;
}

function mirror(x: Float64Array, at: number, u: Float64Array, from: number, n: number): void {
  let along = 0;
  for (let i = 0; i < n; i++) along += x[at + i]! * u[from + i]!;
  along /= Math.abs(u[from]!);
  for (let i = 0; i < n; i++) x[at + i]! -= along * u[from + i]!;
}

interface QrFunction extends Lawful {
  <S extends Shape>(x: Arg<QrRule<S>, Tensor<S>>): Parts<OutShapes<QrRule<S>>>;
}

const call = (x: Tensor): [Tensor, Tensor] => {
  const a = shaped<Tensor>(valueOf('qr', x));
  qrShape(a.shape as Dims);
  const [m, n] = (a.shape as Dims).slice(-2) as [number, number];
  if (m >= n) return partsOf(qrOperator([a], undefined));
  const [q, r] = partsOf(qrOperator([columnsOf(a, 0, m)], undefined));
  const rest = product(transposed(q), columnsOf(a, m, n));
  return [q, shaped(concatValues([r as unknown as Value, rest as unknown as Value], (a.shape as Dims).length - 1))];
};

const unit = { low: -1, high: 1 };
/** Columns far from dependent. */
const shifted = (x: Tensor): Tensor => {
  const [m, n] = (x.shape as Dims).slice(-2) as [number, number];
  return add(x, mul(4, columnsOf(rowsOf(eye(Math.max(m, n)), 0, m), 0, n)) as never);
};

/**
 * The reduced factors A = Q · R: [.., m, n] → [.., m, k], [.., k, n] with k = min(m, n); Q has orthonormal columns, R is upper triangular and its diagonal
 * not negative, which makes both unique where the first k columns are independent; where they are not, the factors have no derivative.
 * Householder reflections, 4·m·n² flops for each matrix. NaN or infinity gives NaN.
 * @throws ShapeError for less than two axes; DataError from the derivative where R has a 0 on its diagonal
 */
export const qr: QrFunction = withLaws<QrFunction>(
  {
    name: 'qr',
    cases: [
      { title: 'of one entry', shapes: [[1, 1]], domains: [{ low: -2, high: -0.5 }], apply: (x) => call(x!) },
      { title: 'of a column', shapes: [[3, 1]], domains: [{ low: 0.25, high: 1 }], apply: (x) => call(x!) },
      { shapes: [[2, 2, 2]], domains: [unit], apply: (x) => call(shifted(x!)) },
      { title: 'of a tall matrix', shapes: [[3, 2]], domains: [unit], apply: (x) => call(shifted(x!)) },
      { title: 'of a wide matrix', shapes: [[2, 3]], domains: [unit], apply: (x) => call(shifted(x!)) },
      { shapes: [[2, 0]], apply: (x) => call(x!) },
    ],
  },
  call as never,
);

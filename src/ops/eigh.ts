import type { Arg, OutShapes, Shape } from '../../types/dim.ts';
import type { EighRule } from '../../types/factors.ts';
import type { Dims } from '../shape/dims.ts';
import { eighShape } from '../shape/factors.ts';
import { tensor } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { concatValues } from './concat.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { diagonalValue } from './diagonal.ts';
import { withLaws, type Lawful } from './laws.ts';
import { countOf, product, rowsOf, stackedBatch, symmetricPart, transposed } from './matrices.ts';
import { mul } from './mul.ts';
import { reshapeTo } from './reshape.ts';
import { asRow, orientation, reciprocalOrZero, scaleOf, sweep, tangentOf, turn, asColumn } from './spectral.ts';
import type { Parts } from './split.ts';
import { sub } from './sub.ts';
import { diagonalMatrix } from './trace.ts';

// Of a symmetric matrix, of which it reads the lower triangle: a row of eigenvalues, then the matrix of eigenvectors.
const eighOperator: OperatorFunction<undefined> = defineOperator({
  name: 'eigh',
  shape: ([a]) => [...a!.slice(0, -2), a!.at(-1)! + 1, a!.at(-1)!],
  kernel: (out, [a]) => {
    const n = a!.shape.at(-1)!;
    for (let item = 0; item < countOf(a!.shape); item++)
      diagonalize(out.subarray(item * (n + 1) * n, (item + 1) * (n + 1) * n), a!.values.subarray(item * n * n, (item + 1) * n * n), n);
  },
  derivative: (_, y) => {
    const [values, vectors] = partsOf(y);
    const rank = (values.shape as Dims).length;
    const gaps = reciprocalOrZero(sub(asRow(values), asColumn(values) as never));
    const cost = 4 * (y.shape as Dims).at(-1)! * (y.shape as Dims).reduce((size, d) => size * d, 1);
    return [
      {
        push: (aDot) => {
          const inner = product(product(transposed(vectors), aDot), vectors);
          const valuesDot = shaped<Tensor>(diagonalValue(inner as unknown as Value, rank - 1, rank));
          return joined(valuesDot, product(vectors, mul(gaps, inner as never)));
        },
        pull: (yBar) => {
          const [valuesBar, vectorsBar] = partsOf(yBar);
          const inner = add(diagonalMatrix(valuesBar as never), mul(gaps, product(transposed(vectors), vectorsBar) as never) as never);
          return product(product(vectors, inner), transposed(vectors));
        },
        cost,
      },
    ];
  },
  batch: stackedBatch(() => eighOperator),
});

function partsOf(y: Tensor): [values: Tensor, vectors: Tensor] {
  const shape = y.shape as Dims;
  const n = shape.at(-1)!;
  return [shaped(reshapeTo(rowsOf(y, 0, 1) as unknown as Value, [...shape.slice(0, -2), n])), rowsOf(y, 1, n + 1)];
}

function joined(values: Tensor, vectors: Tensor): Tensor {
  return shaped(concatValues([asRow(values) as unknown as Value, vectors as unknown as Value], (vectors.shape as Dims).length - 2));
}

/** Cyclic rotations (Jacobi 1846): each makes one pair of entries 0, until none matters beside its neighbours on the diagonal. */
function diagonalize(out: Float64Array, symmetric: Float64Array, n: number): void {
  const scale = scaleOf(symmetric);
  if (Number.isNaN(scale)) return void out.fill(NaN);
  const a = symmetric.map((_, k) => scale * symmetric[Math.max(Math.floor(k / n), k % n) * n + Math.min(Math.floor(k / n), k % n)]!);
  const v = new Float64Array(n * n); // an eigenvector is a row
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  sweep(n, (p, q) => {
    const [g, pp, qq] = [a[p * n + q]!, a[p * n + p]!, a[q * n + q]!];
    if (Math.abs(g) <= 2 ** -53 * Math.sqrt(Math.abs(pp) * Math.abs(qq))) return false;
    const t = tangentOf(pp, qq, g);
    turn(a, n, p, q, t);
    for (let i = 0; i < n; i++) a[i * n + p] = a[p * n + i]!;
    for (let i = 0; i < n; i++) a[i * n + q] = a[q * n + i]!;
    a[p * n + p] = pp - t * g;
    a[q * n + q] = qq + t * g;
    a[p * n + q] = a[q * n + p] = 0;
    turn(v, n, p, q, t);
    return true;
  });
  const order = [...Array(n).keys()].sort((i, j) => a[i * n + i]! - a[j * n + j]!);
  order.forEach((from, to) => {
    const sign = orientation(v, from * n, n);
    out[to] = a[from * n + from]! / (scale || 1);
    for (let i = 0; i < n; i++) out[(i + 1) * n + to] = sign * v[from * n + i]!;
  });
}

interface EighFunction extends Lawful {
  <S extends Shape>(x: Arg<EighRule<S>, Tensor<S>>): Parts<OutShapes<EighRule<S>>>;
}

const call = (x: Tensor): [Tensor, Tensor] => {
  const a = shaped<Tensor>(valueOf('eigh', x));
  eighShape(a.shape as Dims);
  return partsOf(eighOperator([symmetricPart(a)], undefined));
};

// Eigenvalues apart: those of [[a, b], [b, d]] by 2·b at least.
const positive = { low: 0.25, high: 1 };
const unit = { low: -1, high: 1 };
const spread = (x: Tensor): Tensor => add(x, diagonalMatrix(tensor([1, 5, 10].slice(0, (x.shape as Dims).at(-1)))) as never);

/**
 * Eigenvalues λ, which ascend, and orthonormal eigenvectors, the columns of V: (A + Aᵀ)/2 = V · diag(λ) · Vᵀ, [.., n, n] → [.., n], [.., n, n]. In each
 * column the first entry that is at least half as large as the largest is positive. Jacobi's rotations, about 30·n³ flops for each matrix.
 * Derivative: λ̇ = diag(VᵀȦV), V̇ = V·(F ∘ VᵀȦV) with F[i, j] = 1/(λ[j] - λ[i]), and 0 where eigenvalues are equal: there the first derivative of what is
 * symmetric in them is right, that of single eigenvectors has none. NaN or infinity gives NaN.
 * @throws ShapeError when the matrix is not square
 */
export const eigh: EighFunction = withLaws<EighFunction>(
  {
    name: 'eigh',
    cases: [
      { title: 'of one entry', shapes: [[1, 1]], apply: (x) => call(x!) },
      { title: 'of two rows', shapes: [[2, 2]], domains: [positive], apply: (x) => call(x!) },
      { title: 'of a stack', shapes: [[2, 2, 2]], domains: [unit], apply: (x) => call(spread(x!)) },
      { title: 'of A + diag(1, 5, 10)', shapes: [[3, 3]], domains: [unit], apply: (x) => call(spread(x!)) },
      { shapes: [[2, 0, 0]], apply: (x) => call(x!) },
    ],
  },
  call as never,
);

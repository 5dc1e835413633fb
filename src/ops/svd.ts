import type { Arg, OutShapes, Shape } from '../../types/dim.ts';
import type { SvdRule } from '../../types/factors.ts';
import type { Dims } from '../shape/dims.ts';
import { svdShape } from '../shape/factors.ts';
import { tensor } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { concatValues } from './concat.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { diagonalValue } from './diagonal.ts';
import { withLaws, type Lawful } from './laws.ts';
import { columnsOf, countOf, product, rowsOf, stackedBatch, symmetricPart, transposed } from './matrices.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { reshapeTo } from './reshape.ts';
import { asColumn, asRow, reciprocalOrZero } from './spectral.ts';
import type { Parts } from './split.ts';
import { sub } from './sub.ts';
import { rotateColumns } from './svd-kernel.ts';
import { diagonalMatrix } from './trace.ts';

// At least as many rows as columns: U, a row of singular values, then the right singular vectors as rows.
const svdOperator: OperatorFunction<undefined> = defineOperator({
  name: 'svd',
  shape: ([a]) => [...a!.slice(0, -2), a!.at(-2)! + 1 + a!.at(-1)!, a!.at(-1)!],
  kernel: (out, [a]) => {
    const [m, n] = a!.shape.slice(-2) as [number, number];
    const size = (m + 1 + n) * n;
    for (let item = 0; item < countOf(a!.shape); item++)
      rotateColumns(out.subarray(item * size, (item + 1) * size), a!.values.subarray(item * m * n, (item + 1) * m * n), m, n);
  },
  derivative: ([a], y) => {
    const [u, s, v] = partsOf(y);
    const rank = (s.shape as Dims).length;
    const gaps = reciprocalOrZero(sub(asRow(s), asColumn(s) as never));
    const sums = reciprocalOrZero(add(asRow(s), asColumn(s) as never));
    const overS = asRow(reciprocalOrZero(s));
    const [m, n] = (a!.shape as Dims).slice(-2) as [number, number];
    const scaled = (x: Tensor, by: Tensor): Tensor => mul(by, x as never);
    return [
      {
        push: (aDot) => {
          const moved = product(aDot, transposed(v));
          const inner = product(transposed(u), moved);
          const even = scaled(symmetricPart(inner), gaps);
          const odd = scaled(skewPart(inner), sums);
          const turned = product(u, add(even, odd as never));
          const beyond = scaled(sub(moved, product(u, inner) as never), overS);
          const sDot = shaped<Tensor>(diagonalValue(inner as unknown as Value, rank - 1, rank));
          return joined(m > n ? add(turned, beyond as never) : turned, sDot, product(sub(odd, even as never), v));
        },
        pull: (yBar) => {
          const [uBar, sBar, vBar] = partsOf(yBar);
          const [left, right] = [product(transposed(u), uBar), neg(product(vBar, transposed(v)))];
          const even = symmetricPart(scaled(add(left, right as never), gaps));
          const odd = skewPart(scaled(sub(left, right as never), sums));
          const inner = add(diagonalMatrix(sBar as never), add(even, odd as never) as never);
          if (m === n) return product(product(u, inner), v);
          const beyond = scaled(uBar, overS);
          return product(add(product(u, sub(inner, product(transposed(u), beyond) as never)), beyond as never), v);
        },
        cost: 6 * n * (a!.shape as Dims).reduce((size, d) => size * d, 1),
      },
    ];
  },
  batch: stackedBatch(() => svdOperator),
});

/** (X - Xᵀ)/2 */
function skewPart(x: Tensor): Tensor {
  return mul(0.5, sub(x, transposed(x) as never) as never);
}

function partsOf(y: Tensor): [u: Tensor, s: Tensor, v: Tensor] {
  const [rows, n] = (y.shape as Dims).slice(-2) as [number, number];
  const s = rowsOf(y, rows - n - 1, rows - n);
  return [
    rowsOf(y, 0, rows - n - 1),
    shaped(reshapeTo(s as unknown as Value, [...(y.shape as Dims).slice(0, -2), n])),
    rowsOf(y, rows - n, rows),
  ];
}

function joined(u: Tensor, s: Tensor, v: Tensor): Tensor {
  return shaped(concatValues([u, asRow(s), v] as unknown as Value[], (u.shape as Dims).length - 2));
}

interface SvdFunction extends Lawful {
  <S extends Shape>(x: Arg<SvdRule<S>, Tensor<S>>): Parts<OutShapes<SvdRule<S>>>;
}

const call = (x: Tensor): [Tensor, Tensor, Tensor] => {
  const a = shaped<Tensor>(valueOf('svd', x));
  svdShape(a.shape as Dims);
  const [m, n] = (a.shape as Dims).slice(-2) as [number, number];
  if (m >= n) return partsOf(svdOperator([a], undefined));
  const [v, s, u] = partsOf(svdOperator([transposed(a)], undefined));
  return [transposed(u), s, transposed(v)];
};

const unit = { low: -1, high: 1 };
/** Singular values far apart. */
const spread = (x: Tensor): Tensor => {
  const [m, n] = (x.shape as Dims).slice(-2) as [number, number];
  const diagonal = diagonalMatrix(tensor([8, 3, 3].slice(0, Math.max(m, n))));
  return add(x, columnsOf(rowsOf(diagonal, 0, m), 0, n) as never);
};

/**
 * A = U · diag(s) · V: [.., m, n] → [.., m, k], [.., k], [.., k, n] with k = min(m, n); singular values descend, U has orthonormal columns, V orthonormal rows.
 * In each column of the smaller factor (in each row where that is V, as for m = n) the first entry that is at least half as large as the largest is positive.
 * One-sided rotations of columns (Hestenes 1958), about 40·m·n² flops for each matrix. Derivative: Townsend 2016, with terms 0 where their
 * divisor s[j] ± s[i] or s[i] is exactly 0: there the first derivative of what is symmetric in equal singular values is right. NaN or infinity gives NaN.
 * @throws ShapeError for less than two axes
 */
export const svd: SvdFunction = withLaws<SvdFunction>(
  {
    name: 'svd',
    cases: [
      { title: 'of one entry', shapes: [[1, 1]], domains: [{ low: -2, high: -0.5 }], apply: (x) => call(x!) },
      { title: 'of a column', shapes: [[3, 1]], domains: [{ low: 0.25, high: 1 }], apply: (x) => call(x!) },
      { shapes: [[2, 2, 2]], domains: [unit], apply: (x) => call(spread(x!)) },
      { title: 'of a stack of tall ones', shapes: [[2, 3, 1]], domains: [{ low: 0.25, high: 1 }], apply: (x) => call(x!) },
      { title: 'of a tall matrix', shapes: [[3, 2]], domains: [unit], apply: (x) => call(spread(x!)) },
      { title: 'of a wide matrix', shapes: [[2, 3]], domains: [unit], apply: (x) => call(spread(x!)) },
      { shapes: [[2, 0]], apply: (x) => call(x!) },
    ],
  },
  call as never,
);

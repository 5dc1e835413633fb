import { DataError } from '../errors.ts';
import { squareMatrixShape } from '../shape/matrix.ts';
import type { Dims } from '../shape/dims.ts';
import { eye } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws } from './laws.ts';
import { countOf, nameOf, product, stackedBatch, symmetricPart, transposed, type SquareFunction } from './matrices.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';
import { tril } from './triangle.ts';
import { triangularSolve } from './triangular-solve.ts';

// Of a symmetric matrix, of which it reads the lower triangle.
const factorOperator: OperatorFunction<undefined> = defineOperator({
  name: 'cholesky',
  shape: ([a]) => a!,
  kernel: (out, [a]) => {
    const n = a!.shape.at(-1)!;
    for (let item = 0; item < countOf(a!.shape); item++) {
      const [from, to] = [item * n * n, (item + 1) * n * n];
      factor(out.subarray(from, to), a!.values.subarray(from, to), n, () => nameOf(a!.shape, item));
    }
  },
  derivative: (_, y) => {
    const solved = (b: Tensor, transpose: boolean): Tensor => triangularSolve(y as never, b as never, { transpose });
    const cost = 2 * (y.shape as Dims).at(-1)! * (y.shape as Dims).reduce((size, d) => size * d, 1);
    return [
      {
        // L·Φ(L⁻¹·Ȧ·L⁻ᵀ)
        push: (aDot) => product(y, lowerHalf(solved(transposed(solved(transposed(aDot), false)), false))),
        // L⁻ᵀ·Φ(Lᵀ·L̄)·L⁻¹
        pull: (yBar) => transposed(solved(transposed(solved(lowerHalf(product(transposed(y), yBar)), true)), true)),
        cost,
      },
    ];
  },
  batch: stackedBatch(() => factorOperator),
});

/** Φ: the lower triangle with half of the diagonal. */
function lowerHalf(x: Tensor): Tensor {
  const n = (x.shape as Dims).at(-1)!;
  return mul(tril(x), sub(1, mul(0.5, eye(n))) as never);
}

/** L by rows: every inner product is of two rows. */
function factor(l: Float64Array, a: Float64Array, n: number, name: () => string): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= l[i * n + k]! * l[j * n + k]!;
      if (j < i) l[i * n + j] = rest / l[j * n + j]!;
      else if (rest <= 0) throw new DataError(`cholesky: ${name()} is not positive definite (pivot ${i} is ${rest})`);
      else l[i * n + i] = Math.sqrt(rest);
    }
  }
}

const call = (x: Tensor): Tensor => {
  const value = valueOf('cholesky', x);
  squareMatrixShape('cholesky', value.shape);
  return factorOperator([symmetricPart(shaped(value))], undefined);
};

const shifted = (x: Tensor, by: number): Tensor => add(x, mul(by, eye((x.shape as Dims).at(-1)!)) as never);
const gram = (x: Tensor): Tensor => shifted(product(x, transposed(x)), 2);

/**
 * The lower triangular L with a positive diagonal and L · Lᵀ = (A + Aᵀ)/2: [.., n, n] → [.., n, n]. The symmetric part of A is read, so gradients
 * by A are symmetric. NaN gives NaN. n³/3 flops for each matrix. Derivative: Murray 2016 (arXiv 1602.07527).
 * @throws ShapeError; DataError for a matrix that is not positive definite
 */
export const cholesky: SquareFunction<'cholesky'> = withLaws<SquareFunction<'cholesky'>>(
  {
    name: 'cholesky',
    examples: ['cholesky(eye(3))'],
    cases: [
      { title: 'of one entry', shapes: [[1, 1]], domains: [{ low: 0.5, high: 2 }], apply: (x) => call(x!) },
      { title: 'of a matrix that is not symmetric', shapes: [[2, 2]], domains: [{ low: -1, high: 1 }], apply: (x) => call(shifted(x!, 3)) },
      { title: 'of A·Aᵀ + 2', shapes: [[3, 3]], apply: (x) => call(gram(x!)) },
      { title: 'of a stack', shapes: [[2, 1, 2, 2]], apply: (x) => call(gram(x!)) },
      { shapes: [[0, 0]], apply: (x) => call(x!) },
    ],
  },
  call as never,
);

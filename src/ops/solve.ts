import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { SquareMatrixRule } from '../../types/matrix.ts';
import type { SolveRule } from '../../types/solve.ts';
import { DataError } from '../errors.ts';
import type { Dims } from '../shape/dims.ts';
import { squareMatrixShape } from '../shape/matrix.ts';
import { eye, identity } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { factorize, factorsOf, rankOf, type Factors } from './factorize.ts';
import { withLaws, type Lawful } from './laws.ts';
import { countOf, nameOf, product, stackedBatch, transposed, type SquareFunction } from './matrices.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { reshapeTo } from './reshape.ts';
import { sub } from './sub.ts';
import { stackTo, systemOf } from './systems.ts';

interface Attributes {
  /** What an error calls the op. */
  readonly name: string;
  readonly transpose: boolean;
  /** Of a singular matrix: an error, or zeros. */
  readonly singular: 'error' | 'zeros';
}

/** X with A · X = B from A, its factors, and B; all have the same leading axes. */
export const solveOperator: OperatorFunction<Attributes> = defineOperator<Attributes>({
  name: 'solve',
  shape: ([, , b]) => b!,
  kernel: (out, [a, f, b], { name, transpose, singular }) => {
    const [n, k] = b!.shape.slice(-2) as [number, number];
    for (let item = 0; item < countOf(b!.shape); item++) {
      const factors = factorsOf(f!.values, n, item);
      const rank = rankOf(factors);
      if (rank < n && singular === 'zeros') continue;
      if (rank < n) throw new DataError(`${name}: ${nameOf(a!.shape, item)} is singular (rank ${rank} of ${n})`);
      const [x, right] = [out, b!.values].map((values) => values.subarray(item * n * k, (item + 1) * n * k)) as [
        Float64Array,
        Float64Array,
      ];
      if (transpose) substituteTransposed(factors, x, right, k);
      else substitute(factors, x, right, k);
    }
  },
  derivative: ([a, f, b], y, attrs) => {
    const back = { ...attrs, transpose: !attrs.transpose };
    const cost = 2 * b!.shape.at(-2)! * b!.shape.reduce((size, d) => size * d, 1);
    const turn = (x: Tensor): Tensor => (attrs.transpose ? transposed(x) : x);
    return [
      {
        push: (aDot) => neg(solveOperator([a!, f!, product(turn(aDot), y)], attrs)),
        pull: (yBar) => turn(neg(product(solveOperator([a!, f!, yBar], back), transposed(y)))),
        cost,
      },
      null,
      { push: (bDot) => solveOperator([a!, f!, bDot], attrs), pull: (yBar) => solveOperator([a!, f!, yBar], back), cost },
    ];
  },
  batch: stackedBatch(() => solveOperator),
});

/** row i of x -= factor · row j. */
function takeOff(x: Float64Array, k: number, i: number, factor: number, j: number): void {
  for (let c = 0; c < k; c++) x[i * k + c]! -= factor * x[j * k + c]!;
}

/** Qᵀx = U⁻¹·L⁻¹·P·b */
function substitute({ n, lu, rows, columns }: Factors, x: Float64Array, b: Float64Array, k: number): void {
  const y = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    y.set(b.subarray(rows[i]! * k, (rows[i]! + 1) * k), i * k);
    for (let j = 0; j < i; j++) takeOff(y, k, i, lu[i * n + j]!, j);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) takeOff(y, k, i, lu[i * n + j]!, j);
    for (let c = 0; c < k; c++) x[columns[i]! * k + c] = y[i * k + c]! /= lu[i * n + i]!;
  }
}

/** P·x = L⁻ᵀ·U⁻ᵀ·Qᵀ·b, by the rows of L and U: they lie side by side. */
function substituteTransposed({ n, lu, rows, columns }: Factors, x: Float64Array, b: Float64Array, k: number): void {
  const y = new Float64Array(n * k);
  for (let i = 0; i < n; i++) y.set(b.subarray(columns[i]! * k, (columns[i]! + 1) * k), i * k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) y[i * k + c]! /= lu[i * n + i]!;
    for (let j = i + 1; j < n; j++) takeOff(y, k, j, lu[i * n + j]!, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = 0; j < i; j++) takeOff(y, k, j, lu[i * n + j]!, i);
    x.set(y.subarray(i * k, (i + 1) * k), rows[i]! * k);
  }
}

/** A⁻¹, or A⁻ᵀ; zeros for a singular A where they are asked for. */
export function inverseOf(a: Tensor, factors: Tensor, attrs: Attributes): Tensor {
  const shape = a.shape as Dims;
  return solveOperator([a, factors, stackTo(shaped(identity(shape.at(-1)!)), shape.slice(0, -2))], attrs);
}

interface SolveFunction extends Lawful {
  <A extends Shape, B extends Shape>(
    a: Arg<SquareMatrixRule<'solve', A>, Tensor<A>>,
    b: Arg<SolveRule<'solve', A, B>, Tensor<B>>,
  ): Tensor<Out<SolveRule<'solve', A, B>>>;
}

const solved = (a: unknown, b: unknown): Tensor => {
  const { matrix, right, batch, shape } = systemOf('solve', a, b);
  const factors = factorize([matrix], undefined); // before it is repeated: one matrix is factorized once
  const y = solveOperator([stackTo(matrix, batch), stackTo(factors, batch), right], { name: 'solve', transpose: false, singular: 'error' });
  return shaped(reshapeTo(y as unknown as Value, shape));
};

// Of three rows, the terms of the inverse have one sign: rounding errors are those of the entries.
const unit = { low: -1, high: 1 };
const positive = { low: 0.25, high: 1 };
const fourLess = (a: Tensor): Tensor => sub(mul(4, eye((a.shape as Dims).at(-1)!)), a as never);

/**
 * X with A · X = B: [.., n, n], [.., n, k] → [.., n, k], where leading axes broadcast and a B of one axis is a vector. Gaussian elimination with the
 * largest entry left as pivot; 2/3·n³ + 2·n²·k flops for each matrix. A NaN in A gives NaN.
 * @throws ShapeError; DataError for a matrix that is exactly singular
 */
export const solve: SolveFunction = withLaws<SolveFunction>(
  {
    name: 'solve',
    examples: ['solve(eye(3), zeros([2, 3, 4]))'],
    cases: [
      { title: 'with one entry', shapes: [[1, 1], [1]], domains: [{ low: 0.5, high: 2 }, undefined], apply: (a, b) => solved(a, b) },
      { title: 'with a vector', shapes: [[3, 3], [3]], domains: [positive, undefined], apply: (a, b) => solved(fourLess(a!), b) },
      {
        title: 'with one matrix for a stack of right sides',
        shapes: [
          [2, 2],
          [2, 2, 1],
        ],
        domains: [unit, undefined],
        apply: (a, b) => solved(fourLess(a!), b),
      },
      {
        title: 'with a stack of matrices for one right side',
        shapes: [
          [2, 2, 2],
          [2, 2],
        ],
        domains: [unit, undefined],
        apply: (a, b) => solved(fourLess(a!), b),
      },
      {
        shapes: [
          [2, 2],
          [2, 0],
        ],
        domains: [unit, undefined],
        apply: (a, b) => solved(fourLess(a!), b),
      },
      {
        shapes: [
          [0, 0],
          [0, 2],
        ],
        apply: (a, b) => solved(a, b),
      },
    ],
  },
  solved as never,
);

const inverted = (x: Tensor): Tensor => {
  const a = shaped<Tensor>(valueOf('inverse', x));
  squareMatrixShape('inverse', a.shape as Dims);
  return inverseOf(a, factorize([a], undefined), { name: 'inverse', transpose: false, singular: 'error' });
};

/**
 * A⁻¹: [.., n, n] → [.., n, n], with one factorization for all columns; `solve` is more accurate where A⁻¹·B is wanted. 2⅔·n³ flops for each matrix.
 * @throws ShapeError; DataError for a matrix that is exactly singular
 */
export const inverse: SquareFunction<'inverse'> = withLaws<SquareFunction<'inverse'>>(
  {
    name: 'inverse',
    examples: ['inverse(eye(3))'],
    cases: [
      { title: 'of one entry', shapes: [[1, 1]], domains: [{ low: 0.5, high: 2 }], apply: (x) => inverted(x!) },
      { shapes: [[2, 2, 2]], domains: [unit], apply: (x) => inverted(fourLess(x!)) },
      { shapes: [[3, 3]], domains: [positive], apply: (x) => inverted(fourLess(x!)) },
      { title: 'of Aᵀ', shapes: [[2, 2]], domains: [unit], apply: (x) => inverted(add(transposed(x!), mul(3, eye(2)) as never)) },
      { shapes: [[2, 0, 0]], apply: (x) => inverted(x!) },
    ],
  },
  inverted as never,
);

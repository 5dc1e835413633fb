import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { SquareMatrixRule } from '../../types/matrix.ts';
import type { SolveRule } from '../../types/solve.ts';
import { DataError } from '../errors.ts';
import { eye } from '../tensor/create.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';
import { nameOf, product, stackedBatch, transposed } from './matrices.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { reshapeTo } from './reshape.ts';
import { sub } from './sub.ts';
import { stackTo, systemOf } from './systems.ts';
import { tril, triu } from './triangle.ts';

interface TriangularOptions {
  /** Read the lower triangle (the default), else the upper one. */
  readonly lower?: boolean;
  /** Solve with the transposed matrix. */
  readonly transpose?: boolean;
  /** Take the diagonal for ones, without reading it. */
  readonly unitDiagonal?: boolean;
}
interface Attributes extends Required<TriangularOptions> {
  /** What an error calls the op. */
  readonly name: string;
}

/** The triangle that is read. */
function triangleOf(x: Tensor, { lower, unitDiagonal }: Attributes): Tensor {
  const off = unitDiagonal ? 1 : 0;
  return lower ? tril(x, { diagonal: -off }) : triu(x, { diagonal: off });
}

/** The inner form of `triangularSolve`: both operands have the same leading axes. */
export const solveTriangles: OperatorFunction<Attributes> = defineOperator<Attributes>({
  name: 'triangularSolve',
  shape: ([, b]) => b!,
  kernel: (out, [a, b], attrs) => {
    const [n, k] = b!.shape.slice(-2) as [number, number];
    out.set(b!.values);
    const items = n * k === 0 ? 0 : out.length / (n * k);
    for (let item = 0; item < items; item++)
      substitute(a!.values.subarray(item * n * n, (item + 1) * n * n), out.subarray(item * n * k, (item + 1) * n * k), n, k, attrs, () =>
        nameOf(a!.shape, item),
      );
  },
  derivative: ([a, b], y, attrs) => {
    const back = { ...attrs, transpose: !attrs.transpose };
    const cost = b!.shape.at(-2)! * b!.shape.reduce((size, d) => size * d, 1);
    const turn = (x: Tensor): Tensor => (attrs.transpose ? transposed(x) : x);
    return [
      {
        push: (aDot) => neg(solveTriangles([a!, product(turn(triangleOf(aDot, attrs)), y)], attrs)),
        pull: (yBar) => triangleOf(turn(neg(product(solveTriangles([a!, yBar], back), transposed(y)))), attrs),
        cost,
      },
      { push: (bDot) => solveTriangles([a!, bDot], attrs), pull: (yBar) => solveTriangles([a!, yBar], back), cost },
    ];
  },
  batch: stackedBatch(() => solveTriangles),
});

/** Forward or backward substitution in place. */
function substitute(
  a: Float64Array,
  x: Float64Array,
  n: number,
  k: number,
  { name, lower, transpose, unitDiagonal }: Attributes,
  matrix: () => string,
): void {
  const forwards = lower !== transpose;
  const entry = (i: number, j: number): number => (transpose ? a[j * n + i]! : a[i * n + j]!);
  for (let step = 0; step < n; step++) {
    const i = forwards ? step : n - 1 - step;
    const pivot = unitDiagonal ? 1 : a[i * n + i]!;
    if (pivot === 0) throw new DataError(`${name}: ${matrix()} is singular (entry [${i}, ${i}] is 0)`);
    for (let j = forwards ? 0 : i + 1; j < (forwards ? i : n); j++) {
      const factor = entry(i, j);
      for (let c = 0; c < k; c++) x[i * k + c]! -= factor * x[j * k + c]!;
    }
    for (let c = 0; c < k; c++) x[i * k + c]! /= pivot;
  }
}

interface TriangularSolveFunction extends Lawful {
  <A extends Shape, B extends Shape>(
    a: Arg<SquareMatrixRule<'triangularSolve', A>, Tensor<A>>,
    b: Arg<SolveRule<'triangularSolve', A, B>, Tensor<B>>,
    options?: TriangularOptions,
  ): Tensor<Out<SolveRule<'triangularSolve', A, B>>>;
}

const solved = (a: Tensor, b: Tensor, options?: TriangularOptions): Tensor => {
  const { matrix, right, batch, shape } = systemOf('triangularSolve', a, b);
  const { lower = true, transpose = false, unitDiagonal = false } = options ?? {};
  const y = solveTriangles([stackTo(matrix, batch), right], { name: 'triangularSolve', lower, transpose, unitDiagonal });
  return shaped(reshapeTo(y as unknown as Value, shape));
};

// Away from 0, so that every matrix that is drawn can be solved with; of three rows, so that the terms of its inverse have one sign.
const domains = [{ low: 0.5, high: 2 }, undefined];

/**
 * X with A · X = B for a triangular A: [.., n, n], [.., n, k] → [.., n, k], where leading axes broadcast and a B of one axis is a vector.
 * The other triangle of A is never read, and its derivative is 0. n²·k flops for each matrix.
 * @throws ShapeError; DataError for a 0 on a diagonal that is read
 */
export const triangularSolve: TriangularSolveFunction = withLaws<TriangularSolveFunction>(
  {
    name: 'triangularSolve',
    examples: ['triangularSolve(eye(3), zeros([2, 3, 4]), { lower: false })'],
    cases: [
      { title: 'of 3 - A', shapes: [[3, 3], [3]], domains, apply: (a, b) => solved(sub(mul(3, eye(3)), a as never), b!) },
      {
        shapes: [
          [2, 2],
          [2, 2, 1],
        ],
        domains,
        apply: (a, b) => solved(a!, b!, { lower: false }),
      },
      {
        shapes: [
          [2, 2, 2],
          [2, 2],
        ],
        domains,
        apply: (a, b) => solved(a!, b!, { transpose: true }),
      },
      {
        shapes: [
          [3, 3],
          [3, 2],
        ],
        domains,
        apply: (a, b) => solved(a!, b!, { lower: false, transpose: true, unitDiagonal: true }),
      },
      {
        shapes: [
          [1, 1],
          [1, 0],
        ],
        domains,
        apply: (a, b) => solved(a!, b!),
      },
      {
        shapes: [
          [0, 0],
          [0, 2],
        ],
        domains,
        apply: (a, b) => solved(a!, b!),
      },
    ],
  },
  solved as never,
);

import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** The parts of a stack of matrices: [batch, rows, columns]. Twin of `MatrixAxes`. @throws ShapeError when there are less than two axes. */
export function matrixAxes<D extends Dim>(op: string, shape: readonly D[]): [batch: D[], m: D, n: D] {
  if (shape.length < 2) throw new ShapeError(`${op}: a matrix has two axes, got ${show(shape)}`);
  return [shape.slice(0, -2), shape.at(-2)!, shape.at(-1)!];
}

/** The parts of a stack of square matrices: [batch, size]. Twin of `SquareAxes`. @throws ShapeError also when rows and columns differ in number. */
export function squareAxes<D extends Dim>(op: string, shape: readonly D[]): [batch: D[], n: D] {
  const [batch, m, n] = matrixAxes(op, shape);
  if (m !== n) throw new ShapeError(`${op}: the matrix ${show(shape)} is not square (${showDim(m)} ≠ ${showDim(n)})`);
  return [batch, n];
}

/** Shape of a matrix made of a square one. Twin of `SquareMatrix`. @throws ShapeError when it is not square. */
export function squareMatrixShape<D extends Dim>(op: string, shape: readonly D[]): D[] {
  squareAxes(op, shape);
  return shape.slice();
}

/** Shape of the determinants: the batch axes. Twin of `Determinant`. @throws ShapeError when the matrix is not square. */
export function determinantShape<D extends Dim>(shape: readonly D[]): D[] {
  return squareAxes('determinant', shape)[0];
}

/** Shapes of signs and logarithms of determinants. Twin of `Slogdet`. @throws ShapeError when the matrix is not square. */
export function slogdetShape<D extends Dim>(shape: readonly D[]): [sign: D[], logarithm: D[]] {
  const [batch] = squareAxes('slogdet', shape);
  return [batch, batch.slice()];
}

/** Shape of the traces: the batch axes. Twin of `Trace`. @throws ShapeError when there are less than two axes. */
export function traceShape<D extends Dim>(shape: readonly D[]): D[] {
  return matrixAxes('trace', shape)[0];
}

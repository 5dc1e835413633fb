import type { Dims } from '../shape/dims.ts';
import { solveShape } from '../shape/solve.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { broadcastValueTo } from './broadcast-to.ts';
import { reshapeTo } from './reshape.ts';

/** A · X = B with the leading axes of both sides: A [..., n, n], B [..., n, k]. */
export interface System {
  readonly matrix: Tensor;
  readonly right: Tensor;
  /** The leading axes of the solution. */
  readonly batch: Dims;
  /** The shape of the solution, in which a vector has one axis. */
  readonly shape: Dims;
}

/** The operands of `solve` and the like; a B of one axis is a column. @throws ShapeError; DataError */
export function systemOf(name: string, a: unknown, b: unknown): System {
  const [matrix, right] = [valueOf(name, a), valueOf(name, b)];
  const shape = solveShape(name, matrix.shape, right.shape);
  const n = matrix.shape.at(-1)!;
  const vector = right.shape.length === 1;
  const batch = vector ? matrix.shape.slice(0, -2) : shape.slice(0, -2);
  const columns = vector ? reshapeTo(right, [n, 1]) : right;
  return { matrix: shaped(matrix), right: stackTo(shaped(columns), batch), batch, shape };
}

/** Matrices repeated along the leading axes that others have. */
export function stackTo(x: Tensor, batch: Dims): Tensor {
  return shaped(broadcastValueTo(shaped(x as never), [...batch, ...(x.shape as Dims).slice(-2)]));
}

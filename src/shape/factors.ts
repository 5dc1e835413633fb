import type { Dim } from '../../types/dim.ts';
import type { Dims } from './dims.ts';
import { matrixAxes, squareAxes } from './matrix.ts';

/** Shapes of the reduced QR factors. Twin of `Qr`. @throws ShapeError when there are less than two axes. */
export function qrShape(shape: Dims): [q: number[], r: number[]] {
  const [batch, m, n] = matrixAxes('qr', shape);
  const k = Math.min(m, n);
  return [
    [...batch, m, k],
    [...batch, k, n],
  ];
}

/** Shapes of eigenvalues and eigenvectors. Twin of `Eigh`. @throws ShapeError when the matrix is not square. */
export function eighShape<D extends Dim>(shape: readonly D[]): [values: D[], vectors: D[]] {
  const [batch, n] = squareAxes('eigh', shape);
  return [[...batch, n], shape.slice()];
}

/** Shapes of the reduced singular value decomposition. Twin of `Svd`. @throws ShapeError when there are less than two axes. */
export function svdShape(shape: Dims): [u: number[], s: number[], v: number[]] {
  const [batch, m, n] = matrixAxes('svd', shape);
  const k = Math.min(m, n);
  return [
    [...batch, m, k],
    [...batch, k],
    [...batch, k, n],
  ];
}

import { eigh } from '../ops/eigh.ts';
import { matrix, norm, type Vector } from './vectors.ts';

/** A quadratic g·p + ½p·H·p in the basis of H's eigenvectors. */
export interface Quadratic {
  /** Eigenvalues, ascending. */
  readonly values: Vector;
  /** The vector with these coordinates. */
  readonly outward: (coordinates: Vector) => Vector;
  /** g in this basis. */
  readonly slope: Vector;
}

export function quadraticOf(hessian: Vector, gradient: Vector): Quadratic {
  const n = gradient.length;
  const [values, vectors] = eigh(matrix(n, n, hessian)).map((part) => part.data) as [Vector, Vector];
  const slope = values.map((_, j) => gradient.reduce((sum, g, i) => sum + g * vectors[i * n + j]!, 0));
  const outward = (c: Vector): Vector => gradient.map((_, i) => c.reduce((sum, x, j) => sum + x * vectors[i * n + j]!, 0));
  return { values, outward, slope };
}

/**
 * The coordinates of the p that minimizes g·p + ½p·H·p where ‖p‖ ≤ radius, and what it gains: p = -(H + μI)⁻¹g with the least μ ≥ 0 that makes H + μI
 * positive semidefinite and p short enough; in the hard case along the lowest eigenvector, too (Moré & Sorensen 1983; Nocedal & Wright, 2nd ed., §4.3).
 */
export function trustedStep({ values, slope }: Quadratic, radius: number): { step: Vector; gain: number } {
  const least = values[0]!;
  const scale = Math.max(Math.abs(least), Math.abs(values.at(-1)!));
  const flat = Number.EPSILON * values.length * scale;
  // where both are 0, the step has no part
  const at = (mu: number): Vector =>
    slope.map((g, i) => (values[i]! + mu <= flat && Math.abs(g) <= flat * radius ? 0 : -g / (values[i]! + mu)));
  let low = Math.max(0, -least);
  let step = at(low);
  if (norm(step) <= radius) {
    // -0 and 0 are no curvature to follow
    if (least < -flat) step[0]! += (slope[0]! > 0 ? -1 : 1) * Math.sqrt(Math.max(0, radius ** 2 - norm(step) ** 2));
  } else {
    let high = low + norm(slope) / radius;
    for (let k = 0; k < 100 && !(norm(step) <= radius && norm(step) >= 0.99 * radius); k++) {
      const middle = low + (high - low) / 2;
      step = at(middle);
      if (norm(step) > radius) low = middle;
      else high = middle;
    }
    if (!(norm(step) <= radius)) step = at(high);
  }
  return { step, gain: -step.reduce((sum, p, i) => sum + p * (slope[i]! + 0.5 * values[i]! * p), 0) };
}

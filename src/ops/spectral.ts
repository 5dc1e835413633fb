// What decompositions by rotations share: kernels on plain arrays, and the pieces of their derivatives.
import type { Dims } from '../shape/dims.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { notEqual } from './compare.ts';
import { reciprocal } from './reciprocal.ts';
import { reshapeTo } from './reshape.ts';
import { where } from './where.ts';

/** [..., n] as rows [..., 1, n] or columns [..., n, 1]. */
export function asRow(x: Tensor): Tensor {
  const shape = x.shape as Dims;
  return shaped(reshapeTo(x as unknown as Value, [...shape.slice(0, -1), 1, shape.at(-1)!]));
}
export function asColumn(x: Tensor): Tensor {
  return shaped(reshapeTo(x as unknown as Value, [...(x.shape as Dims), 1]));
}

/** 1 / x, and 0 where x is 0, with all derivatives. */
export function reciprocalOrZero(x: Tensor): Tensor {
  const there = notEqual(x, 0 as never);
  return where(there, reciprocal(where(there, x as never, 1 as never)) as never, 0 as never);
}

/** A power of two that brings the largest entry near 1; 0 for zeros, NaN where an entry is not finite. */
export function scaleOf(values: Float64Array): number {
  let most = 0;
  for (const x of values) {
    if (!Number.isFinite(x)) return NaN;
    most = Math.max(most, Math.abs(x));
  }
  return most === 0 ? 0 : 2 ** -Math.min(1000, Math.max(-1000, Math.floor(Math.log2(most))));
}

/** √Σ x² of n numbers from `from` on, without overflow. */
export function norm(x: Float64Array, from: number, n: number): number {
  let most = 0;
  for (let i = from; i < from + n; i++) most = Math.max(most, Math.abs(x[i]!));
  if (most === 0) return 0;
  let sum = 0;
  for (let i = from; i < from + n; i++) sum += (x[i]! / most) ** 2;
  return most * Math.sqrt(sum);
}

/** Rows p and q of n numbers turned by the angle of tangent t: c·p - s·q and c·q + s·p, written so that small angles change little (Rutishauser 1966). */
export function turn(x: Float64Array, n: number, p: number, q: number, t: number): void {
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  const half = s / (1 + c);
  for (let i = p * n, j = q * n; i < (p + 1) * n; i++, j++) {
    const a = x[i]!;
    const b = x[j]!;
    x[i] = a - s * (b + half * a);
    x[j] = b + s * (a - half * b);
  }
}

/** The tangent of the smaller angle that makes [[a, g], [g, b]] diagonal. */
export function tangentOf(a: number, b: number, g: number): number {
  const ratio = (b - a) / (2 * g);
  return Math.abs(ratio) > 1e150 ? 0.5 / ratio : Math.sign(ratio || 1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
}

/** 1 or -1, whichever makes the first entry that is at least half as large as the largest positive: stable where entries tie. */
export function orientation(v: Float64Array, from: number, n: number): number {
  let most = 0;
  for (let i = from; i < from + n; i++) most = Math.max(most, Math.abs(v[i]!));
  for (let i = from; i < from + n; i++) if (2 * Math.abs(v[i]!) >= most) return v[i]! < 0 ? -1 : 1;
  return 1;
}

/** Sweeps over all pairs p < q of n until one turns nothing. */
export function sweep(n: number, turned: (p: number, q: number) => boolean): void {
  let any = true;
  for (let sweeps = 0; any && sweeps < 60; sweeps++) {
    any = false;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) any = turned(p, q) || any;
  }
}

// Lists of numbers: what minimizers add up between evaluations.
import { Concrete, shaped, type Tensor } from '../tensor/tensor.ts';

export type Vector = Float64Array;

export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

/** ‖a‖, without overflow. */
export function norm(a: Vector): number {
  const most = largest(a);
  return most > 0 && most < Infinity ? most * Math.sqrt(a.reduce((sum, x) => sum + (x / most) ** 2, 0)) : most;
}

/** The largest entry by size; NaN where there is one. */
export function largest(a: Vector): number {
  return a.reduce((most, x) => (Math.abs(x) > most || Number.isNaN(x) ? Math.abs(x) : most), 0);
}

/** a + t·b. */
export function along(a: Vector, t: number, b: Vector): Vector {
  return a.map((x, i) => x + t * b[i]!);
}

/** Whether no entry is NaN or infinite. */
export function finite(a: Vector): boolean {
  return a.every(Number.isFinite);
}

export function column(a: Vector): Tensor<[number]> {
  return shaped(new Concrete([a.length], a));
}

export function matrix(rows: number, columns: number, entries: Vector): Tensor<[number, number]> {
  return shaped(new Concrete([rows, columns], entries));
}

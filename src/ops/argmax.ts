import { ShapeError } from '../errors.ts';
import { positions } from './reference-kernels.ts';
import { show } from '../shape/dim.ts';
import { stridesOf, type Dims } from '../shape/dims.ts';
import { Concrete, shaped, type Value } from '../tensor/tensor.ts';
import { equal, notEqual } from './compare.ts';
import { maximum } from './maximum.ts';
import { maxValue, minValue } from './max.ts';
import { defineReduction, keptShape, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { stopGradient } from './stop-gradient.ts';
import { where } from './where.ts';

/**
 * Where the greatest entry is, counted in row-major order over the given axes (all of them where absent): the first of equals, the first NaN.
 * Constant almost everywhere: no derivative.
 * @throws ShapeError over an empty axis
 */
export const argmax: Reduction<'argmax'> = defineReduction('argmax', (x, axes) => firstOf('argmax', x, axes, maxValue), { empty: false });

/**
 * Where the least entry is, counted in row-major order over the given axes (all of them where absent): the first of equals, the first NaN.
 * Constant almost everywhere: no derivative.
 * @throws ShapeError over an empty axis
 */
export const argmin: Reduction<'argmin'> = defineReduction('argmin', (x, axes) => firstOf('argmin', x, axes, minValue), { empty: false });

function firstOf(name: string, x: Value, axes: readonly number[], extreme: (x: Value, axes: readonly number[]) => Value): Value {
  const empty = axes.find((axis) => x.shape[axis] === 0);
  if (empty !== undefined) throw new ShapeError(`${name}: axis ${empty} of ${show(x.shape)} is empty`);
  const fixed = stopGradient(shaped(x));
  const best = shaped(reshapeTo(extreme(fixed as unknown as Value, axes), keptShape(x.shape, axes)));
  const hit = maximum(equal(fixed, best as never), notEqual(fixed, fixed as never) as never);
  return minValue(where(hit, shaped(counter(x.shape, axes)), Infinity as never) as unknown as Value, axes);
}

/** The row-major number of each position within `axes`, of size 1 along the others. */
function counter(shape: Dims, axes: readonly number[]): Concrete {
  const strides = stridesOf(axes.map((axis) => shape[axis]!));
  const kept = shape.map((d, i) => (axes.includes(i) ? d : 1));
  const at = positions(kept, { offset: 0, strides: shape.map((_, i) => (axes.includes(i) ? strides[axes.indexOf(i)]! : 0)) });
  return new Concrete(kept, Float64Array.from(at));
}

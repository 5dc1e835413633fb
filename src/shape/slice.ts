import type { SliceEntry } from '../../types/slice.ts';
import { ShapeError } from '../errors.ts';
import type { Dims } from './dims.ts';
import { show } from './dim.ts';

/** Entries start, start + step, … of an axis: `size` of them. An axis taken at one index is not kept. */
export interface AxisSlice {
  readonly start: number;
  readonly step: number;
  readonly size: number;
  readonly keep: boolean;
}

/** Shape of a part: an entry for each leading axis, the others stay whole. Twin of `Slice`. @throws ShapeError when an entry leaves its axis. */
export function sliceShape(shape: Dims, entries: readonly SliceEntry[]): number[] {
  return slicedAxes(shape, entries).flatMap(({ size, keep }) => (keep ? [size] : []));
}

/** What is taken of every axis. @throws ShapeError like `sliceShape`. */
export function slicedAxes(shape: Dims, entries: readonly SliceEntry[]): AxisSlice[] {
  const given = entries.map((entry, axis) => {
    if (axis >= shape.length) throw new ShapeError(`slice: ${entries.length} ranges for the ${shape.length} axes of ${show(shape)}`);
    if (entry === null) return whole(shape[axis]!);
    return typeof entry === 'number' ? atIndex(shape, axis, entry) : inRange(shape, axis, entry);
  });
  return [...given, ...shape.slice(entries.length).map(whole)];
}

const whole = (size: number): AxisSlice => ({ start: 0, step: 1, size, keep: true });

function atIndex(shape: Dims, axis: number, index: number): AxisSlice {
  const size = shape[axis]!;
  if (!Number.isSafeInteger(index)) throw new ShapeError(`slice: index ${index} of axis ${axis} is not a whole number`);
  if (index < -size || index >= size) throw new ShapeError(`slice: index ${index} of axis ${axis} is outside ${show(shape)}`);
  return { start: fromStart(index, size), step: 1, size: 1, keep: false };
}

function inRange(shape: Dims, axis: number, range: Exclude<SliceEntry, number | null>): AxisSlice {
  const fault = (why: string): ShapeError => new ShapeError(`slice: range ${show(range.map((n) => n ?? 'null'))} of axis ${axis} ${why}`);
  const [start, stop, step = 1] = range;
  if (![start ?? 0, stop ?? 0, step].every(Number.isSafeInteger)) throw fault('is not of whole numbers');
  if (step === 0) throw fault('has step 0');
  const size = shape[axis]!;
  const last = step > 0 ? size : size - 1;
  const isOutside = (at: number | null): boolean => at !== null && (at < -size || at > last);
  if (isOutside(start)) throw fault(`starts outside ${show(shape)}`);
  if (isOutside(stop)) throw fault(`ends outside ${show(shape)}`);
  const from = start === null ? (step > 0 ? 0 : last) : fromStart(start, size);
  const to = stop === null ? (step > 0 ? size : -1) : fromStart(stop, size);
  if ((to - from) * Math.sign(step) < 0) throw fault(step > 0 ? 'starts after it stops' : 'steps backwards but starts before it stops');
  const taken = Math.ceil((to - from) / step);
  // of an empty axis, reversed, the first entry would be -1
  return { start: Math.max(from, 0), step, size: taken + 0, keep: true };
}

// + 0 turns -0 into 0
const fromStart = (at: number, size: number): number => (at < 0 ? at + size : at + 0);

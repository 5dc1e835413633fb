import type { Padding, PerAxis } from '../../types/window-options.ts';
import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';
import { axisWords } from './spatial-axes.ts';

/** Entries before and after an axis; `'same'`: as many as keep its size at stride 1. */
export type AxisPadding = 'same' | readonly [before: number, after: number];

/** How windows move, for each spatial axis. Twin of `WindowOptions`. */
export interface WindowOptions {
  readonly strides: Dims;
  readonly paddings: readonly AxisPadding[];
  readonly dilations: Dims;
}

/** The options of an op, for each spatial axis. Twin of `OptionsOf`. @throws ShapeError when one of them is none. */
export function windowOptions(op: string, stride: PerAxis, padding: Padding, dilation: PerAxis): WindowOptions {
  return { strides: counts(op, 'stride', stride), paddings: paddings(op, padding), dilations: counts(op, 'dilation', dilation) };
}

/** An option of one number for each spatial axis: whole ones of `least` or more. Twin of `Counts`. @throws ShapeError when it is none. */
export function counts(op: string, name: string, value: PerAxis, least: 0 | 1 = 1): number[] {
  const words = axisWords(op);
  if (typeof value !== 'number' && !(Array.isArray(value) && value.length === words.length))
    throw new ShapeError(`${op}: ${name} must be a number or ${show(words)}, got ${Array.isArray(value) ? show(value) : String(value)}`);
  const list = typeof value === 'number' ? words.map(() => value) : value.slice();
  const fault = list.find((n) => !isWhole(n) || n < least);
  if (fault !== undefined) throw new ShapeError(`${op}: ${name} ${fault} is not a whole number of ${least} or more`);
  return list;
}

/** The padding of each spatial axis. Twin of `Paddings`. @throws ShapeError when it is none. */
export function paddings(op: string, padding: Padding): AxisPadding[] {
  const words = axisWords(op);
  if (padding === 'same') return words.map(() => padding);
  if (padding === 'valid') return words.map(() => [0, 0]);
  if (typeof padding === 'string') throw new ShapeError(`${op}: padding '${padding}' is not 'same' or 'valid'`);
  if (typeof padding === 'number') return words.map(() => pair(op, padding));
  if (!Array.isArray(padding))
    throw new ShapeError(`${op}: padding must be 'same', 'valid', a number or ${show(words)}, got ${String(padding)}`);
  if (padding.length !== words.length) {
    const isPair = words.length === 1 && padding.length === 2 && padding.every((entry) => typeof entry === 'number');
    const got = show(padding.map((entry) => (typeof entry === 'number' ? entry : show(entry))));
    throw new ShapeError(
      `${op}: padding must be 'same', 'valid', a number or ${show(words)}, got ${got}${isPair ? `; did you mean [${got}]?` : ''}`,
    );
  }
  return padding.map((entry) => pair(op, entry));
}

function pair(op: string, entry: number | readonly number[]): AxisPadding {
  const [before, after] = typeof entry === 'number' ? [entry, entry] : entry;
  if (isWhole(before) && isWhole(after) && (typeof entry === 'number' || entry.length === 2)) return [before, after];
  throw new ShapeError(
    typeof entry === 'number'
      ? `${op}: padding ${entry} is not a whole number of 0 or more`
      : `${op}: padding ${show(entry)} is not two whole numbers of 0 or more`,
  );
}

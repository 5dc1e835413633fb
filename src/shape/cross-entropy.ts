import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** Logits `[...B, C]` with rows `[...B, C]` or class indices `[...B]` give `[...B]`. Twin of `CrossEntropy`. @throws ShapeError when the labels are neither. */
export function crossEntropyShape<D extends Dim>(op: string, logits: readonly D[], labels: readonly D[]): D[] {
  if (logits.length === 0) throw new ShapeError(`${op}: the logits are a scalar; their last axis must hold the classes`);
  const leading = logits.slice(0, -1);
  const fits = labels.every((d, i) => d === logits[i]) && (labels.length === logits.length || labels.length === leading.length);
  if (!fits)
    throw new ShapeError(`${op}: labels ${show(labels)} fit neither logits ${show(logits)} nor their leading axes ${show(leading)}`);
  return leading;
}

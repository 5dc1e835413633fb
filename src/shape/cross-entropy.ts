import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** Logits `[...B, C]` with one-hot rows `[...B, C]` or class indices `[...B]`. Twin of `CrossEntropy`. @throws ShapeError when the labels are neither. */
export function crossEntropyShape(logits: readonly Dim[], labels: readonly Dim[]): [] {
  if (logits.length === 0) throw new ShapeError('crossEntropy: the logits are a scalar; their last axis must hold the classes');
  const leading = logits.slice(0, -1);
  const fits = labels.every((d, i) => d === logits[i]) && (labels.length === logits.length || labels.length === leading.length);
  if (!fits)
    throw new ShapeError(`crossEntropy: labels ${show(labels)} fit neither logits ${show(logits)} nor their leading axes ${show(leading)}`);
  return [];
}

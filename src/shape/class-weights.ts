import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** Shape of the weights of the classes. Twin of `ClassWeights`. @throws ShapeError when they are not one for each class. */
export function classWeightsShape<D extends Dim>(op: string, logits: readonly D[], weights: readonly D[]): D[] {
  if (logits.length === 0) throw new ShapeError(`${op}: the logits are a scalar; their last axis must hold the classes`);
  const classes = logits.slice(-1);
  if (weights.length !== 1 || weights[0] !== classes[0])
    throw new ShapeError(`${op}: the class weights of logits ${show(logits)} must be ${show(classes)}, got ${show(weights)}`);
  return classes;
}

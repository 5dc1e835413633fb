import type { Arg } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { ShapeError } from '../errors.ts';
import { filled } from '../tensor/create.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { constant, shaped, type Tensor } from '../tensor/tensor.ts';
import { flatten, leavesLike, unflatten, type Tree } from '../tensor/tree.ts';
import type { Optimizer } from './optimizer.ts';
import { rateAt } from './settings.ts';

/** What an optimizer remembers between updates: a value, kept by the caller. */
export interface OptimizerState {
  /** Updates made so far. */
  readonly step: number;
  /** The slots of each parameter, in the order of the tree's leaves. */
  readonly slots: readonly (readonly Tensor[])[];
}

/**
 * One update, without a net: [parameters, state] after it. Without a state it is the first.
 * @throws ShapeError when the gradient has not the form and shapes of the parameters, or the state belongs to others
 */
export function applyUpdate<const Name extends string, P extends Tree, const D extends Tree>(
  optimizer: Optimizer<Name>,
  parameters: P,
  gradient: Arg<SameTree<`${Name}: the gradient`, 'the parameter', D, P>, D>,
  state?: OptimizerState,
): readonly [P, OptimizerState] {
  const at = flatten(parameters, `${optimizer.name}: the parameters`);
  const slope = flatten(gradient, `${optimizer.name}: the gradient`);
  sameTree(`${optimizer.name}: the gradient`, 'the parameter', gradient, parameters);
  const slopes = leavesLike(slope, at.form);
  const before = state ?? { step: 0, slots: at.leaves.map((leaf) => startSlots(optimizer, leaf.shape)) };
  if (before.slots.length !== at.leaves.length)
    throw new ShapeError(`${optimizer.name}: the state is of ${before.slots.length} parameters, but there are ${at.leaves.length}`);
  const step = before.step + 1;
  const context = { rate: shaped<Tensor<[]>>(constant(rateAt(optimizer, step))), step: shaped<Tensor<[]>>(constant(step)) };
  const after = at.leaves.map((leaf, i) => {
    return optimizer.update(shaped(leaf), shaped(slopes[i]!), before.slots[i]!, context);
  });
  const leaves = after.map(([parameter]) => parameter);
  return [unflatten(at.form, leaves) as P, { step, slots: after.map((updated) => updated.slice(1)) }];
}

function startSlots(optimizer: Optimizer, shape: readonly number[]): readonly Tensor[] {
  return optimizer.slots(shape).map((slot) => shaped(filled(slot.shape, slot.start ?? 0)));
}

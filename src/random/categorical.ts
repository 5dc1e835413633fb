import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ReduceRule } from '../../types/reduce.ts';
import { ShapeError } from '../errors.ts';
import { add } from '../ops/add.ts';
import { argmax } from '../ops/argmax.ts';
import { show } from '../shape/dim.ts';
import { reduceShape } from '../shape/reduce.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { gumbelOf } from './distributions.ts';
import type { Key } from './key.ts';

/**
 * A class for each row of logits, drawn with the probabilities softmax(logits) from a key: [...B, C] → [...B]. It is where logits and Gumbel noise together
 * are greatest (Gumbel 1954); a logit of -∞ is never drawn beside a finite one. Constant almost everywhere: no derivative. Broadcast the logits for many draws.
 * @throws ShapeError for a scalar or no classes; DataError for something that is not a key
 */
export function categorical<S extends Shape>(
  k: Key,
  logits: Arg<ReduceRule<'categorical', S, -1, false>, Tensor<S>>,
): Tensor<Out<ReduceRule<'categorical', S, -1, false>>> {
  const value = valueOf('categorical', logits);
  reduceShape('categorical', value.shape, -1, false);
  if (value.shape.at(-1) === 0) throw new ShapeError(`categorical: there are no classes in ${show(value.shape)}`);
  return argmax(add(shaped<Tensor>(value), gumbelOf('categorical', k, value.shape) as never) as Tensor, -1 as never) as never;
}

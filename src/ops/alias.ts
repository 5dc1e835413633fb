import type { Dims } from '../shape/dims.ts';
import { identityMap } from '../tensor/linear-map.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';

const aliasOperator: OperatorFunction<undefined> = defineOperator({
  name: 'alias',
  shape: ([x]) => x!,
  lowering: { kind: 'alias' },
  derivative: ([x]) => [identityMap(x!.shape as Dims)],
  batch: ([x]) => aliasOperator([x!], undefined),
});

/** The same value under another name: what a nested transform differentiates by, so that it does not see its surroundings. */
export function alias(x: Value): Value {
  return aliasOperator([shaped<Tensor>(x)], undefined) as unknown as Value;
}

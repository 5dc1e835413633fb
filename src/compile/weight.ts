import { createRecorder } from '../scalar/expression.ts';
import type { ScalarFunction } from '../scalar/scalar.ts';
import type { Op } from '../tensor/op.ts';

const weights = new WeakMap<ScalarFunction, number>();

/** Operations of an elementwise op at one entry: 1 for neg, about 100 for tanh. 0 for other ops. */
export function weightOf(op: Op, operands: number): number {
  const { lowering } = op;
  if (lowering.kind !== 'map') return 0;
  let weight = weights.get(lowering.scalar);
  if (weight === undefined) {
    const recorder = createRecorder();
    const result = lowering.scalar(recorder, ...[...Array(operands).keys()].map((i) => recorder.input(i)));
    weights.set(lowering.scalar, (weight = Math.max(1, result.id + 1 - operands)));
  }
  return weight;
}

import { createRecorder, type Expression } from '../scalar/expression.ts';
import type { ScalarFunction } from '../scalar/scalar.ts';
import type { Op } from '../tensor/op.ts';

const recorded = new WeakMap<ScalarFunction, Expression>();

function record(scalar: ScalarFunction, operands: number): Expression {
  let result = recorded.get(scalar);
  if (!result) {
    const recorder = createRecorder();
    recorded.set(scalar, (result = scalar(recorder, ...[...Array(operands).keys()].map((i) => recorder.input(i)))));
  }
  return result;
}

/** Operations of an elementwise op at one entry: 1 for neg, about 100 for tanh. 0 for other ops. */
export function weightOf(op: Op, operands: number): number {
  const { lowering } = op;
  return lowering.kind === 'map' ? Math.max(1, record(lowering.scalar, operands).id + 1 - operands) : 0;
}

/** Whether an elementwise op of two operands is their product and nothing else. */
export function isMultiplication(op: Op): boolean {
  const { lowering } = op;
  if (lowering.kind !== 'map' || lowering.scalar.length !== 3) return false;
  const { op: name, args } = record(lowering.scalar, 2);
  return name === 'mul' && args.every((arg, i) => arg.op === 'input' && arg.value === i);
}

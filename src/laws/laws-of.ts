import { LawError } from '../errors.ts';
import type { Lawful } from '../ops/laws.ts';
import { adjoint, forwardReverse, linearity } from './accumulation.ts';
import { batching } from './batching.ts';
import { check, type CheckOptions } from './check.ts';
import { compiledAgrees } from './compiled.ts';
import { associativity, chainRule, covariance } from './composition.ts';
import { conventionsOf } from './conventions.ts';
import { finiteDifferences } from './finite-differences.ts';
import { differentiable, functionsOf, type FunctionAt } from './function-at.ts';
import type { Law } from './sample.ts';
import { secondOrder } from './second-order.ts';

const ofDerivatives = [finiteDifferences, forwardReverse, adjoint, linearity, chainRule, associativity, covariance, secondOrder];
const ofValues = [batching, compiledAgrees];

/** Every law that a function owes; those of derivatives where an operand has one. */
export function lawsOfFunction(at: FunctionAt): Law[] {
  const owed = differentiable(at).length > 0 ? [...ofDerivatives, ...ofValues] : ofValues;
  return owed.map((state) => state(at));
}

/** Every law of an op, at every case that its `laws` name, and the conventions that they state. */
export function lawsOf(op: Lawful): Law[] {
  return [...functionsOf(op).flatMap(lawsOfFunction), ...conventionsOf(op)];
}

/**
 * Test all laws of an op: of one of the library, or of your own.
 * @throws LawError with a report for every law that fails; or when the op names no case to test
 */
export function checkOp(op: Lawful, options: CheckOptions = {}): void {
  const laws = lawsOf(op);
  if (laws.length === 0) throw new LawError(`checkOp: ${op.laws.name} names no case to test`);
  const failures = laws.flatMap((one) => failureOf(one, options));
  if (failures.length > 0) throw new LawError(failures.map((failure) => failure.message).join('\n\n'), { cause: failures });
}

function failureOf(one: Law, options: CheckOptions): LawError[] {
  try {
    check(one, options);
    return [];
  } catch (fault) {
    if (!(fault instanceof LawError)) throw fault;
    return [fault];
  }
}

import { LawError } from '../errors.ts';
import type { Domain, LawCase, Lawful, Laws } from '../ops/laws.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { adjoint, forwardReverse, linearity } from './accumulation.ts';
import { batching } from './batching.ts';
import { check, type CheckOptions } from './check.ts';
import { compiledAgrees } from './compiled.ts';
import { associativity, chainRule, covariance } from './composition.ts';
import { conventionsOf } from './conventions.ts';
import { finiteDifferences } from './finite-differences.ts';
import { differentiable, functionsOf, type FunctionAt } from './function-at.ts';
import { mapping } from './mapping.ts';
import type { Law } from './sample.ts';
import { secondOrder } from './second-order.ts';
import { mappedDerivatives } from './mapped-derivatives.ts';
import { transformsAgree } from './transforms.ts';

const ofDerivatives = [
  finiteDifferences,
  forwardReverse,
  adjoint,
  linearity,
  chainRule,
  associativity,
  covariance,
  secondOrder,
  transformsAgree,
  mappedDerivatives,
];
const ofValues = [batching, mapping, compiledAgrees];

/** Every law that a function owes; those of derivatives where an operand has one. */
export function lawsOfFunction(at: FunctionAt): Law[] {
  const owed = differentiable(at).length > 0 ? [...ofDerivatives, ...ofValues] : ofValues;
  return owed.map((state) => state(at));
}

/** Every law of an op, at every case that its `laws` name, and the conventions that they state. */
export function lawsOf(op: Lawful): Law[] {
  return [...functionsOf(op).flatMap(lawsOfFunction), ...conventionsOf(op)];
}

/** How an op is checked, on 25 samples for each law where not said otherwise, and where, if it does not say so itself. */
export interface CheckOpOptions extends CheckOptions {
  /** Only laws whose report would begin with, or contain, this text: `'second order'`, `'case 2'`. */
  readonly only?: string;
  /** The shapes of the operands, for a function that names no case: one call. */
  readonly shapes?: readonly Dims[];
  /** Calls to check instead of the op's own: for attributes, options, several shapes. */
  readonly cases?: readonly LawCase[];
  /** Where each operand is drawn from; [-2, 2] where absent. */
  readonly domains?: readonly (Domain | undefined)[];
  /** Arguments at which a derivative jumps. */
  readonly kinks?: readonly number[];
}

/**
 * Test all laws of an op of your own (or of the library), or of any function of tensors that is given `shapes` or `cases`.
 * @throws LawError with a report for every law that fails; or when there is no case to test
 */
export function checkOp(op: Lawful | ((...operands: never) => unknown), options: CheckOpOptions = {}): void {
  const laws = lawfulOf(op, options);
  const owed = lawsOf({ ...op, laws }).filter(({ name, of }) => `${name} fails for ${of}`.includes(options.only ?? ''));
  if (owed.length === 0) throw new LawError(`checkOp: ${nothingOf(laws, options)}`);
  const failures = owed.flatMap((one) => failureOf(one, { runs: 25, ...options }));
  if (failures.length > 0) throw new LawError(reportOf(failures, owed.length), { cause: failures });
}

function lawfulOf(op: Lawful | ((...operands: never) => unknown), { shapes, cases, domains, kinks }: CheckOpOptions): Laws {
  const name = (op as { name?: string }).name || 'the function';
  const own: Laws = 'laws' in op ? op.laws : { name, cases: [] };
  const apply = own.cases[0]?.apply ?? (op as unknown as (...operands: readonly Tensor[]) => unknown);
  const given = cases ?? (shapes && [{ shapes, apply }]) ?? own.cases;
  return { ...own, cases: domains ? given.map((one) => ({ domains, ...one })) : given, ...(kinks && { kinks }) };
}

function nothingOf({ name, cases }: Laws, { only }: CheckOpOptions): string {
  if (cases.length > 0) return `${name} owes no law whose report contains '${only}'`;
  return `${name} names no case to test: pass the shapes of its operands, { shapes: [[2, 3]] }, or calls, { cases: [{ shapes, apply }] }`;
}

/** The first failure of each law in full, the others by name. */
function reportOf(failures: readonly { readonly law: Law; readonly fault: LawError }[], owed: number): string {
  const first = failures.filter(({ law }, i) => failures.findIndex((other) => other.law.name === law.name) === i);
  const others = failures.filter((one) => !first.includes(one)).map(({ law }) => `  ${law.name} fails for ${law.of}`);
  const rest = others.length > 0 ? [[`${failures.length} of ${owed} laws fail, also these:`, ...others].join('\n')] : [];
  return [...first.map(({ fault }) => fault.message), ...rest].join('\n\n');
}

function failureOf(law: Law, options: CheckOptions): { law: Law; fault: LawError }[] {
  try {
    check(law, options);
    return [];
  } catch (fault) {
    if (!(fault instanceof LawError)) throw fault;
    return [{ law, fault }];
  }
}

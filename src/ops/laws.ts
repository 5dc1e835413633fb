import type { Dims } from '../shape/dims.ts';
import type { Nested } from '../tensor/create.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** Where the entries of an operand are drawn from when laws are tested. */
export interface Domain {
  readonly low: number;
  readonly high: number;
  /** Whole numbers, as indices: not differentiated. */
  readonly integers?: boolean;
}

/** One way to call an op: laws hold at every such call. */
export interface LawCase {
  readonly title?: string;
  readonly shapes: readonly Dims[];
  /** A domain for each operand; the op's own where absent. */
  readonly domains?: readonly (Domain | undefined)[];
  readonly apply: (...operands: readonly Tensor[]) => unknown;
}

/** What the derivative is where mathematics leaves a choice, or where a formula that is right elsewhere gives NaN. */
export interface Convention {
  /** The operands, as numbers or nested lists. */
  readonly at: readonly Nested[];
  /** The derivative of the sum of all results by each operand; null for one that has none. */
  readonly slopes: readonly (Nested | null)[];
  /** The derivative of the sum of all those slopes by each operand; where absent, all pairs of modes must still agree. */
  readonly second?: readonly (Nested | null)[];
  /** The call; that of the first case where absent. */
  readonly apply?: LawCase['apply'];
}

/** Where an op is to be tested. Every exported op carries this; the law battery enumerates it. */
export interface Laws {
  readonly name: string;
  /** Operands are drawn from here; [-2, 2] where absent. */
  readonly domain?: Domain;
  /** Arguments at which a derivative jumps: tested for the stated convention, left out of finite differences. */
  readonly kinks?: readonly number[];
  /** Stated derivatives, at kinks, ties and corners: no difference quotient can tell them. */
  readonly conventions?: readonly Convention[];
  /** Calls as a user writes them, of an op that takes more than tensors: `['argmax(zeros([2, 3]), 1)']`. Their shapes are checked, in the type and at run time. */
  readonly examples?: readonly string[];
  readonly cases: readonly LawCase[];
}

/** A public op: a function that carries the ground on which its laws are tested. */
export interface Lawful {
  readonly laws: Laws;
}

/**
 * Give a function its name and its laws.
 * @__NO_SIDE_EFFECTS__
 */
export function withLaws<F extends Lawful>(laws: Laws, call: Omit<F, 'laws'> & ((...args: never) => unknown)): F {
  Object.defineProperty(call, 'name', { value: laws.name });
  return Object.assign(call, { laws }) as unknown as F;
}

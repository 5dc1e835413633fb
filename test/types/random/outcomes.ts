// What the run time says to drawn arguments.

import { join } from 'node:path';
import fc from 'fast-check';
import { settings } from '../../../property-tests/settings.ts';
import { ShapeError } from '../../../src/errors.ts';
import type { Argument } from '../../shape/cases.ts';
import { twinOf, type Twin } from '../../shape/twins.ts';
import { modulesOf } from '../../modules.ts';
import { printCall } from './terms.ts';

/** What a rule says: the answer, or why there is none. */
export type Outcome = { readonly answer: Argument } | { readonly fault: string | false };

/** A rule with arguments, all known. */
export interface Sample {
  readonly rule: string;
  readonly args: readonly Argument[];
}

interface Group {
  readonly arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>>;
}

const groups = await modulesOf<Group>(join(import.meta.dirname, '../../shape/arbitraries'));

/** How to draw a rule's arguments, by rule. */
export const arbitraries: ReadonlyMap<string, fc.Arbitrary<readonly Argument[]>> = new Map(
  [...groups.values()].flatMap((group) => Object.entries(group.arbitraries)),
);

const drawn = settings({ runs: 120 });
/** What the samples depend on: `COTANGENT_SEED` brings them back. */
export const seed: number = drawn.seed ?? Math.floor(Math.random() * 2 ** 31);

/** Different arguments for every rule. */
export function samples(): Sample[] {
  return [...arbitraries].flatMap(([rule, arbitrary]) => {
    const all = fc.sample(arbitrary, { seed, numRuns: drawn.runs });
    return [...new Map(all.map((args) => [printCall(rule, args), { rule, args }])).values()];
  });
}

/** JavaScript's arithmetic; BigInt, that the products of sizes are exact. */
const arithmetic: Readonly<Record<string, (a: bigint, b: bigint) => number | boolean | number[]>> = {
  Add: (a, b) => Number(a + b),
  Subtract: (a, b) => (a < b ? false : Number(a - b)),
  Multiply: (a, b) => Number(a * b),
  DivideWithRemainder: (a, b) => [Number(a / b), Number(a % b)],
  LessThan: (a, b) => a < b,
};

/** Rules whose `false` is no answer, but that there is none. */
const falseIsFault = ['Subtract', 'IsWhole'];

/** Whether a rule is arithmetic, of which JavaScript's own is the twin. */
export function isArithmetic(rule: string): boolean {
  return rule in arithmetic;
}

/** The run time's side of a rule. */
export function runTimeOf(rule: string): Twin | undefined {
  const exact = arithmetic[rule];
  if (exact !== undefined) return (...args) => exact(BigInt(args[0] as number), BigInt(args[1] as number));
  return twinOf(rule);
}

/** What a twin says to these arguments. @throws Error when it fails otherwise than with a sentence */
export function outcomeOf({ rule, args }: Sample, twin: Twin = runTimeOf(rule)!): Outcome {
  try {
    const answer = twin(...args) as Argument;
    return answer === false && falseIsFault.includes(rule) ? { fault: false } : { answer };
  } catch (fault) {
    if (fault instanceof ShapeError) return { fault: fault.message };
    throw new Error(`${printCall(rule, args)}: the run time fails with ${String(fault)}`, { cause: fault });
  }
}

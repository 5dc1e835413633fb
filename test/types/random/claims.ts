// What the types must say, given what the run time says: one line of TypeScript each, which checks when they do.

import { check, importTypes, type Compiler } from '../compilers.ts';
import { plain } from '../plain.ts';
import type { Argument } from '../../shape/cases.ts';
import type { Outcome } from './outcomes.ts';
import { print, printCall, type Term } from './terms.ts';

/** What is claimed of a rule with some arguments. */
export interface Claim {
  /** The rule and its arguments. */
  readonly call: string;
  /** A type that is `true`, or else `Says` what the rule says. */
  readonly check: string;
  /** What the run time says. */
  readonly expected: string;
}

// `Is` compares to the letter. `Allows`: an answer with A among its values, where N stands for the name 'n'. `Speaks`: any answer or any sentence.
const prelude = `${importTypes}
interface Says<out R> { readonly says: R }
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends (<X>() => X extends B ? 1 : 2) ? true : false;
type Sentence<R> = R extends T.EinsumFault<unknown, infer S> ? S : R;
type Is<R, E> = Same<R, E> extends true ? true : Says<R>;
type IsVague<R> = 0 extends 1 & R ? true : unknown extends R ? true : [R] extends [never] ? true : false;
type Valued<S, N> = S extends 'n' ? N : S extends readonly unknown[] ? { [I in keyof S]: Valued<S[I], N> } : S;
type Holds<S, A, N> = IsVague<S> extends true ? false : [A] extends [Valued<S, N>] ? true : false;
type AllowsPlain<R, A, N = 'n'> = Holds<R, A, N> extends true ? true : Says<R>;
type Allows<R, A, N = 'n'> = IsVague<R> extends true ? Says<R> : [R] extends [T.Ok<infer S>] ? Holds<S, A, N> extends true ? true : Says<R> : Says<R>;
type SpeaksPlain<R> = IsVague<R> extends true ? Says<R> : true;
type Speaks<R> = IsVague<R> extends true ? Says<R> : [R] extends [T.Ok<unknown> | T.EinsumFault<number | 'equation', string> | string] ? true : Says<R>;`;
const firstLine = prelude.split('\n').length + 1;

/** The type says exactly what the run time says. */
export function exactly(rule: string, args: readonly Term[], outcome: Outcome): Claim {
  const call = printCall(rule, args);
  const expected = expectedOf(rule, outcome);
  const says = 'answer' in outcome ? `T.${call}` : `Sentence<T.${call}>`;
  return { call, check: `Is<${says}, ${expected.replace(/^Ok</, 'T.Ok<')}>`, expected };
}

/** The type, of arguments that it does not know in full, says something that the true answer fits. `named`: the number that is called 'n'. */
export function allowing(rule: string, args: readonly Term[], answer: Argument, named?: number): Claim {
  const call = printCall(rule, args);
  const allows = plain.includes(rule) ? 'AllowsPlain' : 'Allows';
  const value = named === undefined ? '' : `, ${named}`;
  return { call, check: `${allows}<T.${call}, ${print(answer)}${value}>`, expected: expectedOf(rule, { answer }) };
}

/** The type says a sentence or an answer, whatever it is. */
export function speaking(rule: string, args: readonly Term[], outcome: Outcome): Claim {
  const call = printCall(rule, args);
  return { call, check: `${plain.includes(rule) ? 'SpeaksPlain' : 'Speaks'}<T.${call}>`, expected: expectedOf(rule, outcome) };
}

function expectedOf(rule: string, outcome: Outcome): string {
  if ('fault' in outcome) return JSON.stringify(outcome.fault);
  return plain.includes(rule) ? print(outcome.answer) : `Ok<${print(outcome.answer)}>`;
}

/** The claims that do not hold, each in one sentence. */
export function disagreements(compiler: Compiler, claims: readonly Claim[]): string[] {
  const lines = claims.map((claim, i) => `export const claim${i}: ${claim.check} = true;`);
  const { faults } = check(compiler, { 'claims.mts': [prelude, ...lines].join('\n') });
  return faults
    .filter(({ file }) => file === 'claims.mts')
    .map(({ line, message }) => {
      const { call, expected } = claims[line - firstLine]!;
      const says = /Says<([^]*)>'\.$/.exec(message)?.[1]?.replace(/\bT\.|import\("[^"]*"\)\./g, '') ?? message;
      return `${call}: the type says ${says}, the run time says ${expected}`;
    });
}

// What the compiler may not know: where a rule takes `number` for a number, `Shape` for a shape or a name for a size. The compiler is asked.

import { check, importTypes } from '../compilers.ts';
import type { Sample } from './outcomes.ts';
import { placesIn, printCall, replaced, type Place, type Word } from './terms.ts';

/** A type that stands for some value that only the run time knows. */
export type Hiding = (typeof candidates)[keyof typeof candidates][number];

/** What a place takes: a type that hides its value, and whether it takes a name. */
export interface Hole {
  readonly hiding?: Hiding;
  readonly named: boolean;
}

/** The hole at a place of a rule. */
export type Holes = (rule: string, place: Place) => Hole;

const NAME = "'n'";

/** What might hide a value; where a rule takes two of them, the first is the vaguer one. */
const candidates = {
  number: ['number'],
  boolean: ['boolean'],
  numbers: ['T.Shape', 'readonly number[]'],
  lists: ['readonly T.Shape[]'],
  other: [],
} as const;

/** What the places of these samples take. @throws Error when the compiler fails otherwise than by refusing an argument */
export function findHoles(samples: readonly Sample[]): Holes {
  const calls = new Map(samples.flatMap(trials));
  const keys = [...calls.keys()];
  const source = [importTypes, ...[...calls.values()].map((call, i) => `export type Hole${i} = T.${call};`)].join('\n');
  const faults = check('7.0', { 'holes.mts': source }).faults.filter(({ file }) => file === 'holes.mts');
  const other = faults.find(({ message }) => !message.startsWith('TS2344'));
  if (other !== undefined) throw new Error(`${calls.get(keys[other.line - 2] ?? '') ?? ''}: ${other.message}`);
  const refused = new Set(faults.map(({ line }) => keys[line - 2]));
  const takes = (rule: string, pattern: string, word: string): boolean => {
    const key = keyOf(rule, pattern, word);
    return calls.has(key) && !refused.has(key);
  };
  return (rule, { pattern, value }) => {
    const hiding = candidates[kindOf(value)].find((word) => takes(rule, pattern, word));
    return { named: takes(rule, pattern, NAME), ...(hiding === undefined ? {} : { hiding }) };
  };
}

/** Calls with one argument, or a part of one, replaced. */
function trials({ rule, args }: Sample): [string, string][] {
  return placesIn(args)
    .filter(({ value }) => !Array.isArray(value) || value.length > 0)
    .flatMap(({ path, pattern, value }) =>
      [...candidates[kindOf(value)], ...(typeof value === 'number' ? [NAME] : [])].map((word): [string, string] => [
        keyOf(rule, pattern, word),
        printCall(rule, replaced(args, new Map<string, Word>([[path, { word }]]))),
      ]),
    );
}

function kindOf(value: Place['value']): keyof typeof candidates {
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as 'number' | 'boolean';
  if (!Array.isArray(value)) return 'other';
  return value.every((item) => typeof item === 'number') ? 'numbers' : value.every((item) => Array.isArray(item)) ? 'lists' : 'other';
}

function keyOf(rule: string, pattern: string, word: string): string {
  return `${rule} ${pattern} ${word}`;
}

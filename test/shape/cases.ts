// One table for both twins: the types of types/ and the functions of src/shape/. Its rows lie in cases/, a file for each group of rules.
//
// A row is a rule with its arguments, as TypeScript writes them, then `→` and the answer, or `✗` and the sentence (after the parameter that an einsum's
// sentence belongs to). `number` is a dim, and `Shape` a rank, that the compiler does not know (`...Dim[]`: further axes); rows with these are for the
// types alone, and so are rows with names of rules that calculate with sizes.

import { join } from 'node:path';
import { modulesOf } from '../modules.ts';

/** A file of rows. */
interface Group {
  readonly table: string;
  /** Rules whose twins calculate with sizes: they take no names. */
  readonly numbersOnly?: readonly string[];
}

/** A type argument, read: literals and lists; `unknown` for what only the program knows, `undefined` and `null` for themselves. */
export type Argument = number | string | boolean | undefined | null | typeof unknown | readonly Argument[];

/** What the compiler does not know: `number` as a dim, `Shape` as a shape. */
export const unknown: unique symbol = Symbol('unknown');

/** One row of the table, as text and read. */
export interface Case {
  readonly rule: string;
  /** The arguments as TypeScript writes them. */
  readonly text: string;
  readonly args: readonly Argument[];
  /** The answer as TypeScript writes it and read, unless there is a sentence. */
  readonly answer?: { readonly text: string; readonly value: Argument };
  readonly sentence?: string;
  /** For a sentence of an einsum: the operand it belongs to, or `'equation'`. */
  readonly at?: string;
  /** Whether the row speaks of what only the compiler does not know. */
  readonly typesOnly: boolean;
}

/** Every row of the table. */
export const cases: readonly Case[] = [...(await modulesOf<Group>(join(import.meta.dirname, 'cases'))).values()].flatMap(
  ({ table, numbersOnly = [] }) =>
    table
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => readCase(line, numbersOnly)),
);

function readCase(line: string, numbersOnly: readonly string[]): Case {
  const parts = /^(?<rule>\w+)<(?<text>.*)> (?:→ (?<answer>.*)|✗ (?:(?<at>\d|equation): )?(?<sentence>.*))$/.exec(line)?.groups;
  if (parts === undefined) throw new Error(`not a row: ${line}`);
  const { rule = '', text = '', answer, at, sentence } = parts;
  const args = read(`[${text}]`) as readonly Argument[];
  const named = numbersOnly.includes(rule) && args.some(hasName);
  if (answer === undefined)
    return { rule, text, args, typesOnly: named || isUnknown(args), sentence: sentence!, ...(at === undefined ? {} : { at }) };
  const value = read(answer);
  return { rule, text, args, typesOnly: named || isUnknown([args, value]), answer: { text: answer, value } };
}

/** The value of a type that is made of literals. */
function read(type: string): Argument {
  const json = type.replace(/'([^']*)'|\b(?:number|Shape|undefined)\b|\.\.\.Dim\[\]/g, (word, name?: string) =>
    JSON.stringify(name ?? { word }),
  );
  return revive(JSON.parse(json));
}

function revive(value: unknown): Argument {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value === 'object' && value !== null) return (value as { word: string }).word === 'undefined' ? undefined : unknown;
  return value as Argument;
}

function isUnknown(value: Argument): boolean {
  return value === unknown || (Array.isArray(value) && value.some(isUnknown));
}

/** Whether there is a name among the sizes of a list. A string beside lists is no name but the op, an equation or an option. */
function hasName(value: Argument): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === 'string' || hasName(item));
}

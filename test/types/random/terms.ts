// Arguments of a rule, with types in place of some values: the program knows a size, the compiler may know only its name or that it is a number.

import type { Argument } from '../../shape/cases.ts';

/** A type written as it is: `number`, `T.Shape`. */
export interface Word {
  readonly word: string;
}

export type Term = Argument | Word | readonly Term[];

/** A term as TypeScript writes it. */
export function print(term: Term): string {
  if (isList(term)) return `[${term.map(print).join(', ')}]`;
  if (typeof term === 'object' && term !== null) return term.word;
  return typeof term === 'string' ? JSON.stringify(term) : String(term);
}

/** A rule with its arguments, as TypeScript writes it. */
export function printCall(rule: string, args: readonly Term[]): string {
  return `${rule}<${args.map(print).join(', ')}>`;
}

/** A place in the arguments of a rule: a number, a boolean or a list. */
export interface Place {
  /** Indices from the outside in: `1.0` is the first item of the second argument. */
  readonly path: string;
  /** The same for all items of a list: `1.*`. */
  readonly pattern: string;
  readonly value: Argument;
}

/** Every place of a rule's arguments, the outer ones first. */
export function placesIn(args: readonly Argument[]): Place[] {
  return args.flatMap((arg, i) => placesAt(arg, `${i}`, `${i}`));
}

function placesAt(value: Argument, path: string, pattern: string): Place[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [{ path, pattern, value }];
  if (!isList(value)) return [];
  const items = value.flatMap((item, i) => placesAt(item, `${path}.${i}`, `${pattern}.*`));
  return [{ path, pattern, value }, ...items];
}

/** The arguments with other terms at some paths. */
export function replaced(args: readonly Term[], by: ReadonlyMap<string, Term>, prefix = ''): Term[] {
  return args.map((term, i) => {
    const path = `${prefix}${i}`;
    const other = by.get(path);
    return other !== undefined ? other : isList(term) ? replaced(term, by, `${path}.`) : term;
  });
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

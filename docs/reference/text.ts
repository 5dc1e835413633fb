// How pages write things down.

import { number } from '../../src/explain/number.ts';
import type { Dims } from '../../src/shape/dims.ts';

/** Numbers in nested lists. */
export function numbers(x: unknown): string {
  return Array.isArray(x) ? `[${x.map(numbers).join(', ')}]` : typeof x === 'number' ? number(x) : '–';
}

export const shape = (dims: Dims): string => `[${dims.join(', ')}]`;

export const shapes = (all: readonly Dims[]): string => all.map(shape).join(' · ');

/** Code within a sentence or a table. */
export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

export const plain = (text: string): string => text.replaceAll('|', '\\|');

/** A count with its noun. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** One thing, or several with commas and a last 'and'. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}

/** The name that GitHub gives a heading, if no other one has it. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');

import { elementary } from './elementary.ts';
import { primitives as numbers } from './primitives.ts';
import type { Primitives, Scalar } from './scalar.ts';

/**
 * A scalar expression as data: a node of a directed acyclic graph in which equal subexpressions are one object.
 * Kernels are emitted from it, and its key says when two kernels are the same.
 */
export interface Expression {
  /** Position in recording order: arguments come before what uses them. */
  readonly id: number;
  /** A primitive's name, or `input` / `constant`. */
  readonly op: string;
  readonly args: readonly Expression[];
  /** The constant, or the number of the input. */
  readonly value?: number;
  /** The table of a `lookup`. */
  readonly table?: readonly number[];
  /** Whether this is a truth value. */
  readonly mask: boolean;
}

/** Reads scalar expressions into data. Expressions of one recorder share their subexpressions. */
export interface Recorder extends Scalar<Expression, Expression> {
  input(index: number): Expression;
}

/** A reading that records what it is asked, each distinct expression once. */
export function createRecorder(): Recorder {
  const known = new Map<string, Expression>();
  const node = (
    op: string,
    args: readonly Expression[],
    mask: boolean,
    more: { value?: number; table?: readonly number[] } = {},
  ): Expression => {
    const key = `${op} ${textOf(more.value)} ${args.map((a) => a.id).join()} ${more.table ? tableText(more.table) : ''}`;
    let found = known.get(key);
    if (!found) known.set(key, (found = { id: known.size, op, args, mask, ...more }));
    return found;
  };
  const unary = (op: string) => (a: Expression) => node(op, [a], false);
  const binary = (op: string) => (a: Expression, b: Expression) => node(op, [a, b], false);
  const truth =
    (op: string) =>
    (...args: Expression[]) =>
      node(op, args, true);
  const primitives: Primitives<Expression, Expression> = {
    constant: (value) => node('constant', [], false, { value }),
    add: binary('add'),
    sub: binary('sub'),
    mul: binary('mul'),
    div: binary('div'),
    neg: unary('neg'),
    abs: unary('abs'),
    sqrt: unary('sqrt'),
    floor: unary('floor'),
    min: binary('min'),
    max: binary('max'),
    copySign: binary('copySign'),
    less: truth('less'),
    lessEqual: truth('lessEqual'),
    equal: truth('equal'),
    notEqual: truth('notEqual'),
    and: truth('and'),
    or: truth('or'),
    not: truth('not'),
    select: (when, then, otherwise) => node('select', [when, then, otherwise], false),
    indicator: unary('indicator'),
    powerOfTwo: unary('powerOfTwo'),
    exponent: unary('exponent'),
    significand: unary('significand'),
    xor: binary('xor'),
    lookup: (table, i) => node('lookup', [i], false, { table }),
  };
  return { ...primitives, ...elementary(primitives), input: (value) => node('input', [], false, { value }) };
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : Object.is(value, -0) ? '-0' : String(value);
}

const tableTexts = new WeakMap<readonly number[], string>();

function tableText(table: readonly number[]): string {
  let text = tableTexts.get(table);
  if (text === undefined) tableTexts.set(table, (text = table.map(textOf).join()));
  return text;
}

/** What the outputs are computed from, arguments before what uses them. */
export function inOrder(outputs: readonly Expression[]): Expression[] {
  const seen = new Set<Expression>();
  const stack = [...outputs];
  for (let e = stack.pop(); e; e = stack.pop()) {
    if (seen.has(e)) continue;
    seen.add(e);
    stack.push(...e.args);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** How often each expression is used: as an argument, or as an output. */
export function countUses(outputs: readonly Expression[]): Map<Expression, number> {
  const uses = new Map<Expression, number>();
  const use = (e: Expression): void => void uses.set(e, (uses.get(e) ?? 0) + 1);
  outputs.forEach(use);
  for (const e of inOrder(outputs)) e.args.forEach(use);
  return uses;
}

const keys = new WeakMap<readonly Expression[], string>();

/** A text that is equal for equal expressions, whatever else was recorded beside them. */
export function keyOf(outputs: readonly Expression[]): string {
  let key = keys.get(outputs);
  if (key === undefined) keys.set(outputs, (key = readKey(outputs)));
  return key;
}

function readKey(outputs: readonly Expression[]): string {
  const numbersOf = new Map<Expression, number>();
  const words: string[] = [];
  const tables = new Map<string, number>();
  // spelt out where it first occurs: a reduced angle looks up one table many times
  const table = (text: string): string => {
    const known = tables.get(text);
    if (known === undefined) tables.set(text, tables.size);
    return known === undefined ? `[${text}]` : `[#${known}]`;
  };
  const visit = (root: Expression): number => {
    // an explicit stack: fused expressions may be deep
    const stack = [root];
    while (stack.length > 0) {
      const e = stack.at(-1)!;
      const open = e.args.filter((a) => !numbersOf.has(a));
      if (numbersOf.has(e) || open.length === 0) {
        stack.pop();
        if (numbersOf.has(e)) continue;
        numbersOf.set(e, words.length);
        words.push(`${e.op}${textOf(e.value)}(${e.args.map((a) => numbersOf.get(a)).join()})${e.table ? table(tableText(e.table)) : ''}`);
      } else stack.push(...open.reverse());
    }
    return numbersOf.get(root)!;
  };
  const roots = outputs.map(visit);
  return `${words.join(' ')} > ${roots.join()}`;
}

/** The values of expressions at given inputs, by the JavaScript reading: the same bits as every kernel. */
export function evaluate(outputs: readonly Expression[], inputs: ArrayLike<number>): number[] {
  const values = new Map<Expression, number | boolean>();
  for (const e of inOrder(outputs))
    values.set(
      e,
      valueOf(e, (a) => values.get(a)!, inputs),
    );
  return outputs.map((e) => values.get(e) as number);
}

function valueOf(e: Expression, at: (e: Expression) => number | boolean, inputs: ArrayLike<number>): number | boolean {
  if (e.op === 'constant') return e.value!;
  if (e.op === 'input') return inputs[e.value!]!;
  if (e.op === 'lookup') return numbers.lookup(e.table!, at(e.args[0]!) as number);
  const apply = numbers[e.op as keyof typeof numbers] as (...args: (number | boolean)[]) => number | boolean;
  return apply(...e.args.map(at));
}

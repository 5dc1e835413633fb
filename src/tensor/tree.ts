import { DataError } from '../errors.ts';
import { isTensor, type Tensor, type Value } from './tensor.ts';

/** Tensors in records and tuples, to any depth: the arguments and results of differentiable functions. */
export type Tree = Tensor | readonly Tree[] | { readonly [name: string]: Tree };

/** The form of a tree, without its leaves. */
export type Form =
  | { readonly kind: 'leaf' }
  | { readonly kind: 'list'; readonly items: readonly Form[] }
  | { readonly kind: 'record'; readonly items: ReadonlyMap<string, Form> };

const leaf: Form = { kind: 'leaf' };

/** A tree taken apart: leaves in order, the path of each (`'hidden.w'`, `'0'`; `''` for a lone tensor), and how to put others in their place. */
export interface Flat {
  readonly leaves: readonly Value[];
  readonly paths: readonly string[];
  readonly form: Form;
}

/** Take a tree apart. @throws DataError where something is not a tensor, list or record, naming its path. */
export function flatten(tree: unknown, what: string): Flat {
  const leaves: Value[] = [];
  const paths: string[] = [];
  const walk = (x: unknown, path: string): Form => {
    if (isTensor(x)) {
      leaves.push(x as unknown as Value);
      paths.push(path);
      return leaf;
    }
    const below = (key: string | number): string => (path === '' ? `${key}` : `${path}.${key}`);
    if (Array.isArray(x)) return { kind: 'list', items: x.map((item, i) => walk(item, below(i))) };
    if (isRecord(x)) return { kind: 'record', items: new Map(Object.entries(x).map(([key, item]) => [key, walk(item, below(key))])) };
    throw new DataError(
      `${what}: expected a tensor, or a record or tuple of tensors, got ${x === null ? 'null' : typeof x}${path === '' ? '' : ` at '${path}'`}`,
    );
  };
  return { form: walk(tree, ''), leaves, paths };
}

/** Put leaves (of any kind) into a form, in order. */
export function unflatten(form: Form, leaves: readonly unknown[]): unknown {
  let next = 0;
  const build = (f: Form): unknown => {
    if (f.kind === 'leaf') return leaves[next++];
    if (f.kind === 'list') return f.items.map(build);
    // defineProperty semantics: a key such as __proto__ is a key like any other
    return Object.fromEntries([...f.items].map(([key, item]) => [key, build(item)]));
  };
  return build(form);
}

/** Whether two trees have the same form; the order of a record's keys does not matter. */
export function sameForm(a: Form, b: Form): boolean {
  if (a.kind === 'list' && b.kind === 'list')
    return a.items.length === b.items.length && a.items.every((item, i) => sameForm(item, b.items[i]!));
  if (a.kind === 'record' && b.kind === 'record') {
    const others = b.items;
    return a.items.size === others.size && [...a.items].every(([key, item]) => others.has(key) && sameForm(item, others.get(key)!));
  }
  return a.kind === b.kind;
}

/** The leaves of a tree in the order of another tree of the same form, whose records may name their keys in another order. */
export function leavesLike(tree: Flat, like: Form): Value[] {
  let next = 0;
  const build = (f: Form): LeafTree => {
    if (f.kind === 'leaf') return tree.leaves[next++]!;
    if (f.kind === 'list') return f.items.map(build);
    return new Map([...f.items].map(([key, item]) => [key, build(item)]));
  };
  const read = (f: Form, x: LeafTree): Value[] => {
    if (f.kind === 'leaf') return [x as Value];
    if (f.kind === 'list') return f.items.flatMap((item, i) => read(item, (x as readonly LeafTree[])[i]!));
    return [...f.items].flatMap(([key, item]) => read(item, (x as ReadonlyMap<string, LeafTree>).get(key)!));
  };
  return read(like, build(tree.form));
}

type LeafTree = Value | readonly LeafTree[] | ReadonlyMap<string, LeafTree>;

function isRecord(x: unknown): x is Record<string, unknown> {
  if (typeof x !== 'object' || x === null || ArrayBuffer.isView(x)) return false;
  const prototype: unknown = Object.getPrototypeOf(x);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

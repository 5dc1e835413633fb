import { isConcrete, Node, type Value } from '../tensor/tensor.ts';
import { reach } from '../tensor/graph.ts';
import type { Op } from '../tensor/op.ts';

/** The same program with equal nodes merged and aliases dropped: what each old value is now. */
export function simplify(outputs: readonly Value[]): (v: Value) => Value {
  const now = new Map<Value, Value>();
  const known = new Map<string, Node>();
  const scalars = new Map<string, Value>();
  const identity = createNames();
  const resolve = (v: Value): Value => {
    if (!isConcrete(v) || v.values.length !== 1) return now.get(v) ?? v;
    const key = `${v.shape.length} ${Object.is(v.values[0], -0) ? '-0' : v.values[0]}`;
    if (!scalars.has(key)) scalars.set(key, v);
    return scalars.get(key)!;
  };
  for (const node of reach(outputs)) {
    const { kind } = node.op.lowering;
    if (kind === 'input') continue;
    const inputs = node.inputs.map(resolve);
    if (kind === 'alias') {
      now.set(node, inputs[0]!);
      continue;
    }
    const key = `${identity(node.op)}(${inputs.map(identity).join()})${attributesKey(node.attrs, identity)}`;
    const twin = known.get(key);
    if (twin) {
      now.set(node, twin);
      continue;
    }
    const same = inputs.every((v, i) => v === node.inputs[i]);
    const kept = same ? node : new Node(node.op, inputs, node.attrs, node.shape);
    known.set(key, kept);
    now.set(node, kept);
  }
  return resolve;
}

type Names = (x: Op | Value | object) => number;

/** A number for each object, in order of appearance. */
export function createNames(): Names {
  const names = new Map<object, number>();
  return (x) => {
    const known = names.get(x);
    if (known !== undefined) return known;
    names.set(x, names.size);
    return names.size - 1;
  };
}

/** A text that is equal for equal attributes; what is not plain data counts as itself. */
export function attributesKey(x: unknown, identity: Names): string {
  if (x === undefined) return '';
  if (typeof x === 'number') return Object.is(x, -0) ? '-0' : String(x);
  if (typeof x === 'string') return JSON.stringify(x);
  if (typeof x !== 'object' || x === null) return typeof x === 'function' ? `#${identity(x)}` : String(x);
  if (Array.isArray(x)) return `[${x.map((item) => attributesKey(item, identity)).join()}]`;
  if (Object.getPrototypeOf(x) !== Object.prototype) return `#${identity(x)}`;
  return `{${Object.entries(x)
    .map(([key, item]) => `${JSON.stringify(key)}:${attributesKey(item, identity)}`)
    .join()}}`;
}


import { where } from '../ops/where.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { concatValues } from '../ops/concat.ts';
import { zerosOf } from '../tensor/create.ts';
import { bind } from '../tensor/bind.ts';
import { applyBody, type Loop } from '../tensor/body.ts';
import { reach } from '../tensor/graph.ts';
import type { Lowering } from '../tensor/op.ts';
import { isConcrete, shaped, type Node, type Tensor, type Value } from '../tensor/tensor.ts';
import { pack } from './pack.ts';

/** The forms of ops that are made of other ops. */
export type Made = 'call' | 'loop' | 'branch';

/** A program without nodes of some forms, in whose place stands what they are made of: what each old value is now. Loops are unrolled. */
export function expand(outputs: readonly Value[], forms: readonly Made[]): (v: Value) => Value {
  const known = new Map<Value, Value>();
  const now = (v: Value): Value => {
    let last = v;
    for (let next = known.get(last); next; next = known.get(last)) last = next;
    return last;
  };
  const stands = (node: Node): boolean => (forms as readonly string[]).includes(node.op.lowering.kind);
  // what takes a node's place may have such nodes itself
  for (;;) {
    const nodes = reach(outputs.map(now));
    if (!nodes.some(stands)) return now;
    for (const node of nodes) {
      const inputs = node.inputs.map(now);
      if (stands(node)) known.set(node, madeOf(node, inputs));
      else if (inputs.some((v, i) => v !== node.inputs[i])) known.set(node, bind(node.op, inputs, node.attrs));
    }
  }
}

/** What a node of such a form computes, in other ops. */
function madeOf({ op, attrs }: Node, inputs: readonly Value[]): Value {
  const { lowering } = op;
  switch (lowering.kind) {
    case 'call':
      return called(lowering, attrs, inputs);
    case 'loop':
      return unrolled(lowering.loop(attrs), inputs);
    case 'branch': {
      const [test, ...rest] = inputs as [Value, ...Value[]];
      const [first, second] = lowering.branches(attrs);
      if (isConcrete(test)) return pack(applyBody(test.values[0] !== 0 ? first : second, rest));
      const [yes, no] = [first, second].map((body) => shaped<Tensor>(pack(applyBody(body, rest)))) as [Tensor, Tensor];
      return where(shaped<Tensor>(test), yes, no as never) as unknown as Value;
    }
    default:
      throw new Error(`expand: ${op.name} is not made of other ops`);
  }
}

/** What a call computes, op by op. */
export function called({ body }: Extract<Lowering<unknown>, { kind: 'call' }>, attrs: unknown, inputs: readonly Value[]): Value {
  const shapes = inputs.map((x) => x.shape);
  return pack(applyBody(body(attrs, shapes), inputs));
}

function unrolled({ body, carries, scanned, length, reverse, keep }: Loop, inputs: readonly Value[]): Value {
  const items = inputs.slice(carries, carries + scanned);
  const fixed = inputs.slice(carries + scanned);
  const kept: Value[][] = [];
  let carry = inputs.slice(0, carries);
  for (let step = 0; step < length; step++) {
    const t = reverse ? length - 1 - step : step;
    kept[t] = applyBody(body, [...carry, ...items.map((x) => itemOf(x, t)), ...fixed]);
    carry = kept[t].slice(0, carries);
  }
  return pack(
    body.outputs.map((y, k) => {
      if (k < carries && !keep) return carry[k]!;
      const items = kept.map((results) => reshapeTo(results[k]!, [1, ...y.shape]));
      return length === 0 ? zerosOf([0, ...y.shape]) : concatValues(items, 0);
    }),
  );
}

/** One item along axis 0. */
export function itemOf(x: Value, i: number): Value {
  const rest = x.shape.slice(1);
  return reshapeTo(sliceValue(x, [[i, i + 1], ...rest.map((d) => [0, d] as const)]), rest);
}

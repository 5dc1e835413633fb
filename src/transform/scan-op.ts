// The loop as an op: its derivative is a loop again, forwards for tangents and backwards for cotangents.
import { batchedOutputs } from '../linear/batch.ts';
import { add } from '../ops/add.ts';
import { concatValues } from '../ops/concat.ts';
import { permuteValue } from '../ops/permute.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { broadcastValueTo } from '../ops/broadcast-to.ts';
import { sizeOf } from '../shape/dims.ts';
import { bind } from '../tensor/bind.ts';
import { applyBody, bodyCost, loopShapes, runBody, type Body, type Loop } from '../tensor/body.ts';
import { zerosOf } from '../tensor/create.ts';
import { placeholder, reach } from '../tensor/graph.ts';
import type { Op } from '../tensor/op.ts';
import { Concrete, shaped, type Node, type Value } from '../tensor/tensor.ts';
import { cotangentBody, dependents, jointMaps, tangentBody } from './body-derivatives.ts';
import { pack, packedShape, packedStarts, unpack } from './pack.ts';

/** Run a loop: the carries and results, as `loopShapes` says. */
export function loop(inputs: readonly Value[], attrs: Loop): Value[] {
  return unpack(bind(scanOp, inputs, attrs), loopShapes(attrs));
}

const scanOp: Op<Loop> = {
  name: 'scan',
  lowering: { kind: 'loop', loop: (attrs) => attrs },
  shape: (_, attrs) => packedShape(loopShapes(attrs)),
  run: runLoop,
  partials: (x, y, attrs, live) => {
    const cost = attrs.length * bodyCost(attrs.body);
    return jointMaps(x, y, live, {
      push: (input, xDot) => pushLoop(x, attrs, input, xDot),
      pull: (yBar) => pullLoop(x, y, attrs, live, yBar),
      cost,
    });
  },
  batch: batchLoop,
};

function runLoop(out: Float64Array, inputs: readonly Concrete[], attrs: Loop): void {
  const { body, carries, scanned, length, reverse, keep } = attrs;
  const starts = packedStarts(loopShapes(attrs));
  const whole = inputs.slice(carries, carries + scanned);
  const fixed = inputs.slice(carries + scanned);
  let carry = inputs.slice(0, carries);
  for (let step = 0; step < length; step++) {
    const t = reverse ? length - 1 - step : step;
    const results = runBody(body, [...carry, ...whole.map((x) => item(x, t)), ...fixed]);
    results.forEach((y, k) => {
      if (k >= carries || keep) out.set(y.values, starts[k]! + t * y.values.length);
    });
    carry = results.slice(0, carries);
  }
  if (!keep) carry.forEach((c, k) => out.set(c.values, starts[k]!));
}

function item(x: Concrete, t: number): Concrete {
  const shape = x.shape.slice(1);
  const size = sizeOf(shape);
  return new Concrete(shape, x.values.subarray(t * size, (t + 1) * size));
}

/** What a loop is given, by its role. */
function roles<T>(values: readonly T[], { carries, scanned }: Pick<Loop, 'carries' | 'scanned'>): { carry: T[]; items: T[]; fixed: T[] } {
  return {
    carry: values.slice(0, carries),
    items: values.slice(carries, carries + scanned),
    fixed: values.slice(carries + scanned),
  };
}

const like = (v: Value): Node => placeholder(v.shape);
const plus = (a: Value, b: Value): Value => add(shaped(a), shaped(b) as never) as unknown as Value;

/** The loop over values and tangents together: all carries have one, and the one input by which it is asked for. */
function pushLoop(x: readonly Value[], attrs: Loop, input: number, xDot: Value): Value {
  const { body, carries, scanned } = attrs;
  const dual = tangentBody(
    body,
    x.map((_, i) => i < carries || i === input),
  );
  const own = roles(dual.inputs.slice(0, x.length), attrs);
  const dots = dual.inputs.slice(x.length);
  const other = dots.slice(carries); // the placeholder of xDot, where the input is no carry
  const isItem = input >= carries && input < carries + scanned;
  const arranged = <T>(of: { carry: T[]; items: T[]; fixed: T[] }, carryDots: readonly T[], otherDot: readonly T[]): T[] =>
    isItem
      ? [...of.carry, ...carryDots, ...of.items, ...otherDot, ...of.fixed]
      : [...of.carry, ...carryDots, ...of.items, ...of.fixed, ...otherDot];
  const given = roles(x, attrs);
  const start = given.carry.map((c, i) => (i === input ? xDot : zerosOf(c.shape)));
  const doubled: Loop = {
    ...attrs,
    carries: 2 * carries,
    scanned: scanned + Number(isItem),
    body: {
      inputs: arranged(own, dots.slice(0, carries), other),
      outputs: [...dual.outputs.slice(0, carries), ...dual.outputs.slice(body.outputs.length)],
    },
  };
  return pack(loop(arranged(given, start, input < carries ? [] : [xDot]), doubled).slice(carries));
}

/** The loop the other way round: cotangents of the carries run backwards, those of what does not change add up. For the live inputs, in order. */
function pullLoop(x: readonly Value[], y: Value, attrs: Loop, live: readonly boolean[], yBar: Value): Value[] {
  const { carries, length, reverse, keep } = attrs;
  const given = roles(x, attrs);
  const asked = roles(live, attrs);
  const after = keep ? unpack(y, loopShapes(attrs)) : loop(x, { ...attrs, keep: true });
  const before = given.carry.map((c, k) => entering(c, after[k]!, reverse));
  const bars = unpack(yBar, loopShapes(attrs));
  const ends = bars.slice(0, carries);
  const sums = given.fixed.filter((_, i) => asked.fixed[i]).map((p) => zerosOf(p.shape));
  const items = [...before, ...given.items, ...(keep ? ends : []), ...bars.slice(carries)];
  const start = keep ? given.carry.map((c) => zerosOf(c.shape)) : ends;
  const results = loop([...start, ...sums, ...items, ...given.fixed], {
    body: backwards(attrs, asked),
    carries: carries + sums.length,
    scanned: items.length,
    length,
    reverse: !reverse,
    keep: false,
  });
  const total = results.slice(carries, carries + sums.length);
  return [...results.slice(0, carries).filter((_, i) => asked.carry[i]), ...results.slice(carries + sums.length), ...total];

  /** What each step of the loop began with: the first carry, then each but the last. */
  function entering(first: Value, all: Value, turned: boolean): Value {
    if (length === 0) return all;
    const rest = sliceValue(all, [turned ? [1, length] : [0, length - 1], ...first.shape.map((d) => [0, d] as const)]);
    const one = reshapeTo(first, [1, ...first.shape]);
    return concatValues(turned ? [rest, one] : [one, rest], 0);
  }
}

/** One step backwards: [bars of carries, sums, then items: carries, items, bars of kept carries, bars of results, then what is fixed] to [bars, sums, bars of items]. */
function backwards({ body, carries, scanned, keep }: Loop, asked: { items: boolean[]; fixed: boolean[] }): Body {
  const step = cotangentBody(body, [...Array<boolean>(carries).fill(true), ...asked.items, ...asked.fixed]);
  const { carry, items, fixed } = roles(body.inputs.map(like), { carries, scanned });
  const carryBars = carry.map(like);
  const ends = keep ? carry.map(like) : [];
  const resultBars = body.outputs.slice(carries).map(like);
  const sums = fixed.filter((_, i) => asked.fixed[i]).map(like);
  const outBars = carryBars.map((bar, k) => (keep ? plus(bar, ends[k]!) : bar));
  const bars = applyBody(step, [...carry, ...items, ...fixed, ...outBars, ...resultBars]);
  const itemBars = bars.slice(carries, bars.length - sums.length);
  return {
    inputs: [...carryBars, ...sums, ...carry, ...items, ...ends, ...resultBars, ...fixed],
    outputs: [...bars.slice(0, carries), ...sums.map((sum, k) => plus(sum, bars[carries + itemBars.length + k]!)), ...itemBars],
  };
}

/** The loop over a batch: what depends on something batched has one more axis, which scanned tensors have after that of the loop. */
function batchLoop(inputs: readonly Value[], batched: readonly boolean[], attrs: Loop, n: number): Value {
  const { body, carries, scanned, keep } = attrs;
  const marked = batchedInputs(body, carries, batched);
  const known = new Map<Value, Value>();
  const own = body.inputs.map((v, i) => {
    if (!marked[i]) return v;
    const items = placeholder([n, ...v.shape]);
    known.set(v, items);
    return items;
  });
  const outputs = batchedOutputs(body.outputs, known, n).map((y, k) => (k < carries && !marked[k] ? body.outputs[k]! : y));
  const given = inputs.map((x, i) => {
    if (!marked[i]) return x;
    if (!batched[i]) return broadcastValueTo(x, [n, ...x.shape]);
    return i >= carries && i < carries + scanned ? swapped(x) : x;
  });
  const results = loop(given, { ...attrs, body: { inputs: own, outputs } }).map((y, k) => {
    const stacked = k >= carries || keep;
    if (k >= carries || marked[k]) return stacked ? swapped(y) : y;
    return broadcastValueTo(y, [n, ...y.shape]);
  });
  return pack(results, [n]);
}

/** Which inputs of a body have the axis of a batch: those given with it, and the carries into which it flows. */
function batchedInputs({ inputs, outputs }: Body, carries: number, batched: readonly boolean[]): boolean[] {
  const marked = [...batched];
  const nodes = reach(outputs);
  for (let changed = true; changed;) {
    const touched = dependents(
      nodes,
      inputs.filter((_, i) => marked[i]),
    );
    changed = false;
    for (let k = 0; k < carries; k++) {
      if (marked[k] || !touched.has(outputs[k]!)) continue;
      marked[k] = changed = true;
    }
  }
  return marked;
}

function swapped(x: Value): Value {
  return permuteValue(x, [1, 0, ...[...x.shape.keys()].slice(2)]);
}

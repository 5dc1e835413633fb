import { denseProduct } from '../linear/dense.ts';
import { pull } from '../linear/push.ts';
import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { zerosOf } from '../tensor/create.ts';
import type { Linear, Operator } from '../tensor/linear-map.ts';
import { Concrete, isConcrete, shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { expand } from '../transform/expand.ts';
import { linearize, trace, type Edge } from '../transform/trace.ts';
import { total, type Matrix } from './entries.ts';

/** How large the numbers are that f and its derivatives add up at a point: what rounding errors are measured against. */
export interface Magnitudes {
  /** paths[i, j] = Σ over the ways from x[j] to y[i] of Π |local derivative|: |∂y[i]/∂x[j]|, and more where terms cancel. */
  readonly paths: Matrix;
  /** values[i] = Σ |v| · Π |local derivative| over every value v that y[i] is made from. */
  readonly values: Float64Array;
  /** The most roundings that any term passes: every node at most once, its longest sum at each. */
  readonly steps: number;
}

/** The magnitudes of a function of tensors at a point: one absolute pullback for each entry of its results. */
export function magnitudes(f: (x: readonly Tensor[]) => readonly Tensor[], x: readonly Tensor[]): Magnitudes {
  return magnitudesOf(f, x, true);
}

/** `within`: whether the ways through the rule of an operator count, too. */
function magnitudesOf(f: (x: readonly Tensor[]) => readonly Tensor[], x: readonly Tensor[], within: boolean): Magnitudes {
  const tape = trace('magnitudes', (at: readonly Tensor[]) => madeOfAtoms(f(at)), x);
  const { nodes, edges } = linearize(tape, tape.at);
  const inner = edges.map(({ map }) => (within && map.kind === 'operator' && map.cost > 0 ? ofRule(map) : undefined));
  const absolute = edges.map((edge, i) => ({ ...edge, map: inner[i]?.map ?? absoluteMap(edge.map) }));
  const outputs = tape.outputs.flatMap((y) => Array.from({ length: sizeOf(y.shape) }, (_, i) => ({ y, seed: unit(y, i) })));
  const columns = total(tape.inputs.map((input) => sizeOf(input.shape)));
  const paths = { rows: outputs.length, columns, values: new Float64Array(outputs.length * columns) };
  const values = new Float64Array(outputs.length);
  outputs.forEach(({ y, seed }, i) => {
    const bars = absolutePullback(absolute, y, seed);
    for (const node of nodes) values[i]! += weight(bars.get(node), tape.at(node));
    if (isConcrete(y)) values[i] = Math.abs(y.values.at(seed.values.indexOf(1))!);
    let at = i * columns;
    for (const input of tape.inputs) {
      const bar = bars.get(input);
      if (bar) paths.values.set(bar.values, at);
      at += sizeOf(input.shape);
    }
  });
  const longest = (node: Value): number => ('inputs' in node ? Math.max(1, ...node.inputs.map((v) => sizeOf(v.shape))) : 1);
  return { paths, values, steps: total([...nodes.map((node) => 1 + longest(node)), ...inner.map((rule) => rule?.steps ?? 0)]) };
}

/** Σ |terms| of a derivative that is itself a program in ops, or two: the terms of the pushforward may cancel, those of the pullback other ones. */
function ofRule(map: Operator): { map: Linear; steps: number } {
  const { outShape, inShape } = map;
  const [pushed, pulled] = [ofLinear(map.push, inShape), ofLinear(map.pull, outShape)];
  const width = sizeOf(inShape);
  const turned = (k: number): number => pulled.paths.values[(k % width) * pulled.paths.columns + Math.floor(k / width)]!;
  const most = pushed.paths.values.map((magnitude, k) => Math.max(magnitude, turned(k)));
  const sizes = [...outShape, ...inShape];
  const at = [...sizes.keys()];
  const [out, within] = [at.slice(0, outShape.length), at.slice(outShape.length)];
  return {
    map: { kind: 'product', outShape, inShape, out, in: within, by: new Concrete(sizes, most), at, sizes, absorbing: false },
    steps: Math.max(pushed.steps, pulled.steps),
  };
}

function ofLinear(program: (dot: Value) => Value, from: Dims): Magnitudes {
  const f = ([dot]: readonly Tensor[]): readonly Tensor[] => [shaped<Tensor>(program(dot as unknown as Value))];
  return magnitudesOf(f, [shaped<Tensor>(zerosOf(from))], false);
}

/** The same results without loops, branches and calls: what they add up inside is weighed too. */
function madeOfAtoms(results: readonly Tensor[]): readonly Tensor[] {
  const values = results as unknown as readonly Value[];
  const now = expand(values, ['call', 'loop', 'branch']);
  return values.map((v) => shaped<Tensor>(now(v)));
}

/** |J| where its entries are at hand or few; a larger move as it is, for its entries are 0 and 1. */
function absoluteMap(map: Linear): Linear {
  if (map.kind === 'product') return { ...map, by: map.by && absoluteValue(map.by) };
  return sizeOf(map.outShape) * sizeOf(map.inShape) <= 1e5 ? absoluteMap(denseProduct(map)) : map;
}

function absolutePullback(edges: readonly Edge[], y: Value, seed: Concrete): Map<Value, Concrete> {
  const bars = new Map<Value, Concrete>([[y, seed]]);
  for (const { from, to, map } of [...edges].reverse()) {
    const yBar = bars.get(to);
    if (!yBar) continue;
    const term = absoluteValue(pull(map, yBar));
    const old = bars.get(from);
    bars.set(from, old ? (add(shaped(old), shaped(term) as never) as unknown as Concrete) : term);
  }
  return bars;
}

function absoluteValue(x: Value): Concrete {
  return abs(shaped(x)) as unknown as Concrete;
}

function unit(y: Value, i: number): Concrete {
  const values = new Float64Array(sizeOf(y.shape));
  values[i] = 1;
  return new Concrete(y.shape, values);
}

/** Σ |bar · value|; where one is 0 the other counts nothing. */
function weight(bar: Concrete | undefined, value: Value): number {
  if (!bar || !isConcrete(value)) return 0;
  return bar.values.reduce((sum, b, k) => (b === 0 || value.values[k] === 0 ? sum : sum + b * Math.abs(value.values[k]!)), 0);
}

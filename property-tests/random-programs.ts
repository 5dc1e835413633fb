// Programs of several ops, drawn at random: what no single op's cases show, structure meeting structure.
import fc from 'fast-check';
import * as cotangent from '../src/index.ts';
import { isCotangentError, tensor, type Tensor } from '../src/index.ts';
import type { FunctionAt } from '../src/laws/index.ts';
import { sizeOf, type Dims } from '../src/shape/dims.ts';
import { placeholder, reach } from '../src/tensor/graph.ts';
import type { Value } from '../src/tensor/tensor.ts';

type Loose = (...args: unknown[]) => Tensor;
const o = cotangent as unknown as Record<string, Loose> & { split: (...args: unknown[]) => Tensor[] };

/** One step: which builder, on which earlier values, along which axis. */
interface Step {
  readonly op: number;
  readonly a: number;
  readonly b: number;
  readonly k: number;
}

const inputs: readonly Dims[] = [[3], [2, 3], [3, 3], [], [2, 1, 2], [4], [3, 2], [1]];
/** Larger values are not kept, so that every entry of every derivative can be checked. */
const most = 36;

// Kinks and comparisons are shifted by odd amounts: values that are equal but for rounding must not decide between branches.
const shifted = (x: Tensor): Tensor => o.add!(x, irregular(x.shape as Dims));
const irregular = (shape: Dims): Tensor =>
  tensor(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => 0.1 * Math.sin(12.9898 * (i + 1))),
    [...shape],
  );
const positive = (x: Tensor): Tensor => o.add!(1, o.square!(x));
const axisOf = (x: Tensor, k: number): number => k % Math.max(1, x.shape.length);
const dims = (x: Tensor): Dims => x.shape as Dims;
const indices = (bound: number, k: number): Tensor => tensor([k % bound, (k + 1) % bound, k % bound, 0]);

type Builder = (x: Tensor, y: Tensor, k: number) => Tensor;
const builders: Readonly<Record<string, Builder>> = {
  add: (x, y) => o.add!(x, y),
  sub: (x, y) => o.sub!(x, y),
  mul: (x, y) => o.mul!(x, y),
  absorbingMul: (x, y) => o.absorbingMul!(x, y),
  'x / (1 + y²)': (x, y) => o.div!(x, positive(y)),
  '(1 + x²) to the sin y': (x, y) => o.pow!(positive(x), o.sin!(y)),
  neg: (x) => o.neg!(x),
  square: (x) => o.square!(x),
  tanh: (x) => o.tanh!(x),
  sin: (x) => o.sin!(x),
  cos: (x) => o.cos!(x),
  sigmoid: (x) => o.sigmoid!(x),
  softplus: (x) => o.softplus!(x),
  'exp tanh': (x) => o.exp!(o.tanh!(x)),
  'expm1 sin': (x) => o.expm1!(o.sin!(x)),
  'ln (1 + x²)': (x) => o.log!(positive(x)),
  'log1p x²': (x) => o.log1p!(o.square!(x)),
  '√(1 + x²)': (x) => o.sqrt!(positive(x)),
  relu: (x) => o.relu!(shifted(x)),
  abs: (x) => o.abs!(shifted(x)),
  clip: (x) => o.clip!(shifted(x), -0.731, 0.617),
  maximum: (x, y) => o.maximum!(x, shifted(y)),
  minimum: (x, y) => o.minimum!(shifted(x), y),
  where: (x, y) => o.where!(o.greater!(shifted(x), 0.0357), y, o.tanh!(x)),
  'where beside an infinite branch': (x) => o.where!(o.greater!(shifted(x), 0.0357), o.log!(o.relu!(shifted(x))), x),
  sum: (x, _, k) => o.sum!(x, axisOf(x, k)),
  'sum of all': (x) => o.sum!(x),
  mean: (x, _, k) => o.mean!(x, axisOf(x, k), { keepDims: true }),
  max: (x, _, k) => o.max!(shifted(x), axisOf(x, k)),
  min: (x, _, k) => o.min!(shifted(x), axisOf(x, k), { keepDims: true }),
  logsumexp: (x, _, k) => o.logsumexp!(x, axisOf(x, k)),
  softmax: (x, _, k) => o.softmax!(x, axisOf(x, k)),
  logSoftmax: (x, _, k) => o.logSoftmax!(x, axisOf(x, k)),
  'the greatest, gathered': (x) => o.gather!(o.reshape!(x, [-1]), o.argmax!(shifted(x))),
  transpose: (x) => o.transpose!(x),
  flat: (x) => o.reshape!(x, [sizeOf(dims(x))]),
  'reshape, axes reversed': (x) => o.reshape!(x, [...dims(x)].reverse()),
  slice: (x, _, k) =>
    o.slice!(
      x,
      dims(x).map((d, i) => [i === axisOf(x, k) && d > 1 ? 1 : 0, d]),
    ),
  pad: (x, _, k) =>
    o.pad!(
      x,
      dims(x).map((_, i) => (i === axisOf(x, k) ? [1, 0] : [0, 0])),
    ),
  concat: (x, y, k) => o.concat!([x, y], axisOf(x, k)),
  stack: (x, y, k) => o.stack!([x, y, x], k % (x.shape.length + 1)),
  split: (x, _, k) => o.split(x, [1, dims(x)[axisOf(x, k)]! - 1], axisOf(x, k))[1]!,
  expandDims: (x, _, k) => o.expandDims!(x, k % (x.shape.length + 1)),
  broadcastTo: (x) => o.broadcastTo!(x, [2, ...dims(x)]),
  diagonal: (x) => o.diagonal!(x),
  gather: (x, _, k) => o.gather!(x, indices(dims(x)[axisOf(x, k)] ?? 1, k), axisOf(x, k)),
  scatterAdd: (x, _, k) => o.scatterAdd!(o.gather!(x, indices(dims(x)[0] ?? 1, k)), indices(3, k), 3),
  matmul: (x, y) => o.matmul!(x, y),
  'x · yᵀ': (x, y) => o.contract!(x, o.transpose!(y)),
  outer: (x, y) => o.contract!(x, y, 0),
  "einsum('ii->i')": (x) => o.einsum!('ii->i', x),
  "einsum('ii')": (x) => o.einsum!('ii', x),
  "einsum('ii,ij->j')": (x, y) => o.einsum!('ii,ij->j', x, y),
  "einsum('ij,ij,jk->ik')": (x, y) => o.einsum!('ij,ij,jk->ik', x, x, y),
  halfSquaredError: (x, y) => o.halfSquaredError!(x, y),
  crossEntropy: (x) => o.crossEntropy!(x, o.softmax!(o.square!(x))),
};
const names = Object.keys(builders);

interface Built {
  readonly value: Tensor;
  readonly text: string;
}

/** Run the steps on values; a step whose shapes do not fit, or that grows too large, is left out. */
function run(steps: readonly Step[], given: readonly Tensor[]): Built[] {
  const pool: Built[] = given.map((value, i) => ({ value, text: `x${i}` }));
  // late values are drawn more often, so that programs grow deep
  const pick = (n: number): Built => pool[pool.length - 1 - (n % (n % 2 === 0 ? pool.length : Math.min(3, pool.length)))]!;
  for (const { op, a, b, k } of steps) {
    const name = names[op % names.length]!;
    const [x, y] = [pick(a), pick(b)];
    const value = fitting(() => builders[name]!(x.value, y.value, k));
    if (!value || sizeOf(dims(value)) > most || sizeOf(dims(value)) === 0) continue;
    pool.push({ value, text: `${name}(${builders[name]!.length < 2 ? x.text : `${x.text}, ${y.text}`}; ${k})` });
  }
  return pool;
}

function fitting(build: () => Tensor): Tensor | undefined {
  try {
    return build();
  } catch (fault) {
    if (isCotangentError(fault) && fault.code === 'shape') return undefined;
    throw fault;
  }
}

/** A random program as a function of the inputs that it uses. */
export const programs: fc.Arbitrary<FunctionAt> = fc
  .array(fc.record({ op: fc.nat(10_000), a: fc.nat(1000), b: fc.nat(1000), k: fc.nat(5) }), { minLength: 1, maxLength: 9 })
  .map((steps) => {
    const nodes = inputs.map(placeholder);
    const last = run(steps, nodes as unknown as readonly Tensor[]).at(-1)!;
    const needed = new Set<Value>(reach([last.value as unknown as Value]));
    const used = [...inputs.keys()].filter((i) => needed.has(nodes[i]!));
    const apply = (...operands: readonly Tensor[]): Tensor => {
      const all = inputs.map((shape, i) => (used.includes(i) ? operands[used.indexOf(i)]! : (placeholder(shape) as unknown as Tensor)));
      return run(steps, all).at(-1)!.value;
    };
    return { name: last.text, shapes: used.map((i) => inputs[i]!), apply };
  });

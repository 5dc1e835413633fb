// All products that a colouring asks for, as one batch, and the entries of the matrix from them.
import { batchedOutputs } from '../linear/batch.ts';
import { concatValues } from '../ops/concat.ts';
import { gatherRows } from '../ops/rows.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { TraceError } from '../errors.ts';
import { sizeOf } from '../shape/dims.ts';
import { zerosOf } from '../tensor/create.ts';
import { placeholder } from '../tensor/graph.ts';
import { Concrete, isConcrete, shaped, type Value } from '../tensor/tensor.ts';
import { pullTo, pushEdges } from '../transform/accumulate.ts';
import { linearize, type Tape } from '../transform/trace.ts';
import type { ColoredPattern } from './coloring.ts';
import { substitute } from './recovery.ts';

/** The entries of the Jacobian of a recorded function, in the order of the pattern: [count]. The function is linearized once. */
export function compressedEntries(
  name: string,
  tape: Tape,
  { pattern, colors, pushes, pulls, sources, substitution }: ColoredPattern,
): Value {
  if (pattern.count === 0) return zerosOf([0]);
  const { edges } = linearize(tape, tape.at);
  const products: Value[] = [];
  if (pushes > 0) {
    const push = (dots: readonly Value[]): Value[] => pushEdges(edges, tape.inputs, dots, tape.outputs);
    products.push(sumsOf(push, tape.inputs, colors.columns, pushes));
  }
  if (pulls > 0) {
    const pull = (bars: readonly Value[]): Value[] => pullTo(edges, tape.outputs, bars, tape.inputs);
    products.push(sumsOf(pull, tape.outputs, colors.rows, pulls));
  }
  const all = concatValues(products, 0);
  if (sources) return gatherRows([shaped(all), shaped(numbers(sources))], { axis: 0, batch: 0 }) as unknown as Value;
  if (!isConcrete(all))
    throw new TraceError(`${name}: an acyclic coloring is solved for where there are numbers; in a traced function, give a star coloring`);
  return new Concrete([pattern.count], substitute(substitution!, all.values));
}

/** A linear map of leaves applied to the sum of all basis tensors of each colour at once: [colours, entries of the result], flat. */
function sumsOf(apply: (x: readonly Value[]) => Value[], leaves: readonly Value[], colors: Int32Array, count: number): Value {
  const known = new Map<Value, Value>();
  let from = 0;
  const items = leaves.map(({ shape }) => {
    const size = sizeOf(shape);
    const seeds = new Float64Array(count * size);
    for (let i = 0; i < size; i++) if (colors[from + i]! >= 0) seeds[colors[from + i]! * size + i] = 1;
    from += size;
    const item = placeholder(shape);
    known.set(item, new Concrete([count, ...shape], seeds));
    return item;
  });
  const results = batchedOutputs(apply(items), known, count).map((y) => reshapeTo(y, [count, sizeOf(y.shape) / count]));
  const joined = concatValues(results, 1);
  return reshapeTo(joined, [sizeOf(joined.shape)]);
}

const numbers = (whole: Int32Array): Concrete => new Concrete([whole.length], Float64Array.from(whole));

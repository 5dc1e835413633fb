// Which entries of an operator (a program and its adjoint) are other than 0: read off where it merely moves numbers, from the program where that is
// made of other ops, else probed with basis tensors.
import { batched } from '../linear/batch.ts';
import { adjoint } from '../linear/push.ts';
import { sizeOf } from '../shape/dims.ts';
import { zerosOf } from '../tensor/create.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Operator } from '../tensor/linear-map.ts';
import { Concrete, isConcrete, type Value } from '../tensor/tensor.ts';
import { expand } from '../transform/expand.ts';
import { linearize } from '../transform/trace.ts';
import { CsrBuilder, emptyRows, singleRows, transpose, type Csr } from './csr.ts';
import { dependence } from './dependence.ts';

/** The numbers of a value, at the point where it depends on that. */
export type Evaluate = (v: Value) => Concrete;

/** The pattern of an operator, [entries of its output, entries of its input]. */
export function operatorPattern(map: Operator, evaluate: Evaluate): Csr {
  // what a branch or a loop moves at this point says nothing of others: there its program is asked first
  const isFixed = isConcrete(map.push(zerosOf(map.inShape)));
  const [first, second] = isFixed ? [movedPattern, programPattern] : [programPattern, movedPattern];
  return first(map, evaluate) ?? second(map, evaluate) ?? probedPattern(map, evaluate);
}

/** Where every output entry is an input entry or 0 (slices, gathers), or the other way round (pads, scatters), which two probes tell. */
function movedPattern(map: Operator, evaluate: Evaluate): Csr | undefined {
  const [rows, columns] = [sizeOf(map.outShape), sizeOf(map.inShape)];
  if (rows === 0 || columns === 0) return emptyRows(rows, columns);
  const pushed = sourcesOf(map, evaluate);
  if (pushed) return singleRows(pushed, columns);
  const pulled = sourcesOf(adjoint(map) as Operator, evaluate);
  return pulled && transpose(singleRows(pulled, rows));
}

/** The input entry that each output entry is, -1 for 0; undefined where a second probe, of unrelated numbers, is moved otherwise. */
function sourcesOf({ push, inShape }: Operator, evaluate: Evaluate): Int32Array | undefined {
  const count = sizeOf(inShape);
  const first = Float64Array.from({ length: count }, (_, i) => i + 1);
  // no two are equal, and sums or multiples of some are none of them
  const second = first.map((i) => 1 + ((i * 0.6180339887498949) % 1));
  const moved = evaluate(push(new Concrete(inShape, first))).values;
  if (!moved.every((i) => i === 0 || (Number.isInteger(i) && i > 0 && i <= count))) return undefined;
  const again = evaluate(push(new Concrete(inShape, second))).values;
  if (!moved.every((i, k) => again[k] === (i === 0 ? 0 : second[i - 1]))) return undefined;
  return Int32Array.from(moved, (i) => i - 1);
}

/** The pattern of the program of a push, with calls, loops and branches as what they are made of; undefined where it is one operator again. */
function programPattern({ push, inShape }: Operator, evaluate: Evaluate): Csr | undefined {
  const xDot = placeholder(inShape);
  const recorded = push(xDot);
  const yDot = expand([recorded], ['call', 'loop', 'branch'])(recorded);
  const program = { inputs: [xDot], outputs: [yDot] };
  const { edges } = linearize(program, (v) => v);
  if (edges.length === 1 && edges[0]!.map.kind === 'operator') return undefined;
  return dependence(program, edges, (inner) => movedPattern(inner, evaluate) ?? probedPattern(inner, evaluate));
}

/** The most numbers that one batch of probes may hold. */
const most = 2 ** 20;

/** Basis tensors pushed (or pulled, on the smaller side) in batches. */
function probedPattern(map: Operator, evaluate: Evaluate): Csr {
  const [rows, columns] = [sizeOf(map.outShape), sizeOf(map.inShape)];
  if (rows < columns) return basisImages(adjoint(map) as Operator, evaluate);
  return transpose(basisImages(map, evaluate));
}

/** For each input entry, the output entries that it reaches. */
function basisImages({ push, inShape, outShape }: Operator, evaluate: Evaluate): Csr {
  const [count, size] = [sizeOf(inShape), sizeOf(outShape)];
  const out = new CsrBuilder(count, size);
  const chunk = Math.max(1, Math.floor(most / Math.max(count, size)));
  for (let from = 0; from < count; from += chunk) {
    const n = Math.min(chunk, count - from);
    const basis = new Float64Array(n * count);
    for (let i = 0; i < n; i++) basis[i * count + from + i] = 1;
    const { values } = evaluate(batched(push, new Concrete([n, ...inShape], basis), n));
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < size; k++) if (values[i * size + k] !== 0) out.add(k);
      out.endRow();
    }
  }
  return out.build();
}

import { sizeOf, type Dims } from '../shape/dims.ts';
import type { Op } from './op.ts';
import { Concrete, isTraced, Node, type Value } from './tensor.ts';

/** Computes one op on concrete inputs. */
export type Runner = (op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims) => Concrete;

/** The oracle kernels, op by op. */
export const runReference: Runner = (op, inputs, attrs, shape) => {
  const out = allocate(sizeOf(shape));
  op.run(out, inputs, attrs, shape);
  return new Concrete(shape, out);
};

let runner: Runner = runReference;

/** Put compiled kernels under eager ops: the one injected dependency, since kernels live in a higher room. */
export function installRunner(run: Runner): void {
  runner = run;
}

/** The one interception point: records a node when an input is traced, computes when all are concrete. */
export function bind<A>(op: Op<A>, inputs: readonly Value[], attrs: A): Value {
  const shape = op.shape(
    inputs.map((x) => x.shape),
    attrs,
  );
  if (inputs.some(isTraced)) return new Node(op, inputs, attrs, shape);
  return runner(op, inputs as readonly Concrete[], attrs, shape);
}

const chunkBytes = 65536;
let chunk = new ArrayBuffer(0);
let used = 0;

/** A zeroed array for one tensor. Small ones share a chunk: a typed array of 32 doubles costs V8 430 ns, a view of a chunk 20. */
export function allocate(length: number): Float64Array {
  if (!(length > 8 && length <= 1024)) return new Float64Array(length);
  if (used + length * 8 > chunk.byteLength) {
    chunk = new ArrayBuffer(chunkBytes);
    used = 0;
  }
  const values = new Float64Array(chunk, used, length);
  used += length * 8;
  return values;
}

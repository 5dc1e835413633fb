import { sizeOf, type Dims } from '../shape/dims.ts';
import type { NestSpec } from './kernel.ts';
import { plainCode } from './plain-scalar.ts';

/** Terms of a sum that are added up before they join the total. */
const blockTerms = 256;

/** Moves several positions through a block of indices in row-major order. */
class Walker {
  readonly #dims: Dims;
  readonly #strides: readonly (readonly number[])[];
  readonly #index: number[];

  constructor(dims: Dims, strides: readonly (readonly number[])[]) {
    this.#dims = dims;
    this.#strides = strides;
    this.#index = dims.map(() => 0);
  }

  /** On to the next index; back to the first one after the last. */
  next(at: number[]): void {
    for (let axis = this.#dims.length - 1; axis >= 0; axis--) {
      const size = this.#dims[axis]!;
      const wraps = ++this.#index[axis]! === size;
      const steps = wraps ? 1 - size : 1;
      for (let k = 0; k < at.length; k++) at[k]! += steps * this.#strides[k]![axis]!;
      if (!wraps) return;
      this.#index[axis] = 0;
    }
  }
}

/** A nest as a function on the whole memory and the positions of its pointers in it. */
export function plainNest(spec: NestSpec): (memory: Float64Array, at: readonly number[]) => void {
  const entries = sizeOf(spec.out);
  const loads = spec.loads.length;
  const rank = spec.out.length;
  const strides = [...spec.loads.map((all) => all.slice(0, rank)), ...spec.stores];
  const point = spec.reduction ? reducing(spec, spec.reduction) : mapping(spec);
  return (memory, pointers) => {
    if (entries === 0) return;
    const at = [...pointers];
    const walker = new Walker(spec.out, strides);
    for (let i = 0; i < entries; i++) {
      const values = point(memory, at);
      for (let k = 0; k < values.length; k++) memory[at[loads + k]!] = values[k]!;
      walker.next(at);
    }
  };
}

/** What is to be stored at one entry, from the positions of the loads there. */
type Point = (memory: Float64Array, at: readonly number[]) => readonly number[];

function mapping(spec: NestSpec): Point {
  const code = plainCode(spec.body);
  const loads = spec.loads.length;
  return (memory, at) => {
    for (let k = 0; k < loads; k++) code.inputs[k] = memory[at[k]!]!;
    code.run();
    return code.outputs;
  };
}

function reducing(spec: NestSpec, { combine, reduced, finish }: NonNullable<NestSpec['reduction']>): Point {
  const terms = sizeOf(spec.reduce);
  const body = plainCode(spec.body);
  const last = plainCode(finish);
  const strides = spec.loads.slice(0, reduced).map((all) => all.slice(spec.out.length));
  const join = joins[combine];
  const neutral = { sum: 0, max: -Infinity, min: Infinity }[combine];
  return (memory, at) => {
    const inner = at.slice(0, reduced);
    const walker = new Walker(spec.reduce, strides);
    let total = neutral;
    let block = neutral;
    for (let i = 0; i < terms; i++) {
      for (let k = 0; k < reduced; k++) body.inputs[k] = memory[inner[k]!]!;
      body.run();
      block = join(block, body.outputs[0]!);
      if (i % blockTerms === blockTerms - 1) {
        total = join(total, block);
        block = neutral;
      }
      walker.next(inner);
    }
    last.inputs[0] = join(total, block);
    for (let k = reduced; k < spec.loads.length; k++) last.inputs[k - reduced + 1] = memory[at[k]!]!;
    last.run();
    return last.outputs;
  };
}

/** How two values become one; a NaN wins. */
const joins: Readonly<Record<'sum' | 'max' | 'min', (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  max: (a, b) => (a < b || b !== b ? b : a),
  min: (a, b) => (b < a || b !== b ? b : a),
};

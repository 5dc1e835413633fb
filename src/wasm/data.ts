import type { Arena } from '../memory/arena.ts';
import { i32, v128, type Ex } from './emitter.ts';

/** Bytes that constants and tables are aligned to. */
const alignment = 16;

const double = new Float64Array(1);
const pattern = new BigUint64Array(double.buffer);

function bitsOf(value: number): bigint {
  double[0] = value;
  return pattern[0]!;
}

type Writer = (buffer: ArrayBuffer, address: number) => void;

/**
 * What the kernels of a module read besides their operands: constants as splatted pairs, lookup tables, offset tables, descriptors.
 * First everything is reserved, then one block is placed in the arena, then addresses are known and kernels are emitted.
 */
export class DataSection {
  readonly #offsets = new Map<string, number>();
  /** Loads whose addresses are known. */
  readonly #constants = new Map<number | bigint | string, Ex<'v128'>>();
  readonly #writers: { readonly offset: number; readonly write: Writer }[] = [];
  #bytes = 0;
  #base: number | undefined;

  /** A splatted pair of doubles. Loaded at each use: engines have no pool for such constants and few registers. */
  constant(value: number): Ex<'v128'> {
    const key = Object.is(value, -0) ? 'minus zero' : value;
    return this.#load(key, () => bitsOf(value));
  }

  /** A splatted pair of 64-bit patterns. */
  bits(bits: bigint): Ex<'v128'> {
    return this.#load(bits, () => bits);
  }

  #load(key: number | bigint | string, bits: () => bigint): Ex<'v128'> {
    const known = this.#constants.get(key);
    if (known) return known;
    const value = bits();
    const constant = v128.load(
      i32.constant(this.reserve(`bits ${value}`, 16, (buffer, at) => new BigUint64Array(buffer, at, 2).fill(value))),
    );
    if (this.#base !== undefined) this.#constants.set(key, constant);
    return constant;
  }

  /** Address of a table of doubles. */
  doubles(values: readonly number[]): number {
    return this.reserve(`doubles ${values.map(bitsOf).join()}`, 8 * values.length, (buffer, at) =>
      new Float64Array(buffer, at).set(values),
    );
  }

  /** Address of `count` integers that `values` gives once addresses are known; equal keys are one table. */
  integers(key: string, count: number, values: () => ArrayLike<number>): number {
    return this.reserve(`integers ${key}`, 4 * count, (buffer, at) => new Int32Array(buffer, at).set(values()));
  }

  /** Address of a named run of bytes: 0 until the section is placed. */
  reserve(key: string, bytes: number, write: Writer): number {
    let offset = this.#offsets.get(key);
    if (offset === undefined) {
      if (this.#base !== undefined) throw new Error(`${key} was not reserved before the section was placed`);
      offset = this.#bytes;
      this.#offsets.set(key, offset);
      this.#writers.push({ offset, write });
      this.#bytes += Math.ceil(bytes / alignment) * alignment;
    }
    return this.#base === undefined ? 0 : this.#base + offset;
  }

  /** Take a block of the arena for all that was reserved, and fill it. Returns its address. */
  place(arena: Arena): number {
    const base = arena.allocate(this.#bytes);
    this.#base = base;
    for (const { offset, write } of this.#writers) write(arena.buffer, base + offset);
    return base;
  }
}

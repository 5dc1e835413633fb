import { sizeOf } from '../shape/dims.ts';
import { TraceError } from '../errors.ts';
import { isConcrete, type Concrete, type Value } from '../tensor/tensor.ts';
import type { Analysis } from './analysis.ts';
import type { ProgramSpec } from './program.ts';
import { borrowSlab, type Slab } from './slab.ts';

/** The memory of one program: a slab that it shares with the other programs of its arena, and blocks of its own for constants. */
export class Memory {
  readonly #arena: ProgramSpec['arena'];
  readonly #slab: Slab;
  readonly #addresses = new Map<Value, number>();
  readonly #blocks: number[] = [];
  #unwritten: Concrete[] = [];
  #filled = false;

  constructor({ arena, pinned = new Map() }: ProgramSpec, { plan, placement }: Analysis) {
    this.#arena = arena;
    this.#slab = borrowSlab(arena, plan.bytes);
    for (const [v, offset] of plan.offsets) this.#addresses.set(v, this.#slab.address + offset);
    for (const [v, address] of [...pinned, ...placement.inPlace]) this.#addresses.set(v, address);
  }

  /** Where a buffer is. Constants get a block when first asked for. @throws TraceError for a placeholder of another program */
  addressOf(base: Value): number {
    const known = this.#addresses.get(base);
    if (known !== undefined) return known;
    if (!isConcrete(base))
      throw new TraceError(`compileProgram: ${base.op.name} of shape [${base.shape.join(', ')}] is neither given nor computed here`);
    const address = this.#arena.allocate(sizeOf(base.shape) * 8);
    this.#blocks.push(address);
    this.#addresses.set(base, address);
    this.#unwritten.push(base);
    if (this.#filled) this.fill();
    return address;
  }

  /** Write the constants. */
  fill(): void {
    for (const constant of this.#unwritten) this.#arena.view(this.#addresses.get(constant)!, constant.values.length).set(constant.values);
    this.#unwritten = [];
    this.#filled = true;
  }

  dispose(): void {
    for (const block of this.#blocks) this.#arena.free(block);
    this.#slab.release();
  }
}

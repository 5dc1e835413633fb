import type { Arena } from '../memory/arena.ts';
import type { Concrete } from '../tensor/tensor.ts';
import type { Program } from './program.ts';

/** Up to this length a loop beats `set`. */
const short = 32;

/** Writes the inputs of a program. */
export class InputWriter {
  readonly #arena: Arena;
  readonly #program: Program;
  #views: Float64Array[] = [];
  #epoch = -1;

  constructor(arena: Arena, program: Program) {
    this.#arena = arena;
    this.#program = program;
  }

  write(inputs: readonly Concrete[]): void {
    const arena = this.#arena;
    if (this.#epoch !== arena.epoch) {
      this.#views = this.#program.inputs.map(({ address, length }) => arena.view(address, length));
      this.#epoch = arena.epoch;
    }
    for (let i = 0; i < inputs.length; i++) {
      const to = this.#views[i]!;
      const from = inputs[i]!.values;
      if (from.length > short) to.set(from);
      else for (let k = 0; k < from.length; k++) to[k] = from[k]!;
    }
  }
}

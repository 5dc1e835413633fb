import { DataError, FlowError } from '../errors.ts';
import type { Arena } from '../memory/arena.ts';
import { sizeOf } from '../shape/dims.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import { isConcrete, type Concrete, type Tensor } from '../tensor/tensor.ts';
import { checkCell, createCell, readCell, writeCell, type Cell, type ParameterStore } from './parameters.ts';

/** An optimizer's memory, by the path of its parameter and the name of the slot. */
export type SlotState = { readonly [path: string]: { readonly [slot: string]: Tensor } };

/** The state of one named fit: which optimizer, how many updates, and its slots. */
export interface FitState {
  readonly optimizer: string;
  readonly step: number;
  readonly slots: SlotState;
}

/** A named optimization of a net: its state outlives the subscriptions that drive it. */
export class Fit {
  readonly name: string;
  readonly kind: string;
  /** Slots of each parameter. */
  readonly slots: readonly (readonly Cell[])[];
  /** Updates made. */
  step = 0;
  /** Whether a subscription drives it now. */
  live = false;
  readonly #arena: Arena;
  readonly #starts: readonly (readonly number[])[];

  constructor(arena: Arena, name: string, optimizer: Optimizer, parameters: ParameterStore) {
    this.#arena = arena;
    this.name = name;
    this.kind = optimizer.name;
    this.#starts = parameters.cells.map((cell) => optimizer.slots(cell.shape).map((slot) => slot.start ?? 0));
    this.slots = parameters.cells.map((cell) => optimizer.slots(cell.shape).map((slot) => createCell(arena, `${cell.path}/${slot.name}`, slot.shape, slot.start ?? 0)));
  }

  /** @throws FlowError when another kind of optimizer has its state under this name */
  accept(optimizer: Optimizer): void {
    if (optimizer.name !== this.kind) throw new FlowError(`fit: '${this.name}' holds the state of ${this.kind}; give ${optimizer.name} a name of its own`);
  }

  /** Back to the start. */
  reset(): void {
    this.step = 0;
    this.slots.forEach((cells, i) => cells.forEach((cell, k) => this.#arena.view(cell.address, sizeOf(cell.shape)).fill(this.#starts[i]![k]!)));
  }

  state(parameters: ParameterStore): FitState {
    const slots = parameters.cells.map((cell, i) => [cell.path, Object.fromEntries(this.slots[i]!.map((slot) => [slotName(slot), readCell(this.#arena, slot)]))] as const);
    return { optimizer: this.kind, step: this.step, slots: Object.fromEntries(slots) as unknown as SlotState };
  }

  /** Check a state as a whole; what comes back writes it. @throws DataError, ShapeError */
  check(state: FitState, parameters: ParameterStore): () => void {
    if (!Number.isSafeInteger(state.step) || state.step < 0) throw new DataError(`restore: the step of '${this.name}' must be a whole number, got ${String(state.step)}`);
    const values = parameters.cells.map((cell, i) =>
      this.slots[i]!.map((slot): Concrete => {
        const value: unknown = state.slots?.[cell.path]?.[slotName(slot)];
        if (!isConcrete(value)) throw new DataError(`restore: the state of '${this.name}' has no '${slotName(slot)}' for '${cell.path}'`);
        checkCell(`restore: the state of '${this.name}' at`, slot, value);
        return value;
      }),
    );
    return () => {
      this.step = state.step;
      this.slots.forEach((cells, i) => cells.forEach((cell, k) => writeCell(this.#arena, cell, values[i]![k]!)));
    };
  }
}

const slotName = (slot: Cell): string => slot.path.slice(slot.path.lastIndexOf('/') + 1);

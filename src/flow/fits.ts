import { DataError, FlowError } from '../errors.ts';
import type { Arena } from '../memory/arena.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import { sameDims, sizeOf } from '../shape/dims.ts';
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

/** One thing that an optimizer remembers of a parameter. */
interface Slot extends Cell {
  readonly name: string;
  readonly start: number;
}

/** A named optimization of a net: its state outlives the subscriptions that drive it. */
export class Fit {
  readonly name: string;
  readonly kind: string;
  /** Slots of each parameter. */
  readonly slots: readonly (readonly Slot[])[];
  /** Updates made. */
  step = 0;
  /** Whether a subscription drives it now. */
  live = false;
  readonly #arena: Arena;
  readonly #parameters: ParameterStore;

  constructor(arena: Arena, name: string, optimizer: Optimizer, parameters: ParameterStore) {
    this.#arena = arena;
    this.#parameters = parameters;
    this.name = name;
    this.kind = optimizer.name;
    this.slots = parameters.cells.map((cell) =>
      optimizer.slots(cell.shape).map((slot) => {
        const start = slot.start ?? 0;
        return { ...createCell(arena, `${cell.path}/${slot.name}`, slot.shape, start), name: slot.name, start };
      }),
    );
  }

  /** @throws FlowError when the state under this name is that of another optimizer */
  accept(optimizer: Optimizer): void {
    const same = this.#parameters.cells.every((cell, i) => {
      const [mine, given] = [this.slots[i]!, optimizer.slots(cell.shape)];
      return mine.length === given.length && mine.every((slot, k) => slot.name === given[k]!.name && sameDims(slot.shape, given[k]!.shape));
    });
    if (optimizer.name !== this.kind || !same)
      throw new FlowError(`fit: '${this.name}' holds the state of ${this.kind}; give ${optimizer.name} a name of its own`);
  }

  /** Back to the start. */
  reset(): void {
    this.step = 0;
    for (const slot of this.slots.flat()) this.#arena.view(slot.address, sizeOf(slot.shape)).fill(slot.start);
  }

  state(): FitState {
    const slots = this.#parameters.cells.map((cell, i) => [
      cell.path,
      Object.fromEntries(this.slots[i]!.map((slot) => [slot.name, readCell(this.#arena, slot)])),
    ]);
    return { optimizer: this.kind, step: this.step, slots: Object.fromEntries(slots) as SlotState };
  }

  /** Check a state as a whole; what comes back writes it. @throws DataError, ShapeError, FlowError */
  check(state: FitState): () => void {
    if (state.optimizer !== this.kind)
      throw new FlowError(`restore: '${this.name}' holds the state of ${this.kind}, but the state given is of ${state.optimizer}`);
    const values = this.#parameters.cells.map((cell, i) =>
      this.slots[i]!.map((slot): Concrete => {
        const value: unknown = state.slots[cell.path]?.[slot.name];
        if (!isConcrete(value)) throw new DataError(`restore: the state of '${this.name}' has no '${slot.name}' for '${cell.path}'`);
        checkCell(`restore: the state of '${this.name}' at`, slot, value);
        return value;
      }),
    );
    return () => {
      this.step = state.step;
      this.slots.forEach((slots, i) => slots.forEach((slot, k) => writeCell(this.#arena, slot, values[i]![k]!)));
    };
  }

  dispose(): void {
    for (const slot of this.slots.flat()) this.#arena.free(slot.address);
  }
}

/** The fits of a net by name, and states restored for fits that are not there yet. */
export class Fits {
  readonly #fits = new Map<string, Fit>();
  readonly #arena: Arena;
  readonly #parameters: ParameterStore;
  #restored: ReadonlyMap<string, FitState> = new Map();

  constructor(arena: Arena, parameters: ParameterStore) {
    this.#arena = arena;
    this.#parameters = parameters;
  }

  /** The fit of a name, made when first used, from what was restored if that came before. @throws FlowError, DataError, ShapeError */
  of(name: string, optimizer: Optimizer): Fit {
    const known = this.#fits.get(name);
    if (known) {
      known.accept(optimizer);
      return known;
    }
    const fit = new Fit(this.#arena, name, optimizer, this.#parameters);
    const restored = this.#restored.get(name);
    try {
      if (restored) fit.check(restored)();
    } catch (fault) {
      fit.dispose();
      throw fault;
    }
    this.#fits.set(name, fit);
    return fit;
  }

  state(): { readonly [name: string]: FitState } {
    const made = [...this.#fits].map(([name, fit]) => [name, fit.state()] as const);
    return Object.fromEntries([...[...this.#restored].filter(([name]) => !this.#fits.has(name)), ...made]);
  }

  /** Check the optimizers of a state; what comes back writes them. Those that no fit uses yet are kept for when one does. */
  check(states: unknown): () => void {
    const given = new Map(Object.entries((states ?? {}) as object).map(([name, state]) => [name, copyState(name, state)]));
    const writes = [...this.#fits].map(([name, fit]) => {
      const state = given.get(name);
      return state ? fit.check(state) : (): void => fit.reset();
    });
    return () => {
      for (const write of writes) write();
      this.#restored = given;
    };
  }

  dispose(): void {
    for (const fit of this.#fits.values()) fit.dispose();
    this.#fits.clear();
  }
}

/** A state with the right form, as a copy of that form. @throws DataError */
function copyState(name: string, state: unknown): FitState {
  const { optimizer, step, slots } = (state ?? {}) as { [K in keyof FitState]?: unknown };
  if (typeof optimizer !== 'string') throw new DataError(`restore: the state of '${name}' does not name its optimizer`);
  if (!Number.isSafeInteger(step) || (step as number) < 0)
    throw new DataError(`restore: the step of '${name}' must be a whole number of 0 or more, got ${String(step)}`);
  const rows = Object.entries((slots ?? {}) as object).map(([path, row]) => {
    const items = Object.entries((row ?? {}) as object);
    const wrong = items.find(([, value]) => !isConcrete(value));
    if (wrong) throw new DataError(`restore: '${wrong[0]}' for '${path}' in the state of '${name}' is not a tensor with data`);
    return [path, Object.fromEntries(items)];
  });
  return { optimizer, step: step as number, slots: Object.fromEntries(rows) as SlotState };
}

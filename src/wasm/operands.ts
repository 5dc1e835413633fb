import { v128, type Ex, type Local } from './emitter.ts';
import type { FunctionBuilder } from './function.ts';
import type { Places, Position, Quantity } from './places.ts';

type V = Ex<'v128'>;

/** The steps of the axis whose neighbouring entries are the two lanes; undefined for one entry alone. */
export type Across = readonly Quantity[] | undefined;

const entryBytes = 8;

/** Reads and writes the entries that a nest's pointers point at: one, or two at once. */
export class Operands {
  readonly #f: FunctionBuilder;
  readonly #places: Places;
  readonly #loads: number;
  readonly #names: Local<'v128'>[] = [];

  constructor(f: FunctionBuilder, places: Places, loads: number) {
    this.#f = f;
    this.#places = places;
    this.#loads = loads;
  }

  /** Two entries of load k, or one in both lanes. */
  load(k: number, at: Position, across: Across): V {
    const address = this.#places.address(k, at);
    const { offset } = at[k]!;
    const step = across?.[k];
    if (!across || step === 0) return v128.loadSplat(address, offset);
    if (step === entryBytes) return v128.load(address, offset);
    const beside = this.#places.shift(at, across, 1);
    return v128.loadLane(this.#places.address(k, beside), v128.loadLow(address, offset), 1, beside[k]!.offset);
  }

  /** Write one value for each store. All are computed before the first is written: a store may be in place of a load. */
  store(values: readonly V[], at: Position, across: Across): void {
    const named = values.map((value, i) => {
      if (values.length === 1 && (!across || across[this.#loads] === entryBytes)) return value;
      const name = (this.#names[i] ??= this.#f.local('v128'));
      this.#f.set(name, value);
      return name;
    });
    named.forEach((value, i) => this.#write(this.#loads + i, value, at, across));
  }

  #write(k: number, value: V, at: Position, across: Across): void {
    const address = this.#places.address(k, at);
    const { offset } = at[k]!;
    if (across?.[k] === entryBytes) return this.#f.storeVector(address, value, offset);
    this.#f.storeLane(address, value, 0, offset);
    if (!across) return;
    const beside = this.#places.shift(at, across, 1);
    this.#f.storeLane(this.#places.address(k, beside), value, 1, beside[k]!.offset);
  }
}

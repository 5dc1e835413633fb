// Sizes and strides that are known when code is emitted, or are parameters of it: one emitter serves both.
import { i32, type Ex, type Local } from './emitter.ts';
import type { FunctionBuilder } from './function.ts';

/** An integer: known, or read when the kernel runs. */
export type Quantity = number | Ex<'i32'>;

/** A loop whose size and steps (in bytes, for each pointer) may be known. */
export interface Loop {
  readonly size: Quantity;
  readonly steps: readonly Quantity[];
}

/** Where a pointer's entry is, relative to the pointer. */
export interface Place {
  readonly offset: number;
  readonly extra?: Ex<'i32'>;
}

/** A place for each pointer. */
export type Position = readonly Place[];

export const isKnown = (quantity: Quantity): quantity is number => typeof quantity === 'number';
export const codeOf = (quantity: Quantity): Ex<'i32'> => (isKnown(quantity) ? i32.constant(quantity) : quantity);
export const half = (quantity: Quantity, bits: number): Quantity =>
  isKnown(quantity) ? quantity >> bits : i32.shiftRight(quantity, i32.constant(bits));
export const lowBits = (quantity: Quantity, mask: number): Quantity =>
  isKnown(quantity) ? quantity & mask : i32.and(quantity, i32.constant(mask));

/** Pointers of a function and loops that move them. Known small loops are unrolled into offsets; the others move the pointers. */
export class Places {
  readonly pointers: readonly Local<'i32'>[];
  readonly #f: FunctionBuilder;
  readonly #multiples = new Map<Ex<'i32'>, Map<number, Local<'i32'>>>();
  /** Loops are unrolled while their points times their weight stay within this. */
  readonly #unroll: number;

  constructor(f: FunctionBuilder, pointers: readonly Local<'i32'>[], unroll: number) {
    this.#f = f;
    this.pointers = pointers;
    this.#unroll = unroll;
  }

  get start(): Position {
    return this.pointers.map(() => ({ offset: 0 }));
  }

  /** `by` steps further on. */
  shift(at: Position, steps: readonly Quantity[], by: number): Position {
    if (by === 0) return at;
    return at.map((place, k) => {
      const step = this.#multiple(steps[k]!, by);
      if (step === 0) return place;
      if (isKnown(step) && step > 0) return { ...place, offset: place.offset + step };
      const extra = codeOf(step); // offsets are unsigned
      return { ...place, extra: place.extra ? i32.add(place.extra, extra) : extra };
    });
  }

  address(pointer: number, at: Position): Ex<'i32'> {
    const { extra } = at[pointer]!;
    return extra ? i32.add(this.pointers[pointer]!, extra) : this.pointers[pointer]!;
  }

  /** Whether all of these loops together are unrolled around a body of this weight. */
  unrolls(loops: readonly Loop[], weight: number): boolean {
    let points = weight;
    for (const { size, steps } of loops) {
      if (!isKnown(size) || !steps.every(isKnown)) return false;
      points *= size;
    }
    return points <= this.#unroll;
  }

  /** Nested loops around `body`. Pointers are as before afterwards. */
  nest(loops: readonly Loop[], at: Position, weight: number, body: (at: Position) => void): void {
    const [loop, ...rest] = loops;
    if (!loop) return body(at);
    if (this.unrolls(loops, weight)) {
      for (let i = 0; i < (loop.size as number); i++) this.nest(rest, this.shift(at, loop.steps, i), weight, body);
    } else this.saving(loop.steps, () => this.moving(loop.size, loop.steps, 1, () => this.nest(rest, at, weight, body)));
  }

  /** Loop `count` (at least 1) times, `by` steps each time, leaving the pointers behind the last step. */
  moving(count: Quantity, steps: readonly Quantity[], by: number, body: () => void): void {
    const moves = steps.map((step) => this.#multiple(step, by));
    this.#f.repeat(codeOf(count), () => {
      body();
      moves.forEach((move, k) => {
        if (move !== 0) this.#f.increase(this.pointers[k]!, move);
      });
    });
  }

  /** Like `moving` for any count, or unrolled; returns where the next step is. */
  each(count: Quantity, steps: readonly Quantity[], by: number, at: Position, weight: number, body: (at: Position) => void): Position {
    if (isKnown(count) && (count <= 1 || this.unrolls([{ size: count, steps }], weight))) {
      for (let i = 0; i < count; i++) body(this.shift(at, steps, i * by));
      return this.shift(at, steps, count * by);
    }
    const loop = (): void => this.moving(count, steps, by, () => body(at));
    if (isKnown(count)) loop();
    else this.#f.if(count, loop);
    return at;
  }

  /** Run `work` if the quantity, 0 or 1, is 1. */
  once(quantity: Quantity, work: () => void): void {
    if (!isKnown(quantity)) this.#f.if(quantity, work);
    else if (quantity === 1) work();
  }

  /** Restore the pointers that have a step after `work`. */
  saving(steps: readonly Quantity[], work: () => void): void {
    const saved = this.pointers.flatMap((pointer, k) => (steps[k] === 0 ? [] : [{ pointer, copy: this.#f.local('i32') }]));
    for (const { pointer, copy } of saved) this.#f.set(copy, pointer);
    work();
    for (const { pointer, copy } of saved) this.#f.set(pointer, copy);
  }

  /** A multiple of a step; of one that is not known, computed once at the start of the function. */
  #multiple(step: Quantity, by: number): Quantity {
    if (isKnown(step)) return step * by;
    if (by === 1) return step;
    let known = this.#multiples.get(step);
    if (!known) this.#multiples.set(step, (known = new Map()));
    let multiple = known.get(by);
    if (!multiple) {
      multiple = this.#f.local('i32');
      known.set(by, multiple);
      const target = multiple;
      this.#f.prologue(() => this.#f.set(target, i32.mul(step, i32.constant(by))));
    }
    return multiple;
  }
}

import type { DataSection } from './data.ts';
import { v128, type Ex, type Local } from './emitter.ts';
import { FunctionBuilder } from './function.ts';
import { numbersOf, type NestPlan } from './nest-plan.ts';
import { half, isKnown, lowBits, Places, type Loop, type Position, type Quantity } from './places.ts';
import { neutral, Reduction } from './reduction.ts';
import { reserveConstants, VectorCode } from './vector.ts';

type V = Ex<'v128'>;

/** Operations (loads included) that unrolling may repeat. */
const unrollLimit = 192;

/**
 * The function of a planned nest; its parameters are the pointers: loads, then stores.
 * `baked` has all sizes and strides as constants. Otherwise they follow the pointers as parameters, in the order of `numbersOf`;
 * both forms compute the same bits.
 */
export function emitNest(plan: NestPlan, data: DataSection, form: 'baked' | 'parametric'): FunctionBuilder {
  const f = new FunctionBuilder();
  const pointers = Array.from({ length: plan.loads + plan.stores }, () => f.param('i32'));
  const numbers = numbersOf(plan);
  const quantities = form === 'baked' ? numbers : numbers.map(() => f.param('i32'));
  new NestWriter(plan, f, new Places(f, pointers, unrollLimit), data, quantities).write();
  return f;
}

/** Reserve the constants and tables that the function of a nest will load. */
export function reserveNest(plan: NestPlan, data: DataSection): void {
  reserveConstants(data, plan.body);
  if (!plan.reduction) return;
  reserveConstants(data, plan.reduction.finish);
  neutral(data, plan.reduction.combine);
}

/** A plan's axes with the given quantities for its numbers. */
function loopsOf(plan: NestPlan, quantities: readonly Quantity[]): { outer: Loop[]; inner: Loop[]; lanes: Loop | undefined } {
  let next = 0;
  const take = (): Quantity => quantities[next++]!;
  const pointers = plan.loads + plan.stores;
  const steps = (count: number): Quantity[] => Array.from({ length: pointers }, (_, k) => (k < count ? take() : 0));
  const outer = plan.outer.map(() => ({ size: take(), steps: steps(pointers) }));
  const inner = plan.inner.map(() => ({ size: take(), steps: steps(plan.reduction!.reduced) }));
  const fixed = { still: 0, next: 8 };
  const lanes = plan.lanes && {
    size: take(),
    steps: plan.lanes.walks.map((walk): Quantity => (walk === 'strided' ? take() : fixed[walk])),
  };
  return { outer, inner, lanes };
}

class NestWriter {
  readonly #plan: NestPlan;
  readonly #f: FunctionBuilder;
  readonly #places: Places;
  readonly #data: DataSection;
  readonly #outer: readonly Loop[];
  readonly #inner: readonly Loop[];
  readonly #lanes: Loop | undefined;
  readonly #body: VectorCode;
  readonly #finish: VectorCode | undefined;
  readonly #names: Local<'v128'>[] = [];
  /** Operations at one point. */
  readonly #work: number;

  constructor(plan: NestPlan, f: FunctionBuilder, places: Places, data: DataSection, quantities: readonly Quantity[]) {
    this.#plan = plan;
    this.#f = f;
    this.#places = places;
    this.#data = data;
    const { outer, inner, lanes } = loopsOf(plan, quantities);
    this.#outer = outer;
    this.#inner = inner;
    this.#lanes = lanes;
    this.#body = new VectorCode(f, data, plan.body);
    this.#finish = plan.reduction && new VectorCode(f, data, plan.reduction.finish);
    this.#work = 1 + this.#body.cost + (plan.reduction?.reduced ?? plan.loads);
  }

  write(): void {
    const { reduction, lanes } = this.#plan;
    const places = this.#places;
    if (reduction && lanes?.over === 'reduce') {
      const weight = this.#work * pointsOf([...this.#inner, this.#lanes!]);
      places.nest(this.#outer, places.start, weight, (at) => this.#sumAlongLanes(at));
      return;
    }
    const group = (at: Position, width: 1 | 2, vectors: number): void =>
      reduction ? this.#sumBesideLanes(at, width, vectors) : this.#map(at, width, vectors);
    if (!lanes) return places.nest(this.#outer, places.start, this.#work, (at) => group(at, 1, 1));
    const weight = this.#work * pointsOf([...this.#inner, this.#lanes!]);
    places.nest(this.#outer, places.start, weight, (at) => this.#overLanes(at, group));
  }

  /** The axis of the lanes in groups of several vectors, then the pairs that are left, then the last entry. */
  #overLanes(start: Position, group: (at: Position, width: 1 | 2, vectors: number) => void): void {
    const places = this.#places;
    const { size, steps } = this.#lanes!;
    const bits = this.#groupBits(isKnown(size));
    const vectors = 1 << bits;
    const work = this.#work * pointsOf(this.#inner);
    places.saving(steps, () => {
      let at = places.each(half(size, bits + 1), steps, 2 * vectors, start, work * vectors, (to) => group(to, 2, vectors));
      const pairs = half(lowBits(size, 2 * vectors - 1), 1);
      if (isKnown(pairs)) {
        if (pairs > 0) group(at, 2, pairs);
        at = places.shift(at, steps, 2 * pairs);
      } else if (bits > 0) at = places.each(pairs, steps, 2, at, work, (to) => group(to, 2, 1));
      const odd = lowBits(size, 1);
      if (isKnown(odd)) {
        if (odd === 1) group(at, 1, 1);
      } else this.#f.if(odd, () => group(at, 1, 1));
    });
  }

  /** How many vectors (as a power of two) one turn of the loop takes: more of them where the body is light. */
  #groupBits(baked: boolean): number {
    if (this.#plan.reduction) return this.#body.cost <= 4 ? (baked ? 3 : 2) : this.#body.cost <= 12 ? 1 : 0;
    return this.#work <= 5 ? 2 : this.#work <= 12 ? 1 : 0;
  }

  /** store = body(loads) */
  #map(at: Position, width: 1 | 2, vectors: number): void {
    const first = this.#plan.emptySum;
    for (let u = 0; u < vectors; u++) {
      const here = this.#along(at, 2 * u);
      const input = (index: number): V => {
        if (first === undefined) return this.#load(index, here, width);
        return index === 0 ? v128.zero() : this.#load(first + index - 1, here, width);
      };
      this.#store(this.#body.emit(input), here, width);
    }
  }

  /** Each lane is an entry of its own that sums over the reduced axes, in order. */
  #sumBesideLanes(at: Position, width: 1 | 2, vectors: number): void {
    const reduction = new Reduction(this.#f, this.#data, this.#places, this.#plan.reduction!.combine, vectors);
    const body = (to: Position): void => {
      for (let u = 0; u < vectors; u++) reduction.combine(u, this.#reduced(this.#along(to, 2 * u), width));
    };
    reduction.start(this.#inner);
    reduction.over(this.#inner, at, this.#work * vectors, body);
    reduction.end();
    for (let u = 0; u < vectors; u++) this.#finishAt(this.#along(at, 2 * u), width, reduction.value(u));
  }

  /** The lanes of several vectors share one sum; what is left over of the axis goes to the first vector, or one by one to an extra one. */
  #sumAlongLanes(at: Position): void {
    const { size, steps } = this.#lanes!;
    const cost = this.#body.cost;
    const bits = cost <= 4 ? 2 : cost <= 12 ? 1 : 0;
    const vectors = 1 << bits;
    const reduction = new Reduction(this.#f, this.#data, this.#places, this.#plan.reduction!.combine, vectors + 1);
    const blocks = half(size, bits + 1);
    const counted = reduction.start([...this.#inner, { size: isKnown(blocks) ? blocks + vectors : blocks, steps: [] }]);
    const block = (to: Position): void => {
      for (let u = 0; u < vectors; u++) reduction.combine(u, this.#reduced(this.#along(to, 2 * u), 2));
    };
    const weight = this.#work * pointsOf([this.#lanes!]);
    this.#places.nest(this.#inner, at, weight, (row) => {
      this.#places.saving(steps, () => {
        let to = reduction.row(blocks, steps, 2 * vectors, row, this.#work * vectors, block);
        const pairs = half(lowBits(size, 2 * vectors - 1), 1);
        to = this.#places.each(pairs, steps, 2, to, this.#work, (pair) => reduction.combine(0, this.#reduced(pair, 2)));
        const odd = lowBits(size, 1);
        const single = (): void => reduction.combine(vectors, this.#reduced(to, 1));
        if (!isKnown(odd)) this.#f.if(odd, single);
        else if (odd === 1) single();
      });
      if (counted) reduction.endRow(vectors);
    });
    reduction.end();
    this.#finishAt(at, 1, reduction.across(vectors));
  }

  /** The value to combine at a point. */
  #reduced(at: Position, width: 1 | 2): V {
    return this.#body.emit((index) => this.#load(index, at, width))[0]!;
  }

  #finishAt(at: Position, width: 1 | 2, sum: V): void {
    const { reduced } = this.#plan.reduction!;
    this.#store(
      this.#finish!.emit((index) => (index === 0 ? sum : this.#load(reduced + index - 1, at, width))),
      at,
      width,
    );
  }

  #along(at: Position, by: number): Position {
    return by === 0 ? at : this.#places.shift(at, this.#lanes!.steps, by);
  }

  /** Entries in both lanes, or one entry in both. */
  #load(k: number, at: Position, width: 1 | 2): V {
    const address = this.#places.address(k, at);
    const { offset } = at[k]!;
    const walk = this.#plan.lanes?.walks[k];
    if (width === 1 || walk === 'still') return v128.loadSplat(address, offset);
    if (walk === 'next') return v128.load(address, offset);
    const beside = this.#along(at, 1);
    return v128.loadLane(this.#places.address(k, beside), v128.loadLow(address, offset), 1, beside[k]!.offset);
  }

  #store(values: readonly V[], at: Position, width: 1 | 2): void {
    const f = this.#f;
    const strided = (k: number): boolean => width === 2 && this.#plan.lanes!.walks[k] !== 'next';
    // Everything is read before anything is written: a store may be in place of a load.
    const named = values.map((value, i) => {
      if (values.length === 1 && !strided(this.#plan.loads)) return value;
      const name = this.#nameOf(i);
      f.set(name, value);
      return name;
    });
    named.forEach((value, i) => {
      const k = this.#plan.loads + i;
      const address = this.#places.address(k, at);
      const { offset } = at[k]!;
      if (width === 2 && !strided(k)) return f.storeVector(address, value, offset);
      f.storeLane(address, value, 0, offset);
      if (width === 1) return;
      const beside = this.#along(at, 1);
      f.storeLane(this.#places.address(k, beside), value, 1, beside[k]!.offset);
    });
  }

  /** A local for what store i will write. */
  #nameOf(i: number): Local<'v128'> {
    return (this.#names[i] ??= this.#f.local('v128'));
  }
}

/** The points of known loops; of others, more than are ever unrolled. */
function pointsOf(loops: readonly Loop[]): number {
  return loops.reduce((points, { size }) => (isKnown(size) ? points * size : Infinity), 1);
}

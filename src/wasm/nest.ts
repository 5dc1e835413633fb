import type { DataSection } from './data.ts';
import { f64x2, v128, type Ex, type Local } from './emitter.ts';
import { FunctionBuilder } from './function.ts';
import { numbersOf, type NestPlan } from './nest-plan.ts';
import { Operands, type Across } from './operands.ts';
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
  readonly #operands: Operands;
  readonly #outer: readonly Loop[];
  readonly #inner: readonly Loop[];
  readonly #lanes: Loop | undefined;
  readonly #body: VectorCode;
  readonly #finish: VectorCode | undefined;
  /** Operations at one point. */
  readonly #work: number;

  constructor(plan: NestPlan, f: FunctionBuilder, places: Places, data: DataSection, quantities: readonly Quantity[]) {
    this.#plan = plan;
    this.#f = f;
    this.#places = places;
    this.#data = data;
    this.#operands = new Operands(f, places, plan.loads);
    const { outer, inner, lanes } = loopsOf(plan, quantities);
    this.#outer = outer;
    this.#inner = inner;
    this.#lanes = lanes;
    this.#body = new VectorCode(f, data, plan.body);
    this.#finish = plan.reduction && new VectorCode(f, data, plan.reduction.finish);
    this.#work = 1 + this.#body.cost + (plan.reduction?.reduced ?? plan.loads);
  }

  write(): void {
    const places = this.#places;
    const lanes = this.#lanes;
    const weight = this.#work * pointsOf([...this.#inner, ...(lanes ? [lanes] : [])]);
    if (this.#plan.lanes?.over === 'reduce') return this.#overSums(weight);
    if (!lanes) return places.nest(this.#outer, places.start, weight, (at) => this.#group(at, undefined, 1));
    places.nest(this.#outer, places.start, weight, (at) => this.#overLanes(at, lanes));
  }

  /** The axis of the lanes in groups of several vectors, then the pairs that are left, then the last entry. */
  #overLanes(start: Position, { size, steps }: Loop): void {
    const places = this.#places;
    const bits = this.#groupBits(isKnown(size));
    const vectors = 1 << bits;
    const work = this.#work * pointsOf(this.#inner);
    places.saving(steps, () => {
      let at = places.each(half(size, bits + 1), steps, 2 * vectors, start, work * vectors, (to) => this.#group(to, steps, vectors));
      const pairs = half(lowBits(size, 2 * vectors - 1), 1);
      if (isKnown(pairs)) {
        if (pairs > 0) this.#group(at, steps, pairs);
        at = places.shift(at, steps, 2 * pairs);
      } else if (bits > 0) at = places.each(pairs, steps, 2, at, work, (to) => this.#group(to, steps, 1));
      places.once(lowBits(size, 1), () => this.#group(at, undefined, 1));
    });
  }

  /** How many vectors (as a power of two) one turn of the loop takes: more of them where the body is light. */
  #groupBits(baked: boolean): number {
    if (this.#plan.reduction) return this.#body.cost <= 4 ? (baked ? 3 : 2) : this.#body.cost <= 12 ? 1 : 0;
    return this.#work <= 5 ? 2 : this.#work <= 12 ? 1 : 0;
  }

  /** Neighbouring entries of the output, as vectors along `across`, or a single one. */
  #group(at: Position, across: Across, vectors: number): void {
    const places = Array.from({ length: vectors }, (_, u) => (across ? this.#places.shift(at, across, 2 * u) : at));
    if (!this.#plan.reduction) for (const place of places) this.#map(place, across);
    else this.#sumBeside(at, places, across);
  }

  /** store = body(loads) */
  #map(at: Position, across: Across): void {
    const first = this.#plan.emptySum;
    const values = this.#body.emit((index) => {
      if (first === undefined) return this.#operands.load(index, at, across);
      return index === 0 ? v128.zero() : this.#operands.load(first + index - 1, at, across);
    });
    this.#operands.store(values, at, across);
  }

  /** Each lane is an entry of its own that sums over the reduced axes, in order. */
  #sumBeside(at: Position, places: readonly Position[], across: Across): void {
    const vectors = places.length;
    const reduction = new Reduction(this.#f, this.#data, this.#places, this.#plan.reduction!.combine, vectors);
    const body = (to: Position): void => {
      for (let u = 0; u < vectors; u++) reduction.combine(u, this.#term(across ? this.#places.shift(to, across, 2 * u) : to, across));
    };
    reduction.start(this.#inner);
    reduction.over(this.#inner, at, this.#work * vectors, body);
    reduction.end();
    places.forEach((place, u) => this.#finishAt(place, across, reduction.value(u)));
  }

  /** Every entry of the output as a sum along lanes; two at a time where `finish` has work to do. */
  #overSums(weight: number): void {
    const places = this.#places;
    const last = this.#outer.at(-1);
    if (!last || this.#finish!.cost === 0) {
      return places.nest(this.#outer, places.start, weight, (at) => this.#finishAt(at, undefined, this.#sumAlong(at)));
    }
    const { size, steps } = last;
    places.nest(this.#outer.slice(0, -1), places.start, weight * pointsOf([last]), (start) => {
      places.saving(steps, () => {
        const rest = places.each(half(size, 1), steps, 2, start, 2 * weight, (at) => {
          const sums = f64x2.join(this.#sumAlong(at), this.#sumAlong(places.shift(at, steps, 1)));
          this.#finishAt(at, steps, this.#name(sums));
        });
        places.once(lowBits(size, 1), () => this.#finishAt(rest, undefined, this.#sumAlong(rest)));
      });
    });
  }

  /** A sum in both lanes. The lanes of several vectors share it; what is left of the axis goes to the first vector, or one by one to an extra one. */
  #sumAlong(at: Position): Local<'v128'> {
    const { size, steps } = this.#lanes!;
    const places = this.#places;
    const cost = this.#body.cost;
    const bits = cost <= 4 ? 2 : cost <= 12 ? 1 : 0;
    const vectors = 1 << bits;
    const reduction = new Reduction(this.#f, this.#data, places, this.#plan.reduction!.combine, vectors + 1);
    const blocks = half(size, bits + 1);
    const counted = reduction.start([...this.#inner, { size: isKnown(blocks) ? blocks + vectors : blocks, steps: [] }]);
    const block = (to: Position): void => {
      for (let u = 0; u < vectors; u++) reduction.combine(u, this.#term(places.shift(to, steps, 2 * u), steps));
    };
    places.nest(this.#inner, at, this.#work * pointsOf([this.#lanes!]), (row) => {
      places.saving(steps, () => {
        let to = reduction.row(blocks, steps, 2 * vectors, row, this.#work * vectors, block);
        const pairs = half(lowBits(size, 2 * vectors - 1), 1);
        to = places.each(pairs, steps, 2, to, this.#work, (pair) => reduction.combine(0, this.#term(pair, steps)));
        places.once(lowBits(size, 1), () => reduction.combine(vectors, this.#term(to, undefined)));
      });
      if (counted) reduction.endRow(vectors);
    });
    reduction.end();
    return reduction.across(vectors);
  }

  /** The value to combine at a point. */
  #term(at: Position, across: Across): V {
    return this.#body.emit((index) => this.#operands.load(index, at, across))[0]!;
  }

  #finishAt(at: Position, across: Across, sum: Local<'v128'>): void {
    const { reduced } = this.#plan.reduction!;
    const values = this.#finish!.emit((index) => (index === 0 ? sum : this.#operands.load(reduced + index - 1, at, across)));
    this.#operands.store(values, at, across);
  }

  #name(value: V): Local<'v128'> {
    const name = this.#f.local('v128');
    this.#f.set(name, value);
    return name;
  }
}

/** The points of known loops; of others, more than are ever unrolled. */
function pointsOf(loops: readonly Loop[]): number {
  return loops.reduce((points, { size }) => (isKnown(size) ? points * size : Infinity), 1);
}

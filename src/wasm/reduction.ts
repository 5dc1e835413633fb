import type { DataSection } from './data.ts';
import { f64x2, i32, v128, type Ex, type Local } from './emitter.ts';
import type { FunctionBuilder } from './function.ts';
import { codeOf, isKnown, type Loop, type Places, type Position, type Quantity } from './places.ts';

type V = Ex<'v128'>;
type Combine = 'sum' | 'max' | 'min';

/** Terms that an accumulator of a sum takes before it is added to its total: the error of n terms grows like n / 256 + 256, not like n. */
const blockTerms = 256;

/**
 * Accumulators of a sum, maximum or minimum. A sum has two levels: accumulators take about `blockTerms` terms, totals take accumulators.
 * The order of terms depends on the sizes alone, not on whether they are known when the code is emitted.
 */
export class Reduction {
  readonly #f: FunctionBuilder;
  readonly #data: DataSection;
  readonly #places: Places;
  readonly #kind: Combine;
  readonly #sums: readonly Local<'v128'>[];
  /** For a sum, what accumulators were added to; else where a NaN has been seen: ones, and zeros elsewhere. */
  readonly #seconds: readonly Local<'v128'>[];
  readonly #term: Local<'v128'>;
  readonly #count: Local<'i32'>;
  /** Accumulators that some term went to; the others hold the neutral value. */
  readonly #used = new Set<number>();
  #counted = false;

  constructor(f: FunctionBuilder, data: DataSection, places: Places, kind: Combine, accumulators: number) {
    this.#f = f;
    this.#data = data;
    this.#places = places;
    this.#kind = kind;
    const locals = (): Local<'v128'>[] => Array.from({ length: accumulators }, () => f.local('v128'));
    this.#sums = locals();
    this.#seconds = locals();
    this.#term = f.local('v128');
    this.#count = f.local('i32');
  }

  /** Begin with nothing; `loops` bound the terms of an accumulator. Says whether rows have to be ended. */
  start(loops: readonly Loop[]): boolean {
    const f = this.#f;
    const terms = loops.reduce((product, { size }) => (isKnown(size) ? product * size : Infinity), 1);
    this.#counted = this.#kind === 'sum' && terms >= blockTerms;
    for (const sum of this.#sums) f.set(sum, neutral(this.#data, this.#kind));
    if (this.#counted || this.#kind !== 'sum') for (const second of this.#seconds) f.set(second, v128.zero());
    if (this.#counted) f.set(this.#count, i32.constant(0));
    return this.#counted;
  }

  /** One more term of an accumulator. */
  combine(accumulator: number, term: V): void {
    const sum = this.#sums[accumulator]!;
    this.#used.add(accumulator);
    if (this.#kind === 'sum') return this.#f.set(sum, f64x2.add(sum, term));
    const seen = this.#seconds[accumulator]!;
    this.#f.set(this.#term, term);
    this.#f.set(seen, v128.or(seen, f64x2.notEqual(this.#term, this.#term)));
    this.#f.set(sum, this.#kind === 'max' ? f64x2.max(sum, this.#term) : f64x2.min(sum, this.#term));
  }

  /** Every point of the loops; each calls `body`, which combines one term into each accumulator. */
  over(loops: readonly Loop[], at: Position, weight: number, body: (at: Position) => void): void {
    if (!this.#counted) return this.#places.nest(loops, at, weight, body);
    const row = loops.at(-1)!;
    const rowWeight = isKnown(row.size) ? weight * row.size : Infinity;
    this.#places.nest(loops.slice(0, -1), at, rowWeight, (to) => {
      this.#places.saving(row.steps, () => this.row(row.size, row.steps, 1, to, weight, body));
      this.endRow(0);
    });
  }

  /** `count` turns of `body`, `by` steps each, totals being taken within long rows; returns where the next turn would be. */
  row(count: Quantity, steps: readonly Quantity[], by: number, at: Position, weight: number, body: (at: Position) => void): Position {
    const f = this.#f;
    if (!this.#counted || (isKnown(count) && count <= blockTerms)) {
      const next = this.#places.each(count, steps, by, at, weight, body);
      if (this.#counted) f.increase(this.#count, codeOf(count));
      return next;
    }
    const left = f.local('i32');
    const block = f.local('i32');
    const blocks = (): void => {
      f.set(block, i32.select(i32.less(left, i32.constant(blockTerms)), left, i32.constant(blockTerms)));
      f.set(left, i32.sub(left, block));
      f.increase(this.#count, block);
      this.#places.moving(block, steps, by, () => body(at));
      f.if(left, () => this.#flush());
    };
    f.set(left, codeOf(count));
    f.if(left, () => f.doWhile(blocks, () => left));
    return at;
  }

  /** After a row, counting `extra` terms besides those that `row` counted. */
  endRow(extra: number): void {
    if (extra > 0) this.#f.increase(this.#count, extra);
    this.#f.if(i32.greaterEqual(this.#count, i32.constant(blockTerms)), () => this.#flush());
  }

  /** After all terms. */
  end(): void {
    this.#sums.forEach((sum, i) => {
      const second = this.#seconds[i]!;
      if (this.#kind !== 'sum') this.#f.set(sum, v128.or(sum, second));
      else if (this.#counted) this.#f.set(sum, f64x2.add(sum, second));
    });
  }

  /** What an accumulator holds. */
  value(accumulator: number): Local<'v128'> {
    return this.#sums[accumulator]!;
  }

  /** Both lanes of the first `vectors` accumulators, and one lane of the next, as one value in both lanes. */
  across(vectors: number): Local<'v128'> {
    const [first] = this.#sums as [Local<'v128'>];
    for (let width = vectors; width > 1; width /= 2) {
      for (let i = 0; i < width / 2; i++) this.#join(i, i + width / 2);
    }
    const f = this.#f;
    const lane = (i: 0 | 1): V => f64x2.splat(f64x2.lane(first, i));
    if (this.#kind === 'sum') f.set(first, f64x2.add(lane(0), lane(1)));
    else {
      f.set(this.#term, lane(1));
      f.set(first, lane(0));
      this.#meet(first, this.#term);
    }
    this.#join(0, vectors);
    return first;
  }

  #join(into: number, from: number): void {
    if (!this.#used.has(from)) return; // adding the neutral value changes no bit
    const sum = this.#sums[into]!;
    if (this.#kind === 'sum') this.#f.set(sum, f64x2.add(sum, this.#sums[from]!));
    else this.#meet(sum, this.#sums[from]!);
    this.#used.add(into);
  }

  /** The larger or smaller one, or NaN where either is. */
  #meet(sum: Local<'v128'>, term: Local<'v128'>): void {
    const better = this.#kind === 'max' ? f64x2.less(sum, term) : f64x2.less(term, sum);
    this.#f.set(sum, v128.select(v128.or(better, f64x2.notEqual(term, term)), term, sum));
  }

  #flush(): void {
    const f = this.#f;
    this.#sums.forEach((sum, i) => {
      f.set(this.#seconds[i]!, f64x2.add(this.#seconds[i]!, sum));
      f.set(sum, v128.zero());
    });
    f.set(this.#count, i32.constant(0));
  }
}

/** What a reduction begins with. */
export function neutral(data: DataSection, kind: Combine): V {
  return kind === 'sum' ? v128.zero() : data.constant(kind === 'max' ? -Infinity : Infinity);
}

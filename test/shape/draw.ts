// Small things that the arguments of shape rules are drawn from. Most fit; some do not, so that sentences are compared too.

import fc from 'fast-check';

/** Which shapes to draw. */
export interface ShapeOptions {
  /** 0 where absent. */
  readonly minRank?: number;
  /** 4 where absent. */
  readonly maxRank?: number;
}

/** A size: small ones, so that equal ones meet by chance; 1, 0 and up to a million now and then. */
export const size: fc.Arbitrary<number> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 2, max: 7 }) },
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 8, max: 1_000_000 }) },
);

/** What is no size: below 0 or a fraction. */
export const noSize: fc.Arbitrary<number> = fc.constantFrom(-1, -2, -30, 0.5, 2.5, 1e-7);

/** Mostly the first, one time in five the second. */
export function mostly<T, U>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

/** A shape of known sizes. */
export function shape({ minRank = 0, maxRank = 4 }: ShapeOptions = {}): fc.Arbitrary<number[]> {
  return fc.array(size, { minLength: minRank, maxLength: maxRank });
}

/** An axis of a shape, counted from either end; one time in five perhaps none: out of range or a fraction. */
export function axisOf(of: readonly unknown[]): fc.Arbitrary<number> {
  const rank = of.length;
  const none = fc.constantFrom(rank, rank + 3, -rank - 1, 0.5, 0, -1, 10);
  return rank === 0 ? none : mostly(fc.integer({ min: -rank, max: rank - 1 }), none);
}

/** Different axes of a shape in any order, counted from either end; one time in five any list of axes, perhaps with one twice. */
export function axesOf(of: readonly unknown[]): fc.Arbitrary<number[]> {
  return mostly(
    fc
      .shuffledSubarray(of.map((_, axis) => axis))
      .chain((axes) => fc.tuple(...axes.map((axis) => fc.constantFrom(axis, axis - of.length)))),
    fc.array(axisOf(of), { maxLength: 3 }),
  );
}

/** A shape with something changed: a size, an axis more, an axis less. */
export function changed(of: readonly number[]): fc.Arbitrary<number[]> {
  const at = fc.nat({ max: Math.max(0, of.length - 1) });
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(at, size).map(([i, d]) => of.toSpliced(i, 1, d)) },
    { weight: 1, arbitrary: fc.tuple(at, size).map(([i, d]) => of.toSpliced(i, 0, d)) },
    { weight: 1, arbitrary: at.map((i) => of.toSpliced(i, 1)) },
  );
}

/** A shape, one time in five with something changed. */
export function perhapsChanged(of: readonly number[]): fc.Arbitrary<number[]> {
  return mostly(fc.constant(of.slice()), changed(of));
}

/** A shape that broadcasts to the given one, or meets it: leading axes left out, sizes replaced by 1, further axes in front. */
export function broadcastable(to: readonly number[]): fc.Arbitrary<number[]> {
  const cut = fc.nat({ max: to.length }).chain((from) => fc.tuple(...to.slice(from).map((d) => mostly(fc.constant(d), fc.constant(1)))));
  return mostly(
    cut,
    shape({ maxRank: 2 }).map((front) => [...front, ...to]),
  );
}

/** Two shapes that broadcast with each other, mostly. */
export const fittingPair: fc.Arbitrary<[number[], number[]]> = shape().chain((all) =>
  fc.tuple(broadcastable(all), mostly(broadcastable(all), changed(all))),
);

/** As `mostly`, of numbers: the sizes of a list, one of which is perhaps none. */
export function perhapsNoSizes(list: readonly number[]): fc.Arbitrary<number[]> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(list.slice()) },
    { weight: 1, arbitrary: fc.tuple(fc.nat({ max: Math.max(0, list.length - 1) }), noSize).map(([i, d]) => list.toSpliced(i, 1, d)) },
  );
}

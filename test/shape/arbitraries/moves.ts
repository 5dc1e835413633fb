import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { axesOf, axisOf, mostly, noSize, perhapsNoSizes, shape, size } from '../draw.ts';

const all = shape();

/** A shape, and a value drawn for it. */
function withShape<T extends Argument>(draw: (all: readonly number[]) => fc.Arbitrary<T>): fc.Arbitrary<readonly [number[], T]> {
  return all.chain((sizes) => fc.tuple(fc.constant(sizes), draw(sizes)));
}

/** One axis, or a list of them. */
const axisOrAxes = (of: readonly number[]): fc.Arbitrary<number | number[]> => fc.oneof(axisOf(of), axesOf(of));

/** As many axes as the list has. */
const asMany = (of: readonly number[], list: number | readonly number[]): fc.Arbitrary<number | number[]> =>
  typeof list === 'number'
    ? axisOf(of)
    : fc
        .shuffledSubarray([...of.keys()], { minLength: Math.min(of.length, list.length), maxLength: Math.min(of.length, list.length) })
        .map((axes) => axes.map((axis, i) => (i % 2 === 0 ? axis : axis - of.length)));

const moved = withShape(axisOrAxes).chain(([sizes, from]) =>
  fc.tuple(fc.constant(sizes), fc.constant(from), mostly(asMany(sizes, from), axisOrAxes(sizes))),
);

/** Sizes whose product is the size of an axis, mostly; -1 in the place of one now and then. */
const cut = withShape(axisOf).chain(([sizes, axis]) =>
  fc
    .tuple(fc.array(size, { maxLength: 3 }), mostly(fc.constant(true), fc.constant(false)), fc.nat(5))
    .chain(([pieces, fits, i]) =>
      fc.tuple(
        fc.constant(fits && sizes.at(axis) !== undefined && Number.isInteger(axis) ? sizes.with(axis, product(pieces)) : sizes),
        fc.constant(axis),
        perhapsNoSizes(i < pieces.length ? pieces.with(i, -1) : pieces),
      ),
    ),
);
const product = (sizes: readonly number[]): number => sizes.reduce((total, d) => total * d, 1);

const shift = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) }, { weight: 1, arbitrary: noSize });
const rolled = withShape(axisOrAxes).chain(([sizes, axes]) =>
  fc.tuple(
    fc.constant(sizes),
    mostly(
      typeof axes === 'number'
        ? shift.map((n): number | number[] => n)
        : fc.array(shift, { minLength: axes.length, maxLength: axes.length }),
      fc.oneof(shift, fc.array(shift, { maxLength: 3 })),
    ),
    fc.constant(axes),
  ),
);

const step = fc.constantFrom(1, 1, 2, 3, 100, -1, -1, -2, -5, 0, 0.5);

/** Numbers near an axis of size d, on both sides of what fits; `null` now and then. */
function boundary(d: number): fc.Arbitrary<number | null> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: d }) },
    { weight: 3, arbitrary: fc.integer({ min: -d, max: 0 }) },
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(d, d + 1, -d, -d - 1, 0.5) },
  );
}

function entry(d: number): fc.Arbitrary<Argument> {
  const pair = fc.tuple(boundary(d), boundary(d));
  const forwards = fc.tuple(fc.nat(d), fc.nat(d)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: d === 0 ? fc.constant(0) : mostly(fc.integer({ min: -d, max: d - 1 }), fc.constantFrom(d, -d - 1, 0.5)) },
    { weight: 3, arbitrary: forwards },
    { weight: 2, arbitrary: pair },
    { weight: 4, arbitrary: fc.tuple(boundary(d), boundary(d), step) },
    { weight: 2, arbitrary: fc.tuple(forwards, step).map(([[a = 0, b = 0], by]) => (by > 0 ? [a, b, by] : [b - 1, a, by])) },
  );
}

const sliced = withShape((sizes) =>
  mostly(
    fc.nat(sizes.length).chain((n) => fc.tuple(...sizes.slice(0, n).map(entry))),
    fc.tuple(...[...sizes, 1].map(entry)),
  ),
);

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  MoveAxis: moved,
  SwapAxes: all.chain((sizes) => fc.tuple(fc.constant(sizes), axisOf(sizes), axisOf(sizes))),
  Flatten: all.chain((sizes) =>
    mostly(
      fc
        .tuple(axisOf(sizes), axisOf(sizes))
        .map(([a, b]) => [sizes, ...((a + sizes.length) % sizes.length <= (b + sizes.length) % sizes.length ? [a, b] : [b, a])]),
      fc.tuple(fc.constant(sizes), axisOf(sizes), axisOf(sizes)),
    ),
  ),
  Unflatten: cut,
  Flip: withShape((sizes) => fc.oneof(axisOf(sizes), axesOf(sizes), fc.constant(undefined))),
  Roll: rolled,
  Tile: fc.tuple(all, fc.oneof(mostly(size, noSize), fc.array(size, { maxLength: 5 }).chain(perhapsNoSizes))),
  Repeat: all.chain((sizes) => fc.tuple(fc.constant(sizes), mostly(size, noSize), axisOf(sizes))),
  DiagonalMatrix: fc.tuple(all),
  Triangle: fc.tuple(fc.constantFrom('tril', 'triu'), all),
  Slice: sliced,
};

import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { axesOf, axisOf, mostly, perhapsChanged, shape, size } from '../draw.ts';

/** One axis, several, or `undefined` for all. */
function axesOrAll(of: readonly number[]): fc.Arbitrary<number | number[] | undefined> {
  return fc.oneof(
    { weight: 3, arbitrary: axisOf(of) },
    { weight: 4, arbitrary: axesOf(of) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** Sizes that are 1 at some axes, and these axes. */
const withOnes = fc
  .array(fc.tuple(size, fc.boolean()), { maxLength: 4 })
  .map((all) => ({ sizes: all.map(([d, one]) => (one ? 1 : d)), ones: all.flatMap(([, one], axis) => (one ? [axis] : [])) }));

/** A shape in which two axes are of one size, and these axes. */
const withPair = shape({ minRank: 2 }).chain((all) =>
  fc
    .shuffledSubarray([...all.keys()], { minLength: 2, maxLength: 2 })
    .chain(([a = 0, b = 0]) =>
      fc.tuple(
        fc.constant(all.with(a, all[b]!)),
        mostly(fc.constantFrom(a, a - all.length), axisOf(all)),
        mostly(fc.constantFrom(b, b - all.length), axisOf(all)),
      ),
    ),
);

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Reduce: shape().chain((all) => fc.tuple(fc.constantFrom('sum', 'max', 'logSumExp'), fc.constant(all), axesOrAll(all), fc.boolean())),
  Transpose: fc.tuple(shape({ maxRank: 6 })),
  Permute: shape().chain((all) =>
    fc.tuple(
      fc.constant(all),
      mostly(
        fc
          .shuffledSubarray([...all.keys()], { minLength: all.length })
          .chain((order) => fc.tuple(...order.map((axis) => fc.constantFrom(axis, axis - all.length)))),
        fc.oneof(axesOf(all), fc.array(axisOf(all), { minLength: all.length, maxLength: all.length })),
      ),
    ),
  ),
  ExpandDims: shape().chain((all) => fc.tuple(fc.constant(all), axisOf([...all, 1]))),
  Squeeze: withOnes.chain(({ sizes, ones }) =>
    fc.tuple(
      perhapsChanged(sizes),
      mostly(
        fc
          .shuffledSubarray(ones)
          .map((axes) => (axes.length === 1 ? axes[0]! : axes.map((axis, i) => (i === 0 ? axis : axis - sizes.length)))),
        axesOrAll(sizes),
      ),
    ),
  ),
  Diagonal: mostly(
    withPair,
    withPair.chain(([all, a, b]) => fc.tuple(perhapsChanged(all), fc.constant(a), fc.constant(b))),
  ),
};

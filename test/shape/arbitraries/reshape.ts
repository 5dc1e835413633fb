import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { mostly, noSize, changed, shape, size } from '../draw.ts';

/** Lists of factors with one product: the same factors, in another order and grouped otherwise, with sizes of 1 between. */
const regrouped = fc
  .array(fc.integer({ min: 2, max: 12 }), { maxLength: 6 })
  .chain((factors) => fc.tuple(grouped(factors), grouped(factors)));

function grouped(factors: readonly number[]): fc.Arbitrary<number[]> {
  return fc
    .shuffledSubarray([...factors], { minLength: factors.length })
    .chain((order) => fc.tuple(fc.constant(order), fc.array(fc.nat({ max: 3 }), { minLength: order.length, maxLength: order.length })))
    .map(([order, group]) => [0, 1, 2, 3].map((g) => order.filter((_, i) => group[i] === g)))
    .map((groups) => groups.map((group) => group.reduce((product, d) => product * d, 1)))
    .chain((sizes) => fc.nat({ max: 2 }).map((keep) => (keep === 0 ? sizes : sizes.filter((d) => d !== 1))));
}

/** Large sizes cut in two and joined again. */
const large = fc
  .tuple(
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1, max: 1000 }),
  )
  .map(([a, b, c, d]): [number[], number[]] => [
    [a * b, c * d],
    [a * c, b * d],
  ]);

/** Shapes with an axis of size 0 each. */
const empty = fc
  .tuple(shape({ maxRank: 3 }), shape({ maxRank: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }))
  .map(([s, t, i, j]): [number[], number[]] => [s.toSpliced(i, 0, 0), t.toSpliced(j, 0, 0)]);

/** The target, perhaps with -1 for a size, or changed so that it fits no longer. */
function target(to: readonly number[]): fc.Arbitrary<number[]> {
  const at = fc.nat({ max: Math.max(0, to.length - 1) });
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(to.slice()) },
    { weight: 4, arbitrary: at.map((i) => to.toSpliced(i, 1, -1)) },
    { weight: 2, arbitrary: changed(to).chain((list) => fc.boolean().map((infer) => (infer ? [-1, ...list.slice(1)] : list))) },
    { weight: 1, arbitrary: fc.tuple(at, fc.oneof(size, fc.constant(-1), noSize)).map(([i, d]) => to.toSpliced(i, 1, d, -1)) },
    { weight: 1, arbitrary: fc.tuple(at, noSize).map(([i, d]) => to.toSpliced(i, 1, d)) },
  );
}

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Reshape: mostly(fc.oneof(regrouped, large), fc.oneof(empty, fc.tuple(shape(), shape()))).chain(([s, t]) =>
    fc.tuple(fc.constant(s), target(t)),
  ),
};

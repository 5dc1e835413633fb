import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { axisOf, mostly, noSize, perhapsChanged, perhapsNoSizes, shape, size } from '../draw.ts';

/** Shapes that agree but for the sizes of one axis, and that axis. */
const joined = shape({ minRank: 1 }).chain((all) =>
  axisOf(all).chain((axis) =>
    fc.tuple(
      fc.array(
        fc.tuple(size, fc.boolean()).chain(([d]) => perhapsChanged(resized(all, axis, d))),
        { maxLength: 4 },
      ),
      fc.constant(axis),
    ),
  ),
);

function resized(all: readonly number[], axis: number, d: number): number[] {
  const at = all.at(axis) === undefined || !Number.isInteger(axis) || axis < -all.length ? -1 : (axis + all.length) % all.length;
  return at < 0 ? all.slice() : all.with(at, d);
}

const stacked = shape().chain((all) => fc.tuple(fc.array(rarelyChanged(all), { maxLength: 5 }), axisOf([...all, 1])));

function rarelyChanged(all: number[]): fc.Arbitrary<number[]> {
  return mostly(fc.constant(all), perhapsChanged(all));
}

const parts = shape({ minRank: 1 }).chain((all) =>
  axisOf(all).chain((axis) =>
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 300 }))
      .chain(([n, each]) =>
        fc.tuple(
          fc.constant(resized(all, axis, n * each)),
          fc.oneof(
            { weight: 8, arbitrary: fc.constant(n) },
            { weight: 1, arbitrary: size.filter((d) => d <= 999) },
            { weight: 1, arbitrary: noSize },
          ),
          fc.constant(axis),
        ),
      ),
  ),
);

const sizes = shape({ minRank: 1 }).chain((all) =>
  fc.tuple(axisOf(all), fc.array(size, { maxLength: 5 })).chain(([axis, list]) =>
    fc.tuple(
      perhapsChanged(
        resized(
          all,
          axis,
          list.reduce((sum, d) => sum + d, 0),
        ),
      ),
      perhapsNoSizes(list),
      fc.constant(axis),
    ),
  ),
);

const padded = shape().chain((all) =>
  fc.tuple(
    fc.constant(all),
    mostly(fc.tuple(...all.map(() => fc.tuple(size, size))), fc.array(fc.tuple(mostly(size, noSize), size), { maxLength: 4 })),
  ),
);

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Concat: joined,
  Stack: stacked,
  Split: fc.oneof(parts, sizes),
  Pad: padded,
};

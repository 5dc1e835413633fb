import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { changed, mostly, noSize, shape, size } from '../draw.ts';

const rank = fc.constantFrom(1, 2, 3);

/** As the first, one time in forty as the second. */
function nearlyAlways<T, U>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 39, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

const stride = nearlyAlways(fc.constantFrom(1, 1, 1, 2, 2, 3, 4), fc.integer({ min: 5, max: 2000 }));
const dilation = nearlyAlways(fc.constantFrom(1, 1, 1, 1, 2, 3), fc.integer({ min: 4, max: 2000 }));

/** One number, or one for each spatial axis; seldom no count, or a list of another length. */
function perAxis(axes: number, usual: fc.Arbitrary<number>): fc.Arbitrary<number | number[]> {
  const each = nearlyAlways(usual, fc.oneof(noSize, fc.constant(0)));
  return nearlyAlways(fc.oneof(each, fc.array(each, { minLength: axes, maxLength: axes })), fc.array(each, { maxLength: 4 }));
}

/** One number for all sides is 0 or 1 here: a size of 2 or more might be given a name, and a name is read as a word. */
function padding(axes: number): fc.Arbitrary<Argument> {
  const side = nearlyAlways(fc.constantFrom(0, 0, 1, 1, 2, 3), fc.oneof(size, noSize));
  const pair = nearlyAlways(fc.tuple(side, side), fc.array(side, { maxLength: 3 }));
  const entry: fc.Arbitrary<number | number[]> = fc.oneof(side, pair);
  return nearlyAlways(
    fc.oneof(fc.constantFrom('same', 'valid'), fc.constantFrom(0, 1), fc.array(entry, { minLength: axes, maxLength: axes })),
    fc.oneof(fc.array(entry, { maxLength: 4 }), fc.constantFrom('sam', 'SAME', '', -1, 0.5)),
  );
}

/** Sizes of images: larger than most windows. */
function spatial(axes: number): fc.Arbitrary<number[]> {
  return fc.array(nearlyAlways(fc.integer({ min: 5, max: 40 }), size), { minLength: axes, maxLength: axes });
}

function window(axes: number): fc.Arbitrary<number[]> {
  return fc.array(nearlyAlways(fc.integer({ min: 1, max: 5 }), size), { minLength: axes, maxLength: axes });
}

/** One time in ten with something changed. */
function seldomChanged(of: readonly number[]): fc.Arbitrary<number[]> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(of.slice()) }, { weight: 1, arbitrary: changed(of) });
}

const groups = fc.constantFrom(1, 1, 1, 2, 3, 4);

/** Input and kernel that fit, mostly, and what comes after them. */
function convolution(
  name: string,
  kernelOf: (inside: number, outside: number, groups: number) => readonly [number, number],
  options: (axes: number) => readonly fc.Arbitrary<Argument>[],
): fc.Arbitrary<readonly Argument[]> {
  return fc
    .tuple(rank, groups, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), shape({ maxRank: 2 }))
    .chain(([axes, g, inside, outside, batch]) =>
      fc
        .tuple(spatial(axes), window(axes))
        .chain(([sizes, places]) =>
          fc.tuple(
            fc.constant(`${name}${axes}d`),
            seldomChanged([...batch, g * inside, ...sizes]),
            seldomChanged([...kernelOf(inside, outside, g), ...places]),
            ...options(axes),
            nearlyAlways(fc.constant(g), fc.constantFrom(0, -1, 1.5, 2, 5)),
          ),
        ),
    );
}

const pooled = rank.chain((axes) =>
  fc.tuple(
    fc.constantFrom(`maxPool${axes}d`, `avgPool${axes}d`),
    fc.tuple(shape({ maxRank: 2 }), spatial(axes)).chain(([leading, sizes]) => seldomChanged([...leading, ...sizes])),
    perAxis(axes, fc.constantFrom(1, 2, 2, 3, 3, 4, 5)),
    fc.oneof(fc.constant(undefined), perAxis(axes, stride)),
    padding(axes),
    perAxis(axes, dilation),
  ),
);

const adapted = rank.chain((axes) =>
  fc.tuple(
    fc.constant(`adaptiveAvgPool${axes}d`),
    mostly(shape({ minRank: axes, maxRank: axes + 2 }), shape({ maxRank: 2 })),
    perAxis(axes, fc.integer({ min: 1, max: 12 })),
  ),
);

const resized = shape().chain((all) =>
  fc.tuple(fc.constant('resize'), fc.constant(all), fc.array(nearlyAlways(size, noSize), { maxLength: Math.max(1, all.length) })),
);

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Convolution: convolution(
    'conv',
    (inside, outside, g) => [g * outside, inside],
    (axes) => [perAxis(axes, stride), padding(axes), perAxis(axes, dilation)],
  ),
  TransposedConvolution: convolution(
    'convTranspose',
    (inside, outside, g) => [g * inside, outside],
    (axes) => [perAxis(axes, stride), padding(axes), perAxis(axes, fc.constantFrom(0, 0, 0, 0, 0, 1)), perAxis(axes, dilation)],
  ),
  Pool: pooled,
  AdaptivePool: adapted,
  Resize: resized,
};

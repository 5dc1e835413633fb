// Pools of one to three axes against their definition: options are drawn at random.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as cotangent from '../src/index.ts';
import type { Tensor } from '../src/index.ts';
import type { Dims } from '../src/shape/dims.ts';
import { settings } from './settings.ts';
import { at, axis, entries, indices, placesOf, sides, unsigned, type Axis } from './windows.ts';

const { runs, seed } = settings({ runs: 60 });

type Loose = (x: Tensor, window: readonly number[], options?: object) => Tensor;
const o = cotangent as unknown as Record<string, Loose>;

interface Case {
  readonly axes: readonly Axis[];
  readonly leading: Dims;
  readonly same: boolean;
}
const cases: fc.Arbitrary<Case> = fc.record({
  axes: fc.array(axis, { minLength: 1, maxLength: 3 }),
  leading: fc.constantFrom([], [2], [0], [2, 1]),
  same: fc.boolean(),
});
const run = (property: (c: Case) => void): void =>
  fc.assert(fc.property(cases, property), { numRuns: runs, ...(seed !== undefined && { seed }) });

/** The positions of the input that each window sees along one axis. */
const seenAlong = (a: Axis, same: boolean): number[][] =>
  Array.from({ length: placesOf(a, same) }, (_, i) =>
    Array.from({ length: a.window }, (_, k) => i * a.stride + k * a.dilation - sides(a, same)[0]).filter((j) => j >= 0 && j < a.size),
  );

/** Each window's entries, in the order of the result. */
function seen(x: Tensor, leading: Dims, along: readonly (readonly (readonly number[])[])[]): number[][] {
  const places = indices(along.map((windows) => windows.length));
  return indices(leading).flatMap((before) =>
    places.map((place) =>
      indices(place.map((p, axis) => along[axis]![p]!.length)).map(
        (ks) => x.data[at(x.shape as Dims, [...before, ...ks.map((k, axis) => along[axis]![place[axis]!]![k]!)])]!,
      ),
    ),
  );
}
const agree = (y: Tensor, shape: Dims, expected: readonly number[]): void => {
  expect(y.shape).toEqual(shape);
  expect(unsigned(y.data)).toEqual(unsigned(Float64Array.from(expected)));
};
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('over random options', () => {
  test('a pool takes the greatest or the mean of what its windows see, and refuses windows that see nothing', () => {
    run(({ axes, leading, same }) => {
      const x = entries([...leading, ...axes.map((a) => a.size)], 4);
      const [window, options] = [
        axes.map((a) => a.window),
        {
          stride: axes.map((a) => a.stride),
          dilation: axes.map((a) => a.dilation),
          padding: same ? 'same' : axes.map((a) => a.padding),
        },
      ];
      const along = axes.map((a) => seenAlong(a, same));
      const pool = (name: string, more: object = {}): Tensor => o[`${name}Pool${axes.length}d`]!(x, window, { ...options, ...more });
      const isBlind = along.some((windows) => windows.some((one) => one.length === 0));
      if (isBlind || axes.some((a) => a.window > 1 && a.dilation > 1 && a.dilation > a.size)) {
        expect(() => pool('max')).toThrow(/without entries of the input|is larger than the input/);
        return;
      }
      const windows = seen(x, leading, along);
      const shape = [...leading, ...along.map((one) => one.length)];
      agree(
        pool('max'),
        shape,
        windows.map((values) => Math.max(...values)),
      );
      agree(
        pool('avg'),
        shape,
        windows.map((values) => total(values) / values.length),
      );
      const size = window.reduce((a, b) => a * b, 1);
      agree(
        pool('avg', { countPadding: true }),
        shape,
        windows.map((values) => total(values) / size),
      );
    });
  });

  test('an adaptive pool has windows that begin at ⌊i · n / m⌋ and end before ⌈(i + 1) · n / m⌉', () => {
    run(({ axes, leading }) => {
      const x = entries([...leading, ...axes.map((a) => a.size)], 5);
      const sizes = axes.map((a) => a.window);
      const along = axes.map(({ size, window: m }) =>
        Array.from({ length: m }, (_, i) =>
          Array.from({ length: size }, (_, j) => j).filter((j) => (j + 1) * m > i * size && j * m < (i + 1) * size),
        ),
      );
      const windows = seen(x, leading, along);
      const shape = [...leading, ...sizes];
      agree(
        o[`adaptiveMaxPool${axes.length}d`]!(x, sizes),
        shape,
        windows.map((values) => Math.max(...values)),
      );
      agree(
        o[`adaptiveAvgPool${axes.length}d`]!(x, sizes),
        shape,
        windows.map((values) => total(values) / values.length),
      );
    });
  });
});

// Convolutions and their transposes, of one to three axes, against their definition: options are drawn at random.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as cotangent from '../src/index.ts';
import { compile, vjp, type Tensor } from '../src/index.ts';
import { sizeOf, type Dims } from '../src/shape/dims.ts';
import { settings } from './settings.ts';
import { at, axis, entries, indices, placesOf, reached, sides, unsigned, type Axis } from './windows.ts';

const { runs, seed } = settings({ runs: 60 });

type Convolve = (x: Tensor, kernel: Tensor, options: object) => Tensor;
const o = cotangent as unknown as Record<string, Convolve>;

interface Case {
  readonly axes: readonly Axis[];
  readonly batch: Dims;
  readonly groups: number;
  /** Channels of each group. */
  readonly inside: number;
  readonly outside: number;
  readonly same: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
  axes: fc.array(axis, { minLength: 1, maxLength: 3 }),
  batch: fc.constantFrom([], [2], [0], [1, 2]),
  groups: fc.constantFrom(1, 1, 2, 3),
  inside: fc.constantFrom(1, 2),
  outside: fc.constantFrom(1, 2),
  same: fc.boolean(),
});

/** Every product x[b, c, j] · kernel[o, c, k] of a convolution, with the place i that it belongs to. */
function terms(c: Case, visit: (input: number, place: number, weight: number) => void): void {
  const { axes, batch, groups, inside, outside, same } = c;
  const sizes = axes.map((a) => a.size);
  const places = axes.map((a) => placesOf(a, same));
  const window = axes.map((a) => a.window);
  for (const b of indices(batch))
    for (const [g, f, channel] of indices([groups, outside, inside]) as [number, number, number][])
      for (const i of indices(places))
        for (const k of indices(window)) {
          const j = axes.map((a, axis) => i[axis]! * a.stride + k[axis]! * a.dilation - sides(a, same)[0]);
          if (j.some((n, axis) => n < 0 || n >= sizes[axis]!)) continue;
          visit(
            at([...batch, groups * inside, ...sizes], [...b, g * inside + channel, ...j]),
            at([...batch, groups * outside, ...places], [...b, g * outside + f, ...i]),
            at([groups * outside, inside, ...window], [g * outside + f, channel, ...k]),
          );
        }
}

const optionsOf = ({ axes, same, groups }: Case): object => ({
  stride: axes.map((a) => a.stride),
  dilation: axes.map((a) => a.dilation),
  padding: same ? 'same' : axes.map((a) => a.padding),
  groups,
});
const inputOf = (c: Case): Dims => [...c.batch, c.groups * c.inside, ...c.axes.map((a) => a.size)];
const outputOf = (c: Case): Dims => [...c.batch, c.groups * c.outside, ...c.axes.map((a) => placesOf(a, c.same))];
const kernelOf = (c: Case): Tensor => entries([c.groups * c.outside, c.inside, ...c.axes.map((a) => a.window)], 2);

describe('over random options', () => {
  const check = (property: (c: Case) => void): void =>
    fc.assert(fc.property(cases, property), { numRuns: runs, ...(seed !== undefined && { seed }) });

  test('a convolution is the sum of its definition', () => {
    check((c) => {
      const [x, kernel] = [entries(inputOf(c), 1), kernelOf(c)];
      const expected = new Float64Array(sizeOf(outputOf(c)));
      terms(c, (input, place, weight) => (expected[place]! += x.data[input]! * kernel.data[weight]!));
      const y = o[`conv${c.axes.length}d`]!(x, kernel, optionsOf(c));
      expect(y.shape).toEqual(outputOf(c));
      expect(unsigned(y.data)).toEqual(unsigned(expected));
    });
  });

  test('a transposed convolution is its adjoint, ⟨conv(x, w), y⟩ = ⟨x, convTranspose(y, w)⟩, and its pullback, compiled or not', () => {
    check((given) => {
      // a size that is a multiple of the stride is the only one that 'same' leads back to
      const c = { ...given, axes: given.axes.map((a) => ({ ...a, size: given.same ? a.size * a.stride : a.size })) };
      const outputPadding = c.axes.map((a) => (c.same ? 0 : (a.size + a.padding[0] + a.padding[1] - reached(a)) % a.stride));
      const [y, kernel] = [entries(outputOf(c), 3), kernelOf(c)];
      const expected = new Float64Array(sizeOf(inputOf(c)));
      terms(c, (input, place, weight) => (expected[input]! += y.data[place]! * kernel.data[weight]!));
      const transposed = (from: Tensor): Tensor => o[`convTranspose${c.axes.length}d`]!(from, kernel, { ...optionsOf(c), outputPadding });
      const x = transposed(y);
      expect(x.shape).toEqual(inputOf(c));
      expect(unsigned(x.data)).toEqual(unsigned(expected));
      expect(unsigned(compile(transposed)(y).data)).toEqual(unsigned(expected));
      const byInput = (yBar: Tensor): Tensor => vjp((at: Tensor) => o[`conv${c.axes.length}d`]!(at, kernel, optionsOf(c)), x)[1](yBar);
      expect(unsigned(byInput(y).data)).toEqual(unsigned(expected));
      expect(unsigned(compile(byInput)(y).data)).toEqual(unsigned(expected));
    });
  });
});

import type { Arg, Dim, Out, Shape } from '../../types/dim.ts';
import type { FourierRule, InverseRealFourierRule, RealFourierRule } from '../../types/fourier.ts';
import { sizeOf } from '../shape/dims.ts';
import { fourierShape, inverseRealFourierShape, realFourierShape } from '../shape/fourier.ts';
import { zerosOf } from '../tensor/create.ts';
import { Concrete, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { concatValues } from './concat.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { div } from './div.ts';
import { fourierPlan } from './fourier-plan.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { reshapeTo } from './reshape.ts';
import { reverseValue } from './reverse.ts';
import { sliceValue } from './slice.ts';

interface Direction {
  /** e^(+2πi·jk/n) instead of e^(-2πi·jk/n): as matrices, each is the other's adjoint. */
  readonly inverse: boolean;
}

/** Σ_j e^(∓2πi·jk/n) · x[j], nothing divided: [..., n, 2] -> [..., n, 2]. */
const fourierOperator: OperatorFunction<Direction> = defineOperator<Direction>({
  name: 'fourier',
  shape: ([x]) => x!,
  kernel: (out, [x], { inverse }) => {
    const n = x!.shape.at(-2)!;
    if (x!.values.length === 0) return;
    const plan = fourierPlan(n);
    // a transform of swapped parts, swapped again, is the other one
    const from = inverse ? swapped(x!.values) : x!.values;
    for (let at = 0; at < out.length / 2; at += n) plan.run(out, from, at);
    if (inverse) out.set(swapped(out));
  },
  derivative: ([x], _, { inverse }) => {
    const shape = x!.shape as readonly number[];
    const cost = Math.ceil(2.5 * sizeOf(shape) * Math.log2(Math.max(2, shape.at(-2)!)));
    return [
      {
        push: (xDot) => fourierOperator([xDot], { inverse }),
        pull: (yBar) => fourierOperator([yBar], { inverse: !inverse }),
        cost,
      },
    ];
  },
  batch: ([x], _, direction) => fourierOperator([x!], direction),
});

/** Imaginary parts before real ones. */
const swapped = (x: Float64Array): Float64Array => x.map((_, i) => x[i ^ 1]!);

const transformed = (x: Value, inverse: boolean): Value => fourierOperator([shaped(x)], { inverse }) as unknown as Value;
const inverted = (x: Value): Value => div(shaped(transformed(x, true)), x.shape.at(-2)! as never) as unknown as Value;

/** A part of the next to last axis of complex numbers. */
const frequencies = (x: Value, from: number, to: number): Value =>
  sliceValue(
    x,
    x.shape.map((d, axis) => (axis === x.shape.length - 2 ? [from, to] : [0, d])),
  );

/** All n frequencies of real numbers, from their first half: those of the second half are conjugate to those of the first, in reverse order. */
function allFrequencies(half: Value, n: number): Value {
  const axis = half.shape.length - 2;
  const mirrored = reverseValue(frequencies(half, 1, n - half.shape[axis]! + 1), [axis]);
  const conjugate = mul(shaped(mirrored), shaped(new Concrete([2], Float64Array.of(1, -1))) as never) as unknown as Value;
  return concatValues([half, conjugate], axis);
}

interface FourierFunction<Op extends string> extends Lawful {
  <X extends Shape>(x: Arg<FourierRule<Op, X>, Tensor<X>>): Tensor<Out<FourierRule<Op, X>>>;
}
interface RealFourierFunction extends Lawful {
  <X extends Shape>(x: Arg<RealFourierRule<X>, Tensor<X>>): Tensor<Out<RealFourierRule<X>>>;
}
interface InverseRealFourierFunction extends Lawful {
  <X extends Shape, const Size extends Dim | undefined = undefined>(
    x: Arg<InverseRealFourierRule<X, undefined>, Tensor<X>>,
    size?: Arg<InverseRealFourierRule<X, Size>, Size>,
  ): Tensor<Out<InverseRealFourierRule<X, Size>>>;
}

/** @__NO_SIDE_EFFECTS__ */
function complexTransform<Op extends 'fft' | 'ifft'>(name: Op, transform: (x: Value) => Value): FourierFunction<Op> {
  const call = (x: Tensor): Tensor => {
    const value = valueOf(name, x);
    fourierShape(name, value.shape);
    return shaped(transform(value));
  };
  const cases = [
    [4, 2],
    [2, 3, 2],
    [1, 2],
    [2, 0, 2],
  ].map((shape) => ({ shapes: [shape], apply: call }));
  return withLaws<FourierFunction<Op>>({ name, cases: cases as never }, call as never);
}

/**
 * y[k] = Σ_j e^(-2πi·jk/n) · x[j] of complex numbers, whose real and imaginary parts are the last axis: [..., n, 2] → [..., n, 2]. Of any length n, in some
 * n · log n multiplications, and right to about log n units of the last digit of the largest entry. As a map between pairs of reals its adjoint is n · `ifft`.
 * (Stockham's algorithm; Bluestein's 1970 for large prime factors.)
 * @throws ShapeError unless the last axis has size 2
 */
export const fft: FourierFunction<'fft'> = /* @__PURE__ */ complexTransform('fft', (x) => transformed(x, false));

/** x[j] = (1/n) Σ_k e^(2πi·jk/n) · y[k], the inverse of `fft`: [..., n, 2] → [..., n, 2]. @throws ShapeError unless the last axis has size 2 */
export const ifft: FourierFunction<'ifft'> = /* @__PURE__ */ complexTransform('ifft', inverted);

/**
 * The first ⌊n/2⌋ + 1 entries of `fft` of n real numbers: [..., n] → [..., ⌊n/2⌋ + 1, 2]. The others are conjugate to these.
 * @throws ShapeError for a scalar
 */
export const rfft: RealFourierFunction = /* @__PURE__ */ withLaws<RealFourierFunction>(
  {
    name: 'rfft',
    cases: [
      { shapes: [[4]], apply: (x) => rfft(x as Tensor<[4]>) },
      { shapes: [[2, 3]], apply: (x) => rfft(x as Tensor<[2, 3]>) },
      { shapes: [[2, 0]], apply: (x) => rfft(x as Tensor<[2, 0]>) },
    ],
  },
  (x: Tensor) => {
    const value = valueOf('rfft', x);
    const shape = realFourierShape(value.shape);
    // of no numbers at all there is one frequency, and it is 0
    if (value.shape.at(-1) === 0) return shaped(zerosOf(shape));
    const real = reshapeTo(value, [...value.shape, 1]);
    const complex = concatValues([real, zerosOf(real.shape)], value.shape.length);
    return shaped(frequencies(transformed(complex, false), 0, shape.at(-2)!));
  },
);

/**
 * The n real numbers that have these frequencies, the inverse of `rfft`: [..., ⌊n/2⌋ + 1, 2] → [..., n]. n is even, 2 · (frequencies - 1), where no size is given.
 * Imaginary parts of frequency 0, and of n/2, which real numbers do not have, are not read.
 * @throws ShapeError unless the last axis has size 2 and the size has as many frequencies
 */
export const irfft: InverseRealFourierFunction = /* @__PURE__ */ withLaws<InverseRealFourierFunction>(
  {
    name: 'irfft',
    examples: ['irfft(zeros([2, 3, 2]))', 'irfft(zeros([2, 3, 2]), 5)'],
    cases: [
      { shapes: [[3, 2]], apply: (x) => irfft(x as Tensor<[3, 2]>) },
      { shapes: [[2, 2, 2]], apply: (x) => irfft(x as Tensor<[2, 2, 2]>, 3) },
      { title: 'of one number', shapes: [[1, 2]], apply: (x) => irfft(x as Tensor<[1, 2]>, 1) },
    ],
  },
  (x: Tensor, size?: number) => {
    const value = valueOf('irfft', x);
    const shape = inverseRealFourierShape(value.shape, size);
    const n = shape.at(-1)!;
    if (n === 0) return shaped(zerosOf(shape));
    const complex = inverted(allFrequencies(value, n));
    const real = sliceValue(
      complex,
      complex.shape.map((d, axis) => (axis === complex.shape.length - 1 ? [0, 1] : [0, d])),
    );
    return shaped(reshapeTo(real, shape));
  },
);

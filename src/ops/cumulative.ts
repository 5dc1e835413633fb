import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { AlongAxisRule } from '../../types/along-axis.ts';
import { alongAxisShape } from '../shape/along-axis.ts';
import { resolveAxis } from '../shape/axis.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { greater, less, notEqual } from './compare.ts';
import { concatValues } from './concat.ts';
import { withLaws, type Convention, type Lawful } from './laws.ts';
import { maximum } from './maximum.ts';
import { mul } from './mul.ts';
import { reverseValue } from './reverse.ts';
import { sliceValue } from './slice.ts';
import { softplus } from './softplus.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

/** A running operation: `f(x, axis?, { reverse })`. */
export interface Cumulative<Name extends string> extends Lawful {
  <S extends Shape, const Axis extends number = -1>(
    x: Arg<AlongAxisRule<Name, S, Axis>, Tensor<S>>,
    axis?: Axis,
    options?: { readonly reverse?: boolean },
  ): Tensor<Out<AlongAxisRule<Name, S, Axis>>>;
}

type Combine = (earlier: Tensor, later: Tensor) => Tensor;

/**
 * Make a running operation from an associative one of two tensors of one shape; `entry` is what one entry alone gives.
 * @__NO_SIDE_EFFECTS__
 */
function defineCumulative<const Name extends string>(
  name: Name,
  combine: Combine,
  conventions: readonly Convention[] = [],
  entry: (x: Tensor) => Tensor = (x) => x,
): Cumulative<Name> {
  const call = (x: Tensor, axis = -1, options: { readonly reverse?: boolean } = {}): Tensor => {
    const value = valueOf(name, x);
    alongAxisShape(name, value.shape, axis);
    const along = resolveAxis(name, value.shape, axis);
    const turned = (v: Value): Value => (options.reverse ? reverseValue(v, [along]) : v);
    return shaped(turned(scan(turned(entry(shaped(value)) as unknown as Value), along, 1, combine)));
  };
  const cases = [
    { shapes: [[5]], apply: (x: Tensor) => call(x) },
    { shapes: [[3, 2]], apply: (x: Tensor) => call(x, 0) },
    { shapes: [[2, 4]], apply: (x: Tensor) => call(x, -1, { reverse: true }) },
    { shapes: [[2, 1]], apply: (x: Tensor) => call(x, 1) },
    { shapes: [[2, 0]], apply: (x: Tensor) => call(x, 1) },
  ];
  const examples = [`${name}(zeros([2, 3]), 1)`, `${name}(zeros([2, 3]), -2, { reverse: true })`];
  return withLaws<Cumulative<Name>>({ name, examples, conventions, cases: cases as never }, call as never);
}

/** Each entry, which stands for the `reach` entries up to it, combined with the one `reach` before it, and so on with twice the reach. */
function scan(x: Value, axis: number, reach: number, combine: Combine): Value {
  const size = x.shape[axis]!;
  if (reach >= size) return x;
  const part = (from: number, to: number): Value =>
    sliceValue(
      x,
      x.shape.map((d, i) => (i === axis ? [from, to] : [0, d])),
    );
  const joined = combine(shaped(part(0, size - reach)), shaped(part(reach, size)));
  return scan(concatValues([part(0, reach), joined as unknown as Value], axis), axis, 2 * reach, combine);
}

/** yᵢ = Σ xⱼ over j ≤ i along an axis (the last where absent), or over j ≥ i in reverse. n log₂ n additions. @throws ShapeError */
export const cumsum: Cumulative<'cumsum'> = defineCumulative('cumsum', (a, b) => add(a, b as never));

/**
 * yᵢ = Π xⱼ over j ≤ i along an axis (the last where absent), or over j ≥ i in reverse. n log₂ n multiplications, nothing is divided by an entry:
 * derivatives of every order are right where entries are 0.
 * @throws ShapeError
 */
export const cumprod: Cumulative<'cumprod'> = defineCumulative('cumprod', (a, b) => mul(a, b as never), [
  { at: [[0, 2, 3]], slopes: [[9, 0, 0]], second: [[6, 4, 2]] },
  { at: [[2, 0, 0]], slopes: [[1, 2, 0]], second: [[1, 3, 2]] },
]);

/** yᵢ = max xⱼ over j ≤ i along an axis (the last where absent), or over j ≥ i in reverse; NaN from the first one on. The first of equals met has the derivative. @throws ShapeError */
export const cummax: Cumulative<'cummax'> = defineCumulative(
  'cummax',
  (a, b) => where(wins(greater(b, a as never), b), b as never, a as never),
  [{ at: [[1, 1, 0]], slopes: [[3, 0, 0]], second: [[0, 0, 0]] }],
);

/** yᵢ = min xⱼ over j ≤ i along an axis (the last where absent), or over j ≥ i in reverse; NaN from the first one on. The first of equals met has the derivative. @throws ShapeError */
export const cummin: Cumulative<'cummin'> = defineCumulative(
  'cummin',
  (a, b) => where(wins(less(b, a as never), b), b as never, a as never),
  [{ at: [[1, 1, 2]], slopes: [[3, 0, 0]], second: [[0, 0, 0]] }],
);

/** yᵢ = ln Σ exp xⱼ over j ≤ i along an axis (the last where absent), or over j ≥ i in reverse; without overflow, and with derivative 0 where it is -∞. @throws ShapeError */
export const logcumsumexp: Cumulative<'logcumsumexp'> = defineCumulative(
  'logcumsumexp',
  (a, b) => {
    const later = wins(greater(b, a as never), b);
    const [high, low] = [where(later, b as never, a as never), where(later, a as never, b as never)] as [Tensor, Tensor];
    const joined = add(high, softplus(sub(low, high as never)) as never);
    return finiteOr(high, joined);
  },
  [
    { at: [[-Infinity, -Infinity]], slopes: [[0, 0]], second: [[0, 0]] },
    { at: [[-Infinity, 0]], slopes: [[0, 1]], second: [[0, 0]] },
  ],
  (x) => finiteOr(x, x),
);

/** y where x is finite, else x itself with derivative 0. */
function finiteOr(x: Tensor, y: Tensor): Tensor {
  return where(less(abs(x), Infinity as never), y as never, stopGradient(x) as never);
}

/** Where the later one is taken: where it is better, or NaN. */
function wins(better: Tensor, later: Tensor): Tensor {
  return maximum(better, notEqual(later, later as never) as never);
}

import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ReduceRule } from '../../types/reduce.ts';
import { DataError, ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { describe, shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { apart } from './apart.ts';
import { less, notEqual } from './compare.ts';
import { flatRows } from './flat-rows.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { defineReduction, type AxesArgument, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { sliceValue } from './slice.ts';
import { orderOf } from './sort.ts';
import { sub } from './sub.ts';
import { takeAlong } from './take-along-axis.ts';
import { where } from './where.ts';

interface QuantileFunction extends Lawful {
  <S extends Shape, const Axes extends AxesArgument = undefined, const Keep extends boolean = false>(
    x: Tensor<S>,
    q: number,
    axes?: Arg<ReduceRule<'quantile', S, Axes, Keep>, Axes>,
    options?: { readonly keepDims?: Keep },
  ): Tensor<Out<ReduceRule<'quantile', S, Axes, Keep>>>;
}

/** The quantile over sorted axes, which are dropped. */
function quantileValue(name: string, x: Value, axes: readonly number[], q: number): Value {
  const empty = axes.find((axis) => x.shape[axis] === 0);
  if (empty !== undefined) throw new ShapeError(`${name}: axis ${empty} of ${show(x.shape)} is empty`);
  const rows = flatRows(x, axes);
  const shape = rows.shape.slice(0, -1);
  const n = rows.shape.at(-1)!;
  const sorted = takeAlong(rows, orderOf(rows, shape.length, false), shape.length);
  const at = (i: number): Tensor => shaped(reshapeTo(sliceValue(sorted, [...shape.map((d) => [0, d] as const), [i, i + 1]]), shape));
  const place = q * (n - 1);
  const whole = Math.floor(place);
  const quantile = between(at(whole), at(Math.min(whole + 1, n - 1)), place - whole);
  // NaN is sorted to the end
  const last = at(n - 1);
  return where(notEqual(last, last as never) as Tensor, last as never, quantile as never) as unknown as Value;
}

/** (1 - t) · low + t · high, exactly either of them where they are equal; no overflow between. */
function between(low: Tensor, high: Tensor, t: number): Tensor {
  if (t === 0) return low;
  const gap = sub(high, low as never) as Tensor;
  const along = add(low, mul(t, gap as never) as never) as Tensor;
  const weighed = add(mul(1 - t, low as never), mul(t, high as never) as never) as Tensor;
  return where(less(abs(gap), Infinity as never) as Tensor, along as never, weighed as never) as Tensor;
}

/**
 * The q-quantile over the given axes, or all of them: the entry at place q·(n - 1) of the sorted ones, in a straight line between two; NaN where an entry is.
 * The derivative goes to the one or two entries that are read, of equal ones to those that a stable sort puts there.
 * @throws ShapeError over an empty axis; DataError unless 0 ≤ q ≤ 1
 */
export const quantile: QuantileFunction = /* @__PURE__ */ defineQuantile();

/** @__NO_SIDE_EFFECTS__ */
function defineQuantile(): QuantileFunction {
  const reduce = defineReduction<'quantile', { readonly q: number }>(
    'quantile',
    (x, axes, { q }) => quantileValue('quantile', x, axes, q!),
    {
      empty: false,
    },
  );
  const call = (x: Tensor, q: number, axes?: unknown, options: { readonly keepDims?: boolean } = {}): Tensor => {
    if (typeof q !== 'number' || !(q >= 0 && q <= 1)) throw new DataError(`quantile: q must be a number from 0 to 1, got ${describe(q)}`);
    return reduce(x as never, axes as never, { ...options, q } as never) as Tensor;
  };
  return withLaws<QuantileFunction>(
    {
      name: 'quantile',
      examples: ['quantile(zeros([2, 3]), 0.25)', 'quantile(zeros([2, 3, 4]), 0.5, [0, -1], { keepDims: true })'],
      conventions: [{ at: [[1, 1, 1]], slopes: [[0, 0.5, 0.5]], apply: (x) => call(x!, 0.75) }],
      cases: apart([
        { shapes: [[4]], apply: (x) => call(x!, 0.3) },
        { shapes: [[3, 2]], apply: (x) => call(x!, 1, 0) },
        { shapes: [[2, 3, 2]], apply: (x) => call(x!, 0.5, [0, -1], { keepDims: true }) },
        { shapes: [[]], apply: (x) => call(x!, 0.5) },
        { shapes: [[0, 2]], apply: (x) => call(x!, 0.5, 1) },
      ]),
    },
    call as never,
  );
}

/**
 * The middle entry of the sorted ones over the given axes, or all of them, or the mean of the two in the middle; NaN where an entry is.
 * @throws ShapeError over an empty axis
 */
export const median: Reduction<'median'> = /* @__PURE__ */ defineMedian();

/** @__NO_SIDE_EFFECTS__ */
function defineMedian(): Reduction<'median'> {
  const reduce = defineReduction('median', (x, axes) => quantileValue('median', x, axes, 0.5), {
    empty: false,
    conventions: [
      { at: [[1, 1, 1]], slopes: [[0, 1, 0]], second: [[0, 0, 0]] },
      { at: [[2, 1, 1, 0]], slopes: [[0, 0.5, 0.5, 0]], second: [[0, 0, 0, 0]] },
    ],
  });
  return withLaws<Reduction<'median'>>({ ...reduce.laws, cases: apart(reduce.laws.cases) }, reduce as never);
}

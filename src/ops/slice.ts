import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { PadRule } from '../../types/pad.ts';
import type { SliceRule, SliceEntry } from '../../types/slice.ts';
import { DataError } from '../errors.ts';
import { sameDims, stridesOf, type Dims } from '../shape/dims.ts';
import { padShape } from '../shape/pad.ts';
import { slicedAxes, type AxisSlice } from '../shape/slice.ts';
import type { Access } from '../tensor/op.ts';
import { describe, listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';
import { reverseValue } from './reverse.ts';
import { reshapeTo } from './reshape.ts';

/** A [start, stop) for each axis. */
type Ranges = readonly (readonly [start: number, stop: number])[];

/** Entries start, start + step, … of an axis, `size` of them; the step is 1 or more. */
export interface Taken {
  readonly start: number;
  readonly step: number;
  readonly size: number;
}

const takenOf = (ranges: Ranges): Taken[] => ranges.map(([start, stop]) => ({ start, step: 1, size: stop - start }));

/** Where the entries that are taken lie. */
const accessOf = ({ offset, strides }: Access, taken: readonly Taken[]): Access => ({
  offset: strides.reduce((at, stride, i) => at + taken[i]!.start * stride, offset),
  strides: strides.map((stride, i) => taken[i]!.step * stride),
});

const sliceOperator: OperatorFunction<{ taken: readonly Taken[] }> = defineOperator<{ taken: readonly Taken[] }>({
  name: 'slice',
  shape: (_, { taken }) => taken.map(({ size }) => size),
  lowering: { kind: 'view', view: (from, _, { taken }) => accessOf(from, taken) },
  derivative: ([x], _, { taken }) => [
    { push: (xDot) => sliceOperator([xDot], { taken }), pull: (yBar) => padOperator([yBar], { taken, shape: x!.shape as Dims }) },
  ],
  batch: ([x], _, { taken }, size) => sliceOperator([x!], { taken: [{ start: 0, step: 1, size }, ...taken] }),
});

/** Zeros of `shape` with the input at the entries that are taken: the adjoint of a slice. */
const padOperator: OperatorFunction<{ taken: readonly Taken[]; shape: Dims }> = defineOperator<{ taken: readonly Taken[]; shape: Dims }>({
  name: 'pad',
  shape: (_, { shape }) => shape,
  lowering: {
    kind: 'place',
    covers: false,
    parts: (_, { taken, shape }) => [accessOf({ offset: 0, strides: stridesOf(shape) }, taken)],
  },
  derivative: (_, __, { taken, shape }) => [
    { push: (xDot) => padOperator([xDot], { taken, shape }), pull: (yBar) => sliceOperator([yBar], { taken }) },
  ],
  batch: ([x], _, { taken, shape }, size) => padOperator([x!], { taken: [{ start: 0, step: 1, size }, ...taken], shape: [size, ...shape] }),
});

/** The inner form of `slice`: a range for every axis. */
export function sliceValue(x: Value, ranges: Ranges): Value {
  return takeValue(x, takenOf(ranges));
}

/** Zeros of `shape` with x at `ranges`. */
export function padValue(x: Value, ranges: Ranges, shape: Dims): Value {
  return sameDims(shape, x.shape) ? x : placeValue(x, takenOf(ranges), shape);
}

/** Zeros of `shape` with x at the entries that are taken. */
export function placeValue(x: Value, taken: readonly Taken[], shape: Dims): Value {
  return padOperator([shaped(x)], { taken, shape }) as unknown as Value;
}

function takeValue(x: Value, taken: readonly Taken[]): Value {
  const whole = taken.every(({ size }, i) => size === x.shape[i]);
  return whole ? x : (sliceOperator([shaped(x)], { taken }) as unknown as Value);
}

/** What is taken of every axis: from first to last, then in reverse order where the step is negative, then without the axes of an index. */
function sliceAxes(x: Value, axes: readonly AxisSlice[]): Value {
  const forwards = takeValue(
    x,
    axes.map(({ start, step, size }) => ({ start: step < 0 && size > 0 ? start + (size - 1) * step : start, step: Math.abs(step), size })),
  );
  return reshapeTo(
    reverseValue(
      forwards,
      axes.flatMap(({ step }, axis) => (step < 0 ? [axis] : [])),
    ),
    axes.flatMap(({ size, keep }) => (keep ? [size] : [])),
  );
}

interface SliceFunction extends Lawful {
  <S extends Shape, const E extends readonly SliceEntry[]>(x: Tensor<S>, entries: Arg<SliceRule<S, E>, E>): Tensor<Out<SliceRule<S, E>>>;
}
interface PadFunction extends Lawful {
  <S extends Shape, const P extends Ranges>(x: Tensor<S>, pads: Arg<PadRule<S, P>, P>): Tensor<Out<PadRule<S, P>>>;
}

function entryOf(given: unknown): SliceEntry {
  if (given === null || typeof given === 'number') return given;
  if (Array.isArray(given) && (given.length === 2 || given.length === 3)) return given as unknown as SliceEntry;
  const what = Array.isArray(given) ? `a list of ${given.length}` : describe(given);
  throw new DataError(`slice: expected null, a whole number, [start, stop] or [start, stop, step] for each axis, got ${what}`);
}

/**
 * A part of x, by an entry for each leading axis: `[start, stop]` or `[start, stop, step]`, where negative numbers count from the end and `null` is the
 * end that the step comes from or goes to; an index, whose axis goes away; or `null` for the whole axis, as for axes without an entry.
 * Moves no data, unless a step is negative.
 * @example slice(x, [[1, -1], [null, null, 2], null, 0])
 * @throws ShapeError for a start, stop or index outside its axis
 */
export const slice: SliceFunction = withLaws<SliceFunction>(
  {
    name: 'slice',
    examples: ['slice(zeros([3, 4]), [[0, 2], [1, 4]])'],
    cases: [
      { shapes: [[4]], apply: (x) => slice(x as Tensor<[4]>, [[1, 3]]) },
      {
        shapes: [[3, 4]],
        apply: (x) =>
          slice(x as Tensor<[3, 4]>, [
            [0, 2],
            [1, 4],
          ]),
      },
      { shapes: [[3, 2]], apply: (x) => slice(x as Tensor<[3, 2]>, [[1, 1]]) },
      { title: 'with steps', shapes: [[2, 5]], apply: (x) => slice(x as Tensor<[2, 5]>, [null, [1, 5, 2]]) },
      { title: 'in reverse order', shapes: [[3, 2]], apply: (x) => slice(x as Tensor<[3, 2]>, [[null, null, -1]]) },
      { title: 'with a negative step from the end', shapes: [[6]], apply: (x) => slice(x as Tensor<[6]>, [[-1, 0, -2]]) },
      { title: 'counted from the end', shapes: [[5]], apply: (x) => slice(x as Tensor<[5]>, [[-3, null]]) },
      { title: 'with an index', shapes: [[2, 3, 2]], apply: (x) => slice(x as Tensor<[2, 3, 2]>, [null, -1, [null, null, -1]]) },
      { title: 'of one entry', shapes: [[2, 3]], apply: (x) => slice(x as Tensor<[2, 3]>, [1, 0]) },
      { title: 'of nothing in reverse order', shapes: [[0, 2]], apply: (x) => slice(x as Tensor<[0, 2]>, [[null, null, -1]]) },
    ],
  },
  (x: Tensor, entries: unknown) => {
    const value = valueOf('slice', x);
    return shaped(sliceAxes(value, slicedAxes(value.shape, listOf('slice', 'a list of an entry for each axis', entries).map(entryOf))));
  },
);

/**
 * x surrounded by zeros: `[before, after]` for each axis.
 * @throws ShapeError unless every axis has a pair of whole numbers of 0 or more
 */
export const pad: PadFunction = withLaws<PadFunction>(
  {
    name: 'pad',
    examples: ['pad(zeros([2, 3]), [[0, 1], [2, 0]])'],
    cases: [
      { shapes: [[3]], apply: (x) => pad(x as Tensor<[3]>, [[1, 2]]) },
      {
        shapes: [[2, 2]],
        apply: (x) =>
          pad(x as Tensor<[2, 2]>, [
            [0, 1],
            [2, 0],
          ]),
      },
      {
        shapes: [[0, 2]],
        apply: (x) =>
          pad(x as Tensor<[0, 2]>, [
            [1, 0],
            [0, 0],
          ]),
      },
      {
        shapes: [[0, 2]],
        apply: (x) =>
          pad(x as Tensor<[0, 2]>, [
            [0, 0],
            [1, 0],
          ]),
      },
    ],
  },
  (x: Tensor, pads: unknown) => {
    const value = valueOf('pad', x);
    const given = listOf('pad', 'a list of [before, after]', pads).map((pair) =>
      listOf<number>('pad', 'a list of [before, after]', pair),
    ) as unknown as Ranges;
    const shape = padShape(value.shape, given);
    return shaped(
      padValue(
        value,
        given.map(([before], i) => [before, before + value.shape[i]!] as const),
        shape,
      ),
    );
  },
);

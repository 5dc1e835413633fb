import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { Pad } from '../../types/pad.ts';
import type { Slice } from '../../types/slice.ts';
import { sameDims, stridesOf, type Dims } from '../shape/dims.ts';
import { padShape } from '../shape/pad.ts';
import { sliceShape } from '../shape/slice.ts';
import { listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';

/** A [start, stop) for each axis. */
type Ranges = readonly (readonly [start: number, stop: number])[];

const start = (ranges: Ranges, shape: Dims): number => stridesOf(shape).reduce((at, stride, i) => at + ranges[i]![0] * stride, 0);

const sliceOperator: OperatorFunction<{ ranges: Ranges }> = defineOperator<{ ranges: Ranges }>({
  name: 'slice',
  shape: (_, { ranges }) => ranges.map(([from, to]) => to - from),
  lowering: {
    kind: 'view',
    view: (from, _, { ranges }) => ({
      offset: from.offset + ranges.reduce((at, [begin], i) => at + begin * from.strides[i]!, 0),
      strides: from.strides,
    }),
  },
  derivative: ([x], _, { ranges }) => [
    { push: (xDot) => sliceOperator([xDot], { ranges }), pull: (yBar) => padOperator([yBar], { ranges, shape: x!.shape as Dims }) },
  ],
  batch: ([x], _, { ranges }, size) => sliceOperator([x!], { ranges: [[0, size], ...ranges] }),
});

/** Zeros of `shape` with the input at `ranges`. */
const padOperator: OperatorFunction<{ ranges: Ranges; shape: Dims }> = defineOperator<{ ranges: Ranges; shape: Dims }>({
  name: 'pad',
  shape: (_, { shape }) => shape,
  lowering: {
    kind: 'place',
    covers: false,
    parts: (_, { ranges, shape }) => [{ offset: start(ranges, shape), strides: stridesOf(shape) }],
  },
  derivative: (_, __, { ranges, shape }) => [
    { push: (xDot) => padOperator([xDot], { ranges, shape }), pull: (yBar) => sliceOperator([yBar], { ranges }) },
  ],
  batch: ([x], _, { ranges, shape }, size) => padOperator([x!], { ranges: [[0, size], ...ranges], shape: [size, ...shape] }),
});

/** The inner form of `slice`: a range for every axis. */
export function sliceValue(x: Value, ranges: Ranges): Value {
  const whole = ranges.every(([from, to], i) => from === 0 && to === x.shape[i]);
  return whole ? x : (sliceOperator([shaped(x)], { ranges }) as unknown as Value);
}

/** Zeros of `shape` with x at `ranges`. */
export function padValue(x: Value, ranges: Ranges, shape: Dims): Value {
  return sameDims(shape, x.shape) ? x : (padOperator([shaped(x)], { ranges, shape }) as unknown as Value);
}

interface SliceFunction extends Lawful {
  <S extends Shape, const R extends Ranges>(x: Tensor<S>, ranges: Arg<Slice<S, R>, R>): Tensor<Out<Slice<S, R>>>;
}
interface PadFunction extends Lawful {
  <S extends Shape, const P extends Ranges>(x: Tensor<S>, pads: Arg<Pad<S, P>, P>): Tensor<Out<Pad<S, P>>>;
}

/**
 * y[i …] = x[start + i …] for a [start, stop) along each leading axis; axes without a range stay whole. Moves no data.
 * @throws ShapeError for a range outside its axis
 */
export const slice: SliceFunction = withLaws<SliceFunction>(
  {
    name: 'slice',
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
    ],
  },
  (x: Tensor, ranges: unknown) => {
    const value = valueOf('slice', x);
    const given = listOf<Ranges[number]>('slice', 'a list of [start, stop)', ranges).map((range) =>
      listOf<number>('slice', 'a list of [start, stop)', range).slice(),
    ) as unknown as Ranges;
    sliceShape(value.shape, given);
    return shaped(
      sliceValue(
        value,
        value.shape.map((d, i) => given[i] ?? ([0, d] as const)),
      ),
    );
  },
);

/**
 * x surrounded by zeros: `[before, after]` for each axis.
 * @throws ShapeError unless every axis has a pair of whole numbers of 0 or more
 */
export const pad: PadFunction = withLaws<PadFunction>(
  {
    name: 'pad',
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

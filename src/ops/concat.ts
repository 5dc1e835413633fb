import type { Arg, Out } from '../../types/dim.ts';
import type { ConcatRule } from '../../types/concat.ts';
import { concatShape } from '../shape/concat.ts';
import { stridesOf, type Dims } from '../shape/dims.ts';
import { resolveAxis } from '../shape/axis.ts';
import { listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';
import { broadcastValueTo } from './broadcast-to.ts';
import { padValue, sliceValue } from './slice.ts';

const concatOperator: OperatorFunction<{ axis: number }> = defineOperator<{ axis: number }>({
  name: 'concat',
  shape: (inputs, { axis }) => inputs[0]!.map((d, i) => (i === axis ? inputs.reduce((n, s) => n + s[axis]!, 0) : d)),
  lowering: {
    kind: 'place',
    covers: true,
    parts: (inputs, { axis }, out) => {
      const strides = stridesOf(out);
      return starts(inputs, axis).map((from) => ({ offset: from * strides[axis]!, strides }));
    },
  },
  derivative: (xs, y, { axis }) => {
    const shape = y.shape as Dims;
    const from = starts(
      xs.map((x) => x.shape as Dims),
      axis,
    );
    return xs.map((x, k) => {
      const ranges = shape.map((d, i) => (i === axis ? ([from[k]!, from[k]! + (x.shape as Dims)[axis]!] as const) : ([0, d] as const)));
      return {
        push: (xDot) => shaped(padValue(xDot as unknown as Value, ranges, shape)),
        pull: (yBar) => shaped(sliceValue(yBar as unknown as Value, ranges)),
      };
    });
  },
  batch: (inputs, batched, { axis }, size) =>
    concatOperator(
      inputs.map((x, k) => (batched[k] ? x : shaped<Tensor>(broadcastValueTo(x as unknown as Value, [size, ...(x.shape as Dims)])))),
      { axis: axis + 1 },
    ),
});

/** Where each part begins along the axis. */
function starts(inputs: readonly Dims[], axis: number): number[] {
  let at = 0;
  return inputs.map((s) => (at += s[axis]!) - s[axis]!);
}

/** The inner form of `concat`, with shapes already known to fit. */
export function concatValues(xs: readonly Value[], axis: number): Value {
  return xs.length === 1 ? xs[0]! : (concatOperator(xs as unknown as readonly Tensor[], { axis }) as unknown as Value);
}

/** The shapes of a tuple of tensors. */
export type ShapesOf<T extends readonly Tensor[]> = { [K in keyof T]: T[K] extends Tensor<infer S> ? S : never };

interface ConcatFunction extends Lawful {
  <const T extends readonly Tensor[], const Axis extends number = 0>(
    tensors: Arg<ConcatRule<ShapesOf<T>, Axis>, readonly [...T]>,
    axis?: Axis,
  ): Tensor<Out<ConcatRule<ShapesOf<T>, Axis>>>;
}

/**
 * Tensors one after the other along an axis: [.., a, ..], [.., b, ..] → [.., a + b, ..].
 * @throws ShapeError when other axes differ, or for an empty list
 */
export const concat: ConcatFunction = withLaws<ConcatFunction>(
  {
    name: 'concat',
    examples: ['concat([zeros([2, 3]), zeros([2, 1])], 1)'],
    cases: [
      { shapes: [[2], [3]], apply: (a, b) => concat([a!, b!]) },
      {
        shapes: [
          [2, 2],
          [2, 1],
          [2, 0],
        ],
        apply: (...xs) => concat(xs, -1),
      },
      {
        shapes: [
          [0, 2],
          [0, 1],
        ],
        apply: (...xs) => concat(xs, -1),
      },
    ],
  },
  (tensors: unknown, axis: number = 0) => {
    const xs = listOf('concat', 'a list of tensors', tensors).map((x) => valueOf('concat', x));
    const shapes = xs.map((x) => x.shape);
    concatShape(shapes, axis);
    return shaped(concatValues(xs, resolveAxis('concat', shapes[0]!, axis)));
  },
);

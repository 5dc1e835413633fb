import { ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import type { Dims } from '../shape/dims.ts';
import type { Product } from '../tensor/linear-map.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { equal } from './compare.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { div } from './div.ts';
import { defineReduction, keptShape, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { sumValue } from './sum.ts';

interface Attributes {
  readonly axes: readonly number[];
}

/** @__NO_SIDE_EFFECTS__ */
function extremum(name: 'max' | 'min'): OperatorFunction<Attributes> {
  const operator: OperatorFunction<Attributes> = defineOperator<Attributes>({
    name,
    shape: ([x], { axes }) => {
      const empty = axes.find((axis) => x![axis] === 0);
      if (empty !== undefined) throw new ShapeError(`${name}: axis ${empty} of ${show(x!)} is empty`);
      return x!.filter((_, i) => !axes.includes(i));
    },
    lowering: { kind: 'reduce', combine: name, axes: ({ axes }) => axes },
    derivative: ([x], y, { axes }) => [sharing(x!, y, axes)],
    batch: ([x], _, { axes }) => operator([x!], { axes: axes.map((axis) => axis + 1) }),
  });
  return operator;
}

/** Each entry's share of the derivative: ties share equally. */
function sharing(x: Tensor, y: Tensor, axes: readonly number[]): Product {
  const inShape = x.shape as Dims;
  const kept = keptShape(inShape, axes);
  const hits = equal(x, shaped(reshapeTo(y as unknown as Value, kept)) as never) as unknown as Value;
  const count = reshapeTo(sumValue(hits, axes), kept);
  const labels = [...inShape.keys()];
  return {
    kind: 'product',
    outShape: y.shape as Dims,
    inShape,
    out: labels.filter((l) => !axes.includes(l)),
    in: labels,
    by: div(shaped(hits), shaped(count) as never) as unknown as Value,
    at: labels,
    sizes: inShape,
    absorbing: true,
  };
}

const maxOperator = extremum('max');
const minOperator = extremum('min');

/** The inner form of `max`, over sorted axes, which are dropped. */
export function maxValue(x: Value, axes: readonly number[]): Value {
  return axes.length === 0 ? x : (maxOperator([shaped(x)], { axes }) as unknown as Value);
}

/** The inner form of `min`. */
export function minValue(x: Value, axes: readonly number[]): Value {
  return axes.length === 0 ? x : (minOperator([shaped(x)], { axes }) as unknown as Value);
}

/** The greatest entry along the given axes, or all of them; NaN where one is. Ties share the derivative equally. @throws ShapeError over an empty axis */
export const max: Reduction<'max'> = defineReduction('max', maxValue, {
  empty: false,
  conventions: [
    { at: [[3, 1, 3]], slopes: [[0.5, 0, 0.5]], second: [[0, 0, 0]] },
    { at: [[Infinity, 1]], slopes: [[1, 0]] },
    // a share of 0 absorbs an infinite slope
    { at: [[0, -1]], slopes: [[-Infinity, 0]], apply: (x) => div(1, max(x!)) },
  ],
});

/** The least entry along the given axes, or all of them; NaN where one is. Ties share the derivative equally. @throws ShapeError over an empty axis */
export const min: Reduction<'min'> = defineReduction('min', minValue, {
  empty: false,
  conventions: [
    { at: [[1, 3, 1]], slopes: [[0.5, 0, 0.5]], second: [[0, 0, 0]] },
    { at: [[-Infinity, 1]], slopes: [[1, 0]] },
  ],
});

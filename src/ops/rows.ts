// Rows moved by indices that are data: what all ops that read or add at indices stand on.
import { sizeOf, type Dims } from '../shape/dims.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { broadcastValueTo } from './broadcast-to.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { permuteValue } from './permute.ts';

/** The axis of the rows, and how many leading axes the indices share with what they index. */
interface RowAxes {
  readonly axis: number;
  readonly batch: number;
}
interface SizedRowAxes extends RowAxes {
  readonly size: number;
}

const dims = (x: Tensor): Dims => x.shape as Dims;

/** The same tensor for each of n items. */
const repeated = (x: Tensor, n: number): Tensor => shaped(broadcastValueTo(x as unknown as Value, [n, ...dims(x)]));

/**
 * y[b …, o …, i …, w …] = x[b …, o …, indices[b …, i …], w …]: the op of the given name, which its errors say.
 * @__NO_SIDE_EFFECTS__
 */
export function defineGather(name: string): OperatorFunction<RowAxes> {
  const operator: OperatorFunction<RowAxes> = defineOperator<RowAxes>({
    name,
    shape: ([x, indices], { axis, batch }) => [...x!.slice(0, axis), ...indices!.slice(batch), ...x!.slice(axis + 1)],
    lowering: {
      kind: 'rows',
      rows: ([x, indices], { axis, batch }) => ({
        kind: 'gather',
        batch: sizeOf(x!.slice(0, batch)),
        outer: sizeOf(x!.slice(batch, axis)),
        count: sizeOf(indices!.slice(batch)),
        width: sizeOf(x!.slice(axis + 1)),
        bound: x![axis]!,
      }),
    },
    derivative: ([x, indices], _, { axis, batch }) => [
      {
        push: (xDot) => operator([xDot, indices!], { axis, batch }),
        pull: (yBar) => scatterRows([yBar, indices!], { axis, batch, size: dims(x!)[axis]! }),
        ...(axis === 0 && batch === 0 && { rows: { indices: indices! } }),
      },
      null,
    ],
    batch: ([x, indices], [xs, many], { axis, batch }, n) => {
      if (xs && many) return operator([x!, indices!], { axis: axis + 1, batch: batch + 1 });
      if (batch > 0)
        return operator([xs ? x! : repeated(x!, n), many ? indices! : repeated(indices!, n)], { axis: axis + 1, batch: batch + 1 });
      if (xs) return operator([x!, indices!], { axis: axis + 1, batch });
      // one table for all: their axis is one more axis of the indices
      const y = operator([x!, indices!], { axis, batch }) as unknown as Value;
      const order = [...y.shape.keys()].filter((i) => i !== axis);
      return shaped(permuteValue(y, [axis, ...order]));
    },
  });
  return operator;
}

/** y[b …, o …, r, w …] = Σ values[b …, o …, i …, w …] over all i with indices[b …, i …] = r, in order: the adjoint of every gather. */
export const scatterRows: OperatorFunction<SizedRowAxes> = defineOperator<SizedRowAxes>({
  name: 'scatterAdd',
  shape: ([values, indices], { axis, batch, size }) => [...values!.slice(0, axis), size, ...values!.slice(axis + indices!.length - batch)],
  lowering: {
    kind: 'rows',
    rows: ([values, indices], { axis, batch, size }) => ({
      kind: 'scatterAdd',
      batch: sizeOf(values!.slice(0, batch)),
      outer: sizeOf(values!.slice(batch, axis)),
      count: sizeOf(indices!.slice(batch)),
      width: sizeOf(values!.slice(axis + indices!.length - batch)),
      bound: size,
    }),
  },
  derivative: ([, indices], _, { axis, batch, size }) => [
    {
      push: (xDot) => scatterRows([xDot, indices!], { axis, batch, size }),
      pull: (yBar) => gatherRows([yBar, indices!], { axis, batch }),
    },
    null,
  ],
  batch: ([values, indices], [all, many], { axis, batch, size }, n) => {
    if (all && !many && batch === 0) return scatterRows([values!, indices!], { axis: axis + 1, batch, size });
    return scatterRows([all ? values! : repeated(values!, n), many ? indices! : repeated(indices!, n)], {
      axis: axis + 1,
      batch: batch + 1,
      size,
    });
  },
});

/** `gather`, and what reads rows on behalf of ops whose indices were checked before. */
export const gatherRows: OperatorFunction<RowAxes> = defineGather('gather');

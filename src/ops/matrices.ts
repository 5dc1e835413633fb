// What the ops on stacks of matrices share: [..., m, n], with any leading axes.
import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { SquareMatrixRule } from '../../types/matrix.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { show } from '../shape/dim.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { broadcastValueTo } from './broadcast-to.ts';
import type { OperatorDefinition, OperatorFunction } from './define-operator.ts';
import type { Lawful } from './laws.ts';
import { matmul } from './matmul.ts';
import { mul } from './mul.ts';
import { permuteValue } from './permute.ts';
import { sliceValue } from './slice.ts';
import { sub } from './sub.ts';

/** A matrix from a square one: [..., n, n] → [..., n, n]. */
export interface SquareFunction<Op extends string> extends Lawful {
  <S extends Shape>(x: Arg<SquareMatrixRule<Op, S>, Tensor<S>>): Tensor<Out<SquareMatrixRule<Op, S>>>;
}

/** Matrix products. */
export const product = (a: Tensor, b: Tensor): Tensor => matmul(a, b as never);

/** The transposes: the last two axes swapped. */
export function transposed(x: Tensor): Tensor {
  const axes = [...x.shape.keys()];
  return shaped(permuteValue(x as unknown as Value, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]));
}

/** (A + Aᵀ)/2, as A + (Aᵀ - A)/2: a symmetric A stays what it is, to the last subnormal number. */
export function symmetricPart(x: Tensor): Tensor {
  return add(x, mul(0.5, sub(transposed(x), x as never) as never) as never);
}

/** Rows [from, to) of each matrix. */
export function rowsOf(x: Tensor, from: number, to: number): Tensor {
  const shape = x.shape as Dims;
  return shaped(
    sliceValue(
      x as unknown as Value,
      shape.map((d, axis) => (axis === shape.length - 2 ? [from, to] : [0, d])),
    ),
  );
}

/** Columns [from, to) of each matrix. */
export function columnsOf(x: Tensor, from: number, to: number): Tensor {
  return transposed(rowsOf(transposed(x), from, to));
}

/** How many matrices [..., m, n] there are. */
export const countOf = (shape: Dims): number => sizeOf(shape.slice(0, -2));

/** What sentences call one of the matrices of a stack. */
export function nameOf(shape: Dims, item: number): string {
  if (shape.length === 2) return 'the matrix';
  const index: number[] = [];
  let rest = item;
  for (const d of shape.slice(0, -2).reverse()) {
    index.unshift(rest % d);
    rest = Math.floor(rest / d);
  }
  return `matrix ${show(index)}`;
}

/**
 * One more leading axis on all inputs: a batch rule for ops that take any.
 * @__NO_SIDE_EFFECTS__
 */
export function stackedBatch<A>(operator: () => OperatorFunction<A>): NonNullable<OperatorDefinition<A>['batch']> {
  return (inputs, batched, attrs, size) =>
    operator()(
      inputs.map((x, i) => (batched[i] ? x : shaped<Tensor>(broadcastValueTo(x as unknown as Value, [size, ...(x.shape as Dims)])))),
      attrs,
    );
}

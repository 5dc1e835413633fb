import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { AlongAxisRule } from '../../types/along-axis.ts';
import { alongAxisShape } from '../shape/along-axis.ts';
import { resolveAxis } from '../shape/axis.ts';
import { sizeOf } from '../shape/dims.ts';
import { arange } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { apart } from './apart.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Laws, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { takeAlong } from './take-along-axis.ts';

interface SortOptions {
  /** From the greatest to the least. */
  readonly descending?: boolean;
}

/** An order of entries along an axis: `f(x, axis?, { descending })`. */
interface Sorting<Name extends string> extends Lawful {
  <S extends Shape, const Axis extends number = -1>(
    x: Arg<AlongAxisRule<Name, S, Axis>, Tensor<S>>,
    axis?: Axis,
    options?: SortOptions,
  ): Tensor<Out<AlongAxisRule<Name, S, Axis>>>;
}

interface Order {
  readonly axis: number;
  readonly descending: boolean;
}

/** Less than 0 where a comes before b; NaN is the greatest of all, 0 and -0 are equal. */
export function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : Number(a !== a) - Number(b !== b);
}

const orderOperator: OperatorFunction<Order> = defineOperator<Order>({
  name: 'argsort',
  shape: ([x]) => x!,
  kernel: (out, [x], { axis, descending }) => {
    const { shape, values } = x!;
    const size = shape[axis]!;
    const step = sizeOf(shape.slice(axis + 1));
    const sign = descending ? -1 : 1;
    const lane = new Float64Array(size);
    const order = new Int32Array(size);
    for (let i = 0; i < sizeOf(shape.slice(0, axis)) * step; i++) {
      const first = Math.floor(i / step) * size * step + (i % step);
      for (let k = 0; k < size; k++) lane[(order[k] = k)] = values[first + k * step]!;
      // equal entries stay in their order
      order.sort((a, b) => sign * compareNumbers(lane[a]!, lane[b]!) || a - b);
      for (let k = 0; k < size; k++) out[first + k * step] = order[k]!;
    }
  },
  derivative: () => [null],
  batch: ([x], _, { axis, descending }) => orderOperator([x!], { axis: axis + 1, descending }),
});

/** The inner form of `argsort`: the axis counts from 0. */
export function orderOf(x: Value, axis: number, descending: boolean): Value {
  return orderOperator([shaped(x)], { axis, descending }) as unknown as Value;
}

/** @__NO_SIDE_EFFECTS__ */
function defineSorting<const Name extends string>(
  name: Name,
  sorted: (x: Value, axis: number, descending: boolean) => Value,
  laws: Partial<Laws> = {},
): Sorting<Name> {
  const call = (x: Tensor, axis = -1, { descending = false }: SortOptions = {}): Tensor => {
    const value = valueOf(name, x);
    alongAxisShape(name, value.shape, axis);
    return shaped(sorted(value, resolveAxis(name, value.shape, axis), descending));
  };
  const cases = [
    { shapes: [[5]], apply: (x: Tensor) => call(x) },
    { shapes: [[3, 2]], apply: (x: Tensor) => call(x, 0) },
    { shapes: [[2, 3, 2]], apply: (x: Tensor) => call(x, 1, { descending: true }) },
    { shapes: [[2, 1]], apply: (x: Tensor) => call(x) },
    { shapes: [[2, 0]], apply: (x: Tensor) => call(x) },
  ];
  const examples = [`${name}(zeros([2, 3]))`, `${name}(zeros([2, 3]), 0, { descending: true })`];
  return withLaws<Sorting<Name>>({ name, examples, cases: apart(cases as never), ...laws }, call as never);
}

/**
 * The entries along an axis (the last where absent) in ascending order, or in descending order. NaN counts as the greatest, 0 and -0 as equal; equal entries
 * stay in their order. The derivative moves with the entries, at ties too. n log n comparisons.
 * @throws ShapeError for an axis that does not exist
 */
export const sort: Sorting<'sort'> = defineSorting('sort', (x, axis, descending) => takeAlong(x, orderOf(x, axis, descending), axis), {
  conventions: [
    {
      at: [[2, 1, 2, 1]],
      slopes: [[3, 1, 4, 2]],
      second: [[0, 0, 0, 0]],
      apply: (x) => mul(sort(x as Tensor<[4]>), add(arange(4), 1 as never) as never),
    },
    {
      at: [[0, -0, 1, 0]],
      slopes: [[2, 3, 1, 4]],
      second: [[0, 0, 0, 0]],
      apply: (x) => mul(sort(x as Tensor<[4]>, 0, { descending: true }), add(arange(4), 1 as never) as never),
    },
  ],
});

/**
 * Where the entries of `sort` stand in x: whole numbers along an axis (the last where absent). Constant almost everywhere: no derivative.
 * @throws ShapeError for an axis that does not exist
 */
export const argsort: Sorting<'argsort'> = defineSorting('argsort', orderOf);

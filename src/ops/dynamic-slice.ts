import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { DynamicSliceRule, DynamicUpdateSliceRule, FitIntoRule, StartsOfRule } from '../../types/dynamic-slice.ts';
import { dynamicSliceShape, dynamicUpdateSliceShape } from '../shape/dynamic-slice.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { checked } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { blockRows } from './index-atoms.ts';
import { withLaws, type Domain, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';
import { gatherRows } from './rows.ts';
import { replaceRows } from './scatter.ts';

interface DynamicSliceFunction extends Lawful {
  <S extends Shape, Starts extends Shape, const Sizes extends Shape>(
    x: Tensor<S>,
    starts: Arg<StartsOfRule<'dynamicSlice', S, Starts>, Tensor<Starts>>,
    sizes: Arg<DynamicSliceRule<S, Starts, Sizes>, readonly [...Sizes]>,
  ): Tensor<Out<DynamicSliceRule<S, Starts, Sizes>>>;
}
interface DynamicUpdateSliceFunction extends Lawful {
  <S extends Shape, U extends Shape, Starts extends Shape>(
    x: Tensor<S>,
    update: Arg<FitIntoRule<'dynamicUpdateSlice', U, S>, Tensor<U>>,
    starts: Arg<DynamicUpdateSliceRule<S, U, Starts>, Tensor<Starts>>,
  ): Tensor<Out<DynamicUpdateSliceRule<S, U, Starts>>>;
}

/** Which rows of x, seen as [rows, ...rest], a part of it is; along the rest the part is the whole. */
function rowsOf(on: string, x: Value, part: Dims, starts: Value): { table: Value; indices: Value } {
  const whole = x.shape;
  const leading = 1 + part.findLastIndex((d, axis) => d !== whole[axis]);
  return {
    table: reshapeTo(x, [sizeOf(whole.slice(0, leading)), ...whole.slice(leading)]),
    indices: blockRows([shaped(starts)], { on, whole, part, leading }) as unknown as Value,
  };
}

const below = (bound: number): Domain => ({ low: 0, high: bound - 1, integers: true });

/**
 * y[i, j, ..] = x[starts[0] + i, starts[1] + j, ..]: the part of x of the given sizes that begins where data say, one start for each axis.
 * Nothing is moved to fit: a start from which the part would pass the end is an error. Starts are not differentiated.
 * @throws ShapeError; IndexError for a start that is not a whole number from 0 to size of x - size of the part
 */
export const dynamicSlice: DynamicSliceFunction = withLaws<DynamicSliceFunction>(
  {
    name: 'dynamicSlice',
    examples: ['dynamicSlice(zeros([4, 3]), zeros([2]), [2, 3])'],
    cases: [
      { shapes: [[5], [1]], domains: [undefined, below(3)], apply: (x, s) => dynamicSlice(x as Tensor<[5]>, s as Tensor<[1]>, [3]) },
      {
        shapes: [[3, 4, 2], [3]],
        domains: [undefined, below(1)],
        apply: (x, s) => dynamicSlice(x as Tensor<[3, 4, 2]>, s as Tensor<[3]>, [2, 1, 2]),
      },
      {
        shapes: [[2, 2], [2]],
        domains: [undefined, below(1)],
        apply: (x, s) => dynamicSlice(x as Tensor<[2, 2]>, s as Tensor<[2]>, [2, 2]),
      },
      {
        shapes: [[3, 2], [2]],
        domains: [undefined, below(2)],
        apply: (x, s) => dynamicSlice(x as Tensor<[3, 2]>, s as Tensor<[2]>, [0, 1]),
      },
      { shapes: [[], [0]], domains: [undefined, below(1)], apply: (x, s) => dynamicSlice(x as Tensor<[]>, s as Tensor<[0]>, []) },
    ],
  },
  (x: Tensor, starts: unknown, sizes: unknown) => {
    const [value, from] = [valueOf('dynamicSlice', x), valueOf('dynamicSlice', starts)];
    const part = dynamicSliceShape(value.shape, from.shape, checked('dynamicSlice', sizes));
    const { table, indices } = rowsOf('dynamicSlice', value, part, from);
    return gatherRows([shaped(table), shaped(indices)], { axis: 0, batch: 0 });
  },
);

/**
 * y = x, but y[starts[0] + i, starts[1] + j, ..] = update[i, j, ..]: a part of x replaced, which begins where data say, one start for each axis.
 * The derivative by x is 0 where it is replaced. Starts are not differentiated.
 * @throws ShapeError; IndexError for a start that is not a whole number from 0 to size of x - size of the update
 */
export const dynamicUpdateSlice: DynamicUpdateSliceFunction = withLaws<DynamicUpdateSliceFunction>(
  {
    name: 'dynamicUpdateSlice',
    examples: ['dynamicUpdateSlice(zeros([4, 3]), zeros([2, 3]), zeros([2]))'],
    cases: [
      {
        shapes: [[5], [3], [1]],
        domains: [undefined, undefined, below(3)],
        apply: (x, u, s) => dynamicUpdateSlice(x as Tensor<[5]>, u as Tensor<[3]>, s as Tensor<[1]>),
      },
      {
        shapes: [[3, 4, 2], [2, 1, 2], [3]],
        domains: [undefined, undefined, below(1)],
        apply: (x, u, s) => dynamicUpdateSlice(x as Tensor<[3, 4, 2]>, u as Tensor<[2, 1, 2]>, s as Tensor<[3]>),
      },
      {
        shapes: [[2, 2], [2, 2], [2]],
        domains: [undefined, undefined, below(1)],
        apply: (x, u, s) => dynamicUpdateSlice(x as Tensor<[2, 2]>, u as Tensor<[2, 2]>, s as Tensor<[2]>),
      },
      {
        shapes: [[3, 2], [0, 1], [2]],
        domains: [undefined, undefined, below(2)],
        apply: (x, u, s) => dynamicUpdateSlice(x as Tensor<[3, 2]>, u as Tensor<[0, 1]>, s as Tensor<[2]>),
      },
    ],
  },
  (x: Tensor, update: unknown, starts: unknown) => {
    const [value, part, from] = [
      valueOf('dynamicUpdateSlice', x),
      valueOf('dynamicUpdateSlice', update),
      valueOf('dynamicUpdateSlice', starts),
    ];
    dynamicUpdateSliceShape(value.shape, part.shape, from.shape);
    const { table, indices } = rowsOf('dynamicUpdateSlice', value, part.shape, from);
    return shaped(reshapeTo(replaceRows('dynamicUpdateSlice', table, indices, part, 0), value.shape));
  },
);

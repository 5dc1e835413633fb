import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ExpandDimsRule } from '../../types/expand-dims.ts';
import type { SqueezeRule } from '../../types/squeeze.ts';
import { expandDimsShape } from '../shape/expand-dims.ts';
import { squeezeShape } from '../shape/squeeze.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { axesArgument } from './reduction.ts';
import { reshapeTo } from './reshape.ts';

interface ExpandDimsFunction extends Lawful {
  <S extends Shape, const Axis extends number>(
    x: Tensor<S>,
    axis: Arg<ExpandDimsRule<S, Axis>, Axis>,
  ): Tensor<Out<ExpandDimsRule<S, Axis>>>;
}
interface SqueezeFunction extends Lawful {
  <S extends Shape, const Axes extends number | readonly number[] | undefined = undefined>(
    x: Tensor<S>,
    axes?: Arg<SqueezeRule<S, Axes>, Axes>,
  ): Tensor<Out<SqueezeRule<S, Axes>>>;
}

/** A new axis of size 1 at `axis`; negative axes count from the end of the result. @throws ShapeError */
export const expandDims: ExpandDimsFunction = withLaws<ExpandDimsFunction>(
  {
    name: 'expandDims',
    examples: ['expandDims(zeros([2, 3]), 1)'],
    cases: [
      { shapes: [[2, 3]], apply: (x) => expandDims(x as Tensor<[2, 3]>, 1) },
      { shapes: [[2]], apply: (x) => expandDims(x as Tensor<[2]>, -1) },
    ],
  },
  (x: Tensor, axis: unknown) => {
    const value = valueOf('expandDims', x);
    return shaped(reshapeTo(value, expandDimsShape(value.shape, axis as number)));
  },
);

/** Without the given axes of size 1, or without all of them. @throws ShapeError for an axis of another size */
export const squeeze: SqueezeFunction = withLaws<SqueezeFunction>(
  {
    name: 'squeeze',
    examples: ['squeeze(zeros([1, 2, 1]), -1)'],
    cases: [
      { shapes: [[1, 2, 1]], apply: (x) => squeeze(x as Tensor<[1, 2, 1]>) },
      { shapes: [[1, 2, 1]], apply: (x) => squeeze(x as Tensor<[1, 2, 1]>, -1) },
    ],
  },
  (x: Tensor, axes: unknown) => {
    const value = valueOf('squeeze', x);
    return shaped(reshapeTo(value, squeezeShape(value.shape, axesArgument('squeeze', axes))));
  },
);

import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ReduceRule } from '../../types/reduce.ts';
import { resolveAxes } from '../shape/axis.ts';
import { reduceShape } from '../shape/reduce.ts';
import type { Dims } from '../shape/dims.ts';
import { listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { withLaws, type Convention, type Domain, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';

/** Axes to reduce over: one, several, or all where absent; negative ones count from the end. */
export type AxesArgument = number | readonly number[] | undefined;

/** A reduction: `f(x, axes?, { keepDims })`, with options of its own. */
export interface Reduction<Name extends string, Own = unknown> extends Lawful {
  <S extends Shape, const Axes extends AxesArgument = undefined, const Keep extends boolean = false>(
    x: Tensor<S>,
    axes?: Arg<ReduceRule<Name, S, Axes, Keep>, Axes>,
    options?: { readonly keepDims?: Keep } & Own,
  ): Tensor<Out<ReduceRule<Name, S, Axes, Keep>>>;
}

/**
 * Make a reduction from a function that drops sorted, non-negative axes.
 * @__NO_SIDE_EFFECTS__
 */
export function defineReduction<const Name extends string, Own = unknown>(
  name: Name,
  drop: (x: Value, axes: readonly number[], options: Partial<Own>) => Value,
  laws: { domain?: Domain; empty: boolean; conventions?: readonly Convention[] },
): Reduction<Name, Own> {
  const call = (x: Tensor, axes?: unknown, options: { readonly keepDims?: boolean } & Partial<Own> = {}): Tensor => {
    const value = valueOf(name, x);
    const given = axesArgument(name, axes);
    const shape = reduceShape(name, value.shape, given, options.keepDims ?? false);
    return shaped(reshapeTo(drop(value, resolveAxes(name, value.shape, given), options), shape));
  };
  const cases = [
    { shapes: [[2, 3]], apply: (x: Tensor) => call(x) },
    { shapes: [[2, 3]], apply: (x: Tensor) => call(x, 0) },
    { shapes: [[2, 3, 2]], apply: (x: Tensor) => call(x, [0, -1], { keepDims: true } as { readonly keepDims: boolean } & Partial<Own>) },
    { shapes: [[2, 3]], apply: (x: Tensor) => call(x, []) },
    { shapes: [[]], apply: (x: Tensor) => call(x) },
    { shapes: [[2, 0]], apply: (x: Tensor) => call(x, laws.empty ? 1 : 0) },
  ];
  const examples = [`${name}(zeros([2, 3]), 1)`, `${name}(zeros([2, 3, 4]), [0, -1], { keepDims: true })`];
  return withLaws<Reduction<Name, Own>>(
    {
      name,
      examples,
      cases: cases as never,
      ...(laws.domain && { domain: laws.domain }),
      ...(laws.conventions && { conventions: laws.conventions }),
    },
    call as never,
  );
}

/** Axes as given. @throws DataError for something that is neither an axis nor a list of axes */
export function axesArgument(name: string, axes: unknown): AxesArgument {
  return axes === undefined || typeof axes === 'number' ? axes : listOf<number>(name, 'an axis or a list of axes', axes);
}

/** The shape with the reduced axes at size 1: what lets a result meet its input again. */
export function keptShape(shape: Dims, axes: readonly number[]): Dims {
  return shape.map((d, i) => (axes.includes(i) ? 1 : d));
}

/** How many entries each result is made from. */
export function reducedSize(shape: Dims, axes: readonly number[]): number {
  return axes.reduce((n, axis) => n * shape[axis]!, 1);
}

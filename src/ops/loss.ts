// What losses have in common: two tensors of one shape, options, and how the losses of entries or examples become one number.
import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { Reduced, Reducing, SameRowsRule } from '../../types/reduced.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { DataError } from '../errors.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { sameShape } from '../shape/same-shape.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { withLaws, type Convention, type Domain, type LawCase, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { wordOption } from './options.ts';
import { sum, sumValue } from './sum.ts';

/** How the losses of entries or examples are reduced: to their mean where absent. */
export interface ReductionOption<How extends Reducing> {
  readonly reduction?: How;
}

/** A loss of each entry: f(y, target, options). */
export interface EntryLoss<Name extends string, Own = unknown> extends Lawful {
  <A extends Shape, B extends Shape, How extends Reducing = 'mean'>(
    y: Tensor<A>,
    target: Arg<SameShapeRule<Name, A, B>, Tensor<B>>,
    options?: ReductionOption<How> & Own,
  ): Tensor<Reduced<How, Out<SameShapeRule<Name, A, B>>>>;
}

/** A loss of each example, which has the last axis: f(y, target, options). */
export interface ExampleLoss<Name extends string, Own = unknown> extends Lawful {
  <A extends Shape, B extends Shape, How extends Reducing = 'mean'>(
    y: Tensor<A>,
    target: Arg<SameShapeRule<Name, A, B>, Tensor<B>>,
    options?: ReductionOption<How> & Own,
  ): Tensor<Reduced<How, Out<SameRowsRule<Name, A, B>>>>;
}

/** What a loss of two tensors of one shape is made from. */
export interface LossDefinition<Own> {
  readonly name: string;
  /** The loss of each entry, or parts that make an example's loss when they are summed over its axis. */
  readonly losses: (y: Tensor, target: Tensor, options: Own) => Tensor;
  /** What one example has: an entry, or the last axis, whose parts are summed and multiplied by `factor`. */
  readonly example?: { readonly factor: number };
  /** Where operands are drawn from. */
  readonly domains?: readonly [Domain | undefined, Domain | undefined];
  /** What is stated of derivatives at points where calculus leaves a choice. */
  readonly conventions?: readonly Convention[];
  /** Options, as text and as they are, to try it with. */
  readonly options?: Readonly<Record<string, Own>>;
}

/**
 * Make a loss of two tensors of one shape.
 * @__NO_SIDE_EFFECTS__
 */
export function defineLoss<F extends Lawful, Own>({ name, losses, example, domains, conventions, options = {} }: LossDefinition<Own>): F {
  const call = (y: Tensor, target: Tensor, given = {} as ReductionOption<Reducing> & Own): Tensor => {
    const how = reductionOf(name, given);
    const [a, b] = [valueOf(name, y), valueOf(name, target)];
    const shape = sameShape(name, a.shape, b.shape);
    const parts = losses(shaped(a), shaped(b), given);
    return example ? reduceParts(parts, shape, how, example.factor) : reduceLosses(parts, how);
  };
  const at = (shape: Dims, given?: object): LawCase => ({
    shapes: [shape, shape],
    apply: (y, t) => call(y!, t!, given as Own & object),
    ...(domains && { domains }),
  });
  const cases = [
    ...[[3], [2, 3], [2, 2, 2], []].map((shape) => at(shape)),
    ...(['sum', 'none'] as const).map((reduction) => at([2, 2], { reduction })),
    ...Object.values(options).map((own) => at([2, 2], own as object)),
  ];
  const examples = ["{ reduction: 'sum' }", "{ reduction: 'none' }", ...Object.keys(options)].map(
    (text) => `${name}(zeros([2, 3]), zeros([2, 3]), ${text})`,
  );
  return withLaws<F>({ name, cases, examples, ...(conventions && { conventions }) }, call as never);
}

/** The reduction of a loss's options. @throws DataError for options that are none */
export function reductionOf(name: string, options: ReductionOption<Reducing>): Reducing {
  if (typeof options !== 'object' || options === null || 'shape' in options)
    throw new DataError(`${name}: expected options, got ${describe(options)}`);
  const { reduction = 'mean' } = options;
  return wordOption(name, 'reduction', reduction, ['mean', 'sum', 'none']);
}

/** Losses, each of an entry or an example, reduced. */
export function reduceLosses(losses: Tensor, how: Reducing): Tensor {
  return how === 'none' ? losses : how === 'sum' ? sum(losses) : mul(sum(losses), 1 / sizeOf(losses.shape as Dims));
}

/** Parts that are summed over an example's axis, the last one, and multiplied by a factor. */
function reduceParts(parts: Tensor, shape: Dims, how: Reducing, factor: number): Tensor {
  if (how === 'none') return scaled(shaped(sumOfExample(parts as unknown as Value)), factor);
  return scaled(sum(parts), how === 'sum' ? factor : factor / sizeOf(shape.slice(0, -1)));
}

const scaled = (x: Tensor, factor: number): Tensor => (factor === 1 ? x : mul(x, factor as never));

/** The sum over the last axis; of a scalar, which is an example by itself, that scalar. */
export function sumOfExample(x: Value): Value {
  return x.shape.length === 0 ? x : sumValue(x, [x.shape.length - 1]);
}

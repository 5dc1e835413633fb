import type { Shape } from '../../types/dim.ts';
import { DataError } from '../errors.ts';
import type { Dims } from '../shape/dims.ts';
import { describe, shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type LawCase, type Lawful, type Laws } from './laws.ts';

/** An elementwise function made of others: `f(x, options?)`. */
export interface Activation<Options = unknown> extends Lawful {
  <S extends Shape = []>(x: Tensor<S> | number, options?: Options): Tensor<S>;
}

/** How an activation is tested: with each of these options, too. */
interface ActivationLaws<Options> extends Omit<Laws, 'name' | 'cases' | 'examples'> {
  readonly options?: readonly Options[];
}

const shapes: readonly Dims[] = [[], [3], [2, 1, 2], [0, 2]];

/**
 * Make an elementwise function from other ops.
 * @__NO_SIDE_EFFECTS__
 */
export function defineActivation<Options = unknown>(
  name: string,
  apply: (x: Tensor, options: Partial<Options>) => Tensor,
  { options = [], ...laws }: ActivationLaws<Options> = {},
): Activation<Options> {
  const call = (x: unknown, given: unknown = {}): Tensor => {
    if (typeof given !== 'object' || given === null) throw new DataError(`${name}: expected options, got ${describe(given)}`);
    return apply(shaped(valueOf(name, x)), given as Partial<Options>);
  };
  const cases = [
    ...shapes.map((shape): LawCase => ({ shapes: [shape], apply: (x) => call(x) })),
    ...options.map((given): LawCase => ({ title: JSON.stringify(given), shapes: [[2, 3]], apply: (x) => call(x, given) })),
  ];
  const examples = options.length > 0 ? { examples: options.map((given) => `${name}(zeros([2, 3]), ${JSON.stringify(given)})`) } : {};
  return withLaws<Activation<Options>>({ name, cases, ...examples, ...laws }, call as never);
}

/** A number that an activation takes. @throws DataError for anything else, and for what is not `above` */
export function parameter(name: string, what: string, given: unknown, above: number = -Infinity): number {
  if (typeof given !== 'number' || !Number.isFinite(given) || given <= above)
    throw new DataError(`${name}: ${what} must be a number${above === -Infinity ? '' : ` above ${above}`}, got ${describe(given)}`);
  return given;
}

import type { Arg, Shape } from '../../types/dim.ts';
import type { Scalar } from '../../types/scalar.ts';
import { compile } from '../compile/compile.ts';
import { DataError } from '../errors.ts';
import { scalarShape } from '../shape/scalar.ts';
import type { Dims } from '../shape/dims.ts';
import { tensor, type NumberArray } from '../tensor/create.ts';
import { describe, type Tensor, type Value } from '../tensor/tensor.ts';
import { grad } from '../transform/grad.ts';
import { vmap } from '../transform/vmap.ts';

/** A curve to fit, in ops: a number for some parameters at one x; another shape is a sentence at the result. */
export type CurveOf<Name extends string, P extends number, S extends Shape> = (
  parameters: Tensor<[P]>,
  x: Tensor<[]>,
) => Arg<Scalar<Name, S>, Tensor<S>>;

/**
 * The curve as the package `ml-levenberg-marquardt` takes it: parameters ↦ (x ↦ model(parameters, x)). With the `xs` of the data all of them are computed
 * at once by one compiled program, when the parameters are given, and then looked up; any other x is computed by itself.
 * @throws ShapeError when the model does not return a scalar; DataError for a model that is no function, or `xs` that are no numbers
 */
export function parameterizedFunction<P extends number, S extends Shape>(
  model: CurveOf<'parameterizedFunction', P, S>,
  xs: NumberArray = [],
): (parameters: NumberArray) => (x: number) => number {
  const values = tabulated('parameterizedFunction', model as never, xs, (curve, p, x) => curve(p, x));
  return (parameters) => {
    const at = values(parameters);
    return (x) => at(x)[0]!;
  };
}

/**
 * Its exact derivatives, for the option `jacobianFunction` of the package: parameters ↦ (x ↦ ∂model/∂parameters at x, an array as long as the parameters).
 * One gradient for each x, all of them in one compiled program, for the cost of a few evaluations of the curve whatever the number of parameters;
 * `xs` as in `parameterizedFunction`.
 * @throws ShapeError when the model does not return a scalar; DataError for a model that is no function, or `xs` that are no numbers
 */
export function jacobianFunction<P extends number, S extends Shape>(
  model: CurveOf<'jacobianFunction', P, S>,
  xs: NumberArray = [],
): (parameters: NumberArray) => (x: number) => number[] {
  const slopes = tabulated('jacobianFunction', model as never, xs, (curve, p, x) => grad((q: Tensor<[number]>) => curve(q, x), p));
  return (parameters) => {
    const at = slopes(parameters);
    return (x) => Array.from(at(x));
  };
}

type Curve = (parameters: Tensor<[number]>, x: Tensor<[]>) => Tensor<[]>;
type Rows = (x: number) => Float64Array;

/** What `row` gives for each x, all of `xs` at once. */
function tabulated(
  name: string,
  model: Curve,
  xs: NumberArray,
  row: (curve: Curve, p: Tensor<[number]>, x: Tensor<[]>) => Tensor,
): (parameters: NumberArray) => Rows {
  if (typeof model !== 'function') throw new DataError(`${name}: expected a function of parameters and x, got ${describe(model)}`);
  const curve: Curve = (p, x) => {
    const y: unknown = model(p, x);
    scalarShape(name, (y as Value | undefined)?.shape ?? []);
    return y as Tensor<[]>;
  };
  const table = compile(
    ({ p, x }: { p: Tensor<[number]>; x: Tensor<[number]> }) => vmap((one) => row(curve, p, one as Tensor<[]>), x) as Tensor,
  );
  const known = tensor(xs, [xs.length]);
  // where each x stands; of equal ones the last, for they have equal rows
  const places = new Map(Array.from(known.data, (x, i) => [x, i]));
  return (parameters) => {
    const p = tensor(parameters, [parameters.length]);
    const all = xs.length > 0 ? rowsOf(table({ p, x: known })) : [];
    return (x) => {
      const place = places.get(x);
      return place === undefined ? rowsOf(table({ p, x: tensor([x], [1]) }))[0]! : all[place]!;
    };
  };
}

function rowsOf({ shape, data }: Tensor): Float64Array[] {
  const width = data.length / (shape as Dims)[0]!;
  return Array.from({ length: (shape as Dims)[0]! }, (_, i) => data.subarray(i * width, (i + 1) * width));
}

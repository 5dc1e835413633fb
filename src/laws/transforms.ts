import { jacobian } from '../accumulate/jacobian.ts';
import { mul } from '../ops/mul.ts';
import { square } from '../ops/square.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { checkpoint } from '../transform/checkpoint.ts';
import { gaussNewton } from '../transform/gauss-newton.ts';
import { grad, jvp, vjp } from '../transform/grad.ts';
import { hvp } from '../transform/hvp.ts';
import { linearize } from '../transform/linearize.ts';
import { tangentsOf, weightsOf } from './accumulation.ts';
import { columnOf, entriesOf, matrixOf, rowOf, tensorsOf, times } from './entries.ts';
import type { FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { expectClose, law, placesOfOperands, placesOfResults, type Law } from './sample.ts';
import { weighted } from './second-order.ts';
import { reordered } from './tolerance.ts';

type Function = (x: readonly Tensor[]) => readonly Tensor[];

/** Other ways to the same numbers: checkpoint(f) = f and its pullback, bit for bit; linearize(f) pushes as jvp does; hvp(f) = H·u; gaussNewton(f) = Jᵀ·H·J·u. */
export function transformsAgree(at: FunctionAt): Law {
  return law('transforms', at, [tangentsOf(at), weightsOf(at)], (sample, u, v) => {
    const { f, x } = sample;
    const [y, pull] = vjp(f, x);
    const inResult = placesOfResults(y.map((t) => t.shape as Dims));
    const inOperands = placesOfOperands(sample);
    const agree = (
      left: string,
      right: string,
      a: readonly Tensor[],
      b: Float64Array,
      place: (k: number) => string,
      tolerance = exact,
    ): void => expectClose(sample, { left, right, place }, entriesOf(a), b, tolerance);

    const again = checkpoint(f as never) as unknown as Function;
    const [yAgain, pullAgain] = vjp(again, x);
    agree('f with a checkpoint', 'f', yAgain, entriesOf(y), inResult);
    agree('the pullback with a checkpoint', 'the pullback', pullAgain(v as never), entriesOf(pull(v as never)), inOperands);

    const { paths, steps } = magnitudes(f, x);
    const pushed = times(paths, columnOf(entriesOf(u).map(Math.abs))).values;
    const push = (linearize(f as never, x as never) as unknown as [unknown, Function])[1];
    agree('the pushforward of linearize', 'jvp', push(u), entriesOf(jvp(f, x, u)[1]), inResult, (k) => reordered(steps, pushed[k]!));

    const scalar = weighted(f, v);
    const gradient: Function = (t) => grad(scalar as never, t) as never;
    const second = magnitudes(gradient, x);
    const size = times(second.paths, columnOf(entriesOf(u).map(Math.abs))).values;
    const H = matrixOf(jacobian(gradient, x, { order: 'reverse' }) as never);
    const product = (hvp as unknown as (f: unknown, x: unknown, u: unknown) => readonly Tensor[])(scalar, x, u);
    const expected = times(H, columnOf(entriesOf(u))).values;
    // a Hessian beyond the range of numbers (of a norm next to 0, say) has no product: ∞ - ∞, where hvp may be finite
    const seen = (row: Float64Array): Float64Array => row.map((v, k) => (Number.isFinite(size[k]!) ? v : 0));
    const sides = { left: 'hvp', right: 'the Hessian times u', place: inOperands };
    expectClose(sample, sides, seen(entriesOf(product)), seen(expected), (k) => reordered(second.steps + H.columns, size[k]!));

    // of ½⟨v, f²⟩ the loss has the Hessian diag(v)
    const loss = (y: readonly Tensor[]): Tensor<[]> => mul(0.5, weighted((t) => t.map((z) => square(z)), v)(y));
    const curved = (gaussNewton as unknown as (f: unknown, loss: unknown, x: unknown, u: unknown) => readonly Tensor[])(f, loss, x, u);
    const weights = entriesOf(v);
    const scaled = tensorsOf(
      y.map((t) => t.shape as Dims),
      entriesOf(jvp(f, x, u)[1]).map((d, k) => d * weights[k]!),
    );
    const sizes = times(rowOf(pushed.map((d, k) => d * Math.abs(weights[k]!))), paths).values;
    agree('gaussNewton', 'Jᵀ·H·J·u', curved, entriesOf(pull(scaled as never)), inOperands, (k) => reordered(2 * steps + 4, sizes[k]!));
  });
}

const exact = (_: number): number => 0;

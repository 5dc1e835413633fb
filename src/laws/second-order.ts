import type fc from 'fast-check';
import { jacobian, type Jacobian } from '../accumulate/jacobian.ts';
import { add } from '../ops/add.ts';
import { mul } from '../ops/mul.ts';
import { sum } from '../ops/sum.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { grad } from '../transform/grad.ts';
import { tangentsOf, weightsOf } from './accumulation.ts';
import { differences } from './differences.ts';
import { columnOf, entriesOf, locate, matrixOf, tensorsOf, times, type Matrix } from './entries.ts';
import { compareOne, magnitudesAround, unitsOf, untold, type Tally } from './finite-differences.ts';
import type { FunctionAt } from './function-at.ts';
import { magnitudes, type Magnitudes } from './magnitudes.ts';
import { expectClose, law, placesOfMatrix, placesOfOperands, type Law, type Sample } from './sample.ts';
import { reordered, rounded, vanishing } from './tolerance.ts';

type Gradient = (x: readonly Tensor[]) => readonly Tensor[];

/** ⟨v, f(x)⟩: a scalar to differentiate twice. */
export function weighted(f: Sample['f'], v: readonly Tensor[]): (x: readonly Tensor[]) => Tensor<[]> {
  return (x) =>
    f(x)
      .map((y, k) => sum(mul(v[k]!, y as never)) as Tensor<[]>)
      .reduce((a, b) => add(a, b));
}

/**
 * The Hessian of ⟨v, f⟩: the same by all four pairs of modes, symmetric, and the derivative of the gradient as differences see it.
 * So slopes must be differentiable themselves, and rightly so.
 */
export function secondOrder(at: FunctionAt): Law {
  const tally: Tally = { compared: new Map(), skipped: new Map() };
  const holds = (sample: Sample, v: readonly Tensor[], u: readonly Tensor[]): void => {
    const scalar = weighted(sample.f, v);
    const reverse: Gradient = (x) => grad(scalar as never, x);
    const forward: Gradient = (x) =>
      (jacobian(scalar, x, { order: 'forward' }) as unknown as readonly Jacobian<[], Dims>[]).map((J) => J.value as Tensor);
    const magnitude = magnitudes(reverse, sample.x);
    const hessian = matrixOf(jacobian(reverse, sample.x, { order: 'reverse' }) as never);
    sameByAllModes(sample, { forward, reverse }, hessian, magnitude);
    symmetric(sample, hessian, magnitude);
    differencesAgree(sample, reverse, hessian, magnitudesAround(reverse, sample.x, unitsOf(sample)), u, tally);
  };
  return law(
    'second order',
    at,
    [weightsOf(at) as fc.Arbitrary<readonly Tensor[]>, tangentsOf(at)],
    holds,
    untold('differences of the gradient', at, tally),
  );
}

function sameByAllModes(sample: Sample, gradients: { forward: Gradient; reverse: Gradient }, hessian: Matrix, magnitude: Magnitudes): void {
  const place = placesOfMatrix(placesOfOperands(sample), placesOfOperands(sample), hessian.columns);
  const other = magnitudes(gradients.forward, sample.x);
  for (const [inner, gradient] of Object.entries(gradients)) {
    for (const order of ['forward', 'reverse'] as const) {
      const found = matrixOf(jacobian(gradient, sample.x, { order }) as never);
      const sides = { left: `the Hessian, ${order} over ${inner},`, right: 'the Hessian, reverse over reverse,', place };
      const steps = magnitude.steps + other.steps;
      expectClose(sample, sides, found.values, hessian.values, (k) =>
        reordered(steps, Math.max(magnitude.paths.values[k]!, other.paths.values[k]!)),
      );
    }
  }
}

function symmetric(sample: Sample, hessian: Matrix, { paths, steps }: Magnitudes): void {
  const n = hessian.columns;
  const turned = (m: Matrix): Float64Array => m.values.map((_, k) => m.values[(k % n) * n + Math.floor(k / n)]!);
  const sides = {
    left: 'the Hessian',
    right: 'its transpose',
    place: placesOfMatrix(placesOfOperands(sample), placesOfOperands(sample), n),
  };
  const mirrored = turned(paths);
  expectClose(sample, sides, hessian.values, turned(hessian), (k) => reordered(steps, Math.max(paths.values[k]!, mirrored[k]!)));
}

/** H·u against differences of the gradient along u. */
function differencesAgree(
  sample: Sample,
  gradient: Gradient,
  hessian: Matrix,
  { paths, values, steps }: Magnitudes,
  u: readonly Tensor[],
  tally: Tally,
): void {
  const point = entriesOf(sample.x);
  const longest = entriesOf(u).reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  if (longest === 0) return;
  // a step along less would be rounded away
  const direction = entriesOf(u).map((d) => (Math.abs(d / longest) < vanishing ? 0 : d / longest));
  const shapes = sample.x.map((x) => x.shape as Dims);
  const along = (t: number): Float64Array =>
    entriesOf(
      gradient(
        tensorsOf(
          shapes,
          point.map((x, i) => x + t * direction[i]!),
        ),
      ),
    );
  const expected = times(hessian, columnOf(direction)).values;
  const slopes = times(paths, columnOf(direction.map(Math.abs))).values;
  const place = placesOfOperands(sample);
  differences(along, Math.min(...unitsOf(sample)), (i) => rounded(values[i]!)).forEach((found, i) => {
    const where = { k: sample.free[locate(shapes, i).item]!, place: `${place(i)}, along a direction` };
    compareOne(sample, where, found, expected[i]!, { slope: slopes[i]!, value: values[i]!, steps }, tally);
  });
}

import { levenbergMarquardt, type LevenbergMarquardtOptions } from 'ml-levenberg-marquardt';
import { expect, test } from 'vitest';
import { add, exp, mul, slice, square, sub, type Tensor } from '../../src/index.ts';
import { jacobianFunction, parameterizedFunction } from '../../src/optim/index.ts';

const peak = (p: Tensor<[4]>, x: Tensor<[]>): Tensor<[]> =>
  add(slice(p, [3]), mul(slice(p, [0]), exp(mul(-1, square(mul(slice(p, [2]), sub(x, slice(p, [1]))))))));
const truth = [2, 0.5, 1.5, 0.1];
const x = Array.from({ length: 40 }, (_, i) => i / 10 - 1.5);
const curve = parameterizedFunction(peak, x);
const y = x.map(curve(truth));

test('the package fits a curve by its exact Jacobian, which the option takes as it is', () => {
  const slopes: Required<LevenbergMarquardtOptions>['jacobianFunction'] = jacobianFunction(peak, x);
  let [calls, evaluations] = [0, 0];
  const { parameterValues, parameterError } = levenbergMarquardt({ x, y }, (p) => (evaluations++, curve(p)), {
    initialValues: [1.5, 0.3, 1, 0],
    maxIterations: 40,
    errorTolerance: 1e-28,
    jacobianFunction: (p) => (calls++, slopes(p)),
  });
  parameterValues.forEach((p, i) => expect(Math.abs(p - truth[i]!)).toBeLessThan(1e-12));
  expect(parameterError).toBeLessThan(1e-24);
  // no parameter is moved to see what happens: the package evaluates the curve twice for each Jacobian, and once before
  expect(calls).toBeGreaterThan(2);
  expect(evaluations).toBe(2 * calls + 1);
});

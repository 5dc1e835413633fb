// Curves fitted with exact Jacobians and with finite differences: by the package ml-levenberg-marquardt, and by cotangent/optim.
// `node examples/fit.ts time` also says how long both take here.
import { levenbergMarquardt as packageFit, type LevenbergMarquardtOptions } from 'ml-levenberg-marquardt';
import { sub, tensor, vmap } from 'cotangent';
import { jacobianFunction, levenbergMarquardt, parameterizedFunction } from 'cotangent/optim';
import * as peaks from './models/peaks.ts';
import * as thurber from './models/thurber.ts';

/** Differences as large as this part of a parameter: near the best for one-sided ones. */
const differences = (start: readonly number[]): number[] => start.map((p) => 1e-7 * Math.abs(p) || 1e-9);

// 1. Parameters that are certified to 11 digits.
{
  const { x, y, start, certified } = thurber;
  const initialValues = Array.from(start.data);
  const curve = parameterizedFunction(thurber.mobility, x);
  const fit = (options: Partial<LevenbergMarquardtOptions>): readonly number[] =>
    packageFit({ x, y }, curve, { initialValues, maxIterations: 100, errorTolerance: 1e-12, ...options }).parameterValues;
  const [xs, ys] = [tensor(x, [37]), tensor(y, [37])];
  const own = levenbergMarquardt(
    (b) =>
      sub(
        vmap((at) => thurber.mobility(b, at), xs),
        ys,
      ),
    start,
  );

  const columns: Readonly<Record<string, readonly number[]>> = {
    certified,
    'cotangent/optim': Array.from(own.x.data),
    'exact Jacobian': fit({ jacobianFunction: jacobianFunction(thurber.mobility, x) }),
    differences: fit({ gradientDifference: differences(initialValues) }),
    'default step': fit({}),
  };
  console.log('Thurber (NIST StRD), from start 2: 37 points, 7 parameters, 100 iterations of the package');
  console.log(['  ', ...Object.keys(columns).map((name) => name.padStart(18))].join(''));
  certified.forEach((_, i) => {
    console.log([`b${i + 1}`, ...Object.values(columns).map((b) => b[i]!.toPrecision(11).padStart(18))].join(''));
  });
  const digits = (b: readonly number[]): number =>
    Math.min(...b.map((p, i) => (p === certified[i] ? 11 : Math.min(11, -Math.log10(Math.abs(p / certified[i]! - 1))))));
  console.log(['  ', ...Object.values(columns).map((b) => `${Math.max(0, Math.floor(digits(b)))} digits`.padStart(18))].join(''));
  console.log(
    `cotangent/optim: Σ r² = ${(2 * own.value).toPrecision(11)} (certified ${thurber.certifiedSum.toPrecision(11)}), ${own.reason} after ${own.iterations} steps`,
  );
}

// 2. Many parameters: by differences each iteration evaluates the curve once for each of them.
{
  const { x, y, start, spectrum, spectrumByHand } = peaks;
  const [xs, ys] = [tensor(x, [400]), tensor(y, [400])];
  let evaluations = 0;
  const counted = (make: (p: number[]) => (x: number) => number) => (p: number[]) => (evaluations++, make(p));
  const curve = counted(parameterizedFunction(spectrum, x));
  const byHand = counted(spectrumByHand);
  const slopes = jacobianFunction(spectrum, x);
  const fit = (model: typeof curve, options: Partial<LevenbergMarquardtOptions>) =>
    packageFit({ x, y }, model, { initialValues: start, maxIterations: 10, errorTolerance: 1e-12, ...options });
  const gradientDifference = differences(start);
  const ways = {
    'exact Jacobian': () => fit(curve, { jacobianFunction: slopes }),
    'differences of it': () => fit(curve, { gradientDifference }),
    'differences of a hand-written curve': () => fit(byHand, { gradientDifference }),
  };
  console.log('\nEight pseudo-Voigt peaks on a line: 400 points, 34 parameters, 10 iterations of the package');
  for (const [name, run] of Object.entries(ways)) {
    evaluations = 0;
    const { parameterError } = run();
    console.log(`${name.padEnd(37)} Σ r² = ${parameterError.toFixed(8)}, ${evaluations} evaluations of the curve`);
  }
  const own = levenbergMarquardt(
    (p) =>
      sub(
        vmap((at) => spectrum(p, at), xs),
        ys,
      ),
    tensor(start, [34]),
  );
  console.log(`${'cotangent/optim'.padEnd(37)} Σ r² = ${(2 * own.value).toFixed(8)}, ${own.reason} after ${own.iterations} steps`);

  if (process.argv[2] === 'time') {
    for (const [name, run] of Object.entries(ways)) {
      let best = Infinity;
      for (let k = 0; k < 20; k++) {
        const from = performance.now();
        run();
        best = Math.min(best, performance.now() - from);
      }
      console.log(`${name.padEnd(37)} ${best.toFixed(1)} ms`);
    }
  }
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grad, mul, sum, type Tensor } from '../src/index.ts';
import { check, compiledAgrees, lawsOfFunction, type FunctionAt } from '../src/laws/index.ts';
import { programs } from './random-programs.ts';
import { settings } from './settings.ts';

const { runs, seed } = settings({ runs: 60 });

/** A function with its gradient beside it. */
function withGradient({ name, shapes, apply }: FunctionAt): FunctionAt {
  const weighted = (x: readonly Tensor[]): Tensor<[]> => sum(mul(apply(...x) as Tensor, 0.5 as never)) as Tensor<[]>;
  return { name: `${name} and its gradient`, shapes, apply: (...x) => [apply(...x), ...grad(weighted as never, x)] };
}

test('random programs obey every law, one sample each: values, modes, Jacobians, products, differences, second order, batches', () => {
  let [owed, told] = [0, 0];
  const obey = fc.property(programs, fc.nat(), (program, sample) => {
    for (const law of lawsOfFunction(program)) {
      check({ ...law, untold: undefined }, { runs: 1, seed: sample });
      if (!law.untold) continue;
      owed++;
      told += law.untold() ? 0 : 1;
    }
  });
  fc.assert(obey, { numRuns: runs, includeErrorInReport: true, ...(seed !== undefined && { seed }) });
  // one sample may lie on a kink, most must not
  expect(told).toBeGreaterThan(0.8 * owed);
});

test('random programs and their gradients are the same eager, compiled and interpreted', () => {
  fc.assert(
    fc.property(programs, fc.nat(), (program, sample) => {
      check(compiledAgrees(withGradient(program)), { runs: 2, seed: sample });
    }),
    { numRuns: 2 * runs, includeErrorInReport: true, ...(seed !== undefined && { seed }) },
  );
});

test('programs are several ops deep, and of many kinds', () => {
  const drawn = fc.sample(programs, { numRuns: 300, seed: 1 });
  const depths = drawn.map(({ name }) => name.split('(').length - 1);
  expect(depths.filter((depth) => depth >= 4).length).toBeGreaterThan(60);
  expect(new Set(drawn.flatMap(({ name }) => name.match(/[\w ]+(?=\()/g) ?? [])).size).toBeGreaterThan(40);
});

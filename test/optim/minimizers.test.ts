import { describe, expect, test } from 'vitest';
import {
  abs,
  add,
  compile,
  exp,
  grad,
  log,
  matmul,
  mul,
  sin,
  slice,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  type Tensor,
} from '../../src/index.ts';
import { lbfgs, levenbergMarquardt, newton, type MinimizeOptions, type Minimum } from '../../src/optim/index.ts';
import { certified } from './nist.ts';
import { problems, type Unknowns } from './problems.ts';

type Scalar = Tensor<[]>;
type Pair = Tensor<[2]>;
type Residuals = (p: Unknowns) => readonly Scalar[];
const unknowns = (values: readonly number[]): Unknowns => values.map((x) => tensor(x) as Scalar);
const numbersOf = (x: Unknowns): number[] => x.map((part) => part.data[0]!);
const halfSquares = (r: Residuals) => (p: Unknowns) =>
  r(p)
    .map((t) => mul(0.5, square(t)))
    .reduce((a, b) => add(a, b));

/** All three, as minimizers of residuals. */
const minimizers: Readonly<Record<string, (r: Residuals, x0: Unknowns, options?: MinimizeOptions<Unknowns>) => Minimum<Unknowns>>> = {
  newton: (r, x0, options) => newton(halfSquares(r), x0, options),
  lbfgs: (r, x0, options) => lbfgs(halfSquares(r), x0, options),
  levenbergMarquardt: (r, x0, options) => levenbergMarquardt(r, x0, options),
};

describe.each(Object.entries(minimizers))('%s', (name, minimize) => {
  test.each(Object.entries(problems))('finds the minimum of %s', (which, { residuals, start, solution }) => {
    const found = minimize(residuals, unknowns(start));
    expect(found).toMatchObject({ converged: true, reason: 'gradient' });
    // a gradient within g puts a regular solution within about g, and a quartic one within its third root
    const tolerance = which.startsWith('Powell') ? 4e-3 : 1e-7;
    numbersOf(found.x).forEach((x, i) => expect(Math.abs(x - solution[i]!)).toBeLessThanOrEqual(tolerance));
    expect(found.value).toBe(halfSquares(residuals)(found.x).data[0]!);
  });

  test('has arrived where the gradient is zero already', () => {
    const found = minimize(([x]) => [square(x!)], unknowns([0]));
    expect(found).toMatchObject({ value: 0, gradientNorm: 0, iterations: 0, converged: true, reason: 'gradient' });
  });

  test('says that a start at NaN or infinity is no start', () => {
    for (const start of [-1, 0]) {
      const found = minimize(([x]) => [log(x!)], unknowns([start]));
      expect(found).toMatchObject({ iterations: 0, converged: false, reason: 'notFinite' });
      expect(numbersOf(found.x)).toEqual([start]);
    }
  });

  test('refuses steps to NaN and arrives beside it', () => {
    // √x is NaN below 0, where the first full step goes
    const found = minimize(([x]) => [add(sqrt(x!), mul(4, x!)), sub(exp(x!), 1.01)], unknowns([4]));
    expect(Number.isFinite(found.value)).toBe(true);
    expect(numbersOf(found.x)[0]!).toBeGreaterThanOrEqual(0);
    const wall = minimize(([x]) => [sub(log(x!), -3)], unknowns([5]));
    expect(wall.converged).toBe(true);
    expect(Math.abs(numbersOf(wall.x)[0]! - Math.exp(-3))).toBeLessThan(1e-8);
  });

  test('does not call a kink an arrival', () => {
    // two slopes, 1 and -2, meet at 1; only there the value is least, and the derivative there is not 0
    const bent: Residuals = ([x]) => [sqrt(add(1, add(abs(sub(x!, 1)), mul(-0.5, sub(x!, 1)))))];
    const found = minimize(bent, unknowns([2.7]));
    expect(found.converged).toBe(false);
    expect(Math.abs(numbersOf(found.x)[0]! - 1)).toBeLessThan(1e-6);
  });

  test('stops at its limit, and when the callback says so', () => {
    const { residuals, start } = problems['Rosenbrock']!;
    expect(minimize(residuals, unknowns(start), { maxIterations: 3 })).toMatchObject({ iterations: 3, converged: false, reason: 'limit' });
    const stopped = minimize(residuals, unknowns(start), { onIteration: ({ iteration }) => iteration < 5 });
    expect(stopped).toMatchObject({ iterations: 5, converged: false, reason: 'stopped' });
  });

  test('tells of each step, whose values never rise', () => {
    const { residuals, start } = problems['Wood’s function']!;
    const values: number[] = [];
    const found = minimize(residuals, unknowns(start), {
      onIteration: ({ iteration, x, value, gradientNorm }) => {
        expect(iteration).toBe(values.length + 1);
        expect(halfSquares(residuals)(x).data[0]!).toBeCloseTo(value, 12);
        expect(gradientNorm).toBeGreaterThanOrEqual(0);
        values.push(value);
      },
    });
    expect(values.length).toBe(found.iterations);
    values.slice(1).forEach((v, i) => expect(v).toBeLessThanOrEqual(values[i]! * (1 + 1e-14)));
  });

  test('says what is no option', () => {
    const { residuals, start } = problems['Rosenbrock']!;
    const attempt = (options: object) => () => minimize(residuals, unknowns(start), options);
    expect(attempt({ maxIterations: 1.5 })).toThrow(`${name}: maxIterations must be a whole number of 1 or more, got 1.5`);
    expect(attempt({ gradientTolerance: NaN })).toThrow(`${name}: gradientTolerance must be a finite number of 0 or more, got NaN`);
    expect(attempt({ tolerance: 1 })).toThrow(`${name}: there is no option 'tolerance'`);
    expect(attempt({ onIteration: 3 })).toThrow(`${name}: onIteration must be a function, got 3`);
  });

  test('takes no start without numbers', () => {
    expect(() => minimize(() => [tensor(1)], [3 as never])).toThrow(`${name}: the start: expected a tensor`);
    expect(() => compile((x: Scalar) => minimize(([y]) => [y!], [x]).x[0]!)(tensor(1))).toThrow(
      `${name}: the start is traced; a search needs numbers`,
    );
  });
});

describe('newton', () => {
  const a = tensor([
    [4, 1],
    [1, 3],
  ]);
  const bowl = (x: Pair): Scalar => sub(mul(0.5, sum(mul(x, matmul(a, x)))), sum(x));

  test('takes one step to the minimum of a quadratic', () => {
    const found = newton(bowl, tensor([1e6, -300]));
    expect(found).toMatchObject({ iterations: 1, converged: true });
    expect(found.x.data[0]!).toBeCloseTo(2 / 11, 8);
    expect(found.x.data[1]!).toBeCloseTo(3 / 11, 8);
  });

  test('leaves a saddle', () => {
    const saddle = (x: Pair): Scalar => {
      const [u, v] = [slice(x, [0]), slice(x, [1])];
      return add(square(u), sub(square(square(v)), mul(2, square(v))));
    };
    const found = newton(saddle, tensor([0, 0]));
    expect(found.converged).toBe(true);
    expect(found.value).toBeCloseTo(-1, 12);
    expect(Math.abs(found.x.data[1]!)).toBeCloseTo(1, 8);
  });

  test('goes down where the Hessian is negative', () => {
    const found = newton((x: Scalar) => sin(x), tensor(1.8));
    expect(found.converged).toBe(true);
    expect(found.value).toBeCloseTo(-1, 14);
  });

  test('does not mind the units of its unknowns', () => {
    const found = newton((x: Pair) => bowl(mul(x, tensor([1e-6, 1e5]))), tensor([0, 0]), { gradientTolerance: 1e-12 });
    expect(found.converged).toBe(true);
    expect((found.x.data[0]! * 1e-6 * 11) / 2).toBeCloseTo(1, 10);
    expect((found.x.data[1]! * 1e5 * 11) / 3).toBeCloseTo(1, 10);
  });

  test('never ends where nothing is least', () => {
    expect(newton((x: Scalar) => mul(-1, exp(x)), tensor(0)).converged).toBe(false);
    expect(newton((x: Scalar) => x, tensor(0), { maxIterations: 30 })).toMatchObject({ converged: false, reason: 'limit' });
  });

  test('takes trees, and returns one of the same form', () => {
    const start = { w: tensor([[1, 2]]), b: [tensor(3)] as const };
    const found: Minimum<{ w: Tensor<[1, 2]>; b: readonly [Tensor<[]>] }> = newton(
      (p: typeof start) => add(sum(square(sub(p.w, 5))), square(sub(p.b[0], sum(p.w)))),
      start,
    );
    expect(found.x.w.shape).toEqual([1, 2]);
    expect(found.x.b[0].data[0]!).toBeCloseTo(10, 12);
  });

  test('says that the function must return a scalar', () => {
    expect(() => newton(((x: Pair) => x) as never, tensor([1, 2]))).toThrow('newton: the function must return a scalar, got [2]');
    expect(() => lbfgs(((x: Pair) => x) as never, tensor([1, 2]))).toThrow('lbfgs: the function must return a scalar, got [2]');
    expect(() => newton(3 as never, tensor([1, 2]))).toThrow('newton: expected a function of one argument, got 3');
  });
});

describe('lbfgs', () => {
  test('finds the minimum of Rosenbrock’s function of 100 unknowns', () => {
    const chain = (x: Tensor<[100]>): Scalar => {
      const [left, right] = [slice(x, [[0, 99]]), slice(x, [[1, 100]])];
      return add(mul(100, sum(square(sub(right, square(left))))), sum(square(sub(1, left))));
    };
    const start = tensor(
      Array.from({ length: 100 }, (_, i) => (i % 2 ? 1 : -1.2)),
      [100],
    );
    const found = lbfgs(chain, start);
    expect(found).toMatchObject({ converged: true, reason: 'gradient' });
    expect(grad(chain, found.x).data.every((g) => Math.abs(g) <= 1e-8)).toBe(true);
    // a local minimum near (-1, 1, …) has the value 3.99
    expect(found.value < 1e-12 || Math.abs(found.value - 3.9866) < 1e-3).toBe(true);
  });

  test('takes a memory of one step, and says what is no memory', () => {
    const { residuals, start } = problems['Rosenbrock']!;
    expect(lbfgs(halfSquares(residuals), unknowns(start), { memory: 1 }).converged).toBe(true);
    expect(() => lbfgs(halfSquares(residuals), unknowns(start), { memory: 0 })).toThrow(
      'lbfgs: memory must be a whole number of 1 or more, got 0',
    );
  });
});

describe('levenbergMarquardt', () => {
  const cases = Object.entries(certified).flatMap(([name, problem]) =>
    problem.starts.map((start, i) => [name, i + 1, start, problem] as const),
  );

  test.each(cases)('fits %s from its start %i to the certified digits', (_name, _i, start, { residuals, parameters, sum: least }) => {
    const found = levenbergMarquardt(residuals, tensor(start, [start.length]));
    expect(found.converged).toBe(true);
    // certified to 11 digits: half a unit of the last one is at most this part
    const part = 5e-11;
    found.x.data.forEach((p, i) => expect(Math.abs(p / parameters[i]! - 1)).toBeLessThanOrEqual(part));
    expect(Math.abs((2 * found.value) / least - 1)).toBeLessThanOrEqual(part);
  });

  test('finds one of many solutions where columns depend on each other', () => {
    const x = tensor([1, 2, 3]);
    const y = tensor([2.5, 3.5, 4.5]);
    const line = (p: { a: Scalar; b: Scalar; c: Scalar; unused: Scalar }) => sub(add(mul(add(p.a, p.b), x), p.c), y);
    const start = { a: tensor(3), b: tensor(-1), c: tensor(0), unused: tensor(7) };
    const found = levenbergMarquardt(line, start);
    expect(found.converged).toBe(true);
    expect(found.value).toBeLessThan(1e-25);
    expect(found.x.a.data[0]! + found.x.b.data[0]!).toBeCloseTo(1, 12);
    expect(found.x.c.data[0]!).toBeCloseTo(1.5, 12);
    expect(found.x.unused.data[0]!).toBe(7);
  });

  test('takes fewer residuals than unknowns', () => {
    const found = levenbergMarquardt((x: Pair) => sub(sum(square(x)), 4), tensor([1, 1]));
    expect(found.converged).toBe(true);
    expect(found.x.data[0]!).toBeCloseTo(Math.SQRT2, 10);
  });

  test('says what is no option of its own, and no function', () => {
    expect(() => levenbergMarquardt((x: Pair) => x, tensor([1, 1]), { damping: 0 })).toThrow(
      'levenbergMarquardt: damping must be a finite number above 0, got 0',
    );
    expect(() => levenbergMarquardt((x: Pair) => x, tensor([1, 1]), { stepTolerance: -1 })).toThrow(
      'levenbergMarquardt: stepTolerance must be a finite number of 0 or more, got -1',
    );
    expect(() => levenbergMarquardt('r' as never, tensor([1, 1]))).toThrow(
      "levenbergMarquardt: expected a function of one argument, got 'r'",
    );
    expect(() => levenbergMarquardt(() => ({}), tensor([1, 1]))).toThrow(
      'levenbergMarquardt: the residuals: expected a tensor or more, got none',
    );
  });
});

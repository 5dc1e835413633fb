import { describe, expect, test } from 'vitest';
import { add, exp, grad, mul, slice, square, sub, tensor, type Tensor } from '../../src/index.ts';
import { jacobianFunction, parameterizedFunction } from '../../src/optim/index.ts';

const bump = (p: Tensor<[3]>, x: Tensor<[]>): Tensor<[]> =>
  mul(slice(p, [0]), exp(mul(-1, square(mul(slice(p, [2]), sub(x, slice(p, [1])))))));
const parameters = [2, 0.5, 1.5];
const xs = [-1, 0, 0.25, 2];
const value = (p: readonly number[], x: number): number => p[0]! * Math.exp(-((p[2]! * (x - p[1]!)) ** 2));
const close = (found: number, expected: number): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-14 * (1 + Math.abs(expected)));

describe('parameterizedFunction', () => {
  test('is the model, at the points that were given and at others', () => {
    for (const f of [parameterizedFunction(bump), parameterizedFunction(bump, xs), parameterizedFunction(bump, Float64Array.from(xs))]) {
      const at = f(parameters);
      for (const x of [...xs, 0.7, -0]) close(at(x), value(parameters, x));
    }
  });

  test('keeps the parameters that it was given, whatever is written into them later', () => {
    for (const f of [parameterizedFunction(bump), parameterizedFunction(bump, xs)]) {
      const given = [...parameters];
      const at = f(given);
      given[0] = 100;
      for (const x of [...xs, 0.7]) close(at(x), value(parameters, x));
      close(f(given)(0.25), value(given, 0.25));
    }
  });
});

describe('jacobianFunction', () => {
  test('is the gradient by the parameters, as an array, at the points that were given and at others', () => {
    for (const f of [jacobianFunction(bump), jacobianFunction(bump, xs)]) {
      const at = f(parameters);
      for (const x of [...xs, 0.7]) {
        const slopes = at(x);
        expect(Array.isArray(slopes)).toBe(true);
        const expected = grad((p: Tensor<[3]>) => bump(p, tensor(x)), tensor(parameters, [3])).data;
        expect(slopes).toHaveLength(3);
        slopes.forEach((s, i) => close(s, expected[i]!));
      }
    }
  });

  test('gives arrays of one’s own: writing into one changes no other', () => {
    const at = jacobianFunction(bump, xs)(parameters);
    const first = at(0.25);
    const before = [...first];
    first.fill(NaN);
    expect(at(0.25)).toEqual(before);
  });

  test('runs the model twice at most: as many points as were given are one program, a lone one is another', () => {
    let calls = 0;
    const counted = (p: Tensor<[3]>, x: Tensor<[]>): Tensor<[]> => (calls++, bump(p, x));
    const f = jacobianFunction(counted, xs);
    for (let i = 0; i < 20; i++) {
      const at = f([2, 0.1 * i, 1]);
      for (const x of [...xs, 0.1, 0.2]) at(x);
    }
    expect(calls).toBe(2);
  });

  test('is straight in models that are', () => {
    const line = (p: Tensor<[2]>, x: Tensor<[]>): Tensor<[]> => add(slice(p, [0]), mul(slice(p, [1]), x));
    expect(jacobianFunction(line)([5, 7])(3)).toEqual([1, 3]);
    // a parameter that is not read counts nothing
    expect(jacobianFunction((p: Tensor<[2]>, x) => mul(slice(p, [0]), x))([5, 7])(3)).toEqual([3, 0]);
  });
});

test('both say what is no model, no number, no scalar', () => {
  for (const [name, make] of Object.entries({ parameterizedFunction, jacobianFunction })) {
    expect(() => make(7 as never)).toThrow(`${name}: expected a function of parameters and x, got 7`);
    expect(() => make(((p: Tensor<[3]>) => p) as never)(parameters)(1)).toThrow(`${name}: the function must return a scalar, got [3]`);
    expect(() => make(bump, ['a'] as never)).toThrow('entry 0 is string, not a number');
    expect(() => make(bump)([1, undefined as never, 2])).toThrow('entry 1 is undefined, not a number');
  }
});

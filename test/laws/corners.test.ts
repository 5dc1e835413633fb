// Corners of functions of one number: value, first derivative by every mode, second by every pair of modes, eager and compiled.
import { describe, expect, test } from 'vitest';
import {
  abs,
  absorbingMul,
  add,
  clip,
  div,
  exp,
  greater,
  log,
  max,
  maximum,
  minimum,
  mul,
  pow,
  relu,
  sqrt,
  square,
  stack,
  stopGradient,
  sum,
  tensor,
  where,
  type Tensor,
} from '../../src/index.ts';
import { expectJet } from './jets.ts';

type Scalar = Tensor<[]>;
type Row = readonly [title: string, f: (x: Scalar) => Scalar, at: number, value: unknown, first: unknown, second: unknown];
const cube = (x: Scalar): Scalar => mul(x, square(x));

describe.each<readonly [string, readonly Row[]]>([
  [
    'kinks',
    [
      ['relu at 0', relu, 0, 0, 0, 0],
      ['relu at -0', relu, -0, 0, 0, 0],
      ['abs at 0', abs, 0, 0, 0, 0],
      ['abs at -∞', abs, -Infinity, Infinity, -1, 0],
      ['relu² at 0', (x) => square(relu(x)), 0, 0, 0, 0],
      ['x·|x| at 0', (x) => mul(x, abs(x)), 0, 0, 0, 0],
      ['maximum at a tie', (x) => maximum(x, square(x)), 1, 1, 1.5, 1],
      ['minimum at a tie', (x) => minimum(x, square(x)), 1, 1, 1.5, 1],
      ['max of a tie', (x) => max(stack([x, square(x)])), 1, 1, 1.5, 1],
      ['clip at its lower end', (x) => clip(cube(x), 1, 9), 1, 1, 3, 6],
      ['clip at its upper end', (x) => clip(cube(x), -9, 1), 1, 1, 3, 6],
      ['clip beyond its end', (x) => clip(cube(x), 2, 9), 1, 2, 0, 0],
      ['clip between equal bounds, at them', (x) => clip(cube(x), 1, 1), 1, 1, 3, 6],
    ],
  ],
  [
    'zero times infinity, and branches not taken',
    [
      ['an infinite branch not taken', (x) => where(greater(x, 0), div(1, x), cube(x)), 0, 0, 0, 0],
      ['a NaN branch not taken', (x) => where(greater(x, 0), log(x), square(x)), -1, 1, -2, 2],
      ['√ of a branch not taken', (x) => where(greater(x, 0), sqrt(x), mul(3, x)), 0, 0, 3, 0],
      ['a branch taken beside a NaN', (x) => where(greater(x, 0), cube(x), log(mul(-1, x))), 2, 8, 12, 12],
      ['0 times an infinite factor, absorbing', (x) => absorbingMul(0, div(1, x)), 0, 0, 0, 0],
      ['relu of what is -∞ with an infinite slope', (x) => relu(log(x)), 0, 0, 0, 0],
      ['stopGradient of an infinite slope', (x) => add(square(x), stopGradient(sqrt(x))), 0, 0, 0, 2],
    ],
  ],
  [
    'powers',
    [
      ['x⁰ at 0', (x) => pow(x, 0), 0, 1, 0, 0],
      ['x¹ at 0', (x) => pow(x, 1), 0, 0, 1, 0],
      ['x² at 0', (x) => pow(x, 2), 0, 0, 0, 2],
      ['x³ at 0', (x) => pow(x, 3), 0, 0, 0, 0],
      ['x^½ at 0', (x) => pow(x, 0.5), 0, 0, Infinity, -Infinity],
      ['x^1.5 at 0', (x) => pow(x, 1.5), 0, 0, 0, Infinity],
      ['x⁻¹ at 0', (x) => pow(x, -1), 0, Infinity, -Infinity, Infinity],
      ['0^y at y = 0', (y) => pow(0, y), 0, 1, 0, 0],
      ['0^y at y = 2', (y) => pow(0, y), 2, 0, 0, 0],
      ['1^y', (y) => pow(1, y), 5, 1, 0, 0],
      ['2^y at 0', (y) => pow(2, y), 0, 1, Math.LN2, Math.LN2 ** 2],
      ['x³ at -2', (x) => pow(x, 3), -2, -8, 12, -12],
      ['x⁻² at -2', (x) => pow(x, -2), -2, 0.25, 0.25, 0.375],
      ['x^½ at -2', (x) => pow(x, 0.5), -2, NaN, NaN, NaN],
      ['x⁰ at ∞', (x) => pow(x, 0), Infinity, 1, 0, 0],
      ['x⁰ at NaN', (x) => pow(x, 0), NaN, 1, 0, 0],
    ],
  ],
  [
    'roots and logarithms',
    [
      ['√x at 0', sqrt, 0, 0, Infinity, -Infinity],
      ['√(x²) at 0', (x) => sqrt(square(x)), 0, 0, 0, undefined],
      ['ln x at 0', log, 0, -Infinity, Infinity, -Infinity],
      ['ln x at ∞', log, Infinity, Infinity, 0, 0],
      ['x·ln x at 0, absorbing', (x) => absorbingMul(x, log(x)), 0, 0, -Infinity, Infinity],
      ['eˣ at -∞', exp, -Infinity, 0, 0, 0],
    ],
  ],
  [
    'stopGradient',
    [
      ['of a factor', (x) => mul(stopGradient(x), square(x)), 3, 27, 18, 6],
      ['of everything', (x) => stopGradient(cube(x)), 3, 27, 0, 0],
      ['of x within x·x', (x) => mul(stopGradient(square(x)), stopGradient(x)), 3, 27, 0, 0],
      ['beside what it stops', (x) => add(cube(x), stopGradient(cube(x))), 1, 2, 3, 6],
    ],
  ],
  [
    'second derivatives of where',
    [
      ['at the switch, of the branch taken', (x) => where(greater(x, 0), square(x), mul(2, cube(x))), 0, 0, 0, 0],
      ['of a condition that depends on x', (x) => where(greater(square(x), 1), cube(x), square(x)), 1, 1, 2, 2],
      ['nested', (x) => where(greater(x, 0), where(greater(x, 1), cube(x), square(x)), log(x)), 0.5, 0.25, 1, 2],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('%s', (_title, f, at, value, first, second) => {
    expectJet(f as never, tensor(at), { value, first: [first], ...(second !== undefined && { second: [second] }) });
  });
});

test('the sum of a 0-d tensor is that tensor', () => {
  expectJet(((x: Scalar) => square(sum(x))) as never, tensor(3), { value: 9, first: [6], second: [2] });
  expect(sum(tensor(3)).shape).toEqual([]);
});

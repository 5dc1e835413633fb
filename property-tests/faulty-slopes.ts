// Elementwise ops with one fault in their slopes, and right ones.
import {
  add,
  cos,
  defineElementwise,
  equal,
  mul,
  notEqual,
  sin,
  square,
  stopGradient,
  sub,
  type Lawful,
  type Slope,
  type Tensor,
} from '../src/index.ts';
import type { Scalar } from '../src/scalar/scalar.ts';
import type { Fault } from './fault.ts';

type Expression = <V, M>(s: Scalar<V, M>, x: V) => V;
const unary = (name: string, scalar: Expression, slope: (x: Tensor, y: Tensor) => Slope): Lawful =>
  defineElementwise({ name, scalar, slopes: ([x], y) => [slope(x, y)], laws: { domains: [{ low: 0.3, high: 2 }] } });

const sine = (slope: (x: Tensor) => Slope): Lawful => unary('sine', (s, x) => s.sin(x), slope);
export const squared = (slope: (x: Tensor) => Slope): Lawful => unary('squared', (s, x) => s.mul(x, x), slope);
const bend = (slope: (x: Tensor, y: Tensor) => Slope): Lawful => unary('bend', (s, x) => s.tanh(x), slope);
const less1 = (slope: (x: Tensor, y: Tensor) => Slope): Lawful => unary('less1', (s, x) => s.sub(s.exp(x), s.constant(1)), slope);

/** Slopes of one operand. */
export const elementwise: readonly Fault[] = [
  { fault: 'a wrong sign', law: 'finite differences', wrong: sine((x) => mul(-1, cos(x))), right: sine((x) => cos(x)) },
  { fault: 'a missing factor', law: 'finite differences', wrong: squared((x) => x), right: squared((x) => mul(2, x)) },
  {
    fault: 'a slope off by one part in ten million',
    law: 'finite differences',
    wrong: squared((x) => mul(2 + 2e-7, x)),
    right: squared((x) => add(x, x)),
  },
  { fault: 'a wrong slope', law: 'finite differences', wrong: bend((_, y) => sub(1, y)), right: bend((_, y) => sub(1, square(y))) },
  { fault: 'the result of another op', law: 'finite differences', wrong: less1((_, y) => y), right: less1((_, y) => add(y, 1)) },
  { fault: 'a slope that is constant', law: 'finite differences', wrong: sine(() => null), right: sine((x) => sin(add(x, Math.PI / 2))) },
  {
    fault: 'a slope that cannot be differentiated',
    law: 'second order',
    wrong: sine((x) => stopGradient(cos(x))),
    right: sine((x) => cos(x)),
  },
  {
    fault: 'a slope whose own slope is wrong',
    law: 'second order',
    wrong: sine((x) => wrongCosine(x)),
    right: sine((x) => rightCosine(x)),
  },
];
const cosine = (sign: number) => defineElementwise({ name: 'cosine', scalar: (s, x) => s.cos(x), slopes: ([x]) => [mul(sign, sin(x))] });
const wrongCosine = cosine(1);
const rightCosine = cosine(-1);

const scaled = (slopes: (a: Tensor, b: Tensor) => readonly [Slope, Slope]): Lawful =>
  defineElementwise({ name: 'scaled', operands: 2, scalar: (s, a, b) => s.mul(a, s.mul(b, b)), slopes: ([a, b]) => slopes(a, b) });
const choose = (slopes: (c: Tensor) => readonly [Slope, Slope, Slope]): Lawful =>
  defineElementwise({
    name: 'choose',
    operands: 3,
    scalar: (s, c, a, b) => s.select(s.notEqual(c, s.constant(0)), a, b),
    slopes: ([c]) => slopes(c),
    laws: { domains: [{ low: 0, high: 1, integers: true }, undefined, undefined] },
  });
/** Slopes of several operands. */
export const several: readonly Fault[] = [
  {
    fault: 'a missing second operand',
    law: 'finite differences',
    wrong: scaled((_, b) => [square(b), null]),
    right: scaled((a, b) => [square(b), mul(2, mul(a, b as never))]),
  },
  {
    fault: 'slopes in each other’s place',
    law: 'finite differences',
    wrong: scaled((a, b) => [mul(2, mul(a, b as never)), square(b)]),
    right: scaled((a, b) => [mul(b, b as never), mul(a, add(b, b as never) as never)]),
  },
  {
    fault: 'the branch not taken',
    law: 'finite differences',
    wrong: choose((c) => [null, equal(c, 0 as never), notEqual(c, 0 as never)]),
    right: choose((c) => [null, notEqual(c, 0 as never), equal(c, 0 as never)]),
  },
];

// The laws of functions made by transforms: loops, branches, checkpoints and derivatives of one's own differentiate, batch and compile like any op.
import { describe, test } from 'vitest';
import {
  add,
  checkpoint,
  cond,
  cos,
  customDerivative,
  gather,
  greater,
  less,
  linearize,
  matmul,
  mul,
  scan,
  sin,
  square,
  sum,
  tanh,
  tensor,
  vmap,
  whileLoop,
  type Tensor,
} from '../src/index.ts';
import { check, lawsOfFunction, type FunctionAt } from '../src/laws/index.ts';
import { settings } from './settings.ts';

const { runs, seed } = settings({ runs: 5 });

type Scalar = Tensor<[]>;
type Pair = Tensor<[2]>;
type Square = Tensor<[2, 2]>;

/** A function of tensors whose shapes are known here, as laws take it. */
function at<T extends readonly Tensor[]>(
  name: string,
  shapes: FunctionAt['shapes'],
  apply: (...operands: T) => unknown,
  more: Partial<FunctionAt> = {},
): FunctionAt {
  return { name, shapes, apply: apply as never, ...more };
}

const recurrent = (reverse: boolean) => (w: Square, h: Pair, xs: Tensor<[3, 2]>) =>
  scan(
    (c, x) => {
      const next = tanh(add(matmul(w, c), x));
      return [next, mul(next, x)];
    },
    h,
    xs,
    { reverse },
  );
const cell = [[2, 2], [2], [3, 2]];
const indices = { low: 0, high: 2, integers: true };

const functions: readonly FunctionAt[] = [
  at('a recurrent net', cell, recurrent(false)),
  at('a recurrent net in reverse', cell, recurrent(true)),
  at('carries that change places', [[2], [2], [3]], (a: Pair, b: Pair, xs: Tensor<[3]>) =>
    scan(([p, q], x) => [[q, mul(p, x)], { sum: add(p, q), constant: tensor([1, 2]) }], [a, b], xs),
  ),
  at('a loop over nothing', [[2], [0, 2]], (a: Pair, xs: Tensor<[0, 2]>) => scan((c, x) => [mul(c, x), c], a, xs)),
  at(
    'a loop over indices',
    [[3, 2], [4]],
    (table: Tensor<[3, 2]>, is: Tensor<[4]>) => scan((c, i) => [mul(c, gather(table, i)), c], tensor([1, 1]), is),
    { domains: [undefined, indices] },
  ),
  at('a loop in a loop', [[2], [3, 2]], (a: Pair, xs: Tensor<[3, 2]>) =>
    scan((c, x) => [scan((d, y) => [mul(d, cos(y)), d], c, x)[0], c], sum(a), xs),
  ),
  at('a branch', [[], [2], [2]], (p: Scalar, a: Pair, b: Pair) =>
    cond(
      greater(p, 0.1),
      (x) => mul(x, sin(b)),
      (x) => add(x, b),
      a,
    ),
  ),
  at('a bounded loop', [[2]], (a: Pair) =>
    whileLoop(
      (x) => less(sum(square(x)), 10.03),
      (x) => mul(x, 1.7),
      add(square(a), 0.1),
      { limit: 6 },
    ),
  ),
  at('a checkpoint', [[2, 2], [2]], (w: Square, b: Pair) => checkpoint((x: Pair) => ({ y: tanh(matmul(w, x)), z: sin(x) }))(b)),
  at('a checkpoint in a loop', cell, (w: Square, h: Pair, xs: Tensor<[3, 2]>) =>
    scan((c, x) => [checkpoint((d: Pair) => tanh(add(matmul(w, d), x)))(c), []], h, xs),
  ),
  at('a derivative of one’s own', [[2], [2]], (a: Pair, b: Pair) =>
    customDerivative(
      (x: { a: Pair; b: Pair }) => sin(mul(x.a, x.b)),
      (x) => {
        const slope = cos(mul(x.a, x.b));
        return {
          push: (d) => mul(slope, add(mul(d.a, x.b), mul(x.a, d.b))),
          pull: (v) => ({ a: mul(mul(v, slope), x.b), b: mul(mul(v, slope), x.a) }),
        };
      },
    )({ a, b }),
  ),
  at('a linearization', [[2], [2]], (a: Pair, d: Pair) => linearize((x: Pair) => mul(sin(x), sum(x)), a)[1](d)),
  at(
    'a mapped loop',
    [
      [2, 2],
      [3, 2],
    ],
    (starts: Square, xs: Tensor<[3, 2]>) => vmap((c: Pair) => scan((d, x) => [tanh(add(d, x)), d], c, xs), starts, { in: 1, out: -1 }),
  ),
];

describe.each(functions.map((f) => [f.name, f] as const))('%s', (_name, f) => {
  for (const law of lawsOfFunction(f)) test(law.name, () => check(law, { runs, seed }));
});

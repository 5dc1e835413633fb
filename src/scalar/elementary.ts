import { exp, expm1, sigmoid, tanh } from './elementary/exponential.ts';
import { log, log1p, softplus } from './elementary/logarithm.ts';
import { log10, log2 } from './elementary/logarithm-base.ts';
import { pow } from './elementary/power.ts';
import { cos, sin } from './elementary/trigonometric.ts';
import type { Elementary, Primitives } from './scalar.ts';

/** The elementary functions over given primitives: written once, read by the oracle and by every kernel with the same bits. */
export function elementary<V, M>(primitives: Primitives<V, M>): Elementary<V> {
  return {
    exp: (x) => exp(primitives, x),
    expm1: (x) => expm1(primitives, x),
    log: (x) => log(primitives, x),
    log2: (x) => log2(primitives, x),
    log10: (x) => log10(primitives, x),
    log1p: (x) => log1p(primitives, x),
    sin: (x) => sin(primitives, x),
    cos: (x) => cos(primitives, x),
    tanh: (x) => tanh(primitives, x),
    sigmoid: (x) => sigmoid(primitives, x),
    softplus: (x) => softplus(primitives, x),
    pow: (x, y) => pow(primitives, x, y),
  };
}

import { DataError } from '../errors.ts';
import { erfc } from '../scalar/elementary/error-function.ts';
import { describe, type Tensor } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { add } from './add.ts';
import { equal } from './compare.ts';
import { defineActivation, type Activation } from './define-activation.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { exp } from './exp.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { sigmoid } from './sigmoid.ts';
import { square } from './square.ts';
import { where } from './where.ts';

/** φ(x) = e^(-x²/2) / √2π. */
const density = (x: Tensor): Tensor => mul(1 / Math.sqrt(2 * Math.PI), exp(mul(-0.5, square(x))));

/** Φ(x), the part of the normal distribution below x. */
export const normalDistribution: Unary = defineElementwise({
  name: 'normalDistribution',
  scalar: (s, x) => s.mul(s.constant(0.5), erfc(s, s.mul(s.constant(-Math.SQRT1_2), x))),
  slopes: ([x]) => [density(x)],
});

/** x Φ(x), with the digits of its tail. */
const exact: Unary = defineElementwise({
  name: 'exactGelu',
  scalar: (s, x) => {
    const half = s.mul(s.constant(0.5), x);
    const y = s.mul(half, erfc(s, s.mul(s.constant(-Math.SQRT1_2), x)));
    return s.select(s.equal(x, s.constant(-Infinity)), s.constant(-0), y);
  },
  slopes: ([x]) => [add(normalDistribution(x), absorbingMul(x, density(x)))],
});

/** x σ(2u) with u = √(2/π) (x + 0.044715 x³): the same as ½ x (1 + tanh u). */
function approximation(x: Tensor): Tensor {
  const u = mul(2 * Math.sqrt(2 / Math.PI), mul(x, add(1, mul(0.044715, square(x))) as never));
  return where(equal(x, -Infinity), neg(0) as never, mul(x, sigmoid(u) as never) as never);
}

interface GeluOptions {
  /** `'none'`, the default, is x Φ(x); `'tanh'` is the approximation that some published weights were trained with. */
  readonly approximate?: 'none' | 'tanh';
}

/**
 * y = x Φ(x), where Φ is the normal distribution function, or, with `approximate: 'tanh'`, ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))). -0 at -∞.
 * Within 8 ulp, in the lower tail to 1e-15. (Hendrycks and Gimpel 2016.)
 * @throws DataError for another approximation
 */
export const gelu: Activation<GeluOptions> = /* @__PURE__ */ defineActivation<GeluOptions>(
  'gelu',
  (x, { approximate = 'none' }) => {
    if (approximate !== 'none' && approximate !== 'tanh')
      throw new DataError(`gelu: approximate must be 'none' or 'tanh', got ${describe(approximate)}`);
    return approximate === 'none' ? exact(x) : approximation(x);
  },
  { options: [{ approximate: 'tanh' }], conventions: [{ at: [-Infinity], slopes: [0], second: [0] }] },
);

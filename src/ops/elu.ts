import type { Tensor } from '../tensor/tensor.ts';
import { greater } from './compare.ts';
import { defineActivation, parameter, type Activation } from './define-activation.ts';
import { div } from './div.ts';
import { expm1 } from './expm1.ts';
import { mul } from './mul.ts';
import { where } from './where.ts';

/** Where the function goes for x → -∞: to -alpha. */
interface Alpha {
  /** 1 where absent. */
  readonly alpha?: number;
}

/** x above 0, else alpha (e^(x / length) - 1). */
function below(x: Tensor, alpha: number, length: number): Tensor {
  const curve = mul(alpha, expm1(length === 1 ? x : div(x, length as never)));
  return where(greater(x, 0), x as never, curve as never);
}

/** y = x for x > 0, else alpha (eˣ - 1); alpha is 1 where absent. The derivative at 0 is alpha. (Clevert, Unterthiner and Hochreiter 2016.) @throws DataError for an alpha that is no number */
export const elu: Activation<Alpha> = /* @__PURE__ */ defineActivation<Alpha>(
  'elu',
  (x, { alpha = 1 }) => below(x, parameter('elu', 'alpha', alpha), 1),
  { kinks: [0], options: [{ alpha: 0.5 }], conventions: [{ at: [0], slopes: [1], second: [1] }] },
);

/** y = x for x > 0, else alpha (e^(x / alpha) - 1): as `elu`, with slope 1 on both sides of 0. (Barron 2017.) @throws DataError for an alpha that is not above 0 */
export const celu: Activation<Alpha> = /* @__PURE__ */ defineActivation<Alpha>(
  'celu',
  (x, { alpha = 1 }) => {
    const length = parameter('celu', 'alpha', alpha, 0);
    return below(x, length, length);
  },
  { kinks: [0], options: [{ alpha: 0.5 }], conventions: [{ at: [0], slopes: [1], second: [1] }] },
);

// Klambauer, Unterthiner, Mayr and Hochreiter 2017, appendix 1: the fixed point with mean 0 and variance 1
const [selfScale, selfAlpha] = [1.0507009873554804934193349852946, 1.6732632423543772848170429916717];

/** y = 1.0507 · (x for x > 0, else 1.6733 (eˣ - 1)). The derivative at 0 is that of the lower side, 1.7581. (Klambauer et al. 2017.) */
export const selu: Activation = /* @__PURE__ */ defineActivation('selu', (x) => mul(selfScale, below(x, selfAlpha, 1)), {
  kinks: [0],
  conventions: [{ at: [0], slopes: [selfScale * selfAlpha], second: [selfScale * selfAlpha] }],
});

import { equal } from './compare.ts';
import { defineActivation, type Activation } from './define-activation.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { softplus } from './softplus.ts';
import { tanh } from './tanh.ts';
import { where } from './where.ts';

/** y = x tanh(ln(1 + eˣ)); -0 at -∞. Within 8 ulp. (Misra 2019.) */
export const mish: Activation = /* @__PURE__ */ defineActivation(
  'mish',
  (x) => where(equal(x, -Infinity), neg(0) as never, mul(x, tanh(softplus(x)) as never) as never),
  { conventions: [{ at: [-Infinity], slopes: [0], second: [0] }] },
);

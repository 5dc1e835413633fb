import type { Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { lessEqual } from './compare.ts';
import { defineActivation, type Activation } from './define-activation.ts';
import { relu6 } from './hard-activations.ts';
import { mul } from './mul.ts';
import { where } from './where.ts';

const ramp = (x: Tensor): Tensor => mul(1 / 6, relu6(add(x, 3)));
const laws = { domain: { low: -5, high: 5 }, kinks: [-3, 3] };

/** y = min(max(0, x + 3), 6) / 6. The derivative at ±3 is 0. (Courbariaux, Bengio and David 2015; as scaled by Howard et al. 2019.) */
export const hardSigmoid: Activation = /* @__PURE__ */ defineActivation('hardSigmoid', ramp, {
  ...laws,
  conventions: [
    { at: [-3], slopes: [0], second: [0] },
    { at: [3], slopes: [0], second: [0] },
  ],
});

/** y = x min(max(0, x + 3), 6) / 6, 0 up to -3, also at -∞. The derivative is 0 at -3 and 1 at 3. (Howard et al. 2019.) */
export const hardSwish: Activation = /* @__PURE__ */ defineActivation(
  'hardSwish',
  (x) => where(lessEqual(x, -3), 0 as never, mul(x, ramp(x) as never) as never),
  {
    ...laws,
    conventions: [
      { at: [-3], slopes: [0], second: [0] },
      { at: [3], slopes: [1], second: [0] },
    ],
  },
);

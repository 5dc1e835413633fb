import { greater } from './compare.ts';
import { defineActivation, parameter, type Activation } from './define-activation.ts';
import { mul } from './mul.ts';
import { where } from './where.ts';

/** How steep the function is below 0. */
interface NegativeSlope {
  /** 0.01 where absent. */
  readonly negativeSlope?: number;
}

/** y = x for x > 0, else `negativeSlope` · x (0.01 where absent). The derivative at 0 is the negative slope. (Maas, Hannun and Ng 2013.) @throws DataError for a slope that is no number */
export const leakyRelu: Activation<NegativeSlope> = /* @__PURE__ */ defineActivation<NegativeSlope>(
  'leakyRelu',
  (x, { negativeSlope = 0.01 }) =>
    where(greater(x, 0), x as never, mul(parameter('leakyRelu', 'the negative slope', negativeSlope), x) as never),
  { kinks: [0], options: [{ negativeSlope: 0.3 }], conventions: [{ at: [0], slopes: [0.01], second: [0] }] },
);

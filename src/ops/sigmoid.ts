import { expOfMinusAbs } from '../scalar/elementary/exponential.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { tanh } from './tanh.ts';

/** y = 1 / (1 + e⁻ˣ), the logistic function, within 4 ulp. */
export const sigmoid: Unary = defineElementwise({
  name: 'sigmoid',
  scalar: (s, x) => s.sigmoid(x),
  slopes: ([x]) => [logisticDensity(x)],
});

/** e^-|x| / (1 + e^-|x|)²: y (1 - y) with the digits of both tails; its slope -y tanh x/2 keeps those next to 0. */
export const logisticDensity: Unary = defineElementwise({
  name: 'logisticDensity',
  scalar: (s, x) => {
    const e = expOfMinusAbs(s, x);
    const inverse = s.div(s.constant(1), s.add(s.constant(1), e));
    return s.mul(s.mul(e, inverse), inverse);
  },
  slopes: ([x], y) => [mul(mul(-1, tanh(mul(0.5, x))), y)],
});

import { expOfMinusAbs } from '../scalar/elementary/exponential.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';

/** y = tanh x, within 2 ulp. */
export const tanh: Unary = defineElementwise({
  name: 'tanh',
  scalar: (s, x) => s.tanh(x),
  slopes: ([x]) => [sechSquared(x)],
});

/** 1 - tanh² x = 4 e^-2|x| / (1 + e^-2|x|)², with the digits of its tails. */
export const sechSquared: Unary = defineElementwise({
  name: 'sechSquared',
  scalar: (s, x) => {
    const e = expOfMinusAbs(s, s.add(x, x));
    const half = s.div(s.constant(2), s.add(s.constant(1), e));
    return s.mul(s.mul(e, half), half);
  },
  slopes: ([x], y) => [mul(mul(-2, tanh(x)), y)],
});

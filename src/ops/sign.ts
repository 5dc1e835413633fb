import { defineElementwise, type Unary } from './define-elementwise.ts';

/** y = 1, -1 or 0 as x is positive, negative or zero; keeps -0 and NaN. Constant almost everywhere: no derivative. */
export const sign: Unary = defineElementwise({
  name: 'sign',
  scalar: (s, x) => s.select(s.or(s.less(x, s.constant(0)), s.less(s.constant(0), x)), s.copySign(s.constant(1), x), x),
  slopes: () => [null],
});

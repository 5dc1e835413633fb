import { defineElementwise, type Unary } from './define-elementwise.ts';

/** y = ⌊x⌋, the greatest whole number not above x; keeps -0. Constant almost everywhere: no derivative. */
export const floor: Unary = defineElementwise({
  name: 'floor',
  scalar: (s, x) => s.floor(x),
  slopes: () => [null],
});

/** y = ⌈x⌉, the least whole number not below x; -0 on (-1, -0]. Constant almost everywhere: no derivative. */
export const ceil: Unary = defineElementwise({
  name: 'ceil',
  scalar: (s, x) => s.neg(s.floor(s.neg(x))),
  slopes: () => [null],
});

/** y = x without its fraction, towards 0; keeps the sign of x, also of zero. Constant almost everywhere: no derivative. */
export const trunc: Unary = defineElementwise({
  name: 'trunc',
  scalar: (s, x) => s.copySign(s.floor(s.abs(x)), x),
  slopes: () => [null],
});

/** y = the whole number nearest to x, of two the even one (IEEE 754); keeps the sign of x, also of zero. Constant almost everywhere: no derivative. */
export const round: Unary = defineElementwise({
  name: 'round',
  scalar: (s, x) => {
    const magnitude = s.abs(x);
    const below = s.floor(magnitude);
    const fraction = s.sub(magnitude, below);
    const half = s.mul(below, s.constant(0.5));
    const odd = s.notEqual(s.floor(half), half);
    const up = s.or(s.less(s.constant(0.5), fraction), s.and(s.equal(fraction, s.constant(0.5)), odd));
    return s.copySign(s.add(below, s.indicator(up)), x);
  },
  slopes: () => [null],
});

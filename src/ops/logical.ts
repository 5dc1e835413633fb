// Truth is any number but 0 (so also NaN); answers are 1 and 0. They are constant almost everywhere: no derivative.
import { defineElementwise, type Binary, type Unary } from './define-elementwise.ts';

/** 1 where a ≠ 0 and b ≠ 0, else 0; NaN is ≠ 0; broadcast. Constant almost everywhere: no derivative. */
export const logicalAnd: Binary<'logicalAnd'> = defineElementwise({
  name: 'logicalAnd',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.and(s.notEqual(a, s.constant(0)), s.notEqual(b, s.constant(0)))),
  slopes: () => [null, null],
});

/** 1 where a ≠ 0 or b ≠ 0, else 0; NaN is ≠ 0; broadcast. Constant almost everywhere: no derivative. */
export const logicalOr: Binary<'logicalOr'> = defineElementwise({
  name: 'logicalOr',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.or(s.notEqual(a, s.constant(0)), s.notEqual(b, s.constant(0)))),
  slopes: () => [null, null],
});

/** 1 where x = 0, else 0, also at NaN. Constant almost everywhere: no derivative. */
export const logicalNot: Unary = defineElementwise({
  name: 'logicalNot',
  scalar: (s, x) => s.indicator(s.equal(x, s.constant(0))),
  slopes: () => [null],
});

/** 1 where x is NaN, else 0. Constant almost everywhere: no derivative. */
export const isNaN: Unary = defineElementwise({
  name: 'isNaN',
  scalar: (s, x) => s.indicator(s.notEqual(x, x)),
  slopes: () => [null],
});

/** 1 where x is neither infinite nor NaN, else 0. Constant almost everywhere: no derivative. */
export const isFinite: Unary = defineElementwise({
  name: 'isFinite',
  scalar: (s, x) => s.indicator(s.less(s.abs(x), s.constant(Infinity))),
  slopes: () => [null],
});

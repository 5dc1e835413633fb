// Comparisons give 1 where they hold and 0 elsewhere; NaN equals nothing. They are constant almost everywhere: no derivative.
import { defineElementwise, type Binary } from './define-elementwise.ts';

/** 1 where a = b, else 0, also where either is NaN; broadcast. Constant almost everywhere: no derivative. */
export const equal: Binary<'equal'> = defineElementwise({
  name: 'equal',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.equal(a, b)),
  slopes: () => [null, null],
});

/** 1 where a ≠ b, also where either is NaN, else 0; broadcast. Constant almost everywhere: no derivative. */
export const notEqual: Binary<'notEqual'> = defineElementwise({
  name: 'notEqual',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.notEqual(a, b)),
  slopes: () => [null, null],
});

/** 1 where a < b, else 0, also where either is NaN; broadcast. Constant almost everywhere: no derivative. */
export const less: Binary<'less'> = defineElementwise({
  name: 'less',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.less(a, b)),
  slopes: () => [null, null],
});

/** 1 where a ≤ b, else 0, also where either is NaN; broadcast. Constant almost everywhere: no derivative. */
export const lessEqual: Binary<'lessEqual'> = defineElementwise({
  name: 'lessEqual',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.lessEqual(a, b)),
  slopes: () => [null, null],
});

/** 1 where a > b, else 0, also where either is NaN; broadcast. Constant almost everywhere: no derivative. */
export const greater: Binary<'greater'> = defineElementwise({
  name: 'greater',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.less(b, a)),
  slopes: () => [null, null],
});

/** 1 where a ≥ b, else 0, also where either is NaN; broadcast. Constant almost everywhere: no derivative. */
export const greaterEqual: Binary<'greaterEqual'> = defineElementwise({
  name: 'greaterEqual',
  operands: 2,
  scalar: (s, a, b) => s.indicator(s.lessEqual(b, a)),
  slopes: () => [null, null],
});

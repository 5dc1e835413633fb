import { defineElementwise, type Binary } from './define-elementwise.ts';

/**
 * y = a · b, and 0 wherever a or b is exactly 0, also against infinity and NaN: how derivatives multiply entry by entry.
 * It makes `where` and kinks right at the branch not taken, in every mode and order. The price: a NaN slope under a zero cotangent is hidden.
 */
export const absorbingMul: Binary<'absorbingMul'> = defineElementwise({
  name: 'absorbingMul',
  operands: 2,
  scalar: (s, a, b) => {
    const zero = s.constant(0);
    return s.select(s.and(s.notEqual(a, zero), s.notEqual(b, zero)), s.mul(a, b), zero);
  },
  slopes: ([a, b]) => [b, a],
  laws: { conventions: [{ at: [0, Infinity], slopes: [Infinity, 0], second: [1, 1] }] },
});

import { defineElementwise, type Binary } from './define-elementwise.ts';

/** y = a · b, entry by entry, broadcast (the Hadamard product). */
export const mul: Binary<'mul'> = defineElementwise({
  name: 'mul',
  operands: 2,
  scalar: (s, a, b) => s.mul(a, b),
  slopes: ([a, b]) => [b, a],
});

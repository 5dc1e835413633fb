import { defineElementwise, type Binary } from './define-elementwise.ts';

/** y = a - b, entry by entry, broadcast. */
export const sub: Binary<'sub'> = defineElementwise({
  name: 'sub',
  operands: 2,
  scalar: (s, a, b) => s.sub(a, b),
  slopes: () => [1, -1],
});

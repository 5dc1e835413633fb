import { defineElementwise, type Binary } from './define-elementwise.ts';

/** y = a + b, entry by entry, broadcast. */
export const add: Binary<'add'> = defineElementwise({
  name: 'add',
  operands: 2,
  scalar: (s, a, b) => s.add(a, b),
  slopes: () => [1, 1],
});

import { defineElementwise, type Unary } from './define-elementwise.ts';
import { sigmoid } from './sigmoid.ts';

/** y = ln(1 + eˣ), without overflow. */
export const softplus: Unary = defineElementwise({
  name: 'softplus',
  scalar: (s, x) => s.softplus(x),
  slopes: ([x]) => [sigmoid(x)],
});

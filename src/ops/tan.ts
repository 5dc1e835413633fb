import { tan as tanOf } from '../scalar/elementary/tangent.ts';
import { add } from './add.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { square } from './square.ts';

/** y = tan x, x in radians, within 1 ulp over the whole range; keeps -0 (fdlibm k_tan, 1993). */
export const tan: Unary = defineElementwise({
  name: 'tan',
  scalar: (s, x) => tanOf(s, x),
  slopes: (_, y) => [add(1, square(y))],
  laws: { domains: [{ low: -1.3, high: 1.3 }] },
});

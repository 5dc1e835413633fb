import { defineElementwise, type Unary } from './define-elementwise.ts';
import { defineLoss, type EntryLoss } from './loss.ts';
import { sub } from './sub.ts';
import { tanh } from './tanh.ts';

/** ln cosh r. For small r it is ln(1 + (cosh r - 1)), so that no digit is lost there. */
const logCosh: Unary = defineElementwise({
  name: 'logCosh',
  scalar: (s, r) => {
    const size = s.abs(r);
    const excess = s.mul(s.mul(s.constant(-0.5), s.expm1(size)), s.expm1(s.neg(size))); // cosh r - 1
    const far = s.add(s.sub(size, s.constant(Math.LN2)), s.log1p(s.exp(s.mul(s.constant(-2), size))));
    return s.select(s.less(size, s.constant(1)), s.log1p(excess), far);
  },
  slopes: ([r]) => [tanh(r)],
});

/** ln cosh(y - t) of each entry: about ½(y - t)² near 0 and |y - t| - ln 2 far from it. @throws ShapeError when shapes differ */
export const logCoshLoss: EntryLoss<'logCoshLoss'> = defineLoss<EntryLoss<'logCoshLoss'>, unknown>({
  name: 'logCoshLoss',
  losses: (y, t) => logCosh(sub(y, t as never)),
});

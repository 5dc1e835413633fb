import { abs } from './abs.ts';
import { clip } from './clip.ts';
import { greater } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { div } from './div.ts';
import { defineLoss, type EntryLoss } from './loss.ts';
import { numberOption } from './options.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

interface Delta {
  /** Where the parabola ends; 1 where absent. */
  readonly delta?: number;
}
interface Beta {
  /** Where the parabola ends; 1 where absent. */
  readonly beta?: number;
}

/** ½r² for |r| ≤ δ, else δ(|r| - ½δ). */
export const bend: Binary<'bend'> = defineElementwise({
  name: 'bend',
  operands: 2,
  scalar: (s, r, delta) => {
    const half = s.constant(0.5);
    const size = s.abs(r);
    return s.select(s.lessEqual(size, delta), s.mul(s.mul(half, size), size), s.mul(delta, s.sub(size, s.mul(half, delta))));
  },
  slopes: ([r, delta]) => [clip(r, neg(delta), delta), where(greater(abs(r), delta), sub(abs(r), delta), 0)],
  laws: { domains: [undefined, { low: 0.5, high: 2 }] },
});

/**
 * ½r² where |r| ≤ δ, else δ(|r| - ½δ), of each r = y - t (Huber 1964). The slope is r, held within [-δ, δ]; the second derivative is 1 on the closed interval.
 * @throws ShapeError when shapes differ; DataError for a delta below 0
 */
export const huber: EntryLoss<'huber', Delta> = defineLoss<EntryLoss<'huber', Delta>, Delta>({
  name: 'huber',
  losses: (y, t, { delta = 1 }) => bend(sub(y, t as never), numberOption('huber', 'delta', delta, 0) as never),
  conventions: [
    { at: [1, 0], slopes: [1, -1], second: [0, 0] },
    { at: [-1, 0], slopes: [-1, 1], second: [0, 0] },
  ],
  options: { '{ delta: 0.5 }': { delta: 0.5 } },
});

/** ½r²/β for |r| ≤ β, else |r| - ½β, for β > 0. */
export const smooth: Binary<'smooth'> = defineElementwise({
  name: 'smooth',
  operands: 2,
  scalar: (s, r, beta) => {
    const half = s.constant(0.5);
    const size = s.abs(r);
    return s.select(s.lessEqual(size, beta), s.mul(s.mul(half, size), s.div(size, beta)), s.sub(size, s.mul(half, beta)));
  },
  slopes: ([r, beta]) => [clip(div(r, beta), -1, 1), mul(-0.5, where(greater(abs(r), beta), 1, mul(div(r, beta), div(r, beta))))],
  laws: { domains: [undefined, { low: 0.5, high: 2 }] },
});

/**
 * ½r²/β where |r| ≤ β, else |r| - ½β, of each r = y - t (Girshick 2015): `huber` over β. With a beta of 0 it is |r|.
 * The second derivative is 1/β on the closed interval.
 * @throws ShapeError when shapes differ; DataError for a beta below 0
 */
export const smoothL1: EntryLoss<'smoothL1', Beta> = defineLoss<EntryLoss<'smoothL1', Beta>, Beta>({
  name: 'smoothL1',
  losses: (y, t, { beta = 1 }) => {
    const r = sub(y, t as never);
    return numberOption('smoothL1', 'beta', beta, 0) === 0 ? abs(r) : smooth(r, beta as never);
  },
  conventions: [{ at: [1, 0], slopes: [1, -1], second: [0, 0] }],
  options: { '{ beta: 0.5 }': { beta: 0.5 }, '{ beta: 0 }': { beta: 0 } },
});

import type { Shape } from '../../types/dim.ts';
import type { Tree } from '../tensor/tree.ts';
import type { ScalarFunctionOf } from '../transform/grad.ts';
import { wolfe, type Slope } from './line-search.ts';
import { arrived, minimizeOptions, type MinimizeOptions, type Minimum, type Reason } from './minimum.ts';
import { count } from './settings.ts';
import { smoothOf, type Place, type Smooth } from './smooth.ts';
import { spaceOf } from './space.ts';
import { along, dot, norm, type Vector } from './vectors.ts';

/** When `lbfgs` ends, and how much it remembers. */
export interface LbfgsOptions<X> extends MinimizeOptions<X> {
  /** How many of the last steps make the model of the curvature: 10 where absent. */
  readonly memory?: number;
}

/**
 * A minimum of a scalar function near x0 by the limited-memory BFGS method: exact gradients, the inverse Hessian from the last steps, step lengths with the
 * strong Wolfe conditions (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithms 7.4 and 7.5, 3.5 and 3.6). A step costs one or two gradients,
 * compiled once, and 4·memory·n flops. A step to NaN or infinity is shortened.
 *
 * Defaults: `maxIterations` 1000, `gradientTolerance` 1e-8, `memory` 10.
 * @throws ShapeError when f does not return a scalar; DataError for a start that is no tree of concrete tensors, or options that are none
 */
export function lbfgs<const X extends Tree, S extends Shape>(
  f: ScalarFunctionOf<'lbfgs', X, S>,
  x0: X,
  options: LbfgsOptions<X> = {},
): Minimum<X> {
  const settings = minimizeOptions<X, LbfgsOptions<X>>('lbfgs', options, { maxIterations: 1000, gradientTolerance: 1e-8, memory: 10 });
  const memory = count('lbfgs', 'memory', settings.memory);
  const space = spaceOf('lbfgs', x0);
  const smooth = smoothOf('lbfgs', f, space);
  try {
    let place = smooth.at(space.start);
    let iterations = 0;
    let pairs: readonly Pair[] = [];
    let reason: Reason | undefined = place.sound ? undefined : 'notFinite';
    while (!reason && place.gradientNorm > settings.gradientTolerance && iterations < settings.maxIterations) {
      const direction = towards(place.gradient, pairs);
      // without a memory the length of the gradient means nothing
      const next = nextPlace(smooth, place, direction, pairs.length > 0 ? 1 : Math.min(1, 1 / norm(direction)));
      iterations++;
      if (next) {
        pairs = remember(pairs, place, next, memory);
        place = next;
      } else if (pairs.length === 0) reason = 'stuck';
      // what was learnt may be what leads astray
      else pairs = [];
      const { z, value, gradientNorm } = place;
      const heard = settings.onIteration({ iteration: iterations, x: space.read(z), value, gradientNorm, accepted: next !== undefined });
      if (heard === false) reason ??= 'stopped';
    }
    const { z, value, gradientNorm } = place;
    if (reason !== 'notFinite' && gradientNorm <= settings.gradientTolerance) reason = 'gradient';
    reason ??= 'limit';
    return { x: space.read(z), value, gradientNorm, iterations, converged: arrived(reason), reason };
  } finally {
    smooth.dispose();
  }
}

/** A step s, the change y of the gradient along it, and 1 / y·s. */
interface Pair {
  readonly s: Vector;
  readonly y: Vector;
  readonly rho: number;
}

interface Trial extends Slope {
  readonly place: Place;
}

function nextPlace(smooth: Smooth, place: Place, direction: Vector, first: number): Place | undefined {
  const at = (t: number): Trial => {
    const there = smooth.at(along(place.z, t, direction));
    return { t, value: there.sound ? there.value : Infinity, slope: dot(there.gradient, direction), place: there };
  };
  const slope = dot(direction, place.gradient);
  return slope < 0 ? wolfe(at, { t: 0, value: place.value, slope }, first)?.place : undefined;
}

/** -H·g by the two-loop recursion (algorithm 7.4), with the scale of the last pair (equation 7.20). */
function towards(gradient: Vector, pairs: readonly Pair[]): Vector {
  let q: Vector = gradient.map((g) => -g);
  const weights = pairs.map(() => 0);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { s, y, rho } = pairs[i]!;
    weights[i] = rho * dot(s, q);
    q = along(q, -weights[i]!, y);
  }
  const last = pairs.at(-1);
  if (last) q = q.map((x) => x / (last.rho * dot(last.y, last.y)));
  pairs.forEach(({ s, y, rho }, i) => (q = along(q, weights[i]! - rho * dot(y, q), s)));
  return q;
}

function remember(pairs: readonly Pair[], from: Place, to: Place, memory: number): readonly Pair[] {
  const [s, y] = [along(to.z, -1, from.z), along(to.gradient, -1, from.gradient)];
  const curvature = dot(s, y);
  // of rounding alone nothing is learnt
  if (!(curvature > Number.EPSILON * norm(s) * norm(y))) return pairs;
  return [...pairs, { s, y, rho: 1 / curvature }].slice(-memory);
}

// All tolerances of the laws. None is a guess: each is a bound on rounding errors, from the magnitudes of the terms that are added.

/** One rounding changes a number by at most half of this part of it. */
const epsilon = 2 ** -52;
/** Below this, numbers lose digits to underflow, whatever their magnitude. */
const least = 2 ** -1022;
/** A slope below this is 0. */
export const vanishing: number = 2 ** -900;

/**
 * How far two evaluations of one sum of products may be apart. Each product passes at most `steps` roundings, so each evaluation is within
 * steps·ε·Σ|terms| of the exact sum (Higham, Accuracy and Stability of Numerical Algorithms, §3.1), and the two are within twice that;
 * twice again, for the factors themselves are rounded quotients and products. An infinite or missing magnitude allows nothing.
 */
export function reordered(steps: number, magnitude: number): number {
  return 4 * steps * (epsilon * finite(magnitude) + least);
}

/**
 * How far a computed f(x) may be from the exact one: `magnitude` is the weight in f(x) of every value on the way, each of which
 * is rounded by at most a few units in its last place.
 */
export function rounded(magnitude: number): number {
  return 8 * (epsilon * finite(magnitude) + least);
}

/** A difference quotient tells something when it is certain to this part of the slope (or, of a slope that vanishes, of f itself). */
export function telling(slope: number, value: number): number {
  return 1e-6 * (finite(slope) + 1e-3 * finite(value) + vanishing);
}

function finite(x: number): number {
  return Number.isFinite(x) ? Math.abs(x) : 0;
}

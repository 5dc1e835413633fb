/** φ(t) = f(z + t·p) and φ′(t); a value that is no number counts as ∞. */
export interface Slope {
  readonly t: number;
  readonly value: number;
  readonly slope: number;
}

/** Sufficient decrease and curvature (Nocedal & Wright's c₁ and c₂ for quasi-Newton steps). */
const [decrease, curvature] = [1e-4, 0.9];

/**
 * A step length with the strong Wolfe conditions, from a first guess: bracketing, then zooming by cubic interpolation (Nocedal & Wright, Numerical
 * Optimization, 2nd ed., algorithms 3.5 and 3.6); the decrease may be missed by the rounding of the value. Where 60 trials
 * find none, as across a kink, the lowest of those that decrease enough; undefined when none does.
 */
export function wolfe<P extends Slope>(at: (t: number) => P, start: Slope, first: number): P | undefined {
  const rounding = 4 * Number.EPSILON * Math.abs(start.value);
  const falls = (p: Slope): boolean => p.value <= start.value + decrease * p.t * start.slope + rounding;
  const levels = (p: Slope): boolean => Math.abs(p.slope) <= -curvature * start.slope;
  let trials = 60;
  let best: P | undefined;
  const tried = (t: number): P => {
    const p = at(t);
    if (p.value < (best ?? start).value && falls(p)) best = p;
    return p;
  };
  const zoom = (from: Slope, to: Slope): P | undefined => {
    let [low, high] = [from, to];
    while (trials-- > 0) {
      const p = tried(between(low, high));
      if (!falls(p) || p.value > low.value + rounding) high = p;
      else {
        if (levels(p)) return p;
        if (p.slope * (high.t - low.t) >= 0) high = low;
        low = p;
      }
      if (Math.abs(high.t - low.t) <= Number.EPSILON * Math.abs(low.t)) return best;
    }
    return best;
  };
  let last: Slope = start;
  for (let t = first; trials-- > 0; t *= 2) {
    const p = tried(t);
    if (!falls(p) || (last !== start && p.value >= last.value + rounding)) return zoom(last, p);
    if (levels(p)) return p;
    if (p.slope >= 0) return zoom(p, last);
    last = p;
  }
  return best;
}

/** The minimum of the cubic through two points, kept away from both ends; the middle where there is no cubic (N & W, equation 3.59). */
function between(a: Slope, b: Slope): number {
  const width = b.t - a.t;
  const d1 = a.slope + b.slope - (3 * (a.value - b.value)) / (a.t - b.t);
  const d2 = Math.sign(width) * Math.sqrt(d1 * d1 - a.slope * b.slope);
  const t = b.t - width * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
  const part = (t - a.t) / width;
  return part >= 0.1 && part <= 0.9 ? t : a.t + width * (part < 0.1 ? 0.1 : part > 0.9 ? 0.9 : 0.5);
}

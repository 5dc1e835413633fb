import type { Shape } from '../../types/dim.ts';
import type { Tree } from '../tensor/tree.ts';
import type { ScalarFunctionOf } from '../transform/grad.ts';
import { minimizeOptions, arrived, type MinimizeOptions, type Minimum, type Reason } from './minimum.ts';
import { smoothOf, type Place, type Smooth } from './smooth.ts';
import { spaceOf } from './space.ts';
import { quadraticOf, trustedStep, type Quadratic } from './trust-region.ts';
import { along, finite, norm, type Vector } from './vectors.ts';

/**
 * A minimum of a scalar function near x0 by Newton's method in a trust region: the quadratic with the exact gradient and Hessian is minimized within a
 * radius that grows and shrinks with how well it foretold the value (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm 4.1); where H is
 * indefinite it leaves along negative curvature, from a saddle too. The first step has no radius where H is positive definite, so a quadratic takes one.
 * For few parameters: a step costs one Hessian, compiled once, and about 30·n³ flops. A step to NaN or infinity is refused.
 *
 * Defaults: `maxIterations` 200, `gradientTolerance` 1e-8.
 * @throws ShapeError when f does not return a scalar; DataError for a start that is no tree of concrete tensors, or options that are none
 */
export function newton<const X extends Tree, S extends Shape>(
  f: ScalarFunctionOf<'newton', X, S>,
  x0: X,
  options: MinimizeOptions<X> = {},
): Minimum<X> {
  const settings = minimizeOptions<X, MinimizeOptions<X>>('newton', options, { maxIterations: 200, gradientTolerance: 1e-8 });
  const space = spaceOf('newton', x0);
  const smooth = smoothOf('newton', f, space);
  try {
    const search = new Search(smooth, smooth.at(space.start), settings.gradientTolerance);
    let iterations = 0;
    let reason = search.reason();
    while (!reason && iterations < settings.maxIterations) {
      const accepted = search.step();
      iterations++;
      const { z, value, gradientNorm } = search.place;
      const heard = settings.onIteration({ iteration: iterations, x: space.read(z), value, gradientNorm, accepted });
      reason = search.reason() ?? (heard === false ? 'stopped' : undefined);
    }
    reason ??= 'limit';
    const { z, value, gradientNorm } = search.place;
    return { x: space.read(z), value, gradientNorm, iterations, converged: arrived(reason), reason };
  } finally {
    smooth.dispose();
  }
}

class Search {
  place: Place;
  readonly #smooth: Smooth;
  readonly #tolerance: number;
  #radius = Infinity;
  #model: Quadratic | undefined;
  /** What each unknown is measured in: the root of the greatest curvature met along it, so that their units do not matter. */
  #scales: Vector = new Float64Array();
  #ended: Reason | undefined;

  constructor(smooth: Smooth, place: Place, tolerance: number) {
    this.#smooth = smooth;
    this.#tolerance = tolerance;
    this.place = place;
    this.#arrive();
  }

  reason(): Reason | undefined {
    return this.#ended;
  }

  /** Try one step; whether it was taken. */
  step(): boolean {
    const { place } = this;
    const model = this.#model!;
    const size = norm(place.z.map((x, i) => x * this.#scales[i]!));
    if (this.#radius === Infinity && !(model.values[0]! > 0)) this.#radius = Math.max(1, size);
    const { step, gain } = trustedStep(model, this.#radius);
    const next = this.#smooth.at(
      along(
        place.z,
        1,
        model.outward(step).map((p, i) => p / this.#scales[i]!),
      ),
    );
    const length = norm(step);
    const ratio = (place.value - next.value) / gain;
    // a gain that rounding hides is judged by the gradient
    const hidden = gain <= 4 * Number.EPSILON * Math.abs(place.value) && length < 0.9 * this.#radius;
    const accepted = next.sound && (hidden ? next.gradientNorm < place.gradientNorm : ratio > 1e-4);
    if (!accepted || (!hidden && ratio < 0.25)) this.#radius = length / 4;
    else if (ratio > 0.75) this.#radius = Math.max(this.#radius, 2 * length);
    if (accepted) {
      this.place = next;
      this.#arrive();
    } else if (hidden && next.sound) this.#ended = 'value';
    else if (length <= Number.EPSILON * size || length < 1e-150) this.#ended = 'stuck';
    return accepted;
  }

  /** Look around at a new place. */
  #arrive(): void {
    const { z, sound, gradient, gradientNorm } = this.place;
    const hessian = sound ? this.#smooth.curvature(z) : gradient;
    if (!sound || !finite(hessian)) {
      this.#ended = this.#model ? 'stuck' : 'notFinite';
      return;
    }
    if (z.length === 0) {
      this.#ended = 'gradient';
      return;
    }
    const n = z.length;
    const met = this.#scales;
    const scales = gradient.map((_, i) => Math.max(Math.sqrt(Math.abs(hessian[i * n + i]!)), met[i] ?? 0));
    this.#scales = scales.map((d) => d || 1);
    this.#model = quadraticOf(
      hessian.map((h, k) => h / this.#scales[k % n]! / this.#scales[Math.floor(k / n)]!),
      gradient.map((g, i) => g / this.#scales[i]!),
    );
    const { values } = this.#model;
    const curvedDown = values[0]! < -1e-10 * Math.abs(values.at(-1)!) - Number.MIN_VALUE;
    if (gradientNorm <= this.#tolerance && !curvedDown) this.#ended = 'gradient';
  }
}

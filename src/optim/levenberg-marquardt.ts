import { DataError } from '../errors.ts';
import { describe } from '../tensor/tensor.ts';
import type { Tree } from '../tensor/tree.ts';
import { arrived, minimizeOptions, type MinimizeOptions, type Minimum, type Reason } from './minimum.ts';
import { dampedStep, residualsOf, stretched, type Factored, type Residuals } from './residuals.ts';
import { nonNegative, positive } from './settings.ts';
import { spaceOf } from './space.ts';
import { along, dot, finite, norm, type Vector } from './vectors.ts';

/** When `levenbergMarquardt` ends, and how carefully it begins. */
export interface LevenbergMarquardtOptions<X> extends MinimizeOptions<X> {
  /** Arrived when a step that damping hardly shortens is this small a part of the point, in the scales of the columns of J; 1e-12 where absent. */
  readonly stepTolerance?: number;
  /** The first damping, as a part of the squared lengths of the columns of J; 1e-3 where absent. */
  readonly damping?: number;
}

/**
 * Parameters x near x0 that make ½‖r(x)‖² least: (Jᵀ·J + μ·D²)·p = -Jᵀ·r with the exact Jacobian J, solved as least squares by QR; D holds the longest
 * lengths met of the columns of J (Moré 1978), μ follows how well the linear model foretold the gain (Madsen, Nielsen & Tingleff, Methods for non-linear
 * least squares problems, 2nd ed. 2004, algorithm 3.16). The residuals may be a tree. A step costs one evaluation and one Jacobian, both compiled once,
 * and a QR of J. A step to NaN or infinity is refused; J may have too few rows or dependent columns.
 *
 * Defaults: `maxIterations` 200, `gradientTolerance` 1e-15, `stepTolerance` 1e-12, `damping` 1e-3.
 * @throws DataError for a start or residuals that are no tree of tensors, a start that is traced, or options that are none
 */
export function levenbergMarquardt<const X extends Tree, R extends Tree>(
  residuals: (x: X) => R,
  x0: X,
  options: LevenbergMarquardtOptions<X> = {},
): Minimum<X> {
  const name = 'levenbergMarquardt';
  if (typeof residuals !== 'function') throw new DataError(`${name}: expected a function of one argument, got ${describe(residuals)}`);
  const defaults = { maxIterations: 200, gradientTolerance: 1e-15, stepTolerance: 1e-12, damping: 1e-3 };
  const settings = minimizeOptions<X, LevenbergMarquardtOptions<X>>(name, options, defaults);
  nonNegative(name, 'stepTolerance', settings.stepTolerance);
  positive(name, 'damping', settings.damping);
  const space = spaceOf(name, x0);
  const system = residualsOf(name, residuals, space);
  try {
    const search = new Search(system, space.start, settings);
    let iterations = 0;
    let reason = search.ended;
    while (!reason && iterations < settings.maxIterations) {
      const accepted = search.step();
      iterations++;
      const { z, value, factored } = search;
      const at = { iteration: iterations, x: space.read(z), value, gradientNorm: factored.gradientNorm, accepted };
      const heard = settings.onIteration(at);
      reason = search.ended ?? (heard === false ? 'stopped' : undefined);
    }
    reason ??= 'limit';
    const { z, value, factored } = search;
    return { x: space.read(z), value, gradientNorm: factored.gradientNorm, iterations, converged: arrived(reason), reason };
  } finally {
    system.dispose();
  }
}

interface Settings {
  readonly gradientTolerance: number;
  readonly stepTolerance: number;
  readonly damping: number;
}

class Search {
  z: Vector;
  factored: Factored;
  ended: Reason | undefined;
  readonly #system: Residuals;
  readonly #settings: Settings;
  #r: Vector;
  /** The longest length met of each column; 1 for one that was always zero. */
  #scales: Vector;
  #damping: number;
  #growth = 2;
  /** The length of the last step whose gain rounding hid. */
  #lastHidden = Infinity;

  constructor(system: Residuals, start: Vector, settings: Settings) {
    this.#system = system;
    this.#settings = settings;
    this.#damping = settings.damping;
    this.z = start;
    this.#r = system.at(start);
    this.factored = system.factored(start, this.#r);
    this.#scales = this.factored.lengths;
    if (!this.factored.sound || !finite(this.#r)) this.ended = 'notFinite';
    else this.#compareGradient();
  }

  get value(): number {
    return 0.5 * dot(this.#r, this.#r);
  }

  /** Try one step; whether it was taken. */
  step(): boolean {
    const scales = this.#scales.map((d) => d || 1);
    const scaled = (v: Vector): number => norm(v.map((x, i) => x * scales[i]!));
    const p = dampedStep(this.factored, this.#damping, scales);
    const z = along(this.z, 1, p);
    const r = this.#system.at(z);
    const gain = 0.5 * stretched(this.factored, p) + this.#damping * scaled(p) ** 2;
    // (r - s)·(r + s) keeps the digits that ‖r‖² - ‖s‖² loses
    const gained = 0.5 * dot(along(this.#r, -1, r), along(this.#r, 1, r));
    const hidden = gain <= 4 * Number.EPSILON * this.value;
    const small = scaled(p) <= this.#settings.stepTolerance * scaled(this.z);
    const next = finite(r) && (hidden || gained > 0) ? this.#system.factored(z, r) : undefined;
    // where rounding hides the gain, steps are taken while they lose their damping, then as long as they shrink
    const shrinks = gained > -1e-10 * this.value && (this.#damping > 1e-9 || scaled(p) < this.#lastHidden);
    const closer = next?.sound && (!hidden || shrinks);
    if (!next || !closer) {
      if (hidden && next?.sound && this.#damping <= 1) this.ended = 'value';
      else if (scaled(p) <= Number.EPSILON * scaled(this.z) || !(this.#damping < 1e300)) this.ended = 'stuck';
      this.#damping *= this.#growth;
      this.#growth *= 2;
      return false;
    }
    this.z = z;
    this.#r = r;
    this.factored = next;
    this.#scales = this.#scales.map((d, j) => Math.max(d, next.lengths[j]!));
    if (hidden) this.#lastHidden = scaled(p);
    this.#damping *= hidden ? 0.1 : Math.max(1 / 3, 1 - (2 * (gained / gain) - 1) ** 3);
    this.#growth = 2;
    if (small && this.#damping <= 1) this.ended = 'step';
    this.#compareGradient();
    return true;
  }

  #compareGradient(): void {
    if (this.factored.gradientNorm <= this.#settings.gradientTolerance) this.ended = 'gradient';
  }
}

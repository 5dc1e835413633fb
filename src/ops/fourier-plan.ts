// The numbers behind Fourier transforms of any length: factors, roots of unity and the butterflies between them.
import { numbers } from '../scalar/numbers.ts';

/** Complex numbers, real and imaginary parts in turn. */
export type Complex = Float64Array;

/** Transforms of one length. */
export interface FourierPlan {
  /** out[k] = Σ_j e^(-2πi·jk/n) · x[j], for n complex numbers from `at` on. Neither may be the other. */
  readonly run: (out: Complex, x: Complex, at: number) => void;
}

/** Lengths with a larger prime factor go through a longer transform: their own butterflies would cost that prime for each entry. */
const largestRadix = 31;
const plans = new Map<number, FourierPlan>();
/** Plans that are kept: each holds n roots. */
const mostKept = 16;

/** The plan of a length, made once. */
export function fourierPlan(n: number): FourierPlan {
  let plan = plans.get(n);
  if (!plan) {
    const factors = factorsOf(n);
    plan = factors.every((p) => p <= largestRadix) ? mixedRadix(n, factors) : chirp(n);
    if (plans.size >= mostKept) plans.delete(plans.keys().next().value!);
    plans.set(n, plan);
  }
  return plan;
}

/** Factors of n: as many fours as there are, then primes in ascending order. */
function factorsOf(n: number): number[] {
  const factors: number[] = [];
  let rest = n;
  for (; rest % 4 === 0; rest /= 4) factors.push(4);
  for (let p = 2; rest > 1; p++) {
    if (p * p > rest) p = rest;
    for (; rest % p === 0; rest /= p) factors.push(p);
  }
  return factors;
}

/** e^(-2πi·k/n) for all k < n, each from an angle of at most π/4, so that it is right to the last digits. */
export function roots(n: number): Complex {
  const table = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const eighth = Math.floor((8 * k) / n);
    // how far k is from the nearest multiple of n/4, in parts of 4n: whole numbers
    const quarter = (eighth + 1) >> 1;
    const angle = ((4 * k - quarter * n) / n) * (Math.PI / 2);
    const [c, s] = [numbers.cos(angle), numbers.sin(angle)];
    const [re, im] = quarter % 4 === 0 ? [c, s] : quarter % 4 === 1 ? [-s, c] : quarter % 4 === 2 ? [-c, -s] : [s, -c];
    table[2 * k] = re + 0;
    table[2 * k + 1] = 0 - im;
  }
  return table;
}

/**
 * The self-sorting algorithm (Stockham; Van Loan, Computational Frameworks for the Fast Fourier Transform, §1.7): after factors of product l, entry [k, s] of
 * l × n/l is the transform of every (n/l)-th number from s on, at k. n · Σ factors multiplications.
 */
function mixedRadix(n: number, factors: readonly number[]): FourierPlan {
  const w = roots(n);
  const scratch = [new Float64Array(2 * n), new Float64Array(2 * n)] as const;
  const most = 2 * Math.max(1, ...factors);
  const terms = new Float64Array(most);
  return {
    run: (out, x, at) => {
      let from: Complex = scratch[0];
      for (let i = 0; i < 2 * n; i++) from[i] = x[2 * at + i]!;
      let to: Complex = scratch[1];
      let l = 1;
      for (const p of factors) {
        if (p === 4) fours(to, from, n, l, w);
        else butterflies(to, from, n, l, p, w, terms);
        l *= p;
        [from, to] = [to, from];
      }
      out.set(from, 2 * at);
    },
  };
}

/** One factor p: to[k + l·q, s] = Σ_t e^(-2πi·t·(k + l·q) / (l·p)) · from[k, t·r + s], where l · p · r = n. */
function butterflies(to: Complex, from: Complex, n: number, l: number, p: number, w: Complex, terms: Complex): void {
  const r = n / (l * p);
  for (let k = 0; k < l; k++) {
    for (let s = 0; s < r; s++) {
      for (let t = 0; t < p; t++) {
        const read = 2 * ((k * p + t) * r + s);
        terms[2 * t] = from[read]!;
        terms[2 * t + 1] = from[read + 1]!;
      }
      for (let q = 0; q < p; q++) {
        const turn = (k + l * q) * r;
        let re = terms[0]!;
        let im = terms[1]!;
        for (let t = 1, at = turn; t < p; t++, at += turn) {
          const root = 2 * (at % n);
          const a = terms[2 * t]!;
          const b = terms[2 * t + 1]!;
          const c = w[root]!;
          const d = w[root + 1]!;
          re += a * c - b * d;
          im += a * d + b * c;
        }
        const write = 2 * ((k + l * q) * r + s);
        to[write] = re;
        to[write + 1] = im;
      }
    }
  }
}

/** A factor of 4, whose own roots cost no multiplication. */
function fours(to: Complex, from: Complex, n: number, l: number, w: Complex): void {
  const r = n / (4 * l);
  const step = 2 * l * r;
  for (let k = 0; k < l; k++) {
    const w1 = 2 * k * r;
    const w2 = 4 * k * r;
    const w3 = 6 * k * r;
    const c1 = w[w1]!;
    const d1 = w[w1 + 1]!;
    const c2 = w[w2]!;
    const d2 = w[w2 + 1]!;
    const c3 = w[w3]!;
    const d3 = w[w3 + 1]!;
    for (let s = 0; s < r; s++) {
      const read = 2 * (4 * k * r + s);
      const a = from[read]!;
      const b = from[read + 1]!;
      const x1 = from[read + 2 * r]!;
      const y1 = from[read + 2 * r + 1]!;
      const x2 = from[read + 4 * r]!;
      const y2 = from[read + 4 * r + 1]!;
      const x3 = from[read + 6 * r]!;
      const y3 = from[read + 6 * r + 1]!;
      const re1 = x1 * c1 - y1 * d1;
      const im1 = x1 * d1 + y1 * c1;
      const re2 = x2 * c2 - y2 * d2;
      const im2 = x2 * d2 + y2 * c2;
      const re3 = x3 * c3 - y3 * d3;
      const im3 = x3 * d3 + y3 * c3;
      const evenRe = a + re2;
      const evenIm = b + im2;
      const oddRe = a - re2;
      const oddIm = b - im2;
      const bothRe = re1 + re3;
      const bothIm = im1 + im3;
      const apartRe = re1 - re3;
      const apartIm = im1 - im3;
      const write = 2 * (k * r + s);
      to[write] = evenRe + bothRe;
      to[write + 1] = evenIm + bothIm;
      to[write + step] = oddRe + apartIm;
      to[write + step + 1] = oddIm - apartRe;
      to[write + 2 * step] = evenRe - bothRe;
      to[write + 2 * step + 1] = evenIm - bothIm;
      to[write + 3 * step] = oddRe - apartIm;
      to[write + 3 * step + 1] = oddIm + apartRe;
    }
  }
}

/**
 * A length of large primes (Bluestein 1970): jk = (j² + k² - (k - j)²)/2 makes the transform a convolution with a chirp, which is made by transforms of a
 * length of powers of 2.
 */
function chirp(n: number): FourierPlan {
  const half = roots(2 * n);
  // e^(-πi·j²/n): j² mod 2n is kept whole by adding 2j + 1 each time
  const wave = new Float64Array(2 * n);
  for (let j = 0, square = 0; j < n; square = (square + 2 * j + 1) % (2 * n), j++) {
    wave[2 * j] = half[2 * square]!;
    wave[2 * j + 1] = half[2 * square + 1]!;
  }
  let m = 1;
  while (m < 2 * n - 1) m *= 2;
  const { run } = mixedRadix(m, factorsOf(m));
  const work = new Float64Array(2 * m);
  const spectrum = new Float64Array(2 * m);
  const response = new Float64Array(2 * m);
  for (let j = 0; j < n; j++) {
    for (const at of [j, (m - j) % m]) {
      work[2 * at] = wave[2 * j]!;
      work[2 * at + 1] = -wave[2 * j + 1]!;
    }
  }
  run(response, work, 0);
  return {
    run: (out, x, at) => {
      work.fill(0);
      for (let j = 0; j < n; j++) rotate(work, j, x[2 * (at + j)]!, x[2 * (at + j) + 1]!, wave, j);
      run(spectrum, work, 0);
      // a transform of swapped parts, swapped again, is the inverse one
      for (let k = 0; k < m; k++) {
        const a = spectrum[2 * k]!;
        const b = spectrum[2 * k + 1]!;
        const c = response[2 * k]!;
        const d = response[2 * k + 1]!;
        work[2 * k] = (a * d + b * c) / m;
        work[2 * k + 1] = (a * c - b * d) / m;
      }
      run(spectrum, work, 0);
      for (let k = 0; k < n; k++) rotate(out, at + k, spectrum[2 * k + 1]!, spectrum[2 * k]!, wave, k);
    },
  };
}

/** out[at] = (a + bi) · w[k]. */
function rotate(out: Complex, at: number, a: number, b: number, w: Complex, k: number): void {
  const c = w[2 * k]!;
  const d = w[2 * k + 1]!;
  out[2 * at] = a * c - b * d;
  out[2 * at + 1] = a * d + b * c;
}

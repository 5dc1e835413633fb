// A spectrum of eight overlapping peaks with noise: 34 unknowns, all of them known here, for the spectrum is made.
import { add, div, exp, key, mul, normal, reshape, slice, square, sub, sum, tensor, vmap, type Tensor } from 'cotangent';

const centers = [8, 17, 24, 30, 41, 55, 60, 83];
const heights = [3, 5, 2, 6, 4, 3.5, 5, 2.5];
const widths = [2, 1.5, 3, 2.2, 4, 1.8, 2.5, 5];
const mixtures = [0.2, 0.5, 0.8, 0.3, 0.6, 0.4, 0.7, 0.5];
const baseline = [0.5, -0.2];

/** In order: 8 centers, heights, widths, parts of Lorentz curves, then a straight line below them. */
export const truth: readonly number[] = [...centers, ...heights, ...widths, ...mixtures, ...baseline];
export const start: readonly number[] = [
  ...centers.map((c, i) => c + (i % 2 ? 0.4 : -0.4)),
  ...heights.map((h) => 0.8 * h),
  ...widths.map((w) => 1.2 * w),
  ...mixtures.map(() => 0.5),
  0,
  0,
];

/** Σ h · (η·L(t) + (1 - η)·G(t)) with t = (x - c) / w, L = 1 / (1 + t²), G = e^(-t² ln 2): pseudo-Voigt peaks of half width w. */
export function spectrum(p: Tensor<[34]>, x: Tensor<[]>): Tensor<[]> {
  const [c, h, w, eta] = [0, 8, 16, 24].map((from) => slice(p, [[from, from + 8]]) as Tensor<[8]>) as [P, P, P, P];
  const t = square(div(sub(x, c), w));
  const peaks = mul(h, add(mul(eta, div(1, add(1, t))), mul(sub(1, eta), exp(mul(-Math.LN2, t)))));
  return add(sum(peaks), add(slice(p, [32]), mul(slice(p, [33]), div(x, 100))));
}
type P = Tensor<[8]>;

const count = 400;
/** x at 400 places from 0 to 100. */
export const x: readonly number[] = Array.from({ length: count }, (_, i) => (100 * i) / (count - 1));
const exact = vmap((at) => spectrum(tensor(truth, [34]), at), tensor(x, [count]));
/** The spectrum there, with noise of deviation 0.02. */
export const y: readonly number[] = Array.from(add(reshape(exact, [count]), normal(key(1), [count], { deviation: 0.02 })).data);

/** The same spectrum by hand, without tensors: what one gives to a fit by differences. */
export function spectrumByHand(p: readonly number[]): (x: number) => number {
  return (x) => {
    let y = p[32]! + (p[33]! * x) / 100;
    for (let i = 0; i < 8; i++) {
      const t = ((x - p[i]!) / p[16 + i]!) ** 2;
      y += p[8 + i]! * (p[24 + i]! / (1 + t) + (1 - p[24 + i]!) * Math.exp(-Math.LN2 * t));
    }
    return y;
  };
}

import type { Primitives } from '../scalar.ts';
import { high26, twoSum } from './double-double.ts';
import { exp } from './exponential.ts';

// fdlibm s_erf: P / Q on |x| < 0.84375 (of x²), up to 1.25 (of |x| - 1), up to 1/0.35 and beyond (of 1/x²); a row for each power, the highest first
const numerator: readonly (readonly number[])[] = [
  [0, 0, -9.81432934416914548592, 0],
  [0, -2.166375594868790843e-3, -8.12874355063065934246e1, -4.83519191608651397019e2],
  [0, 3.54783043256182359371e-2, -1.84605092906711035994e2, -1.02509513161107724954e3],
  [-2.37630166566501626084e-5, -1.10894694282396677476e-1, -1.62396669462573470355e2, -6.37566443368389627722e2],
  [-5.77027029648944159157e-3, 3.18346619901161753674e-1, -6.23753324503260060396e1, -1.60636384855821916062e2],
  [-2.84817495755985104766e-2, -3.72207876035701323847e-1, -1.05586262253232909814e1, -1.77579549177547519889e1],
  [-3.2504210724700149937e-1, 4.14856118683748331666e-1, -6.93858572707181764372e-1, -7.99283237680523006574e-1],
  [1.28379167095512558561e-1, -2.36211856075265944077e-3, -9.86494403484714822705e-3, -9.86494292470009928597e-3],
];
const denominator: readonly (readonly number[])[] = [
  [0, 0, -6.04244152148580987438e-2, 0],
  [0, 0, 6.57024977031928170135, -2.24409524465858183362e1],
  [0, 1.1984499846799107417e-2, 1.08635005541779435134e2, 4.74528541206955367215e2],
  [-3.9602282787753681232e-6, 1.36370839120290507362e-2, 4.29008140027567833386e2, 2.55305040643316442583e3],
  [1.32494738004321644526e-4, 1.26171219808761642112e-1, 6.45387271733267880336e2, 3.19985821950859553908e3],
  [5.08130628187576562776e-3, 7.18286544141962662868e-2, 4.34565877475229228821e2, 1.53672958608443695994e3],
  [6.50222499887672944485e-2, 5.40397917702171048937e-1, 1.376577541435190426e2, 3.25792512996573918826e2],
  [3.97917223959155352819e-1, 1.06420880400844228286e-1, 1.96512716674392571292e1, 3.03380607434824582924e1],
  [1, 1, 1, 1],
];
/** erf 1 in 24 bits. */
const middle = 8.45062911510467529297e-1;

interface Parts<V, M> {
  readonly size: V;
  readonly small: M;
  readonly far: M;
  /** erf |x| is |x| + |x| · ratio where small, then middle + ratio, then 1 - tail. */
  readonly ratio: V;
  readonly tail: V;
}

function parts<V, M>(s: Primitives<V, M>, x: V): Parts<V, M> {
  const c = s.constant;
  const size = s.min(s.abs(x), c(28)); // erfc is 0 there
  const beyondSmall = s.lessEqual(c(0.84375), size);
  const far = s.lessEqual(c(1.25), size);
  const region = s.add(s.add(s.indicator(beyondSmall), s.indicator(far)), s.indicator(s.lessEqual(c(1 / 0.35), size)));
  const square = s.mul(size, size);
  const t = s.select(far, s.div(c(1), square), s.select(beyondSmall, s.sub(size, c(1)), square));
  const at = (rows: readonly (readonly number[])[]): V =>
    rows.slice(1).reduce((sum, row) => s.add(s.mul(sum, t), s.lookup(row, region)), s.lookup(rows[0]!, region));
  const ratio = s.div(at(numerator), at(denominator));
  // e^(-x² - 0.5625 + ratio) / |x|, the square of a head of 26 bits being exact
  const head = high26(s, size);
  const rest = s.add(s.mul(s.sub(head, size), s.add(head, size)), ratio);
  const { high, low } = twoSum(s, s.sub(c(-0.5625), s.mul(head, head)), rest);
  const e = exp(s, high);
  return { size, small: s.not(beyondSmall), far, ratio, tail: s.div(s.add(e, s.mul(e, low)), size) };
}

/** The error function, 2/√π ∫₀ˣ e^(-t²) dt; keeps -0. */
export function erf<V, M>(s: Primitives<V, M>, x: V): V {
  const { size, small, far, ratio, tail } = parts(s, x);
  const near = s.select(small, s.add(size, s.mul(size, ratio)), s.add(s.constant(middle), ratio));
  return s.copySign(s.select(far, s.sub(s.constant(1), tail), near), x);
}

/** 1 - erf x, with the digits of its tail. */
export function erfc<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const { size, small, far, ratio, tail } = parts(s, x);
  const negative = s.less(x, c(0));
  const product = s.mul(size, ratio);
  const below = s.sub(c(0.5), s.add(product, s.sub(size, c(0.5))));
  const quarter = s.or(negative, s.less(size, c(0.25)));
  const nearZero = s.select(quarter, s.sub(c(1), s.copySign(s.add(size, product), x)), below);
  const upper = s.select(far, tail, s.sub(c(1 - middle), ratio));
  const lower = s.select(far, s.sub(c(2), tail), s.add(c(1), s.add(c(middle), ratio)));
  return s.select(small, nearZero, s.select(negative, lower, upper));
}

/** e^(-x²): of the square of a head of 26 bits, which is exact, and the rest; rounding x² itself would cost x² ulp. */
export function gaussian<V, M>(s: Primitives<V, M>, x: V): V {
  const size = s.min(s.abs(x), s.constant(28)); // 0 there
  const head = high26(s, size);
  const { high, low } = twoSum(s, s.neg(s.mul(head, head)), s.mul(s.sub(head, size), s.add(head, size)));
  const e = exp(s, high);
  return s.add(e, s.mul(e, low));
}

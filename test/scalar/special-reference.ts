import { exactly, exp, negative, one, over, pi, plus, times, two, type Big } from './reference.ts';

function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next;
  return root;
}

/** erf x and 1 - erf x by the Taylor series 2/√π Σ (-1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), with bits for what cancels. */
function errorFunctions(x: number, { mantissa, exponent }: Big = exactly(x)): { erf: Big; erfc: Big } {
  const wanted = 300 + Math.ceil(3.2 * x * x) + Math.max(0, -Math.floor(Math.log2(Math.abs(x) || 1)));
  const bits = BigInt(Math.ceil(wanted / 512) * 512);
  const by = BigInt(exponent) + bits;
  const fixed = by >= 0n ? mantissa << by : mantissa >> -by;
  const square = (fixed * fixed) >> bits;
  let power = fixed;
  let sum = fixed;
  for (let n = 1n; power !== 0n && power !== -1n; n++) {
    power = -((power * square) >> bits) / n;
    sum += power / (2n * n + 1n);
  }
  const value = ((2n * sum) << bits) / squareRoot(pi(Number(bits)) << bits);
  return { erf: { mantissa: value, exponent: -Number(bits) }, erfc: { mantissa: (1n << bits) - value, exponent: -Number(bits) } };
}

/** √π/2. */
const halfRootPi: Big = { mantissa: squareRoot(pi(400) << 400n), exponent: -401 };

/** y with erf y = x, and dy/dx = √π/2 e^(y²): one step of Newton's from a double near to it, which doubles its digits. */
function inverse(x: number, near: number): { erfinv: Big; erfinvSlope: Big } {
  const slopeAt = (y: Big): Big => times(halfRootPi, exp(times(y, y)));
  const step = times(plus(exactly(x), negative(errorFunctions(near).erf)), slopeAt(exactly(near)));
  const y = plus(exactly(near), step);
  return { erfinv: y, erfinvSlope: slopeAt(y) };
}

/** 1/√2. */
const rootOfHalf: Big = { mantissa: squareRoot(1n << 799n), exponent: -400 };

/** References of the special functions for finite arguments. */
export const specialReference = {
  erf: (x: number): Big => errorFunctions(x).erf,
  erfc: (x: number): Big => errorFunctions(x).erfc,
  gaussian: (x: number): Big => exp(negative(times(exactly(x), exactly(x)))),
  erfinv: (x: number, near: number): Big => inverse(x, near).erfinv,
  erfinvSlope: (x: number, near: number): Big => inverse(x, near).erfinvSlope,
  gelu: (x: number): Big =>
    times(times(exactly(x), { mantissa: 1n, exponent: -1 }), errorFunctions(x, times(exactly(-x), rootOfHalf)).erfc),
  silu: (x: number): Big => over(exactly(x), plus(one, exp(exactly(-x)))),
  mish: (x: number): Big => {
    const e = exp(exactly(x));
    const numerator = times(e, plus(e, two));
    return times(exactly(x), over(numerator, plus(numerator, two)));
  },
} as const;

/**
 * Elementary functions to at least 190 bits in BigInt fixed point, from definitions: series, Newton's method, and π and ln 2 as series.
 * A fixed-point number with `bits` bits is an integer that counts 2^-bits.
 */

/** mantissa · 2^exponent. */
export interface Big {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const guard = 220;

/** A finite double exactly. */
export function exactly(x: number): Big {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  const magnitude = field === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: bits >> 63n ? -magnitude : magnitude, exponent: Math.max(field, 1) - 1075 };
}

const lengthOf = (n: bigint): number => (n < 0n ? -n : n).toString(2).length;
const shift = (n: bigint, by: number): bigint => (by >= 0 ? n << BigInt(by) : n >> BigInt(-by));
/** The same counted in 2^-bits. */
export const fixed = ({ mantissa, exponent }: Big, bits: number): bigint => shift(mantissa, exponent + bits);
/** floor(log2 |x|). */
export const size = ({ mantissa, exponent }: Big): number => lengthOf(mantissa) - 1 + exponent;
/** Fixed-point bits that leave `guard` significant ones in a number as small as x. */
export const bitsFor = (x: Big): number => guard + Math.max(0, -size(x));

export function plus(a: Big, b: Big): Big {
  const exponent = Math.min(a.exponent, b.exponent);
  return { mantissa: shift(a.mantissa, a.exponent - exponent) + shift(b.mantissa, b.exponent - exponent), exponent };
}

export const times = (a: Big, b: Big): Big => ({ mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent });

export function over(a: Big, b: Big): Big {
  const up = guard + Math.max(0, lengthOf(b.mantissa) - lengthOf(a.mantissa));
  return { mantissa: (a.mantissa << BigInt(up)) / b.mantissa, exponent: a.exponent - up - b.exponent };
}

export const negative = (a: Big): Big => ({ mantissa: -a.mantissa, exponent: a.exponent });
export const one: Big = { mantissa: 1n, exponent: 0 };
export const two: Big = { mantissa: 2n, exponent: 0 };

/** Σ sign^i t^(2i+1) / (2i+1): artanh for sign 1, arctan for sign -1. */
export function arc(t: bigint, bits: number, sign: 1n | -1n): bigint {
  const square = (t * t) >> BigInt(bits);
  let sum = 0n;
  let power = t;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = sign * ((power * square) >> BigInt(bits));
  }
  return sum;
}

function cached(compute: (bits: number) => bigint): (bits: number) => bigint {
  const known = new Map<number, bigint>();
  return (bits) => {
    let value = known.get(bits);
    if (value === undefined) known.set(bits, (value = compute(bits)));
    return value;
  };
}

const reciprocal = (n: bigint, bits: number): bigint => (1n << BigInt(bits)) / n;
/** ln 2 = 2 artanh ⅓. */
export const ln2: (bits: number) => bigint = cached((bits) => (2n * arc(reciprocal(3n, bits + 20), bits + 20, 1n)) >> 20n);
/** π = 16 arctan ⅕ - 4 arctan 1/239 (Machin). */
export const pi: (bits: number) => bigint = cached(
  (bits) => (16n * arc(reciprocal(5n, bits + 20), bits + 20, -1n) - 4n * arc(reciprocal(239n, bits + 20), bits + 20, -1n)) >> 20n,
);

/** Σ_{i ≥ first} r^i / i! in steps of `step`, with alternating signs if asked. */
function factorialSeries(r: bigint, bits: number, first: number, step: number, alternating: boolean): bigint {
  let term = 1n << BigInt(bits);
  let sum = 0n;
  for (let i = 0; i < 400; i++) {
    if (i >= first && (i - first) % step === 0) sum += alternating && ((i - first) / step) % 2 === 1 ? -term : term;
    term = (term * r) / (BigInt(i + 1) << BigInt(bits));
    if (term === 0n) break;
  }
  return sum;
}

/** eˣ - 1 and eˣ for |x| below about 10⁴; x is any Big. */
export function exponentials(x: Big): { exp: Big; expm1: Big } {
  if (x.mantissa === 0n) return { exp: one, expm1: x };
  const bits = bitsFor(x) + 20;
  const whole = fixed(x, bits);
  const k = Number((whole + (ln2(bits) >> 1n)) / ln2(bits)) - (whole < 0n ? 1 : 0);
  const r = whole - BigInt(k) * ln2(bits);
  const small: Big = { mantissa: factorialSeries(r, bits, 1, 1, false), exponent: -bits };
  const exp: Big = { mantissa: small.mantissa + (1n << BigInt(bits)), exponent: k - bits };
  return { exp, expm1: k === 0 ? small : plus(exp, negative(one)) };
}

/** ln x for a positive x, by Newton's method of third order on the exponential. */
export function naturalLog(x: Big): Big {
  const bits = guard + 120;
  const k = size(x);
  const m = shift(x.mantissa, bits - k + x.exponent);
  let y = BigInt(Math.round(Math.log(Number(m >> BigInt(bits - 60)) / 2 ** 60) * 2 ** 50)) << BigInt(bits - 50);
  for (let i = 0; i < 3; i++) {
    const e = factorialSeries(y, bits, 0, 1, false);
    y += ((2n * (m - e)) << BigInt(bits)) / (m + e);
  }
  return { mantissa: y + BigInt(k) * ln2(bits), exponent: -bits };
}

/** ln(1 + x) for x > -1; the artanh series keeps the digits of a small x. */
export function logOnePlus(x: Big): Big {
  if (x.mantissa === 0n) return x;
  if (size(x) > -12) return naturalLog(plus(one, x));
  const bits = bitsFor(x) + 20;
  const t = over(x, plus(two, x));
  return { mantissa: 2n * arc(fixed(t, bits), bits, 1n), exponent: -bits };
}

/** sin(x + turns π/2): the angle is reduced with as many bits of π as its size asks for. */
export function sine(x: Big, turns: number): Big {
  if (x.mantissa === 0n && turns === 0) return x;
  const bits = bitsFor(x) + Math.max(0, size(x)) + 80;
  const quarter = pi(bits) >> 1n;
  const angle = fixed(x, bits);
  const k = (2n * angle + quarter) / (2n * quarter) - (angle < 0n ? 1n : 0n);
  const q = Number((((k + BigInt(turns)) % 4n) + 4n) % 4n);
  const r = angle - k * quarter;
  const value = factorialSeries(r, bits, q % 2 === 0 ? 1 : 0, 2, true);
  return { mantissa: q >= 2 ? -value : value, exponent: -bits };
}

const expm1 = (x: Big): Big => exponentials(x).expm1;
export const exp = (x: Big): Big => exponentials(x).exp;

/** References for finite arguments in the interior of each function's domain; exponentials for results that doubles reach. */
export const reference = {
  exp: (x: number): Big => exp(exactly(x)),
  expm1: (x: number): Big => expm1(exactly(x)),
  log: (x: number): Big => naturalLog(exactly(x)),
  log2: (x: number): Big => over(naturalLog(exactly(x)), { mantissa: ln2(guard + 120), exponent: -guard - 120 }),
  log10: (x: number): Big => over(naturalLog(exactly(x)), naturalLog(exactly(10))),
  log1p: (x: number): Big => logOnePlus(exactly(x)),
  sin: (x: number): Big => sine(exactly(x), 0),
  cos: (x: number): Big => sine(exactly(x), 1),
  tanh: (x: number): Big => {
    const e = expm1(times(two, exactly(x)));
    return over(e, plus(e, two));
  },
  sigmoid: (x: number): Big => over(one, plus(one, exp(exactly(-x)))),
  softplus: (x: number): Big => (x > 0 ? plus(exactly(x), logOnePlus(exp(exactly(-x)))) : logOnePlus(exp(exactly(x)))),
  pow: (x: number, y: number): Big => {
    const value = exp(times(exactly(y), naturalLog(exactly(Math.abs(x)))));
    return x < 0 && Math.abs(y) % 2 === 1 ? negative(value) : value;
  },
} as const;

/** |actual - expected| in units in the last place of a double of the expected size; an overflow counts from 2^1024. */
export function ulps(actual: number, expected: Big): number {
  if (Number.isNaN(actual)) return Infinity;
  if (expected.mantissa === 0n) return actual === 0 ? 0 : Infinity;
  const unit = Math.max(Math.min(size(expected), 1023) - 52, -1074);
  const overflow: Big = { mantissa: actual < 0 ? -1n : 1n, exponent: 1024 };
  const beyond = size(expected) >= 1024;
  const target = beyond && !Number.isFinite(actual) ? overflow : expected;
  const difference = plus(Number.isFinite(actual) ? exactly(actual) : overflow, negative(target));
  return Number(shift(difference.mantissa < 0n ? -difference.mantissa : difference.mantissa, difference.exponent - unit + 20)) / 2 ** 20;
}

import {
  arc,
  bitsFor,
  exactly,
  exponentials,
  fixed,
  logOnePlus,
  naturalLog,
  negative,
  one,
  over,
  pi,
  plus,
  sine,
  size,
  times,
  two,
  type Big,
} from './reference.ts';

// Elementary functions of exact numbers, each from a definition or a series of its own: nothing here is how the library computes them.

export const minus = (a: Big, b: Big): Big => plus(a, negative(b));
export const half = (a: Big): Big => ({ mantissa: a.mantissa, exponent: a.exponent - 1 });
export const squared = (a: Big): Big => times(a, a);
export const whole = (n: number): Big => exactly(n);
const absolute = (a: Big): Big => (a.mantissa < 0n ? negative(a) : a);

/** No more than some 300 significant bits: products and quotients of products would grow. */
export function trimmed(a: Big): Big {
  const surplus = a.mantissa.toString(2).length - 320;
  return surplus > 0 ? { mantissa: a.mantissa >> BigInt(surplus), exponent: a.exponent + surplus } : a;
}

/** The greatest whole number whose power `degree` is at most n (Newton). */
function rootOfWhole(n: bigint, degree: bigint): bigint {
  if (n === 0n) return 0n;
  let root = 1n << (BigInt(n.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * root + n / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

/** The root of a degree of a number of 0 or more. */
function rootOf(x: Big, degree: number): Big {
  const up = degree * 260 + Math.max(0, 260 - x.mantissa.toString(2).length);
  const shift = up + ((((x.exponent - up) % degree) + degree) % degree);
  return { mantissa: rootOfWhole(x.mantissa << BigInt(shift), BigInt(degree)), exponent: (x.exponent - shift) / degree };
}

export const squareRoot = (x: Big): Big => rootOf(x, 2);
export const cubeRoot = (x: Big): Big => (x.mantissa < 0n ? negative(rootOf(negative(x), 3)) : rootOf(x, 3));

/** e^x; x is rounded to an absolute 2^-700 or so by the exponential itself. */
export const exp = (x: Big): Big => exponentials(x).exp;
export const expm1 = (x: Big): Big => exponentials(x).expm1;
export { naturalLog as log, logOnePlus as log1p };
export const sin = (x: Big): Big => sine(x, 0);
export const cos = (x: Big): Big => sine(x, 1);
export const inverse = (x: Big): Big => over(one, x);

/** π to 400 bits beyond the size of what it is added to. */
const piBig = (bits: number): Big => ({ mantissa: pi(bits), exponent: -bits });

/** arctan x: halved three times by arctan t = 2 arctan(t / (1 + √(1 + t²))), then its series. */
export function arctangent(x: Big): Big {
  if (x.mantissa === 0n) return x;
  if (size(x) > 1) {
    const quarter = half(piBig(400));
    const rest = arctangent(over(one, x));
    return x.mantissa > 0n ? minus(quarter, rest) : minus(negative(quarter), rest);
  }
  let t = x;
  for (let i = 0; i < 3; i++) t = over(t, plus(one, squareRoot(plus(one, squared(trimmed(t))))));
  const bits = bitsFor(t) + 60;
  return { mantissa: 8n * arc(fixed(t, bits), bits, -1n), exponent: -bits };
}

/** arcsin x = arctan(x / √(1 - x²)). */
export function arcsine(x: Big): Big {
  const rest = minus(one, squared(x));
  if (rest.mantissa === 0n) return half(times(x, piBig(400)));
  return arctangent(over(x, squareRoot(rest)));
}

/** arccos x = 2 arctan √((1 - x)/(1 + x)). */
export function arccosine(x: Big): Big {
  const sum = plus(one, x);
  if (sum.mantissa === 0n) return piBig(400);
  return times(two, arctangent(squareRoot(over(minus(one, x), sum))));
}

/** The angle of (x, y), by arctan of the smaller over the larger. */
export function angle(y: Big, x: Big): Big {
  const straight = piBig(1600);
  if (minus(absolute(y), absolute(x)).mantissa > 0n) {
    const upper = minus(half(straight), arctangent(over(x, absolute(y))));
    return y.mantissa < 0n ? negative(upper) : upper;
  }
  const right = arctangent(over(y, absolute(x)));
  if (x.mantissa > 0n) return right;
  return y.mantissa < 0n ? minus(negative(straight), right) : minus(straight, right);
}

/** ½ (eˣ ∓ e⁻ˣ), from e^|x| - 1. */
export function hyperbolicSine(x: Big): Big {
  const e = expm1(absolute(x));
  const value = half(plus(e, over(e, plus(e, one))));
  return x.mantissa < 0n ? negative(value) : value;
}
export const hyperbolicCosine = (x: Big): Big => half(plus(exp(absolute(x)), over(one, exp(absolute(x)))));

export function inverseHyperbolicSine(x: Big): Big {
  const a = absolute(x);
  const square = squared(a);
  const value = logOnePlus(trimmed(plus(a, over(square, plus(one, squareRoot(plus(one, square)))))));
  return x.mantissa < 0n ? negative(value) : value;
}
export function inverseHyperbolicCosine(x: Big): Big {
  const t = minus(x, one);
  return logOnePlus(plus(t, squareRoot(times(t, plus(t, two)))));
}
export function inverseHyperbolicTangent(x: Big): Big {
  const a = absolute(x);
  const value = half(logOnePlus(over(times(two, a), minus(one, a))));
  return x.mantissa < 0n ? negative(value) : value;
}

export const length = (a: Big, b: Big): Big => squareRoot(plus(squared(a), squared(b)));

/** ln(1 - eˣ) for x < 0: of -(eˣ - 1) next to 0, as ln(1 + y) with y = -eˣ beyond. */
export function logOneMinusExp(x: Big): Big {
  return size(x) < 0 ? naturalLog(negative(expm1(x))) : logOnePlus(negative(exp(x)));
}

export function logOfSum(a: Big, b: Big): Big {
  const swapped = minus(a, b).mantissa < 0n;
  const [larger, smaller] = swapped ? [b, a] : [a, b];
  return plus(larger, logOnePlus(exp(minus(smaller, larger))));
}

/** The derivative of an order of sin(πx)/(πx), from its Taylor series: Σ (-1)ᵏ π²ᵏ x²ᵏ⁻ⁿ / ((2k + 1) (2k - n)!), with bits for what cancels. */
export function sincDerivative(x: Big, order: number): Big {
  const bits = 600 + Math.max(0, -size(x)) + 8 * 2 ** Math.max(0, Math.min(8, size(x) + 1));
  const unit = 1n << BigInt(bits);
  const turn = pi(bits);
  const angle = (fixed(x, bits) * turn) >> BigInt(bits);
  let power = unit; // (πx)ⁱ / i!
  let sum = 0n;
  for (let i = 0; i === 0 || power !== 0n; i++) {
    const n = i + order;
    if (n % 2 === 0) sum += ((n / 2) % 2 === 0 ? power : -power) / BigInt(n + 1);
    power = (power * angle) / (unit * BigInt(i + 1));
  }
  for (let i = 0; i < order; i++) sum = (sum * turn) >> BigInt(bits);
  return { mantissa: sum, exponent: -bits };
}

/** References of functions of one argument, for finite arguments in the interior of their domains. */
export const unaryReference = {
  tan: (x: number): Big => over(sin(exactly(x)), cos(exactly(x))),
  asin: (x: number): Big => arcsine(exactly(x)),
  acos: (x: number): Big => arccosine(exactly(x)),
  atan: (x: number): Big => arctangent(exactly(x)),
  sinh: (x: number): Big => hyperbolicSine(exactly(x)),
  cosh: (x: number): Big => hyperbolicCosine(exactly(x)),
  asinh: (x: number): Big => inverseHyperbolicSine(exactly(x)),
  acosh: (x: number): Big => inverseHyperbolicCosine(exactly(x)),
  atanh: (x: number): Big => inverseHyperbolicTangent(exactly(x)),
  cbrt: (x: number): Big => cubeRoot(exactly(x)),
  log1mexp: (x: number): Big => logOneMinusExp(exactly(x)),
  sinc: (x: number): Big => sincDerivative(exactly(x), 0),
  rsqrt: (x: number): Big => over(one, squareRoot(exactly(x))),
} as const;

/** References of functions of two arguments. */
export const binaryReference = {
  atan2: (y: number, x: number): Big => angle(exactly(y), exactly(x)),
  hypot: (a: number, b: number): Big => length(exactly(a), exactly(b)),
  logaddexp: (a: number, b: number): Big => logOfSum(exactly(a), exactly(b)),
  xlogy: (a: number, b: number): Big => times(exactly(a), naturalLog(exactly(b))),
} as const;

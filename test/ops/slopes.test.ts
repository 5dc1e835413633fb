// First and second derivatives of elementwise ops against exact ones, over the whole range where they are finite.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as ops from '../../src/index.ts';
import { grad, sum, tensor, type Tensor } from '../../src/index.ts';
import {
  cos,
  cubeRoot,
  exp,
  expm1,
  hyperbolicCosine,
  hyperbolicSine,
  inverse,
  log,
  minus,
  sin,
  sincDerivative,
  squared,
  squareRoot,
  trimmed,
} from '../scalar/elementary-reference.ts';
import { exactly, negative, one, over, plus, times, ulps, type Big } from '../scalar/reference.ts';
import { between, scales, signed } from '../scalar/samples.ts';

type Unary = (x: Tensor<[number]>) => Tensor<[number]>;
type Binary = (a: Tensor<[number]>, b: Tensor<[number]>) => Tensor<[number]>;

const of = (x: number): Big => exactly(x);
const product = (...all: Big[]): Big => all.reduce((a, b) => trimmed(times(a, b)));
const cube = (x: Big): Big => product(x, x, x);
const coSquare = (x: Big): Big => minus(one, squared(x));
const sigmoid = (x: Big): Big => over(one, plus(one, exp(negative(x))));
const sech2 = (x: Big): Big => inverse(trimmed(squared(hyperbolicCosine(x))));
const tanh = (x: Big): Big => over(hyperbolicSine(x), hyperbolicCosine(x));
const logistic = (x: Big): Big => product(sigmoid(x), sigmoid(negative(x)));
const tan = (x: Big): Big => over(sin(x), cos(x));
const positive = scales(-1074, 1023);
const inUnit = fc.oneof(
  between(-1 + 2 ** -53, 1 - 2 ** -53),
  signed(scales(-53, -2)).map((t) => Math.sign(t) - t),
  signed(scales(-300, -1)),
);

/** The op, its numbers, the exact first and second derivative, and how many ulp each may be off. */
const unary: readonly (readonly [keyof typeof ops, fc.Arbitrary<number>, (x: Big) => Big, number, (x: Big) => Big, number])[] = [
  ['exp', between(-740, 709), exp, 1, exp, 1],
  ['expm1', between(-740, 709), exp, 1, exp, 1],
  [
    'exp2',
    between(-1070, 1020),
    (x) => times(log(of(2)), exp(times(x, log(of(2))))),
    2.5,
    (x) => product(log(of(2)), log(of(2)), exp(trimmed(times(x, log(of(2)))))),
    4,
  ],
  ['log', positive, inverse, 0.5, (x) => negative(inverse(squared(x))), 1.5],
  ['log2', positive, (x) => inverse(times(x, log(of(2)))), 1.5, (x) => negative(inverse(times(squared(x), log(of(2))))), 2.5],
  ['log10', positive, (x) => inverse(times(x, log(of(10)))), 1.5, (x) => negative(inverse(times(squared(x), log(of(10))))), 2.5],
  [
    'log1p',
    fc.oneof(scales(-60, 1023), between(-1 + 2 ** -53, 4)),
    (x) => inverse(plus(one, x)),
    1.5,
    (x) => negative(inverse(squared(plus(one, x)))),
    3,
  ],
  ['sqrt', positive, (x) => inverse(times(of(2), squareRoot(x))), 1.5, (x) => negative(inverse(times(of(4), times(x, squareRoot(x))))), 3],
  [
    'rsqrt',
    scales(-680, 680),
    (x) => negative(inverse(times(of(2), times(x, squareRoot(x))))),
    3,
    (x) => over(of(3), times(of(4), times(squared(x), squareRoot(x)))),
    5,
  ],
  ['reciprocal', signed(scales(-500, 500)), (x) => negative(inverse(squared(x))), 2, (x) => over(of(2), cube(x)), 4],
  [
    'cbrt',
    signed(scales(-600, 600)),
    (x) => inverse(product(of(3), ...Array.from({ length: 2 }, () => cubeRoot(x)))),
    4,
    (x) => negative(over(of(2), product(of(9), x, cubeRoot(x), cubeRoot(x)))),
    8,
  ],
  ['sigmoid', between(-740, 740), logistic, 4, (x) => negative(times(logistic(x), tanh(times(of(0.5), x)))), 6],
  ['tanh', fc.oneof(between(-370, 370), signed(scales(-900, 0))), sech2, 4, (x) => product(of(-2), sech2(x), tanh(x)), 7],
  ['softplus', between(-740, 740), sigmoid, 3, logistic, 4],
  [
    'tan',
    fc.oneof(between(-20, 20), signed(scales(-900, 900))),
    (x) => plus(one, squared(tan(x))),
    4,
    (x) => product(of(2), tan(x), plus(one, trimmed(squared(tan(x))))),
    6,
  ],
  ['asin', inUnit, (x) => inverse(squareRoot(coSquare(x))), 3, (x) => over(x, product(coSquare(x), squareRoot(coSquare(x)))), 6],
  [
    'acos',
    inUnit,
    (x) => negative(inverse(squareRoot(coSquare(x)))),
    3,
    (x) => negative(over(x, product(coSquare(x), squareRoot(coSquare(x))))),
    6,
  ],
  [
    'atan',
    signed(scales(-900, 500)),
    (x) => inverse(plus(one, squared(x))),
    3,
    (x) => over(times(of(-2), x), squared(plus(one, squared(x)))),
    6,
  ],
  ['sinh', between(-709, 709), hyperbolicCosine, 1.5, hyperbolicSine, 1.5],
  ['cosh', fc.oneof(between(-709, 709), signed(scales(-900, 0))), hyperbolicSine, 1.5, hyperbolicCosine, 1.5],
  [
    'asinh',
    signed(scales(-900, 500)),
    (x) => inverse(squareRoot(plus(one, squared(x)))),
    2,
    (x) => negative(over(x, product(plus(one, squared(x)), squareRoot(plus(one, squared(x)))))),
    7,
  ],
  [
    'acosh',
    fc
      .oneof(
        scales(0, 330),
        scales(-52, 0).map((t) => 1 + t),
      )
      .filter((x) => x > 1),
    (x) => inverse(squareRoot(negative(coSquare(x)))),
    4,
    (x) => negative(over(x, product(negative(coSquare(x)), squareRoot(negative(coSquare(x)))))),
    7,
  ],
  ['atanh', inUnit, (x) => inverse(coSquare(x)), 2.5, (x) => over(times(of(2), x), squared(coSquare(x))), 6],
  ['sinc', signed(scales(-900, -3)), (x) => sincDerivative(x, 1), 4, (x) => sincDerivative(x, 2), 5],
  [
    'log1mexp',
    fc.oneof(scales(-450, 0), between(1, 700)).map((x) => -x),
    (x) => negative(inverse(expm1(negative(x)))),
    4,
    (x) => negative(over(exp(x), squared(expm1(x)))),
    8,
  ],
];

/** Both derivatives of a function at many points at once. */
function derivatives(f: Unary, points: readonly number[]): [first: ArrayLike<number>, second: ArrayLike<number>] {
  const slope: Unary = (x) => grad((t) => sum(f(t)) as Tensor<[]>, x) as Tensor<[number]>;
  const x = tensor(Float64Array.from(points), [points.length]) as Tensor<[number]>;
  return [slope(x).data, (grad((t) => sum(slope(t)) as Tensor<[]>, x) as Tensor).data];
}

/** The largest distance in ulp among results of normal size, and where it is. */
function worst(found: ArrayLike<number>, exact: (i: number) => Big): { distance: number; at: number } {
  let result = { distance: 0, at: 0 };
  for (let i = 0; i < found.length; i++) {
    const distance = ulps(found[i]!, exact(i));
    if (!(distance <= result.distance)) result = { distance, at: i };
  }
  return result;
}

test.each(unary)(
  'the derivatives of %s are those of the reference to a few ulp',
  (name, domain, first, firstLimit, second, secondLimit) => {
    const points = fc.sample(
      domain.filter((x) => x !== 0),
      { numRuns: 300, seed: 7 },
    );
    const found = derivatives(ops[name] as unknown as Unary, points);
    for (const [k, exact, limit] of [
      [0, first, firstLimit],
      [1, second, secondLimit],
    ] as const) {
      const { distance, at } = worst(found[k], (i) => trimmed(exact(of(points[i]!))));
      expect(distance, `derivative ${k + 1} at ${points[at]}`).toBeLessThanOrEqual(limit);
    }
  },
);

const squares = (a: Big, b: Big): Big => plus(squared(a), squared(b));
const pairs = (low: number, high: number, apart: number): fc.Arbitrary<[number, number]> =>
  fc.tuple(signed(scales(low, high)), signed(scales(-apart, apart))).map(([a, t]) => [a, a * t]);
const diagonal = fc.tuple(scales(-100, 100), scales(-50, -1)).map(([a, t]): [number, number] => [a, a * (1 + t)]);
const root3 = (r2: Big): Big => product(r2, squareRoot(r2));
type Exact = (a: Big, b: Big) => Big;
const share: Exact = (a, b) => sigmoid(minus(a, b));

/** The op, its pairs of numbers, ∂a, ∂b, ∂²aa, ∂²ab, ∂²bb, and how many ulp first and second derivatives may be off. */
const binary: readonly (readonly [
  keyof typeof ops,
  fc.Arbitrary<[number, number]>,
  readonly [Exact, Exact, Exact, Exact, Exact],
  number,
  number,
])[] = [
  [
    'hypot',
    fc.oneof(pairs(-300, 300, 20), diagonal),
    [
      (a, b) => over(a, squareRoot(squares(a, b))),
      (a, b) => over(b, squareRoot(squares(a, b))),
      (a, b) => over(squared(b), root3(squares(a, b))),
      (a, b) => negative(over(times(a, b), root3(squares(a, b)))),
      (a, b) => over(squared(a), root3(squares(a, b))),
    ],
    2,
    7,
  ],
  [
    'atan2',
    fc.oneof(pairs(-300, 300, 20), diagonal),
    [
      (a, b) => over(b, squares(a, b)),
      (a, b) => negative(over(a, squares(a, b))),
      (a, b) => over(product(of(-2), a, b), squared(squares(a, b))),
      (a, b) => over(minus(squared(a), squared(b)), squared(squares(a, b))),
      (a, b) => over(product(of(2), a, b), squared(squares(a, b))),
    ],
    2.5,
    7,
  ],
  [
    'div',
    fc.tuple(signed(scales(-200, 200)), signed(scales(-200, 200))),
    [
      (_, b) => inverse(b),
      (a, b) => negative(over(a, squared(b))),
      () => of(0),
      (_, b) => negative(inverse(squared(b))),
      (a, b) => over(times(of(2), a), product(b, b, b)),
    ],
    2,
    4,
  ],
  [
    'pow',
    fc.tuple(scales(-200, 200), between(1.5, 2.75)),
    [
      (a, b) => times(b, exp(times(minus(b, one), log(a)))),
      (a, b) => times(exp(times(b, log(a))), log(a)),
      (a, b) => product(b, minus(b, one), exp(trimmed(times(minus(b, of(2)), log(a))))),
      (a, b) => product(plus(one, times(b, log(a))), exp(trimmed(times(minus(b, one), log(a))))),
      (a, b) => product(log(a), log(a), exp(trimmed(times(b, log(a))))),
    ],
    3,
    8,
  ],
  [
    'xlogy',
    fc.tuple(signed(scales(-200, 200)), scales(-200, 200)),
    [(_, b) => log(b), (a, b) => over(a, b), () => of(0), (_, b) => inverse(b), (a, b) => negative(over(a, squared(b)))],
    1,
    2,
  ],
  [
    'logaddexp',
    fc.tuple(between(-4, 4), between(-4, 4)),
    [
      share,
      (a, b) => share(b, a),
      (a, b) => logistic(minus(a, b)),
      (a, b) => negative(logistic(minus(a, b))),
      (a, b) => logistic(minus(a, b)),
    ],
    8, // the difference is rounded: half an ulp of it for each of its units
    10,
  ],
];

test.each(binary)('the derivatives of %s are those of the reference to a few ulp', (name, domain, exact, firstLimit, secondLimit) => {
  const points = fc.sample(
    domain.filter(([a, b]) => a !== b),
    { numRuns: 200, seed: 7 },
  );
  const f = ops[name] as unknown as Binary;
  const [a, b] = [0, 1].map(
    (k) =>
      tensor(
        Float64Array.from(points, (p) => p[k]!),
        [points.length],
      ) as Tensor<[number]>,
  ) as [Tensor<[number]>, Tensor<[number]>];
  const by =
    (k: 0 | 1, g: Binary): Binary =>
    (x, y) =>
      (k === 0 ? grad((t) => sum(g(t, y)) as Tensor<[]>, x) : grad((t) => sum(g(x, t)) as Tensor<[]>, y)) as Tensor<[number]>;
  const found = [by(0, f), by(1, f), by(0, by(0, f)), by(1, by(0, f)), by(1, by(1, f))].map((g) => g(a, b).data);
  exact.forEach((formula, k) => {
    const { distance, at } = worst(found[k]!, (i) => trimmed(formula(of(points[i]![0]), of(points[i]![1]))));
    expect(distance, `derivative ${['a', 'b', 'aa', 'ab', 'bb'][k]} at ${points[at]}`).toBeLessThanOrEqual(
      k < 2 ? firstLimit : secondLimit,
    );
  });
});

// Losses of entries: values and both derivatives at kinks, at targets of 0 and 1, and at logits that are huge or infinite.
import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  compile,
  focalLoss,
  gammaLoss,
  gaussianNegativeLogLikelihood,
  grad,
  hessian,
  hinge,
  huber,
  jvp,
  logCoshLoss,
  mse,
  halfSquaredError,
  poissonLoss,
  quantileLoss,
  smoothL1,
  squaredHinge,
  tensor,
  toArray,
  type Tensor,
} from '../../src/index.ts';

type Scalar = Tensor<[]>;
type Loss = (x: Scalar) => Scalar;

/** Value, slope by both modes, and second derivative, zeros without a sign: eager, and the same when compiled. */
function jet(f: Loss, at: number): number[] {
  const all = (x: Scalar) => [f(x), grad(f, x), jvp(f, x, tensor(1))[1], hessian(f, x).value as Scalar] as const;
  const numbers = (results: readonly Scalar[]): number[] => results.map((t) => t.data[0]! + 0);
  const [value, slope, forward, second] = numbers(all(tensor(at))) as [number, number, number, number];
  const program = compile(all);
  expect(numbers(program(tensor(at)))).toEqual([value, slope, forward, second]);
  program.dispose();
  expect(forward).toEqual(slope === 0 ? 0 : ulps(slope));
  return [value, slope, second];
}

const ulps = (x: number): unknown => expect.closeTo(x, -Math.log10(Math.abs(x)) + 14.5);

describe('binaryCrossEntropyWithLogits', () => {
  const of =
    (t: number, positiveWeight = 1): Loss =>
    (x) =>
      binaryCrossEntropyWithLogits(x, tensor(t), { positiveWeight });
  const tail = Math.log1p(Math.exp(-40));

  test.each([
    [0, 0, [Math.LN2, 0.5, 0.25]],
    [0, 1, [Math.LN2, -0.5, 0.25]],
    [1e4, 0, [1e4, 1, 0]],
    [1e4, 1, [0, 0, 0]],
    [-1e4, 1, [1e4, -1, 0]],
    [1e308, 0, [1e308, 1, 0]],
    [-1e308, 1, [1e308, -1, 0]],
    [Infinity, 1, [0, 0, 0]],
    [Infinity, 0, [Infinity, 1, 0]],
    [-Infinity, 0, [0, 0, 0]],
    [-Infinity, 1, [Infinity, -1, 0]],
    [40, 1, [ulps(tail), ulps(-tail), ulps(tail)]],
    [-40, 0, [ulps(tail), ulps(tail), ulps(tail)]],
  ])('at the logit %d for the target %d', (x, t, expected) => {
    expect(jet(of(t), x)).toEqual(expected);
  });
  test('a positive weight multiplies what a positive target costs', () => {
    expect(jet(of(1, 3), 0)).toEqual([ulps(3 * Math.LN2), -1.5, 0.75]);
    expect(jet(of(0, 3), 0)).toEqual([Math.LN2, 0.5, 0.25]);
  });
  test('its slope by the target is -x, without a difference of logarithms', () => {
    for (const x of [1e-10, -1e-300, 3, -40, 1e308])
      expect(toArray(grad((t: Scalar) => binaryCrossEntropyWithLogits(tensor(x), t), tensor(0.3)))).toBe(-x);
  });
  test('its slope by the positive weight is the cost of the positive target', () => {
    const f = (w: Scalar): Scalar => binaryCrossEntropyWithLogits(tensor([0, 40]), tensor([1, 0.5]), { positiveWeight: w });
    expect(toArray(grad(f, tensor(2)))).toBeCloseTo(Math.LN2 / 2, 15);
  });
});

describe('focalLoss', () => {
  test('without focus and with equal shares is half the binary cross-entropy', () => {
    const x = tensor([-800, -3, 0, 0.5, 40]);
    for (const t of [0, 1, 0.25]) {
      const targets = tensor([t, t, t, t, t]);
      const all = focalLoss(x, targets, { gamma: 0, alpha: 0.5, reduction: 'none' });
      const half = binaryCrossEntropyWithLogits(x, targets, { reduction: 'none' });
      all.data.forEach((v, i) => expect(v).toBe(half.data[i]! / 2));
    }
  });
  test.each([0.5, 2])('is finite with both derivatives at any finite logit, with gamma %d', (gamma) => {
    for (const t of [0, 1]) {
      for (const x of [-1e308, -1e4, -800, 0, 800, 1e4, 1e308]) {
        const found = jet((z) => focalLoss(z, tensor(t), { gamma }), x);
        expect(found.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe('at a kink', () => {
  test.each<[string, Loss, number, unknown[]]>([
    ['huber is a parabola up to delta', (x) => huber(x, tensor(0)), 1, [0.5, 1, 1]],
    ['huber is a line beyond delta', (x) => huber(x, tensor(0)), -1.5, [1, -1, 0]],
    ['huber of an infinite residual is infinite with slope delta', (x) => huber(x, tensor(0), { delta: 2 }), Infinity, [Infinity, 2, 0]],
    ['huber of delta 0 is 0', (x) => huber(x, tensor(0), { delta: 0 }), 3, [0, 0, 0]],
    ['smoothL1 is a parabola up to beta', (x) => smoothL1(x, tensor(0), { beta: 0.5 }), -0.5, [0.25, -1, 2]],
    ['smoothL1 is a line beyond beta', (x) => smoothL1(x, tensor(0), { beta: 0.5 }), 1e308, [1e308, 1, 0]],
    ['smoothL1 of beta 0 has slope 0 at 0', (x) => smoothL1(x, tensor(0), { beta: 0 }), 0, [0, 0, 0]],
    ['smoothL1 of a subnormal beta stays finite', (x) => smoothL1(x, tensor(0), { beta: 5e-324 }), 1, [1, 1, 0]],
    ['hinge has slope 0 at the margin', (x) => hinge(x, tensor(-1)), -1, [0, 0, 0]],
    ['hinge has the slope -t within the margin', (x) => hinge(x, tensor(-1)), -0.5, [0.5, 1, 0]],
    ['hinge is 0 on the right side, however far', (x) => hinge(x, tensor(1)), Infinity, [0, 0, 0]],
    ['squaredHinge has both derivatives 0 at the margin', (x) => squaredHinge(x, tensor(1)), 1, [0, 0, 0]],
    ['squaredHinge within the margin', (x) => squaredHinge(x, tensor(1)), 0, [1, -2, 2]],
    ['quantileLoss has slope 0 where it is right', (x) => quantileLoss(x, tensor(0), { quantile: 0.9 }), 0, [0, 0, 0]],
    ['quantileLoss below the target', (x) => quantileLoss(x, tensor(2), { quantile: 0.75 }), 0, [1.5, -0.75, 0]],
    ['quantileLoss above the target', (x) => quantileLoss(x, tensor(-2), { quantile: 0.75 }), 0, [0.5, 0.25, 0]],
    ['logCoshLoss near 0 keeps its digits', (x) => logCoshLoss(x, tensor(0)), 1e-10, [ulps(5e-21), 1e-10, 1]],
    ['logCoshLoss far from 0 is a line', (x) => logCoshLoss(x, tensor(0)), -1e308, [1e308, -1, 0]],
  ])('%s', (_, f, x, expected) => {
    expect(jet(f, x)).toEqual(expected);
  });
});

describe('of counts and variances', () => {
  test.each<[string, Loss, number, unknown[]]>([
    ['poissonLoss of a count of 0 at the logarithm -∞', (x) => poissonLoss(x, tensor(0)), -Infinity, [0, 0, 0]],
    ['poissonLoss of a count at the logarithm -∞', (x) => poissonLoss(x, tensor(2)), -Infinity, [Infinity, -2, 0]],
    ['poissonLoss at a rate that overflows', (x) => poissonLoss(x, tensor(2)), 1e308, [Infinity, Infinity, Infinity]],
    ['poissonLoss of a count of 0 at the rate 0', (x) => poissonLoss(x, tensor(0), { input: 'rate' }), 0, [0, 1, 0]],
    ['poissonLoss of a count at its own rate', (x) => poissonLoss(x, tensor(1), { input: 'rate' }), 1, [1, 0, 1]],
    ['gammaLoss of a target at its own mean', (x) => gammaLoss(x, tensor(1)), 0, [1, 0, 1]],
    ['gammaLoss at a logarithm whose mean overflows', (x) => gammaLoss(x, tensor(2)), 1e308, [1e308, 1, 0]],
    ['gammaLoss at the logarithm ∞', (x) => gammaLoss(x, tensor(2)), Infinity, [Infinity, 1, 0]],
    ['gammaLoss at a mean that underflows', (x) => gammaLoss(x, tensor(2)), -1e4, [Infinity, -Infinity, Infinity]],
    ['gammaLoss at the logarithm -∞', (x) => gammaLoss(x, tensor(2)), -Infinity, [Infinity, -Infinity, Infinity]],
    ['gammaLoss of a target of 0 is the logarithm', (x) => gammaLoss(x, tensor(0)), -1e4, [-1e4, 1, 0]],
    ['gammaLoss by the mean', (x) => gammaLoss(x, tensor(2), { input: 'mean' }), 2, [ulps(1 + Math.LN2), 0, 0.25]],
    ['gammaLoss at the mean 0', (x) => gammaLoss(x, tensor(2), { input: 'mean' }), 0, [Infinity, -Infinity, Infinity]],
    [
      'a variance below the floor counts as the floor',
      (v) => gaussianNegativeLogLikelihood(tensor(2), tensor(0), v, { floor: 1 }),
      -3,
      [2, 0, 0],
    ],
    [
      'a variance at the floor has a derivative',
      (v) => gaussianNegativeLogLikelihood(tensor(2), tensor(0), v, { floor: 1 }),
      1,
      [2, -1.5, 3.5],
    ],
    [
      'a residual whose square overflows',
      (y) => gaussianNegativeLogLikelihood(y, tensor(0), tensor(2 ** 1000)),
      2 ** 600,
      [ulps(2 ** 199), 2 ** -400, 2 ** -1000],
    ],
  ])('%s', (_, f, x, expected) => {
    expect(jet(f, x)).toEqual(expected);
  });
});

describe('reduction', () => {
  const y = tensor([
    [1, 2],
    [3, 4],
  ]);
  const t = tensor([
    [0, 0],
    [0, 2],
  ]);
  test('of losses of entries', () => {
    expect(toArray(mse(y, t))).toBe(18 / 4);
    expect(toArray(mse(y, t, { reduction: 'sum' }))).toBe(18);
    const apart: Tensor<[2, 2]> = mse(y, t, { reduction: 'none' });
    expect(toArray(apart)).toEqual([
      [1, 4],
      [9, 4],
    ]);
  });
  test('of losses of examples', () => {
    expect(toArray(halfSquaredError(y, t))).toBe(18 / 4);
    expect(toArray(halfSquaredError(y, t, { reduction: 'sum' }))).toBe(9);
    const apart: Tensor<[2]> = halfSquaredError(y, t, { reduction: 'none' });
    expect(toArray(apart)).toEqual([2.5, 6.5]);
  });
  test('of a scalar, which is one example', () => {
    expect(toArray(halfSquaredError(tensor(3), tensor(1), { reduction: 'none' }))).toBe(2);
  });
});

test.each<[string, () => unknown, string]>([
  [
    'another reduction',
    () => mse(tensor(1), tensor(1), { reduction: 'max' as never }),
    "mse: the reduction must be 'mean', 'sum' or 'none', got 'max'",
  ],
  ['a tensor in place of options', () => mse(tensor(1), tensor(1), tensor(1) as never), 'mse: expected options, got a tensor'],
  ['a delta that is NaN', () => huber(tensor(1), tensor(1), { delta: NaN }), 'huber: the delta must be a number of 0 or more, got NaN'],
  [
    'a quantile of 2',
    () => quantileLoss(tensor(1), tensor(1), { quantile: 2 }),
    'quantileLoss: the quantile must be a number from 0 to 1, got 2',
  ],
  ['a margin below 0', () => hinge(tensor(1), tensor(1), { margin: -1 }), 'hinge: the margin must be a number of 0 or more, got -1'],
  [
    'another input',
    () => poissonLoss(tensor(1), tensor(1), { input: 'x' as never }),
    "poissonLoss: the input must be 'logRate' or 'rate', got 'x'",
  ],
  [
    'another input to gammaLoss',
    () => gammaLoss(tensor(1), tensor(1), { input: 'logRate' as never }),
    "gammaLoss: the input must be 'logMean' or 'mean', got 'logRate'",
  ],
  [
    'a positive weight that is no scalar',
    () => binaryCrossEntropyWithLogits(tensor(1), tensor(1), { positiveWeight: tensor([1]) as never }),
    'binaryCrossEntropyWithLogits: the positive weight must be a scalar, got [1]',
  ],
])('%s is refused', (_, call, sentence) => {
  expect(call).toThrow(sentence);
});

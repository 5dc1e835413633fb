// Losses of classes and of distributions: options, what is ignored, and logits that are certain, huge or infinite.
import { describe, expect, test } from 'vitest';
import {
  add,
  compile,
  crossEntropy,
  exp,
  grad,
  hessian,
  isCotangentError,
  jvp,
  klDivergence,
  log,
  logSoftmax,
  logsumexp,
  mul,
  negativeLogLikelihood,
  softmax,
  sum,
  tensor,
  toArray,
  type Tensor,
} from '../../src/index.ts';

const logits = tensor([
  [1, 2, 3],
  [0, -1, 1],
  [2, 0, 0],
]);
const labels = tensor([2, 0, 1]);
const surprisal = (row: number, k: number): number => -logSoftmax(logits).data[3 * row + k]!;
const close = (x: number): unknown => expect.closeTo(x, 14);

describe('crossEntropy', () => {
  test('reduces to mean, sum, or nothing', () => {
    const each = [surprisal(0, 2), surprisal(1, 0), surprisal(2, 1)];
    const none: Tensor<[3]> = crossEntropy(logits, labels, { reduction: 'none' });
    expect(toArray(none)).toEqual(each);
    const total = each[0]! + each[1]! + each[2]!;
    expect(toArray(crossEntropy(logits, labels, { reduction: 'sum' }))).toEqual(close(total));
    expect(toArray(crossEntropy(logits, labels))).toEqual(close(total / 3));
  });

  test('smooths labels: a share of each is spread over all classes', () => {
    const evenly = (surprisal(0, 0) + surprisal(0, 1) + surprisal(0, 2)) / 3;
    const { data } = crossEntropy(logits, labels, { labelSmoothing: 0.3, reduction: 'none' });
    expect(data[0]).toEqual(close(0.7 * surprisal(0, 2) + 0.3 * evenly));
  });

  describe('an ignored index', () => {
    const some = tensor([2, -100, 1]);
    test('counts neither in the sum nor in the mean, and is not checked', () => {
      const [a, b] = [surprisal(0, 2), surprisal(2, 1)];
      expect(toArray(crossEntropy(logits, some, { ignoreIndex: -100 }))).toEqual(close((a + b) / 2));
      expect(toArray(crossEntropy(logits, some, { ignoreIndex: -100, reduction: 'none' }))).toEqual([a, 0, b]);
    });
    test('gives its logits the derivative 0, also where they are infinite or NaN', () => {
      for (const bad of [NaN, Infinity, -Infinity]) {
        const z = tensor([
          [1, 2, 3],
          [bad, -1, bad],
          [2, 0, 0],
        ]);
        const g = grad((x: typeof z) => crossEntropy(x, some, { ignoreIndex: -100 }), z);
        expect([...g.data.slice(3, 6)]).toEqual([0, 0, 0]);
        expect(g.data.every(Number.isFinite)).toBe(true);
      }
    });
    test('where it is everywhere, the mean is 0 with derivative 0, eager and compiled', () => {
      const none = tensor([7, 7, 7]);
      const f = (z: typeof logits): Tensor<[]> => crossEntropy(z, none, { ignoreIndex: 7 });
      const program = compile((z: typeof logits) => [f(z), grad(f, z)] as const);
      for (const [value, slope] of [[f(logits), grad(f, logits)] as const, program(logits)]) {
        expect(toArray(value)).toBe(0);
        expect(slope.data.every((x) => x === 0)).toBe(true);
      }
      program.dispose();
    });
    test('leaves other indices checked', () => {
      let code: unknown;
      try {
        crossEntropy(logits, tensor([2, -100, 3]), { ignoreIndex: -100 });
      } catch (fault) {
        code = isCotangentError(fault) && fault.code;
      }
      expect(code).toBe('index');
    });
  });

  describe('class weights', () => {
    const w = tensor([1, 2, 5]);
    test('weigh each example, and the mean, by its class', () => {
      const expected = (5 * surprisal(0, 2) + 1 * surprisal(1, 0) + 2 * surprisal(2, 1)) / (5 + 1 + 2);
      expect(toArray(crossEntropy(logits, labels, { classWeights: w }))).toEqual(close(expected));
    });
    test('are the same for indices and for their one-hot rows', () => {
      const rows = tensor([
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
      ]);
      for (const labelSmoothing of [0, 0.2])
        expect(toArray(crossEntropy(logits, rows, { classWeights: w, labelSmoothing }))).toBe(
          toArray(crossEntropy(logits, labels, { classWeights: w, labelSmoothing })),
        );
    });
    test('of an ignored example do not count', () => {
      const expected = (1 * surprisal(1, 0) + 2 * surprisal(2, 1)) / 3;
      expect(toArray(crossEntropy(logits, labels, { classWeights: w, ignoreIndex: 2 }))).toEqual(close(expected));
    });
    test('that are all 1 change nothing', () => {
      expect(toArray(crossEntropy(logits, labels, { classWeights: tensor([1, 1, 1]) }))).toEqual(
        close(crossEntropy(logits, labels).data[0]!),
      );
    });
  });

  describe('of a logit that is nearly certain', () => {
    const z = tensor([50, 0, 1]);
    const [a, b] = [Math.exp(-50), Math.exp(-49)];
    const f = (x: typeof z): Tensor<[]> => crossEntropy(x, tensor(0));
    const near = (x: number): unknown => (x === 0 ? 0 : expect.closeTo(x, 14.5 - Math.log10(Math.abs(x))));
    test('keeps the digits of the loss and of both derivatives', () => {
      expect(toArray(f(z))).toEqual(near(a + b));
      expect(toArray(grad(f, z))).toEqual([near(-(a + b)), near(a), near(b)]);
      expect([...hessian(f, z).value.data.slice(0, 5)]).toEqual([near(a + b), near(-a), near(-b), near(-a), near(a)]);
    });
    test('so do softmax, logSoftmax and logsumexp', () => {
      const certain = (g: (x: typeof z) => Tensor<[]>): number => jvp(g, z, tensor([1, 0, 0]))[1].data[0]!;
      expect(certain((x) => sum(mul(softmax(x), tensor([1, 0, 0]))))).toEqual(near(a + b));
      expect(certain((x) => sum(mul(logSoftmax(x), tensor([1, 0, 0]))))).toEqual(near(a + b));
      expect(logSoftmax(z).data[0]).toEqual(near(-(a + b)));
      expect(hessian((x: typeof z) => logsumexp(x), z).value.data[0]).toEqual(near(a + b));
    });
  });

  test.each<[string, number[], number, number, number[]]>([
    ['huge and right', [1e308, -1e308], 0, 0, [0, 0]],
    ['huge and wrong', [1e4, -1e4], 1, 2e4, [1, -1]],
    ['infinite and right', [Infinity, 0], 0, 0, [0, 0]],
    ['infinite and wrong', [Infinity, 0], 1, Infinity, [1, -1]],
    ['-∞ for a class that does not count', [0, -Infinity], 0, 0, [0, 0]],
    ['-∞ for the class that counts', [0, -Infinity], 1, Infinity, [1, -1]],
    ['equal', [1e308, 1e308], 0, Math.LN2, [-0.5, 0.5]],
  ])('a logit that is %s', (_, z, label, loss, slope) => {
    const f = (x: Tensor<[2]>): Tensor<[]> => crossEntropy(x, tensor(label));
    const x = tensor(z) as Tensor<[2]>;
    expect(toArray(f(x))).toEqual(close(loss));
    expect([...grad(f, x).data].map((v) => v + 0)).toEqual(slope);
  });
});

test('negativeLogLikelihood of logSoftmax is crossEntropy', () => {
  const options = { classWeights: tensor([1, 2, 5]), ignoreIndex: 0 };
  expect(toArray(negativeLogLikelihood(logSoftmax(logits), labels, options))).toBe(toArray(crossEntropy(logits, labels, options)));
  expect(negativeLogLikelihood(tensor([-Infinity, 0]), tensor(1)).data[0]! + 0).toBe(0);
});

describe('klDivergence', () => {
  const [p, q] = [tensor([0.5, 0.25, 0.25, 0]), tensor([0.25, 0.25, 0.5, 0])];
  test('is that of probabilities, also given by their logarithms', () => {
    expect(toArray(klDivergence(p, q))).toEqual(close(0.5 * Math.LN2 - 0.25 * Math.LN2));
    expect(toArray(klDivergence(log(p), log(q), { input: 'logProbabilities' }))).toEqual(close(0.25 * Math.LN2));
    expect(toArray(klDivergence(p, p))).toBe(0);
  });
  test('what both call impossible counts nothing and has derivative 0', () => {
    const g = grad((x: { p: typeof p; q: typeof q }) => klDivergence(x.p, x.q), { p, q });
    expect(toArray(g.q)).toEqual([-2, -1, -0.5, 0]);
    expect(g.p.data[3]).toBe(0);
    const h = grad((x: typeof p) => klDivergence(log(exp(x)), x, { input: 'logProbabilities' }), log(p));
    expect(h.data[3]).toBe(0);
  });
  test('is infinite where q misses an outcome, and has a slope of -∞ by a p of 0', () => {
    expect(toArray(klDivergence(tensor([0.5, 0.5]), tensor([1, 0])))).toBe(Infinity);
    expect(grad((x: Tensor<[2]>) => klDivergence(x, tensor([0.5, 0.5])), tensor([1, 0])).data[1]).toBe(-Infinity);
  });
  test('averages over examples', () => {
    const rows: Tensor<[2, 2]> = add(tensor([[0.5, 0.5], [0.5, 0.5]]), 0); // prettier-ignore
    const other = tensor([[0.25, 0.75], [0.5, 0.5]]); // prettier-ignore
    const each: Tensor<[2]> = klDivergence(rows, other, { reduction: 'none' });
    expect(toArray(klDivergence(rows, other))).toBe(each.data[0]! / 2);
  });
});

test.each<[string, () => unknown, string]>([
  [
    'an index to ignore beside rows',
    () => crossEntropy(logits, logits, { ignoreIndex: 1 }),
    'crossEntropy: there is no index to ignore among rows of weights; use a row of zeros',
  ],
  [
    'an index to ignore that is a fraction',
    () => crossEntropy(logits, labels, { ignoreIndex: 0.5 }),
    'crossEntropy: the index to ignore must be a whole number, got 0.5',
  ],
  [
    'a share above 1',
    () => crossEntropy(logits, labels, { labelSmoothing: 2 }),
    'crossEntropy: the label smoothing must be a number from 0 to 1, got 2',
  ],
  [
    'too few class weights',
    () => negativeLogLikelihood(logits, labels, { classWeights: tensor([1, 2]) as never }),
    'negativeLogLikelihood: the class weights of logits [3, 3] must be [3], got [2]',
  ],
])('%s is refused', (_, call, sentence) => {
  expect(call).toThrow(sentence);
});

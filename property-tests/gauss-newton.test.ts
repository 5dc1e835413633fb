// The generalized Gauss–Newton matrix is symmetric, and no direction has negative curvature where the loss is convex.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gaussNewton, log1p, logsumexp, matmul, mul, sin, softplus, square, sub, sum, tanh, tensor, type Tensor } from '../src/index.ts';
import { settings } from './settings.ts';

const { runs, seed } = settings({ runs: 100 });
type Loss = (y: Tensor<[3]>) => Tensor<[]>;
const convex: Readonly<Record<string, Loss>> = {
  'half the square': (y) => mul(0.5, sum(square(y))),
  logsumexp: (y) => sub(logsumexp(y), y.shape[0]),
  'soft hinges': (y) => sum(softplus(mul(y, tensor([1, -2, 3])))),
  'a quartic': (y) => sum(square(square(y))),
};
const others: Readonly<Record<string, Loss>> = {
  'a Cauchy loss': (y) => sum(log1p(square(mul(4, y)))),
  waves: (y) => sum(sin(mul(3, y))),
};

// numbers of ordinary size: most doubles are next to 0
const number = fc.integer({ min: -128, max: 128 }).map((n) => n / 64);
const numbers = (n: number) => fc.array(number, { minLength: n, maxLength: n });
const drawn = fc.tuple(numbers(12), numbers(4), numbers(4), numbers(4));
const dot = (a: Tensor, b: Tensor): number => a.data.reduce((s, x, i) => s + x * b.data[i]!, 0);

/** [⟨u, G·w⟩, ⟨w, G·u⟩, ⟨u, G·u⟩], and how large its terms may be. */
function forms(loss: Loss, [entries, at, first, second]: readonly (readonly number[])[]): { values: readonly number[]; size: number } {
  const matrix = tensor(entries!, [3, 4]);
  const f = (x: Tensor<[4]>): Tensor<[3]> => tanh(matmul(matrix, x));
  const [x, u, w] = [at!, first!, second!].map((given) => tensor(given, [4]));
  const G = (v: Tensor<[4]>): Tensor<[4]> => gaussNewton(f, loss, x!, v);
  const length = (v: Tensor): number => dot(v, v);
  const values = [dot(u!, G(w!)), dot(w!, G(u!)), dot(u!, G(u!))];
  // the curvature of every loss here is below 32 at |y| ≤ 1
  return { values, size: 32 * length(matrix) * (length(u!) + length(w!)) };
}
const checked = (property: fc.IProperty<unknown>): void =>
  void fc.assert(property, { numRuns: runs, includeErrorInReport: true, ...(seed !== undefined && { seed }) });

test.each(Object.entries({ ...convex, ...others }))('it is symmetric for %s', (_, loss) => {
  checked(
    fc.property(drawn, (sample) => {
      const { values, size } = forms(loss, sample);
      expect(Math.abs(values[0]! - values[1]!)).toBeLessThanOrEqual(1e-14 * size);
    }),
  );
});

test.each(Object.entries(convex))('it curves down nowhere for %s', (_, loss) => {
  checked(
    fc.property(drawn, (sample) => {
      const { values, size } = forms(loss, sample);
      expect(values[2]!).toBeGreaterThanOrEqual(-1e-14 * size);
    }),
  );
});

test.each(Object.entries(others))('it curves down somewhere for %s', (_, loss) => {
  const samples = fc.sample(drawn, { numRuns: 100, seed: 1 });
  expect(samples.some((sample) => forms(loss, sample).values[2]! < -0.01)).toBe(true);
});

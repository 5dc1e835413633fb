import { describe, expect, test } from 'vitest';
import {
  compile,
  fft,
  grad,
  ifft,
  irfft,
  key,
  mul,
  normal,
  reshape,
  rfft,
  slice,
  square,
  sum,
  tensor,
  toArray,
  zeros,
  type Tensor,
} from 'cotangent';

/** Lengths of every kind: powers of two, factors of 3, 5, 7 …, and primes that are too large for factors. */
const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 30, 31, 37, 49, 60, 64, 74, 97, 100, 121, 128, 211];

/** The definition, with angles that are reduced before they are rounded. */
function definition(x: Float64Array, sign: 1 | -1): number[] {
  const n = x.length / 2;
  return Array.from({ length: 2 * n }, (_, at) => {
    const [k, part] = [at >> 1, at & 1];
    let total = 0;
    for (let j = 0; j < n; j++) {
      const angle = (2 * Math.PI * ((j * k) % n)) / n;
      const [c, s] = [Math.cos(angle), sign * Math.sin(angle)];
      total += part === 0 ? x[2 * j]! * c - x[2 * j + 1]! * s : x[2 * j]! * s + x[2 * j + 1]! * c;
    }
    return total;
  });
}
const size = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));
const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number => size(Array.from(a, (value, i) => value - b[i]!));

describe.each(lengths)('of %i numbers', (n) => {
  const x: Tensor = normal(key(n), [n, 2]);
  const y = fft(x);

  test('a transform is the sum of its definition, to some units of the last digit', () => {
    const expected = definition(x.data, -1);
    expect(apart(y.data, expected)).toBeLessThan(1e-14 * size(expected));
    expect(apart(mul(ifft(x), n).data, definition(x.data, 1))).toBeLessThan(1e-14 * size(expected));
  });

  test('there and back is where one was, and both have the same energy', () => {
    expect(apart(ifft(y).data, x.data)).toBeLessThan(2e-15 * size(x.data));
    expect(Math.abs(size(y.data) ** 2 / n / size(x.data) ** 2 - 1)).toBeLessThan(4e-15);
  });

  test('real numbers have half of the frequencies', () => {
    const real: Tensor = normal(key(n + 1), [n]);
    const half = rfft(real);
    expect(half.shape).toEqual([Math.floor(n / 2) + 1, 2]);
    const whole = new Float64Array(2 * n);
    real.data.forEach((value, j) => (whole[2 * j] = value));
    expect(apart(half.data, definition(whole, -1).slice(0, half.data.length))).toBeLessThan(1e-14 * size(definition(whole, -1)));
    expect(apart(irfft(half, n).data, real.data)).toBeLessThan(2e-15 * size(real.data));
  });
});

test('small transforms by hand, exactly', () => {
  expect(toArray(rfft(tensor([1, 2, 3, 4])))).toEqual([
    [10, 0],
    [-2, 2],
    [-2, 0],
  ]);
  expect(toArray(irfft(rfft(tensor([1, 2, 3, 4]))))).toEqual([1, 2, 3, 4]);
  expect(toArray(irfft(tensor([[3, 0]]), 1))).toEqual([3]);
  expect(
    toArray(
      ifft(
        tensor([
          [4, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      ),
    ),
  ).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
});

test('a convolution around a circle is a product of frequencies', () => {
  const [x, y] = [tensor([1, 2, 0, 0, 0]), tensor([3, 0, 1, 0, 0])].map((a) => rfft(a).data) as [Float64Array, Float64Array];
  const product = x.map((_, i) => (i % 2 === 0 ? x[i]! * y[i]! - x[i + 1]! * y[i + 1]! : x[i - 1]! * y[i]! + x[i]! * y[i - 1]!));
  irfft(tensor(product, [3, 2]), 5).data.forEach((value, i) => expect(value).toBeCloseTo([3, 6, 1, 2, 0][i]!, 13));
});

test('imaginary parts that real numbers do not have are not read, and have no derivative', () => {
  const half = tensor([
    [1, 7],
    [2, 3],
    [4, 9],
  ]);
  expect(toArray(irfft(half))).toEqual(
    toArray(
      irfft(
        tensor([
          [1, 0],
          [2, 3],
          [4, 0],
        ]),
      ),
    ),
  );
  const slope = grad((z: typeof half) => sum(square(irfft(z))), half);
  expect([slope.data[1], slope.data[5]]).toEqual([0, 0]);
  expect(slope.data[3]).toBeCloseTo(3, 14);
});

test('the energy of frequencies has 2n times the numbers for its gradient', () => {
  const x = normal(key(9), [6, 2]);
  const slope = grad((v: typeof x) => sum(square(fft(v))), x);
  slope.data.forEach((value, i) => expect(value).toBeCloseTo(12 * x.data[i]!, 12));
});

test('leading axes are transformed one by one, also when compiled; none at all have none', () => {
  const x = normal(key(3), [2, 5, 2]);
  const flat = toArray(fft(x));
  [0, 1].forEach((i) => expect(toArray(fft(reshape(slice(x, [[i, i + 1]]), [5, 2])))).toEqual((flat as unknown[])[i]));
  expect(toArray(compile((v: typeof x) => fft(v))(x))).toEqual(flat);
  expect(fft(zeros([3, 0, 2])).shape).toEqual([3, 0, 2]);
  expect(toArray(rfft(zeros([0])))).toEqual([[0, 0]]);
  expect(irfft(zeros([2, 1, 2])).shape).toEqual([2, 0]);
});

test('what is no complex number is said', () => {
  expect(() => fft(zeros([4]) as never)).toThrow('fft: the input must be [..., n, 2], real and imaginary parts, got [4]');
  expect(() => rfft(tensor(3) as never)).toThrow('rfft: the input is a scalar');
  expect(() => irfft(zeros([3, 2]), 7 as never)).toThrow('irfft: 7 numbers have 4 frequencies, but [3, 2] has 3');
  expect(() => irfft(zeros([3, 2]), 'x' as never)).toThrow('irfft: x is not a whole number of 0 or more');
});

import { describe, expect, test } from 'vitest';
import {
  argmax,
  argsort,
  compile,
  grad,
  hessian,
  median,
  mul,
  quantile,
  searchSorted,
  sort,
  sum,
  tensor,
  toArray,
  topK,
  vmap,
  zeros,
  type Tensor,
} from '../../src/index.ts';

describe('sort', () => {
  test('puts NaN last in ascending and first in descending order', () => {
    const x = tensor([Number.NaN, 2, -Infinity, Infinity, 1]);
    expect(toArray(sort(x))).toEqual([-Infinity, 1, 2, Infinity, Number.NaN]);
    expect(toArray(sort(x, 0, { descending: true }))).toEqual([Number.NaN, Infinity, 2, 1, -Infinity]);
  });
  test('leaves equal entries in their order, zeros of both signs and NaNs too', () => {
    expect(toArray(argsort(tensor([1, 0, -0, 0, 1, -0])))).toEqual([1, 2, 3, 5, 0, 4]);
    expect(toArray(argsort(tensor([1, 0, -0, 0, 1, -0]), 0, { descending: true }))).toEqual([0, 4, 1, 2, 3, 5]);
    expect(toArray(argsort(tensor([Number.NaN, 1, Number.NaN])))).toEqual([1, 0, 2]);
    expect(toArray(sort(tensor([0, -0, -1])))).toEqual([-1, 0, -0]);
  });
  test('runs along any axis', () => {
    const x = tensor([
      [3, 1],
      [2, 5],
      [1, 4],
    ]);
    expect(toArray(sort(x, 0))).toEqual([
      [1, 1],
      [2, 4],
      [3, 5],
    ]);
    expect(toArray(argsort(x, 0))).toEqual([
      [2, 0],
      [1, 2],
      [0, 1],
    ]);
    expect(sort(zeros([2, 0])).shape).toEqual([2, 0]);
  });
  test('many entries are in order, and the order says where they come from', () => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => (i * 7919) % 97);
    const y = sort(tensor(x, [1000])).data;
    expect([...y]).toEqual([...x].sort((a, b) => a - b));
    expect([...argsort(tensor(x, [1000])).data].map((i) => x[i])).toEqual([...y]);
  });
  test('has the second derivative of the entries in their places', () => {
    const f = (x: Tensor<[3]>): Tensor<[]> => {
      const y = sort(x);
      return sum(mul(tensor([1, 10, 100]), mul(y, mul(y, y))));
    };
    expect(toArray(grad(f, tensor([2, 2, 1])))).toEqual([120, 1200, 3]);
    expect(toArray(hessian(f, tensor([2, 2, 1])).value)).toEqual([
      [120, 0, 0],
      [0, 1200, 0],
      [0, 0, 6],
    ]);
  });
  test('maps, and compiles, with each row in an order of its own', () => {
    const x = tensor([
      [3, 1, 2],
      [1, 3, 2],
    ]);
    expect(toArray(vmap((row: Tensor<[3]>) => argsort(row), x))).toEqual([
      [1, 2, 0],
      [0, 2, 1],
    ]);
    const f = compile((rows: Tensor<[2, 3]>) => grad((r: Tensor<[2, 3]>) => sum(mul(sort(r), tensor([1, 2, 3]))), rows));
    expect(toArray(f(x))).toEqual([
      [3, 1, 2],
      [1, 3, 2],
    ]);
    f.dispose();
  });
});

describe('topK', () => {
  test('gives the greatest entries and where they are, of equal ones the first', () => {
    const [values, indices] = topK(tensor([1, 3, 2, 3]), 3);
    expect([toArray(values), toArray(indices)]).toEqual([
      [3, 3, 2],
      [1, 3, 2],
    ]);
  });
  test('its first one is that of argmax, NaN too', () => {
    const x = tensor([1, Number.NaN, 3, Number.NaN]);
    expect(toArray(topK(x, 1)[1])).toEqual([toArray(argmax(x))]);
  });
  test('none and all are allowed', () => {
    expect(topK(zeros([2, 3]), 0, 0).map((x) => x.shape)).toEqual([
      [0, 3],
      [0, 3],
    ]);
    expect(toArray(topK(tensor([1, 2]), 2)[0])).toEqual([2, 1]);
  });
});

describe('searchSorted', () => {
  test('counts lesser entries, or those not greater', () => {
    const edges = tensor([1, 2, 2, 4]);
    const values = tensor([0, 1, 2, 3, 5, Infinity, Number.NaN]);
    expect(toArray(searchSorted(edges, values))).toEqual([0, 0, 1, 3, 4, 4, 4]);
    expect(toArray(searchSorted(edges, values, { side: 'right' }))).toEqual([0, 1, 3, 3, 4, 4, 4]);
  });
  test('takes NaN for the greatest, and 0 and -0 for equal', () => {
    const sorted = tensor([-0, 0, Number.NaN]);
    expect(toArray(searchSorted(sorted, tensor([0, -0, Infinity, Number.NaN])))).toEqual([0, 0, 2, 2]);
    expect(toArray(searchSorted(sorted, tensor([0, -0, Infinity, Number.NaN]), { side: 'right' }))).toEqual([2, 2, 2, 3]);
  });
  test('refuses a side that is none', () => {
    expect(() => searchSorted(tensor([1]), tensor([1]), { side: 'middle' as never })).toThrow(
      "searchSorted: the side must be 'left' or 'right', got 'middle'",
    );
  });
  test('maps over sorted rows and values', () => {
    const rows = tensor([
      [1, 2],
      [5, 6],
    ]);
    expect(toArray(vmap((row: Tensor<[2]>) => searchSorted(row, tensor([2, 5])), rows))).toEqual([
      [1, 2],
      [0, 0],
    ]);
    expect(toArray(vmap((v: Tensor<[2]>) => searchSorted(tensor([1, 2]), v), rows))).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });
});

describe('quantiles', () => {
  test('lie in a straight line between two entries', () => {
    expect(toArray(median(tensor([3, 1, 2])))).toBe(2);
    expect(toArray(median(tensor([4, 1, 2, 3])))).toBe(2.5);
    expect(toArray(quantile(tensor([10, 0, 20]), 0.25))).toBe(5);
    expect(toArray(quantile(tensor([10, 0, 20]), 1))).toBe(20);
    expect(
      toArray(
        median(
          tensor([
            [1, 9],
            [2, 8],
            [3, 7],
          ]),
          0,
        ),
      ),
    ).toEqual([2, 8]);
  });
  test('are NaN where an entry is, and exact among infinite, huge and tiny ones', () => {
    expect(toArray(median(tensor([1, Number.NaN, 2])))).toBeNaN();
    expect(toArray(median(tensor([Infinity, Infinity])))).toBe(Infinity);
    expect(toArray(median(tensor([-1e308, 1e308])))).toBe(0);
    expect(toArray(median(tensor([1.5e308, 1.7e308])))).toBe(1.6e308);
    expect(toArray(median(tensor([5e-324, 5e-324])))).toBe(5e-324);
    expect(toArray(quantile(tensor([0.1, 0.1]), 0.3))).toBe(0.1);
  });
  test('refuse what is no part, and an empty axis', () => {
    expect(() => quantile(tensor([1]), 1.5)).toThrow('quantile: q must be a number from 0 to 1, got 1.5');
    expect(() => quantile(tensor([1]), Number.NaN)).toThrow('quantile: q must be a number from 0 to 1, got NaN');
    expect(() => median(zeros([2, 0]), 1)).toThrow('median: axis 1 of [2, 0] is empty');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose, composeCost } from '../../src/linear/compose.ts';
import { dense, denseProduct } from '../../src/linear/dense.ts';
import { plus } from '../../src/linear/plus.ts';
import { adjoint, pull, push } from '../../src/linear/push.ts';
import { sizeOf, type Dims } from '../../src/shape/dims.ts';
import type { Linear } from '../../src/tensor/linear-map.ts';
import type { Concrete, Value } from '../../src/tensor/tensor.ts';
import { entries, hidden, numbers, products, times } from './maps.ts';

const list = (x: Value): number[] => [...(x as Concrete).values].map((v) => v + 0);
const plain = (xs: readonly number[]): number[] => xs.map((v) => v + 0);

describe('a product', () => {
  test('is dense as its labels say', () => {
    fc.assert(
      fc.property(products(), (map) => {
        expect(list(dense(map))).toEqual(plain(entries(map)));
      }),
      { numRuns: 300 },
    );
  });

  test('pushes and pulls as its dense form does', () => {
    fc.assert(
      fc.property(products(), (map) => {
        const [m, n] = [sizeOf(map.outShape), sizeOf(map.inShape)];
        const [x, y] = [numbers(map.inShape, 3), numbers(map.outShape, 8)];
        expect(list(push(map, x))).toEqual(plain(times(entries(map), [...x.values], m, n, 1)));
        expect(list(pull(map, y))).toEqual(plain(times([...y.values], entries(map), 1, m, n)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('composition', () => {
  const pairs = products().chain((b) => products({ in: b.outShape }).map((a) => [a, b] as const));

  test('is the product of the dense forms, structure or none', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('both', 'first', 'second', 'neither'), ([a, b], structured) => {
        const left = structured === 'both' || structured === 'first' ? a : hidden(a, push, pull);
        const right = structured === 'both' || structured === 'second' ? b : hidden(b, push, pull);
        const want = times(entries(a), entries(b), sizeOf(a.outShape), sizeOf(a.inShape), sizeOf(b.inShape));
        expect(list(dense(compose(left, right)))).toEqual(plain(want));
        expect(list(dense(adjoint(compose(left, right))))).toEqual(plain(transposed(want, sizeOf(a.outShape), sizeOf(b.inShape))));
      }),
      { numRuns: 400 },
    );
  });

  test('looks through a reshape that splits and merges axes', () => {
    const merge: Linear = {
      kind: 'product',
      outShape: [6],
      inShape: [2, 3],
      out: [0, 1],
      in: [0, 1],
      by: null,
      at: [],
      sizes: [2, 3],
      absorbing: false,
    };
    const diagonal: Linear = {
      kind: 'product',
      outShape: [6],
      inShape: [6],
      out: [0],
      in: [0],
      by: numbers([6], 1),
      at: [0],
      sizes: [6],
      absorbing: true,
    };
    const map = compose(diagonal, merge);
    expect(map.kind).toBe('product');
    expect(map.kind === 'product' && sizeOf(map.at.map((l) => map.sizes[l]!))).toBe(6);
  });

  test('costs the axes along which numbers vary', () => {
    const matrix = (m: number, n: number): Linear =>
      denseProduct({
        kind: 'product',
        outShape: [m],
        inShape: [n],
        out: [0],
        in: [1],
        by: numbers([m, n], 1),
        at: [0, 1],
        sizes: [m, n],
        absorbing: false,
      });
    const diagonal = (n: number): Linear => ({
      kind: 'product',
      outShape: [n],
      inShape: [n],
      out: [0],
      in: [0],
      by: numbers([n], 1),
      at: [0],
      sizes: [n],
      absorbing: true,
    });
    const identity = (n: number): Linear => ({
      kind: 'product',
      outShape: [n],
      inShape: [n],
      out: [0],
      in: [0],
      by: null,
      at: [],
      sizes: [n],
      absorbing: false,
    });
    expect(composeCost(matrix(4, 3), matrix(3, 5))).toBe(60);
    expect(composeCost(diagonal(4), matrix(4, 3))).toBe(12);
    expect(composeCost(diagonal(4), diagonal(4))).toBe(4);
    expect(composeCost(identity(4), matrix(4, 3))).toBe(0);
  });
});

describe('addition', () => {
  test('is the sum of the dense forms, structure or none', () => {
    const pairs = products().chain((a) => products({ out: a.outShape, in: a.inShape }).map((b) => [a, b] as const));
    fc.assert(
      fc.property(pairs, fc.boolean(), ([a, b], structured) => {
        const sum = plus(a, structured ? b : hidden(b, push, pull));
        const [x, y] = [entries(a), entries(b)];
        expect(list(dense(sum))).toEqual(x.map((v, i) => v + y[i]! + 0));
      }),
      { numRuns: 300 },
    );
  });

  test('of an identity and a diagonal stays a diagonal', () => {
    const shape: Dims = [3000];
    const end = { kind: 'product', outShape: shape, inShape: shape, out: [0], in: [0], sizes: shape } as const;
    const sum = plus({ ...end, by: null, at: [], absorbing: false }, { ...end, by: numbers(shape, 2), at: [0], absorbing: true });
    expect(sum.kind === 'product' && sum.at).toEqual([0]);
  });

  test('of two programs is one dense map, so that diamonds do not double', () => {
    const map = {
      kind: 'product',
      outShape: [2],
      inShape: [2],
      out: [0],
      in: [0],
      by: null,
      at: [],
      sizes: [2],
      absorbing: false,
    } as const;
    expect(plus(hidden(map, push, pull), hidden(map, push, pull)).kind).toBe('product');
  });
});

function transposed(x: readonly number[], m: number, n: number): number[] {
  return Array.from({ length: m * n }, (_, e) => x[(e % m) * n + Math.floor(e / m)]!);
}

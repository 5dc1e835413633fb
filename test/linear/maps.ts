// Random linear maps of known structure, for tests: each with the dense tensor it stands for.
import fc from 'fast-check';
import { sizeOf, stridesOf, type Dims } from '../../src/shape/dims.ts';
import type { Label, Linear, Product } from '../../src/tensor/linear-map.ts';
import { Concrete, type Value } from '../../src/tensor/tensor.ts';

const sizes = [2, 3, 2, 1];
const axes = fc.uniqueArray(fc.nat(3), { maxLength: 3 });

export const shapeOf = (labels: readonly Label[]): Dims => labels.map((l) => sizes[l]!);

export function numbers(shape: Dims, seed: number): Concrete {
  return new Concrete(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => ((seed + i * 5) % 9) - 4),
  );
}

/** A product [out | in] with values along some of its axes. */
export function products(ends?: { out?: Dims; in?: Dims }): fc.Arbitrary<Product> {
  return fc
    .record({ out: axes, in: axes, at: axes, unit: fc.boolean(), seed: fc.nat(50) })
    .filter((p) => (!ends?.out || same(shapeOf(p.out), ends.out)) && (!ends?.in || same(shapeOf(p.in), ends.in)))
    .map((p) => {
      const at = p.at.filter((l) => p.out.includes(l) || p.in.includes(l));
      const by = p.unit ? null : numbers(shapeOf(at), p.seed);
      return {
        kind: 'product',
        outShape: shapeOf(p.out),
        inShape: shapeOf(p.in),
        out: p.out,
        in: p.in,
        by,
        at: by ? at : [],
        sizes,
        absorbing: false,
      };
    });
}
const same = (a: Dims, b: Dims): boolean => a.join() === b.join();

/** The same map as two programs, hiding its structure. */
export function hidden(map: Product, push: (map: Linear, x: Value) => Value, pull: (map: Linear, y: Value) => Value): Linear {
  return { kind: 'operator', outShape: map.outShape, inShape: map.inShape, push: (x) => push(map, x), pull: (y) => pull(map, y), cost: 1 };
}

/** The entries of a product, from its definition. */
export function entries(map: Product): number[] {
  const { out, at } = map;
  const result: number[] = [];
  const place = (labels: readonly Label[], index: ReadonlyMap<Label, number>): number => {
    const strides = stridesOf(labels.map((l) => map.sizes[l]!));
    return labels.reduce((n, l, i) => n + index.get(l)! * strides[i]!, 0);
  };
  for (const i of indices(out.map((l) => map.sizes[l]!))) {
    for (const j of indices(map.in.map((l) => map.sizes[l]!))) {
      const index = new Map(out.map((l, axis) => [l, i[axis]!]));
      let agree = true;
      map.in.forEach((l, axis) => {
        if (index.has(l) && index.get(l) !== j[axis]) agree = false;
        index.set(l, j[axis]!);
      });
      result.push(agree ? (map.by ? (map.by as Concrete).values[place(at, index)]! : 1) : 0);
    }
  }
  return result;
}

export function indices(shape: Dims): number[][] {
  return shape.reduce<number[][]>((all, d) => all.flatMap((index) => Array.from({ length: d }, (_, i) => [...index, i])), [[]]);
}

/** [m, k] · [k, n] of row-major lists. */
export function times(a: readonly number[], b: readonly number[], m: number, k: number, n: number): number[] {
  return Array.from({ length: m * n }, (_, e) => {
    const [i, j] = [Math.floor(e / n), e % n];
    let sum = 0;
    for (let l = 0; l < k; l++) sum += a[i * k + l]! * b[l * n + j]!;
    return sum;
  });
}

import { add } from '../ops/add.ts';
import { product } from '../ops/product.ts';
import { reshapeTo } from '../ops/reshape.ts';
import type { Linear, Product } from '../tensor/linear-map.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { multiply } from './multiply.ts';

/** J · xDot: [...Y, ...X] · [...X] → [...Y]. */
export function push(map: Linear, xDot: Value): Value {
  switch (map.kind) {
    case 'product':
      return pushProduct(map, xDot);
    case 'operator':
      return map.push(xDot);
    case 'chain':
      return map.maps.reduceRight((x, m) => push(m, x), xDot);
    case 'sum':
      return sumOf(map.terms.map((term) => push(term, xDot)));
  }
}

/** yBar · J: [...Y] · [...Y, ...X] → [...X]. */
export function pull(map: Linear, yBar: Value): Value {
  return push(adjoint(map), yBar);
}

/** Jᵀ: the two sides change places, the numbers stay. */
export function adjoint(map: Linear): Linear {
  const swapped = { outShape: map.inShape, inShape: map.outShape };
  switch (map.kind) {
    case 'product':
      return { ...map, ...swapped, out: map.in, in: map.out };
    case 'operator':
      return { kind: 'operator', ...swapped, push: map.pull, pull: map.push, cost: map.cost };
    case 'chain':
      return { ...map, ...swapped, maps: map.maps.map(adjoint).reverse() };
    case 'sum':
      return { ...map, ...swapped, terms: map.terms.map(adjoint) };
  }
}

function pushProduct(map: Product, xDot: Value): Value {
  const { sizes } = map;
  const x = reshapeTo(
    xDot,
    map.in.map((l) => sizes[l]!),
  );
  const y = map.by
    ? multiply({ value: x, labels: map.in }, { value: map.by, labels: map.at }, map.out, sizes, map.absorbing)!
    : product([x], [map.in], map.out, sizes);
  return reshapeTo(y, map.outShape);
}

function sumOf(values: readonly Value[]): Value {
  return values.reduce((a, b) => add(shaped(a), shaped(b) as never) as unknown as Value);
}

import { embedDiagonal } from '../ops/diagonal.ts';
import { product, unaryProduct } from '../ops/product.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { identity } from '../tensor/create.ts';
import type { Label, Linear, Product } from '../tensor/linear-map.ts';
import { constant, type Value } from '../tensor/tensor.ts';
import { batched } from './batch.ts';
import { pull, push } from './push.ts';

/** The generalized Jacobian as a tensor: [...Y, ...X]. */
export function dense(map: Linear): Value {
  return reshapeTo(map.kind === 'product' ? expand(map) : probe(map), [...map.outShape, ...map.inShape]);
}

/** The same map as a product whose every entry is stored. */
export function denseProduct(map: Linear): Product {
  return productOfNumbers(map.outShape, map.inShape, dense(map));
}

/** The map whose entries are `by`, [...Y, ...X]. */
export function productOfNumbers(outShape: Dims, inShape: Dims, by: Value): Product {
  const sizes = [...outShape, ...inShape];
  const labels = [...sizes.keys()];
  const out = labels.slice(0, outShape.length);
  return {
    kind: 'product',
    outShape,
    inShape,
    out,
    in: labels.slice(outShape.length),
    by,
    at: labels,
    sizes,
    absorbing: false,
  };
}

/** Multiplications of `dense`: none for products, one push for each column (or pull for each row) of a program. */
export function denseCost(map: Linear): number {
  return map.kind === 'product' ? 0 : Math.min(sizeOf(map.outShape), sizeOf(map.inShape)) * applyCost(map);
}

function applyCost(map: Linear): number {
  switch (map.kind) {
    case 'product':
      return map.by ? sizeOf([...new Set([...map.at, ...map.in])].map((l) => map.sizes[l]!)) : 0;
    case 'operator':
      return map.cost;
    case 'sum':
      return map.terms.reduce((n, term) => n + applyCost(term), 0);
    case 'chain':
      return map.maps.reduce((n, m) => n + applyCost(m), 0);
  }
}

/** Write the values of a product where the axes that both sides share are equal, and zeros elsewhere. */
function expand(map: Product): Value {
  const { sizes } = map;
  let labels: Label[] = [...map.out, ...map.in.filter((l) => !map.out.includes(l))];
  let value = product([map.by ?? constant(1)], [map.at], labels, sizes);
  const names = [...sizes];
  const side = map.in.map((l) => {
    if (!map.out.includes(l)) return l;
    const twin = names.push(sizes[l]!) - 1; // the shared axis gets a second copy, and numbers only where the two agree
    value = embedDiagonal(value, labels.indexOf(l), labels.length);
    labels = [...labels, twin];
    return twin;
  });
  return unaryProduct(value, labels, [...map.out, ...side], names);
}

/** Apply a map to all basis tensors at once, on the smaller side. */
function probe(map: Linear): Value {
  const [rows, columns] = [sizeOf(map.outShape), sizeOf(map.inShape)];
  if (rows < columns) return batched((yBar) => pull(map, yBar), basis(map.outShape), rows);
  const pushed = batched((xDot) => push(map, xDot), basis(map.inShape), columns);
  return product([reshapeTo(pushed, [columns, rows])], [[1, 0]], [0, 1], [rows, columns]);
}

function basis(shape: Dims): Value {
  const n = sizeOf(shape);
  return reshapeTo(identity(n), [n, ...shape]);
}

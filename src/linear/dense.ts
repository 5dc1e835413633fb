import { add } from '../ops/add.ts';
import { embedDiagonal } from '../ops/diagonal.ts';
import { product, unaryProduct } from '../ops/product.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { identity } from '../tensor/create.ts';
import type { Chain, Label, Linear, Operator, Product } from '../tensor/linear-map.ts';
import { constant, shaped, type Value } from '../tensor/tensor.ts';
import { batched } from './batch.ts';
import { isUnit } from './compose.ts';
import { pull, push } from './push.ts';

/** The generalized Jacobian as a tensor: [...Y, ...X]. */
export function dense(map: Linear): Value {
  if (map.kind === 'sum') return map.terms.map(dense).reduce((a, b) => add(shaped(a), shaped(b) as never) as unknown as Value);
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
  if (map.kind === 'product') return 0;
  if (map.kind === 'sum') return map.terms.reduce((n, term) => n + denseCost(term), 0);
  const rest = map.kind === 'chain' ? startOf(map.maps, byRows(map)).rest : [map];
  return Math.min(sizeOf(map.outShape), sizeOf(map.inShape)) * rest.reduce((n, one) => n + applyCost(one), 0);
}

function applyCost(map: Linear): number {
  switch (map.kind) {
    case 'product':
      return isUnit(map.by) ? 0 : sizeOf([...new Set([...map.at, ...map.in])].map((l) => map.sizes[l]!));
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

/** Apply a map to all basis tensors at once, on the smaller side. What a chain begins with there is written, not applied. */
function probe(map: Operator | Chain): Value {
  const rowwise = byRows(map);
  const { first, rest } = startOf(map.kind === 'chain' ? map.maps : [map], rowwise);
  const [rows, columns] = [sizeOf(map.outShape), sizeOf(map.inShape)];
  if (rowwise) {
    const items = first ? reshapeTo(dense(first), [rows, ...first.inShape]) : basis(map.outShape);
    return batched((yBar) => rest.reduce((y, m) => pull(m, y), yBar), items, rows);
  }
  const items = first ? transposed(dense(first), sizeOf(first.outShape), columns) : basis(map.inShape);
  const given = first ? reshapeTo(items, [columns, ...first.outShape]) : items;
  const pushed = batched((xDot) => rest.reduceRight((x, m) => push(m, x), xDot), given, columns);
  return transposed(pushed, columns, rows);
}

const byRows = (map: Linear): boolean => sizeOf(map.outShape) < sizeOf(map.inShape);

/** The map that is applied first, if its entries are there to be written, and the others. */
function startOf(maps: readonly Linear[], rowwise: boolean): { first: Product | undefined; rest: readonly Linear[] } {
  const end = rowwise ? maps[0]! : maps.at(-1)!;
  if (end.kind !== 'product') return { first: undefined, rest: maps };
  return { first: end, rest: rowwise ? maps.slice(1) : maps.slice(0, -1) };
}

/** A matrix of n rows, columns first. */
function transposed(x: Value, n: number, m: number): Value {
  return product([reshapeTo(x, [n, m])], [[1, 0]], [0, 1], [m, n]);
}

function basis(shape: Dims): Value {
  const n = sizeOf(shape);
  return reshapeTo(identity(n), [n, ...shape]);
}

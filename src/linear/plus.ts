import { add } from '../ops/add.ts';
import { product } from '../ops/product.ts';
import type { Label, Linear, Product } from '../tensor/linear-map.ts';
import { constant, shaped, type Value } from '../tensor/tensor.ts';
import { denseCost, denseProduct } from './dense.ts';

/**
 * a + b, the derivative along parallel edges. Equal structure is merged; unlike structures stay a sum, of at most one term that is not a product:
 * two programs are summed as numbers (kept apart, they would double at every diamond of the graph), made by `asNumbers`.
 */
export function plus(a: Linear, b: Linear, asNumbers: (map: Linear) => Product = denseProduct): Linear {
  const terms: Linear[] = [];
  for (const term of [...termsOf(a), ...termsOf(b)]) {
    const twin = terms.findIndex((other) => mergeable(other, term));
    if (twin < 0) terms.push(term);
    else terms[twin] = merge(terms[twin]!, term, asNumbers);
  }
  return terms.length === 1 ? terms[0]! : { kind: 'sum', outShape: a.outShape, inShape: a.inShape, terms };
}

/** Multiplications that `plus` makes: those of programs that become numbers. */
export function plusCost(a: Linear, b: Linear): number {
  const programs = [a, b].map((map) => termsOf(map).filter(({ kind }) => kind !== 'product'));
  return programs.every(({ length }) => length > 0) ? programs.flat().reduce((n, map) => n + denseCost(map), 0) : 0;
}

function termsOf(map: Linear): readonly Linear[] {
  return map.kind === 'sum' ? map.terms : [map];
}

function mergeable(a: Linear, b: Linear): boolean {
  if (a.kind === 'product' && b.kind === 'product') return pattern(a) === pattern(b);
  return a.kind !== 'product' && b.kind !== 'product';
}

function merge(a: Linear, b: Linear, asNumbers: (map: Linear) => Product): Linear {
  if (a.kind !== 'product' || b.kind !== 'product') return mergeProducts(asNumbers(a), asNumbers(b));
  return mergeProducts(a, b);
}

/** Which axes the two sides share, and their sizes: maps of one pattern add entry by entry. */
function pattern(map: Product): string {
  const order = new Map<Label, number>();
  const name = (l: Label): string => {
    if (!order.has(l)) order.set(l, order.size);
    return `${order.get(l)}:${map.sizes[l]}`;
  };
  return `${map.out.map(name).join()}|${map.in.map(name).join()}`;
}

function mergeProducts(a: Product, b: Product): Product {
  const names = new Map<Label, Label>([...b.out, ...b.in].map((l, i) => [l, [...a.out, ...a.in][i]!]));
  const bAt = b.at.map((l) => names.get(l)!);
  const at = [...new Set([...a.at, ...bAt])];
  const spread = (value: Value | null, labels: readonly Label[]): Value => product([value ?? constant(1)], [labels], at, a.sizes);
  const by = add(shaped(spread(a.by, a.at)), shaped(spread(b.by, bAt)) as never) as unknown as Value;
  return { ...a, by, at, absorbing: a.absorbing || b.absorbing };
}

import { sizeOf, type Dims } from '../shape/dims.ts';
import { mul } from '../ops/mul.ts';
import type { Label, Linear, Product } from '../tensor/linear-map.ts';
import { isConcrete, shaped, type Value } from '../tensor/tensor.ts';
import { multiply } from './multiply.ts';
import { aligned } from './refine.ts';

/** a · b, the chain rule for two linear maps: first b, then a. Structure is kept: nothing is made dense here. */
export function compose(a: Linear, b: Linear): Linear {
  const ends = { outShape: a.outShape, inShape: b.inShape };
  if (a.kind === 'sum') return { kind: 'sum', ...ends, terms: a.terms.map((term) => compose(term, b)) };
  if (b.kind === 'sum') return { kind: 'sum', ...ends, terms: b.terms.map((term) => compose(a, term)) };
  if (a.kind === 'product' && b.kind === 'product') {
    const pair = aligned(a, b);
    if (pair) return composeProducts(...pair);
  }
  const maps = (map: Linear): readonly Linear[] => (map.kind === 'chain' ? map.maps : [map]);
  return { kind: 'chain', ...ends, maps: [...maps(a), ...maps(b)] };
}

/** Multiplications that `compose` makes: the axes along which numbers vary; none where a side only moves, copies or changes a sign. */
export function composeCost(a: Linear, b: Linear): number {
  if (a.kind === 'sum') return a.terms.reduce((n, term) => n + composeCost(term, b), 0);
  if (b.kind === 'sum') return b.terms.reduce((n, term) => n + composeCost(a, term), 0);
  const pair = a.kind === 'product' && b.kind === 'product' ? aligned(a, b) : undefined;
  if (!pair || isUnit(pair[0].by) || isUnit(pair[1].by)) return 0;
  const joined = join(...pair);
  return sizeOf(union(pair[0].at, joined.b.at).map((l) => joined.sizes[l]!));
}

function composeProducts(a: Product, b: Product): Product {
  const { b: second, sizes } = join(a, b);
  const ends = new Set([...a.out, ...second.in]);
  const varying = union(a.at, second.at);
  const at = varying.filter((l) => ends.has(l));
  const absorbing = a.absorbing || second.absorbing;
  // axes summed over along which nothing varies count how often the same number is added
  const copies = sizeOf(a.in.filter((l) => !ends.has(l) && !varying.includes(l)).map((l) => sizes[l]!));
  const product = multiply({ value: a.by, labels: a.at }, { value: second.by, labels: second.at }, at, sizes, absorbing);
  const by = copies === 1 ? product : product ? times(product, copies) : times(1, copies);
  return { kind: 'product', outShape: a.outShape, inShape: b.inShape, out: a.out, in: second.in, by, at: by ? at : [], sizes, absorbing };
}

const times = (x: Value | number, n: number): Value => mul(typeof x === 'number' ? x : shaped(x), n) as unknown as Value;

/** Name the axes of b so that its outputs are the inputs of a and all others are fresh. */
function join(a: Product, b: Product): { b: Product; sizes: Dims } {
  const sizes = [...a.sizes];
  const names = new Map<Label, Label>(b.out.map((l, i) => [l, a.in[i]!]));
  const rename = (l: Label): Label => {
    const known = names.get(l);
    if (known !== undefined) return known;
    const fresh = sizes.push(b.sizes[l]!) - 1;
    names.set(l, fresh);
    return fresh;
  };
  return { b: { ...b, out: b.out.map(rename), in: b.in.map(rename), at: b.at.map(rename) }, sizes };
}

/** 1 or -1: no multiplication. */
export function isUnit(by: Value | null): boolean {
  return !by || (isConcrete(by) && by.shape.length === 0 && Math.abs(by.values[0]!) === 1);
}

function union(a: readonly Label[], b: readonly Label[]): Label[] {
  return [...new Set([...a, ...b])];
}

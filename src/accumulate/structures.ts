import { compose, composeCost, isUnit } from '../linear/compose.ts';
import { denseCost, productOfNumbers } from '../linear/dense.ts';
import { plus, plusCost } from '../linear/plus.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Label, Linear, Product } from '../tensor/linear-map.ts';

/** The structure of a map, as a number: what it costs to multiply by it depends on nothing else. */
export type Structure = number;

/** What an operation on two maps gives, and the multiplications it takes. */
export interface Counted {
  readonly structure: Structure;
  readonly cost: number;
}

/**
 * Which axes maps tie and along which their numbers vary, without the numbers: two maps of one structure cost the same in every product and sum.
 * What the operations give is found by the operations themselves on maps of placeholders, each pair of structures once.
 */
export class Structures {
  readonly #known = new Map<string, Structure>();
  readonly #maps: Linear[] = [];
  readonly #products: Counted[][] = [];
  readonly #sums: Counted[][] = [];

  of(map: Linear): Structure {
    const key = keyOfStructure(map);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const structure = this.#maps.push(skeleton(map)) - 1;
    this.#known.set(key, structure);
    return structure;
  }

  /** Of a · b. */
  product(a: Structure, b: Structure): Counted {
    return this.#once(this.#products, a, b, (x, y) => ({ structure: this.of(compose(x, y)), cost: composeCost(x, y) }));
  }

  /** Of a + b. */
  sum(a: Structure, b: Structure): Counted {
    return this.#once(this.#sums, a, b, (x, y) => ({ structure: this.of(plus(x, y, anyNumbers)), cost: plusCost(x, y) }));
  }

  /** Multiplications to write all entries of a map. */
  denseCost(structure: Structure): number {
    return denseCost(this.#maps[structure]!);
  }

  #once(table: Counted[][], a: Structure, b: Structure, count: (x: Linear, y: Linear) => Counted): Counted {
    const row = (table[a] ??= []);
    return (row[b] ??= count(this.#maps[a]!, this.#maps[b]!));
  }
}

const anyNumbers = ({ outShape, inShape }: Linear): Product => productOfNumbers(outShape, inShape, placeholder([...outShape, ...inShape]));

/** The same structure for the same text. */
export function keyOfStructure(map: Linear): string {
  switch (map.kind) {
    case 'product':
      return keyOfProduct(map);
    case 'operator':
      return `operator ${map.outShape.join()}|${map.inShape.join()}|${map.cost}`;
    case 'sum':
      return `(${map.terms.map(keyOfStructure).join(' + ')})`;
    case 'chain':
      return `(${map.maps.map(keyOfStructure).join(' · ')})`;
  }
}

function keyOfProduct(map: Product): string {
  const order = new Map<Label, number>();
  const name = (l: Label): string => {
    if (!order.has(l)) order.set(l, order.size);
    return `${order.get(l)!}:${map.sizes[l]!}`;
  };
  const sides = [map.out, map.in].map((labels) => labels.map(name).join());
  const numbers = isUnit(map.by) ? '1' : map.at.map(name).join();
  return `product ${map.outShape.join()}|${map.inShape.join()}|${sides.join('|')}|${numbers}`;
}

function skeleton(map: Linear): Linear {
  switch (map.kind) {
    case 'product':
      return isUnit(map.by) ? { ...map, by: null, at: [] } : { ...map, by: placeholder(map.at.map((l) => map.sizes[l]!)) };
    case 'operator':
      return map;
    case 'sum':
      return { ...map, terms: map.terms.map(skeleton) };
    case 'chain':
      return { ...map, maps: map.maps.map(skeleton) };
  }
}

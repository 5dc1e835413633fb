import { show } from '../shape/dim.ts';
import type { Label, Linear, Product } from '../tensor/linear-map.ts';
import { isTraced, type Node, type Value } from '../tensor/tensor.ts';
import type { ProductSpec } from '../tensor/op.ts';
import { formula } from './formula.ts';
import { sayMap } from './maps.ts';

/** Index letters in the order in which axes are met. */
class Letters {
  readonly #of = new Map<Label, string>();
  #count = 0;

  of(label: Label): string {
    let letter = this.#of.get(label);
    if (letter === undefined) this.#of.set(label, (letter = this.fresh()));
    return letter;
  }
  fresh(): string {
    const n = this.#count++;
    return String.fromCodePoint('i'.codePointAt(0)! + (n % 18)) + "'".repeat(Math.floor(n / 18));
  }
  index(labels: readonly Label[]): string {
    return labels.length === 0 ? '' : `[${labels.map((l) => this.of(l)).join(', ')}]`;
  }
}

/** Formulas of more signs are not written out. */
const longest = 72;
const shortened = (text: string): string => (text.length <= longest / 3 ? text : '…');

/** How a value is computed: `Σᵢ x[i] · W₁[i, j]`, `v₁ + b₁`, `relu(v₂)`. */
export function formulaOf(node: Node, names: ReadonlyMap<Value, string>): string {
  if (node.op.lowering.kind === 'product') return sumOfProducts(node, names);
  const inputs = new Map([...names].filter(([value]) => value !== node));
  const text = formula(node, inputs);
  if (text.length <= longest) return text;
  return `${node.op.name}(${node.inputs.map((x) => shortened(formula(x, inputs))).join(', ')})`;
}

function sumOfProducts(node: Node, names: ReadonlyMap<Value, string>): string {
  const { inputs, output } = node.attrs as ProductSpec;
  const letters = new Letters();
  letters.index(output);
  const factors = node.inputs.map((x, i) => `${factor(x, names)}${letters.index(inputs[i]!)}`);
  const summed = [...new Set(inputs.flat())].filter((l) => !output.includes(l));
  return `${summed.length > 0 ? `Σ_${summed.map((l) => letters.of(l)).join('')} ` : ''}${factors.join(' · ')}`;
}

const factor = (x: Value, names: ReadonlyMap<Value, string>): string => {
  const text = formula(x, names);
  return /^[\p{L}\p{N}.'₀-₉]+$/u.test(text) ? text : `(${text})`;
};

/** A local Jacobian in words: its structure, and where it is a product its entries, `[i, (j, k)] = δ_ik x[j]`; a number alone for two scalars. */
export function sayLocal(map: Linear, names: ReadonlyMap<Value, string>): { structure: string; entries: string | undefined } {
  return { structure: structureOf(map), entries: map.kind === 'product' ? entriesOf(map, names) : undefined };
}

function structureOf(map: Linear): string {
  if (map.kind === 'sum' || map.kind === 'chain') {
    const parts = map.kind === 'sum' ? map.terms : map.maps;
    return [...new Set(parts.map(structureOf))].join(map.kind === 'sum' ? ' + ' : ' · ');
  }
  if (map.kind === 'operator') return 'program';
  if (map.out.length === 0 && map.in.length === 0) return 'number';
  const { kind } = sayMap(map, new Map());
  if (kind !== 'product') return kind;
  return map.out.some((label) => map.in.includes(label)) ? 'block diagonal' : 'dense';
}

function entriesOf(map: Product, names: ReadonlyMap<Value, string>): string {
  const letters = new Letters();
  const out = map.out.map((l) => letters.of(l));
  const deltas: string[] = [];
  const into = map.in.map((l) => {
    if (!map.out.includes(l)) return letters.of(l);
    const twin = letters.fresh();
    deltas.push(`δ_${letters.of(l)}${twin}`);
    return twin;
  });
  const isEnd = (l: Label): boolean => map.out.includes(l) || map.in.includes(l);
  const at = map.at.filter((l) => isEnd(l) || map.sizes[l] !== 1);
  const summed = at.filter((l) => !isEnd(l));
  const sum = summed.length > 0 ? `Σ_${summed.map((l) => letters.of(l)).join('')} ` : '';
  const by = map.by && slope(map.by, names, letters.index(at));
  const factors = [...deltas, ...(by ? [by.text] : [])];
  if (out.length === 0 && into.length === 0) return by?.whole ?? '1';
  const side = (index: readonly string[]): string => (index.length === 1 ? index[0]! : `(${index.join(', ')})`);
  const said = `[${side(out)}, ${side(into)}] = ${sum}${factors.join(' ') || '1'}`;
  return by?.where ? `${said}, ${by.where}` : said;
}

/** The numbers of a map: named ones by their name, others as s with what s is. */
function slope(by: Value, names: ReadonlyMap<Value, string>, index: string): { text: string; where?: string; whole: string } {
  const name = names.get(by);
  if (name !== undefined) return { text: `${name}${index}`, whole: name };
  const written = formula(by, names);
  if (!isTraced(by) && by.shape.length === 0) return { text: written, whole: written };
  const whole = written.length <= longest ? written : by.shape.length === 0 ? 'a number' : `a tensor ${show(by.shape)}`;
  return { text: `s${index}`, where: `s = ${whole}`, whole };
}

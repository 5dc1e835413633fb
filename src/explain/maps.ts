// Says what kind of linear map a derivative is where it stands.

import { sizeOf } from '../shape/dims.ts';
import type { Label, Linear, Product } from '../tensor/linear-map.ts';
import type { Value } from '../tensor/tensor.ts';

/** A map in words, with its labels where it is a product: `diagonal J[ij, ij] = s[ij]`. */
export interface SaidMap {
  readonly kind: string;
  /** `J[ij, jk] = b[jk]`; absent for a program. */
  readonly entries?: string;
  /** Multiplications of one push. */
  readonly cost: number;
}

/** Say a map; `names` are those of operands and result. */
export function sayMap(map: Linear | null, names: ReadonlyMap<Value, string>): SaidMap {
  if (map === null) return { kind: 'none', cost: 0 };
  if (map.kind === 'product') return sayProduct(map, names);
  if (map.kind === 'operator') return { kind: 'operator', cost: map.cost };
  const all = (map.kind === 'sum' ? map.terms : map.maps).map((part) => sayMap(part, names));
  const parts = map.kind === 'chain' ? all.filter(({ kind }) => kind !== 'identity') : all;
  const [first, ...more] = parts;
  if (!first || more.length === 0) return first ?? all[0]!;
  const said = parts.map(({ kind, entries }) => (entries ? `${kind} \`${entries}\`` : kind));
  return { kind: `${map.kind}: ${said.join(map.kind === 'sum' ? ' + ' : ' · ')}`, cost: parts.reduce((n, part) => n + part.cost, 0) };
}

function sayProduct(map: Product, names: ReadonlyMap<Value, string>): SaidMap {
  const letters = new Map<Label, string>();
  const letter = (label: Label): string => {
    if (!letters.has(label)) letters.set(label, String.fromCodePoint('i'.codePointAt(0)! + letters.size));
    return letters.get(label)!;
  };
  const index = (labels: readonly Label[]): string => labels.map(letter).join('');
  const [out, into] = [index(map.out), index(map.in)];
  const at = map.at.filter((label) => map.sizes[label] !== 1 || map.out.includes(label) || map.in.includes(label));
  const by = map.by ? `${names.get(map.by) ?? 's'}${at.length > 0 ? `[${index(at)}]` : ''}` : '1';
  const all = [...new Set([...map.out, ...map.in, ...map.at])];
  return {
    kind: kindOf(map),
    entries: `J[${out || '·'}, ${into || '·'}] = ${by}`,
    cost: map.by ? sizeOf(all.map((label) => map.sizes[label]!)) : 0,
  };
}

/** What a product is called: δ over shared labels, a sum over those that only the input has, copies along those that only the output has. */
function kindOf({ out, in: into, by, at, sizes }: Product): string {
  const lacks = (a: readonly Label[], b: readonly Label[]): boolean => a.some((label) => sizes[label] !== 1 && !b.includes(label));
  const same = out.length === into.length && out.every((label, i) => label === into[i]);
  if (!lacks(out, into) && !lacks(into, out)) return by ? 'diagonal' : same ? 'identity' : 'permutation';
  if (lacks(at, [...out, ...into]) || (lacks(out, into) && lacks(into, out))) return 'product';
  return lacks(into, out) ? (by ? 'weighted sum' : 'sum') : by ? 'diagonal, spread' : 'spread';
}

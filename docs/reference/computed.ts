// How an op is computed, and at what cost: read from its programs.

import { weightOf } from '../../src/compile/weight.ts';
import { sizeOf } from '../../src/shape/dims.ts';
import type { Op, ProductSpec } from '../../src/tensor/op.ts';
import type { Node } from '../../src/tensor/tensor.ts';
import type { RegistryOp, Traced } from './registry.ts';
import { anchor, code, count, list, shapes } from './text.ts';

type Kind = Op['lowering']['kind'];

/** What each way of computing is. */
const said: Readonly<Partial<Record<Kind, string>>> = {
  alias: 'the same numbers',
  map: 'elementwise',
  product: 'product',
  view: 'view',
  place: 'copies into place',
  reduce: 'extremum',
  rows: 'rows',
  loop: 'loop',
  branch: 'branch',
  call: 'program',
  host: 'host kernel',
};

/** The atoms that an op is made from, in the order in which they first occur. */
export function partsOf({ traces }: RegistryOp): Node[] {
  const found = new Map<Op, Node>();
  for (const { nodes } of traces) for (const node of nodes) if (!found.has(node.op)) found.set(node.op, node);
  return [...found.values()];
}

/** One line: the way in which an op is computed, or its atoms by theirs. */
export function computation(op: RegistryOp): string {
  const parts = partsOf(op);
  const kinds = [...new Set(parts.map((node) => node.op.lowering.kind))];
  if (parts.length === 1 && parts[0]!.op.name === op.name) return said[kinds[0]!] ?? kinds[0]!;
  const of = (kind: Kind): string =>
    [
      ...new Set(
        parts.filter((node) => node.op.lowering.kind === kind).map(({ op: { name } }) => `[${name}](derivatives.md#${anchor(name)})`),
      ),
    ].join(', ');
  return kinds.map((kind) => `${said[kind] ?? kind} ${of(kind)}`).join('; ');
}

/** Scalar operations and multiplications of a call; entries that only move cost nothing here. */
interface Cost {
  readonly scalar: number;
  readonly multiplied: number;
  readonly added: number;
  readonly moved: number;
  readonly compared: number;
  readonly host: readonly string[];
}

/** How many terms are summed in all. */
const termsOf = ({ inputs, sizes }: ProductSpec): number => sizeOf([...new Set(inputs.flat())].map((label) => sizes[label]!));

/** How many of them are the first one of a result. */
const sizeOfOutput = ({ inputs, output, sizes }: ProductSpec): number =>
  sizeOf(output.filter((label) => inputs.flat().includes(label)).map((label) => sizes[label]!));

function costOf({ nodes }: Traced): Cost {
  const of = (kind: Kind): Node[] => nodes.filter(({ op }) => op.lowering.kind === kind);
  const total = (list: readonly Node[], each: (node: Node) => number): number => list.reduce((n, node) => n + each(node), 0);
  return {
    scalar: total(of('map'), (node) => weightOf(node.op, node.inputs.length) * sizeOf(node.shape)),
    multiplied: total(of('product'), ({ attrs }) => ((attrs as ProductSpec).inputs.length > 1 ? termsOf(attrs as ProductSpec) : 0)),
    added: total(of('product'), ({ attrs }) =>
      (attrs as ProductSpec).inputs.length > 1 ? 0 : termsOf(attrs as ProductSpec) - sizeOfOutput(attrs as ProductSpec),
    ),
    moved: total([...of('place'), ...of('rows')], (node) => sizeOf(node.shape)),
    compared: total(of('reduce'), (node) => sizeOf(node.inputs[0]!.shape)),
    host: [...new Set(of('host').map((node) => node.op.name))],
  };
}

/** One line: what a call costs; of an elementwise op at each entry, of others at the greatest operands that its laws try. */
export function cost(op: RegistryOp): string {
  const parts = partsOf(op);
  if (parts.length === 1 && parts[0]!.op.lowering.kind === 'map')
    return `${count(weightOf(parts[0]!.op, parts[0]!.inputs.length), 'scalar operation')} an entry`;
  const size = ({ inputs }: Traced): number => inputs.reduce((n, x) => n + sizeOf(x.shape), 0);
  const shown = op.traces.reduce((best, trace) => (size(trace) > size(best) ? trace : best));
  const { scalar, multiplied, added, moved, compared, host } = costOf(shown);
  const items = [
    ...(multiplied > 0 ? [count(multiplied, 'multiplication')] : []),
    ...(added > 0 ? [count(added, 'addition')] : []),
    ...(scalar > 0 ? [count(scalar, 'scalar operation')] : []),
    ...(compared > 0 ? [count(compared, 'comparison')] : []),
    ...(moved > 0 ? [`${moved} ${moved === 1 ? 'entry' : 'entries'} moved`] : []),
    ...host.map((name) => `the kernel of ${code(name)}`),
  ];
  return items.length === 0 ? 'no number is computed or moved' : `${list(items)} at ${code(shapes(shown.inputs.map((x) => x.shape)))}`;
}

// How an op is computed, and at what cost: read from its programs.

import { weightOf } from '../../src/compile/weight.ts';
import { sizeOf } from '../../src/shape/dims.ts';
import type { Op, ProductSpec } from '../../src/tensor/op.ts';
import type { Node } from '../../src/tensor/tensor.ts';
import type { RegistryOp, Traced } from './registry.ts';
import { code, count, list, shapes } from './text.ts';

type Kind = Op['lowering']['kind'];

/** What each way of computing is. */
const said: Readonly<Partial<Record<Kind, string>>> = {
  input: 'input',
  alias: 'the same numbers under another name',
  map: 'elementwise: one loop with what stands around it',
  product: 'products and sums over labels',
  view: 'views, which move nothing',
  place: 'copies into place',
  reduce: 'greatest and least of axes',
  rows: 'rows by checked indices',
  call: 'a program of its own',
  loop: 'a loop',
  branch: 'a branch',
  host: 'kernels of the host',
};

/** The atoms that an op is made from, in the order in which they first occur. */
export function partsOf({ traces }: RegistryOp): Node[] {
  const found = new Map<Op, Node>();
  for (const { nodes } of traces) for (const node of nodes) if (!found.has(node.op)) found.set(node.op, node);
  return [...found.values()];
}

/** One line: the atoms by the way in which they are computed. */
export function computation(op: RegistryOp): string {
  const parts = partsOf(op);
  const alone = parts.length === 1 && parts[0]!.op.name === op.name;
  if (alone) return said[parts[0]!.op.lowering.kind] ?? parts[0]!.op.lowering.kind;
  const kinds = [...new Set(parts.map((node) => node.op.lowering.kind))];
  const of = (kind: Kind): string =>
    list([...new Set(parts.filter((node) => node.op.lowering.kind === kind).map((node) => code(node.op.name)))]);
  return kinds.map((kind) => `${of(kind)} (${said[kind] ?? kind})`).join('; ');
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
  return items.length === 0
    ? 'nothing: no number is computed or moved'
    : `${list(items)} at ${code(shapes(shown.inputs.map((x) => x.shape)))}`;
}

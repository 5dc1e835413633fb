// What the registry says of itself when it runs: the programs that its ops record, and the atoms that these are made of.

import * as ops from '../../src/ops/index.ts';
import type { Lawful, Laws } from '../../src/ops/laws.ts';
import { sizeOf, type Dims } from '../../src/shape/dims.ts';
import { placeholder, reach } from '../../src/tensor/graph.ts';
import type { Linear } from '../../src/tensor/linear-map.ts';
import type { Op } from '../../src/tensor/op.ts';
import { isTraced, shaped, type Node, type Tensor, type Value } from '../../src/tensor/tensor.ts';
import { flatten } from '../../src/tensor/tree.ts';

/** A call that the laws make, as a program. */
export interface Traced {
  readonly inputs: readonly Node[];
  readonly outputs: readonly Value[];
  /** All nodes but the inputs, in order. */
  readonly nodes: readonly Node[];
}

/** An exported op. */
export interface RegistryOp {
  readonly name: string;
  readonly laws: Laws;
  readonly call: (...operands: readonly Tensor[]) => Tensor;
  readonly traces: readonly Traced[];
}

/** An op with a rule of its own. */
export interface Atom {
  readonly name: string;
  readonly op: Op;
  /** Where it stands in the programs of ops and of their derivatives. */
  readonly nodes: readonly Node[];
}

/** The exported ops, by name: not every loader keeps the order of a namespace. */
export function registry(): readonly RegistryOp[] {
  const all = Object.entries(ops as unknown as Record<string, Lawful & RegistryOp['call']>).sort(([a], [b]) => (a < b ? -1 : 1));
  return all.map(([name, op]) => ({
    name,
    laws: op.laws,
    call: op,
    traces: op.laws.cases.length > 0 ? op.laws.cases.map((one) => traceOf(one.shapes, one.apply)) : [traceOf([[2, 3]], op)],
  }));
}

/** Record a call. */
export function traceOf(shapes: readonly Dims[], apply: (...operands: readonly Tensor[]) => unknown): Traced {
  const inputs = shapes.map((shape) => placeholder(shape));
  const outputs = flatten(apply(...inputs.map((x) => shaped<Tensor>(x))), 'docs').leaves;
  return { inputs, outputs, nodes: reach(outputs).filter(isComputed) };
}

const isComputed = (node: Node): boolean => node.op.lowering.kind !== 'input';

/** All atoms, by name: those that programs are made of, those of their derivatives, and of the derivatives of these. */
export function atomsOf(traces: readonly Traced[]): readonly Atom[] {
  const found = new Map<string, Atom & { readonly nodes: Node[] }>();
  const collect = (node: Node): void => {
    const { name } = node.op;
    const known = found.get(name);
    if (!known) found.set(name, { name, op: node.op, nodes: [node] });
    else if (!known.nodes.some((other) => sameShapes(other, node))) known.nodes.push(node);
  };
  for (const { nodes } of traces) nodes.forEach(collect);
  // of each atom one place: the derivative of a loop is a greater loop
  const done = new Set<string>();
  for (let order = 1; order <= 2; order++) {
    const now = [...found.values()].filter(({ name }) => !done.has(name));
    for (const atom of now) {
      done.add(atom.name);
      for (const node of derivativeNodes(exampleOf(atom))) if (!found.has(node.op.name)) collect(node);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sameShapes(a: Node, b: Node): boolean {
  const shapes = ({ shape, inputs }: Node): string => JSON.stringify([shape, inputs.map((x) => x.shape)]);
  return a.op === b.op && shapes(a) === shapes(b);
}

/** The derivative of an op where it stands, at operands and a result that are not known. */
export interface Local {
  readonly x: readonly Node[];
  readonly y: Node;
  readonly maps: readonly (Linear | null)[];
}

/** The local derivative of a node. */
export function localOf(node: Node): Local {
  const x = node.inputs.map((input) => placeholder(input.shape));
  const y = placeholder(node.shape);
  return {
    x,
    y,
    maps: node.op.partials(
      x,
      y,
      node.attrs,
      x.map(() => true),
    ),
  };
}

/** What the maps of a node are computed from, and what they compute from a tangent and a cotangent. */
function derivativeNodes(node: Node): Node[] {
  const values = localOf(node).maps.flatMap((map): readonly Value[] => {
    if (map?.kind === 'product') return map.by ? [map.by] : [];
    return map?.kind === 'operator' ? [map.push(placeholder(map.inShape)), map.pull(placeholder(map.outShape))] : [];
  });
  return reach(values.filter(isTraced)).filter(isComputed);
}

/** The place of an atom to show. */
export function exampleOf({ nodes }: Pick<Atom, 'nodes'>): Node {
  return nodes.reduce((best, node) => (worth(node) > worth(best) ? node : best));
}

/** How much a place shows: one without empty axes, of the most operands, of two axes, no two of one size. */
function worth({ shape, inputs }: Node): number {
  const all = [...inputs.map((x) => x.shape), shape];
  const full = all.every((dims) => sizeOf(dims) > 0);
  const long = all.every((dims) => !dims.includes(1));
  const unlike = all.every((dims) => new Set(dims).size === dims.length);
  return (
    (full ? 1000 : 0) +
    100 * inputs.length -
    10 * all.reduce((n, dims) => n + Math.abs(2 - dims.length), 0) +
    (long ? 5 : 0) +
    (unlike ? 5 : 0)
  );
}

/** By which operands the results of an op have a derivative, as the rules of its parts say. */
export function smoothIn({ inputs, outputs, nodes }: Traced): boolean[] {
  return inputs.map((input) => {
    const live = new Set<Value>([input]);
    for (const node of nodes) {
      if (!node.inputs.some((x) => live.has(x))) continue;
      if (localOf(node).maps.some((map, i) => map && live.has(node.inputs[i]!))) live.add(node);
    }
    return outputs.some((y) => live.has(y));
  });
}

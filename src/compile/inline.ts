import { sameDims, sizeOf } from '../shape/dims.ts';
import { reach } from '../tensor/graph.ts';
import type { ProductSpec } from '../tensor/op.ts';
import type { Node, Value } from '../tensor/tensor.ts';
import { kindOf } from './step-kind.ts';
import type { Views } from './views.ts';
import { weightOf } from './weight.ts';

/** Bounds of what is computed inside one reduction, and of what is computed again by every reader. */
const most = { nodes: 32, weight: 600, stretch: 3 };

/** What one reduction computes inside itself. */
interface Body {
  weight: number;
  nodes: number;
}

/**
 * Elementwise nodes that are computed where they are read: their only reader is a reduction over exactly their entries, or another such
 * node of their size; or they are cheap stretches of something small, which every reader computes anew.
 */
export function findInlined(entries: readonly (readonly Value[])[], views: Views): Set<Value> {
  const order = reach(entries.flat());
  const readers = new Map<Value, Node[]>();
  const entryOf = new Map<Value, number>();
  entries.forEach((targets, entry) => reach(targets).forEach((node) => entryOf.has(node) || entryOf.set(node, entry)));
  for (const node of order) {
    for (const v of new Set(node.inputs)) {
      const known = readers.get(v);
      if (known) known.push(node);
      else readers.set(v, [node]);
    }
  }
  const wanted = new Set<Value>(entries.flat());
  const inlined = new Map<Value, Body>();
  const bodies = new Map<Node, Body>();
  for (const node of [...order].reverse()) {
    const uses = readers.get(node);
    if (node.op.lowering.kind !== 'map' || wanted.has(node) || !uses) continue;
    if (isCheapStretch(node) && uses.every((reader) => readsEntrywise(reader, node, inlined.has(reader), views))) {
      inlined.set(node, { weight: weightOf(node.op, node.inputs.length), nodes: 1 });
      continue;
    }
    if (uses.length !== 1) continue;
    const [reader] = uses as [Node];
    if (entryOf.get(reader) !== entryOf.get(node)) continue;
    const size = sizeOf(node.shape);
    let body = inlined.get(reader);
    if (body ? sizeOf(reader.shape) !== size : !views.owns(reader) || iterations(reader, views) !== size) continue;
    if (!body) body = bodies.get(reader);
    if (!body) bodies.set(reader, (body = { weight: 0, nodes: 0 }));
    const weight = body.weight + weightOf(node.op, node.inputs.length);
    if (body.nodes > 0 && (weight > most.weight || body.nodes >= most.nodes)) continue;
    body.weight = weight;
    body.nodes++;
    inlined.set(node, body);
  }
  return new Set(inlined.keys());
}

/** Whether a node is made from much less than itself by next to no work, as an outer product is: reading it would cost more than computing it. */
function isCheapStretch(node: Node): boolean {
  const operands = node.inputs.reduce((n, v) => n + sizeOf(v.shape), 0);
  return operands * 4 <= sizeOf(node.shape) && weightOf(node.op, node.inputs.length) <= most.stretch;
}

/** Whether a reader visits exactly the entries of a node, each once. */
function readsEntrywise(reader: Node, node: Node, inside: boolean, views: Views): boolean {
  if (reader.op.lowering.kind === 'map') return (inside || views.owns(reader)) && sameDims(reader.shape, node.shape);
  return views.owns(reader) && iterations(reader, views) === sizeOf(node.shape);
}

/** How many entries a reduction nest visits; nothing for other steps. */
function iterations(node: Node, views: Views): number | undefined {
  const { kind } = node.op.lowering;
  if (kind === 'reduce') return sizeOf(node.inputs[0]!.shape);
  if (kind !== 'product' || kindOf(node, views) === 'packed') return undefined;
  return sizeOf((node.attrs as ProductSpec).sizes);
}

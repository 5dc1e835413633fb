import type { Linear } from '../tensor/linear-map.ts';
import { isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import { linearize, type Tape } from '../transform/trace.ts';
import type { Dag } from './search/dag.ts';

/**
 * The graph of a program: a vertex for each input, then one for each value that depends on them, in the order in which they were recorded.
 * An output that is used later, is an input or is given twice gets a copy that nothing uses, after all others.
 */
export function dagOf(tape: Pick<Tape, 'inputs' | 'outputs'>): Dag {
  // without numbers: what is ±1 only at some point does not count as such
  const { nodes, edges } = linearize(tape, (v) => v);
  const inputs = new Set(tape.inputs);
  const inner = nodes.filter((node) => !inputs.has(node)).sort((a, b) => a.made - b.made);
  const numbers = new Map<Value, number>([...tape.inputs, ...inner].map((node, v) => [node, v]));
  const preds: number[][] = Array.from({ length: numbers.size }, () => []);
  const units = new Set<string>();
  const used = new Set<Value>();
  for (const { from, to, map } of edges) {
    const [p, v] = [numbers.get(from)!, numbers.get(to)!];
    used.add(from);
    // x · x: two derivatives along one edge are added, and their sum is not ±1
    if (preds[v]!.includes(p)) units.delete(`${p} ${v}`);
    else {
      preds[v]!.push(p);
      if (isUnitMap(map)) units.add(`${p} ${v}`);
    }
  }
  const outputs: number[] = [];
  const given = new Set<Value>();
  for (const y of tape.outputs) {
    const v = numbers.get(y);
    if (v === undefined) continue; // no input reaches it
    if (used.has(y) || inputs.has(y as Node) || given.has(y)) {
      units.add(`${v} ${preds.length}`);
      outputs.push(preds.push([v]) - 1);
    } else outputs.push(v);
    given.add(y);
  }
  return { inputs: tape.inputs.length, preds, outputs, isUnit: (from, to) => units.has(`${from} ${to}`) };
}

/** Whether a derivative is 1 or -1, or only moves numbers, whatever the point is. */
function isUnitMap(map: Linear): boolean {
  if (map.kind === 'operator') return map.cost === 0;
  if (map.kind !== 'product') return false;
  const { by } = map;
  return by === null || (isConcrete(by) && by.values.length === 1 && Math.abs(by.values[0]!) === 1);
}

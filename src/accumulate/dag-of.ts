import { isUnit } from '../linear/compose.ts';
import type { Linear } from '../tensor/linear-map.ts';
import type { LinearizedGraph } from './linearized.ts';
import type { Dag } from './search/dag.ts';

/** A graph without its maps: vertices, edges, and which of them are ±1. Taken of a graph without numbers, what is ±1 only at some point does not count as such. */
export function dagOf({ vertices, inputs, outputs, edges }: LinearizedGraph): Dag {
  const preds = vertices.map((): number[] => []);
  const units = new Set<string>();
  for (const { from, to, map } of edges) {
    preds[to]!.push(from);
    if (isUnitMap(map)) units.add(`${from}>${to}`);
  }
  return { inputs, preds, outputs: outputs.filter((v) => v !== undefined), isUnit: (from, to) => units.has(`${from}>${to}`) };
}

/** Whether all values are 0-d, and so each map is one number. */
export function isScalarProgram({ vertices, edges }: LinearizedGraph): boolean {
  return vertices.every(({ shape }) => shape.length === 0) && edges.every(({ map }) => map.kind === 'product');
}

/** Whether a derivative is 1 or -1, or only moves numbers, whatever the point is. */
function isUnitMap(map: Linear): boolean {
  return map.kind === 'operator' ? map.cost === 0 : map.kind === 'product' && isUnit(map.by);
}

import { sizeOf } from '../shape/dims.ts';
import type { Operator } from '../tensor/linear-map.ts';
import type { Value } from '../tensor/tensor.ts';
import type { Edge, Tape } from '../transform/trace.ts';
import { emptyRows, identityRows, multiply, stackRows, union, type Csr } from './csr.ts';
import { mapPattern } from './map-pattern.ts';

/**
 * Which entries of the outputs depend on which of the inputs, both one after the other: sets of input entries pushed along the edges of a program, a boolean
 * product for each (Griewank & Walther, Evaluating Derivatives, ch. 7: index domains).
 */
export function dependence(
  { inputs, outputs }: Pick<Tape, 'inputs' | 'outputs'>,
  edges: readonly Edge[],
  operatorPattern: (map: Operator) => Csr,
): Csr {
  const columns = inputs.reduce((n, x) => n + sizeOf(x.shape), 0);
  const sets = new Map<Value, Csr>();
  let at = 0;
  for (const x of inputs) {
    const size = sizeOf(x.shape);
    sets.set(x, identityRows(size, columns, at));
    at += size;
  }
  // edges come in order of evaluation, those to one node together
  for (let i = 0; i < edges.length;) {
    const { to } = edges[i]!;
    const terms: Csr[] = [];
    for (; i < edges.length && edges[i]!.to === to; i++) {
      const { from, map } = edges[i]!;
      const known = sets.get(from);
      if (known) terms.push(multiply(mapPattern(map, operatorPattern), known));
    }
    if (terms.length > 0) sets.set(to, union(terms));
  }
  const rows = outputs.map((y) => sets.get(y) ?? emptyRows(sizeOf(y.shape), columns));
  return rows.length === 1 ? rows[0]! : stackRows(rows, columns);
}

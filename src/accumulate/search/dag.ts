import { DataError } from '../../errors.ts';

/** A linearized program: a vertex for each value, an edge for each local derivative. Vertices are numbered in order of evaluation, inputs first. */
export interface Dag {
  /** Vertices 0 … inputs - 1 are the inputs; they have no predecessors. */
  readonly inputs: number;
  /** For each vertex, the vertices that it is computed from, each once. */
  readonly preds: readonly (readonly number[])[];
  /** The vertices that nothing is computed from and that are asked for, each once. */
  readonly outputs: readonly number[];
  /** Whether the derivative along an edge is 1 or -1 whatever the numbers are; where absent, none is. */
  readonly isUnit?: (from: number, to: number) => boolean;
}

/**
 * What is counted. `'published'`: |in(v)| · |out(v)| multiplications for a vertex v, as in the literature.
 * `'refined'`: a product with a factor that is always 1 or -1 is free; a product of two such factors is one, a sum is none.
 */
export type CostModel = 'published' | 'refined';

/** The vertices that are neither inputs nor outputs, in order of evaluation. */
export function innerOf(dag: Dag): number[] {
  const outputs = new Set(dag.outputs);
  return [...dag.preds.keys()].filter((v) => v >= dag.inputs && !outputs.has(v));
}

/** For each vertex, the vertices that are computed from it. */
export function successorsOf(dag: Dag): number[][] {
  const successors: number[][] = dag.preds.map(() => []);
  dag.preds.forEach((preds, v) => preds.forEach((p) => successors[p]!.push(v)));
  return successors;
}

/** Whether the edge between two vertices counts as ±1. */
export function unitEdges(dag: Dag, model: CostModel): (from: number, to: number) => boolean {
  const { isUnit } = dag;
  return model === 'refined' && isUnit ? (from, to) => isUnit(from, to) : () => false;
}

/** @throws DataError where a graph is not one of a program, or the model is none */
export function checkDag(name: string, dag: Dag, model: CostModel): void {
  if (model !== 'published' && model !== 'refined')
    throw new DataError(`${name}: the cost model must be 'published' or 'refined', got ${String(model)}`);
  const { inputs, preds, outputs } = dag;
  const isVertex = (v: number): boolean => Number.isInteger(v) && v >= 0 && v < preds.length;
  if (!(Number.isInteger(inputs) && inputs >= 0 && inputs <= preds.length))
    throw new DataError(`${name}: ${inputs} inputs do not fit a graph of ${preds.length} vertices`);
  const sinks = new Set(outputs);
  if (sinks.size < outputs.length) throw new DataError(`${name}: the outputs ${outputs.join(', ')} name a vertex twice`);
  for (const v of outputs) if (!isVertex(v) || v < inputs) throw new DataError(`${name}: the output ${v} is an input, or no vertex at all`);
  preds.forEach((from, v) => {
    if (v < inputs && from.length > 0) throw new DataError(`${name}: the input ${v} has predecessors`);
    if (new Set(from).size < from.length) throw new DataError(`${name}: the vertex ${v} has a predecessor twice`);
    for (const p of from) {
      if (!isVertex(p) || p >= v) throw new DataError(`${name}: the predecessor ${p} of ${v} does not come before it`);
      if (sinks.has(p)) throw new DataError(`${name}: the output ${p} is used by ${v}; give it a copy that nothing uses`);
    }
  });
}

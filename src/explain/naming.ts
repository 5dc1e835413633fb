import type { LinearizedGraph } from '../accumulate/linearized.ts';
import type { Dims } from '../shape/dims.ts';
import { isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import type { Tape } from '../transform/trace.ts';
import { plain } from './notation.ts';

/** What everything in a program is called. */
export interface Naming {
  /** By vertex. */
  readonly vertices: readonly string[];
  /** By value, as formulas write them: vertices, and tensors from outside that the program reads. */
  readonly values: ReadonlyMap<Value, string>;
  /** The tensors from outside, c1, c2, …, in the order in which they are met. */
  readonly constants: readonly { readonly name: string; readonly shape: Dims }[];
}

/**
 * Inputs are called by their place in the tree (`x` for a lone tensor), outputs too (`L` for a lone scalar, `y` for a lone tensor),
 * intermediate values v1, v2, … in order of evaluation.
 */
export function nameAll({ point, result }: Tape, graph: LinearizedGraph): Naming {
  const inputs = point.paths.map((path) => named(path, 'x'));
  const lone = result.leaves[0]?.shape.length === 0 ? 'L' : 'y';
  const outputs = result.paths.map((path) => fresh(path === '' ? lone : named(path, 'y'), inputs));
  const letter = [...inputs, ...outputs].some((name) => /^v\d+$/.test(name)) ? 'u' : 'v';
  const vertices: string[] = [...inputs];
  graph.outputs.forEach((v, i) => v !== undefined && (vertices[v] = outputs[i]!));
  graph.inner.forEach((v, i) => (vertices[v] = `${letter}${i + 1}`));
  const values = new Map<Value, string>(graph.vertices.map((node, v) => [node, plain.name(vertices[v]!)]));
  const constants = constantsOf(graph, values);
  const constantNames = constants.map((_, i) => `${vertices.includes('c1') ? 'k' : 'c'}${i + 1}`);
  constants.forEach((value, i) => values.set(value, plain.name(constantNames[i]!)));
  return { vertices, values, constants: constants.map((value, i) => ({ name: constantNames[i]!, shape: value.shape })) };
}

/** The leaves of a tuple are x0, x1, … */
const named = (path: string, letter: string): string => (/^\d*$/.test(path) ? `${letter}${path}` : path);

const fresh = (name: string, taken: readonly string[]): string => (taken.includes(name) ? fresh(`${name}'`, taken) : name);

/** What a program reads that depends on no input, but for single numbers. */
function constantsOf({ vertices, inputs }: LinearizedGraph, known: ReadonlyMap<Value, string>): Value[] {
  const read = vertices.slice(inputs).flatMap((node: Node) => node.inputs);
  return [...new Set(read)].filter((value) => isConcrete(value) && !known.has(value) && value.shape.length > 0);
}

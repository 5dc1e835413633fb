import { DataError, FlowError, ShapeError } from '../errors.ts';
import { constant, isTensor, type Node, type Value } from '../tensor/tensor.ts';
import { placeholder, reach } from '../tensor/graph.ts';
import { pullTo } from '../transform/accumulate.ts';
import { linearize } from '../transform/trace.ts';
import { show } from '../shape/dim.ts';
import type { Dims } from '../shape/dims.ts';
import type { ParameterStore } from './parameters.ts';

/** A model traced at given sizes. */
export interface ModelGraph {
  readonly inputs: readonly Node[];
  /** The key of the turn, where the model asks for one. */
  readonly key: Node | undefined;
  /** Outputs, inputs and parameters by name, nodes by '#' and their number. */
  readonly wires: ReadonlyMap<string, Value>;
  readonly outputs: readonly (readonly [name: string, value: Value])[];
  /** Every placeholder: inputs, key, parameters. */
  readonly placeholders: readonly Node[];
}

/** What a model is called with. */
export type AnyModel = (inputs: never, parameters: never, context: never) => unknown;

/** Trace a model at the sizes of its inputs. @throws FlowError for names that clash; DataError for outputs that are not tensors */
export function traceModel(model: AnyModel, names: readonly string[], sizes: readonly Dims[], parameters: ParameterStore): ModelGraph {
  const inputs = sizes.map((shape) => placeholder(shape));
  const key = model.length > 2 ? placeholder([2]) : undefined;
  const given = Object.fromEntries(names.map((name, i) => [name, inputs[i]!]));
  const result = (model as (...args: unknown[]) => unknown)(given, parameters.nodes, { key });
  if (typeof result !== 'object' || result === null || isTensor(result))
    throw new DataError('dataflow: the model must return a record of tensors');
  const wires = new Map<string, Value>();
  const add = (name: string, value: Value, what: string): void => {
    if (wires.has(name)) throw new FlowError(`dataflow: ${what} '${name}' has the name of another wire`);
    wires.set(name, value);
  };
  names.forEach((name, i) => add(checkedName(name, 'input'), inputs[i]!, 'input'));
  for (const cell of parameters.cells) add(cell.path, cell.node, 'parameter');
  const outputs = Object.entries(result).map(([name, value]) => {
    if (!isTensor(value)) throw new DataError(`dataflow: output '${name}' is not a tensor`);
    add(checkedName(name, 'output'), value as unknown as Value, 'output');
    return [name, value as unknown as Value] as const;
  });
  reach(outputs.map(([, value]) => value)).forEach((node, i) => wires.set(`#${i}`, node));
  const placeholders = [...inputs, ...(key ? [key] : []), ...parameters.cells.map((cell) => cell.node)];
  return { inputs, key, wires, outputs, placeholders };
}

function checkedName(name: string, what: string): string {
  if (name.includes('.') || name.startsWith('#') || name === '')
    throw new FlowError(`dataflow: ${what} '${name}' may not be empty, contain '.' or begin with '#'`);
  return name;
}

/** The wire of a name. @throws FlowError that lists what there is */
export function wireOf(graph: ModelGraph, name: string): Value {
  const value = graph.wires.get(name);
  if (value === undefined) {
    const known = [...graph.wires.keys()].filter((wire) => !wire.startsWith('#'));
    throw new FlowError(`dataflow: there is no wire '${name}'; there are ${known.join(', ')}`);
  }
  return value;
}

/** The wire of a loss. @throws ShapeError unless it is a scalar */
export function lossOf(graph: ModelGraph, name: string): Value {
  const value = wireOf(graph, name);
  if (value.shape.length > 0) throw new ShapeError(`dataflow: the loss '${name}' must be a scalar, got ${show(value.shape)}`);
  return value;
}

/** Cotangents of a loss, pulled to any values of the graph. */
export function cotangentsOf(graph: ModelGraph, name: string, wanted: readonly Value[]): Value[] {
  const loss = lossOf(graph, name);
  const { edges } = linearize({ inputs: graph.placeholders, outputs: [loss] }, (v) => v);
  return pullTo(edges, [loss], [constant(1)], wanted);
}

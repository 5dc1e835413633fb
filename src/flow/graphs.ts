import { DataError, FlowError } from '../errors.ts';
import { constant, isTensor, type Node, type Value } from '../tensor/tensor.ts';
import { placeholder, reach } from '../tensor/graph.ts';
import { pullTo } from '../transform/accumulate.ts';
import { linearize } from '../transform/trace.ts';
import type { Dims } from '../shape/dims.ts';
import { badWireName, isWireName, lossShape, noWire } from '../shape/wire.ts';
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
  if (!isWireName(name)) throw new FlowError(badWireName(what, name));
  return name;
}

/** The wire of a name: an output, an input or a parameter. @throws FlowError that lists the near ones, or what there is */
export function wireOf(graph: ModelGraph, op: string, name: string): Value {
  const value = name.startsWith('#') ? undefined : graph.wires.get(name);
  if (value) return value;
  const known = [...graph.wires.keys()].filter((wire) => !wire.startsWith('#'));
  throw new FlowError(noWire(op, 'wire', name, known));
}

/** The wire of a name, or the node of a number. @throws FlowError */
export function nodeOf(graph: ModelGraph, op: string, name: string): Value {
  return graph.wires.get(name) ?? wireOf(graph, op, name);
}

/** The output of a name. @throws FlowError */
export function outputOf({ outputs }: ModelGraph, op: string, name: string): Value {
  const output = outputs.find(([known]) => known === name);
  if (output) return output[1];
  const known = outputs.map(([other]) => other);
  throw new FlowError(noWire(op, 'output', name, known));
}

/** The output that is a loss. @throws FlowError for one that is not there, ShapeError unless it is a scalar */
export function lossOf({ outputs }: ModelGraph, op: string, name: string): Value {
  const output = outputs.find(([known]) => known === name);
  if (output) {
    lossShape(op, name, output[1].shape);
    return output[1];
  }
  const scalars = outputs.filter(([, { shape }]) => shape.length === 0).map(([other]) => other);
  throw new FlowError(noWire(op, 'scalar output', name, scalars));
}

/** Cotangents of a loss, pulled to any values of the graph. */
export function cotangentsOf(graph: ModelGraph, loss: Value, wanted: readonly Value[]): Value[] {
  const { edges } = linearize({ inputs: graph.placeholders, outputs: [loss] }, (v) => v);
  return pullTo(edges, [loss], [constant(1)], wanted);
}

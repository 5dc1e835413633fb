import { compileProgram } from '../compile/compile-program.ts';
import { interpretProgram, type OnNode } from '../compile/interpret.ts';
import type { Program, Target } from '../compile/program.ts';
import type { Arena } from '../memory/arena.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { replay } from '../tensor/graph.ts';
import { Concrete, isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import type { Lender } from './borrowed.ts';
import type { Fit } from './fits.ts';
import { cotangentsOf, lossOf, nodeOf, type ModelGraph } from './graphs.ts';
import { readCell, type ParameterStore } from './parameters.ts';
import { traceUpdate, type TracedUpdate } from './updates.ts';
import type { Observed, Update, Want } from './wants.ts';

/** A program for one demand at given sizes. */
export interface Turn {
  readonly sizes: readonly Dims[];
  /** Numbers in each input. */
  readonly lengths: readonly number[];
  readonly program: Program;
  readonly forward: (() => void) | undefined;
  readonly backward: (() => void) | undefined;
  readonly update: (() => void) | undefined;
  /** Keys of what can be read after the backward entry, and how. */
  readonly keys: readonly string[];
  readonly readers: readonly (() => Concrete)[];
  readonly fit: FitTurn | undefined;
  /** Where the key of the turn is written, among the program's inputs; -1 for none. */
  readonly keyInput: number;
  /** Kernels called in one run. */
  readonly kernels: number;
  /** Memory views of the program's inputs, for one epoch of the arena. */
  views: Float64Array[];
  epoch: number;
  /** False once it has fallen out of the cache. */
  live: boolean;
}

/** What a turn that trains has besides. */
export interface FitTurn {
  readonly fit: Fit;
  readonly learningRate: number | ((step: number) => number);
  /** Whether inputs have to be finite. */
  readonly finite: boolean;
  /** 0 when loss, gradients and long inputs are all finite, NaN otherwise. */
  readonly check: () => number;
  readonly rateInput: number;
  readonly stepInput: number;
  /** Reads the loss, and computes each gradient anew by the path of its parameter, to say what was not finite. */
  readonly loss: () => Concrete;
  readonly gradients: (inputs: readonly Concrete[], key: Concrete | undefined) => readonly (readonly [path: string, gradient: Concrete])[];
}

/** What a turn is built in. */
export interface TurnContext {
  readonly arena: Arena;
  readonly graph: ModelGraph;
  readonly sizes: readonly Dims[];
  readonly parameters: ParameterStore;
  readonly lender: Lender;
  readonly interpret: boolean;
  readonly onNode: OnNode | undefined;
}

/** Build the smallest program that serves what is wanted. */
export function buildTurn(wants: readonly Want[], { arena, graph, sizes, parameters, lender, interpret, onNode }: TurnContext): Turn {
  const observed = wants.filter((want) => want.kind !== 'update');
  const want = wants.find((w) => w.kind === 'update');
  const values = valuesOf(observed, graph);
  const training = want && traceUpdate(want, graph, parameters);
  const targets = (kind: Observed['kind']): Target[] => observed.flatMap(({ kind: k }, i) => (k === kind ? [{ value: values[i]! }] : []));
  const inputs: Node[] = [...graph.inputs, ...(graph.key ? [graph.key] : []), ...(training ? [training.rate, training.step] : [])];
  const cells = [...parameters.cells, ...(want ? want.fit.slots.flat() : [])];
  const pinned = new Map<Value, number>(cells.map((cell) => [cell.node, cell.address]));
  const entries = [targets('activation'), [...targets('cotangent'), ...(training?.backward ?? [])], training?.update ?? []];
  const program = interpret
    ? interpretProgram({ arena, inputs, pinned, entries }, onNode)
    : compileProgram({ arena, inputs, pinned, entries });
  const { steps } = program.stats;
  const used = (entry: number): (() => void) | undefined => (steps[entry]! > 0 || interpret ? program.entries[entry]! : undefined);
  return {
    sizes,
    lengths: sizes.map(sizeOf),
    program,
    forward: used(0),
    backward: used(1),
    update: training && used(2),
    keys: observed.map(({ key }) => key),
    readers: values.map((value, i) => (observed[i]!.borrow ? lenderOf(program, value, lender) : readerOf(program, value, interpret))),
    keyInput: graph.key ? graph.inputs.length : -1,
    fit: training && fitTurn(want!, training, program, { arena, graph, parameters }, inputs.length),
    kernels: steps.reduce((n, s) => n + s, 0),
    views: [],
    epoch: -1,
    live: true,
  };
}

/** The values that are observed; the cotangents of one loss are pulled together. */
function valuesOf(observed: readonly Observed[], graph: ModelGraph): Value[] {
  const wires = observed.map(({ wire }) => nodeOf(graph, 'activation$', wire));
  const bars = new Map<Observed, Value>();
  const losses = new Set(observed.flatMap((want) => (want.kind === 'cotangent' ? [want.loss] : [])));
  for (const loss of losses) {
    const wanted = observed.filter((want) => want.kind === 'cotangent' && want.loss === loss);
    const pulled = cotangentsOf(
      graph,
      lossOf(graph, 'cotangent$', loss),
      wanted.map((want) => wires[observed.indexOf(want)]!),
    );
    wanted.forEach((want, i) => bars.set(want, pulled[i]!));
  }
  return observed.map((want, i) => bars.get(want) ?? wires[i]!);
}

/** Reads a value as a tensor that nobody else has: `data` is one array for each tensor, and may be written to. */
function readerOf(program: Program, value: Value, interpret: boolean): () => Concrete {
  const read = program.reader(value);
  if (!interpret && !isConcrete(value)) return read;
  return () => {
    const { shape, values } = read();
    return new Concrete(shape, values);
  };
}

/** Reads a value as a tensor for this turn alone: on its own memory where that is possible. */
function lenderOf(program: Program, value: Value, lender: Lender): () => Concrete {
  const view = program.view(value);
  const read = program.reader(value);
  return () => lender.lend(value.shape, view ? view() : read().values);
}

function fitTurn(
  want: Update,
  training: TracedUpdate,
  program: Program,
  { arena, graph, parameters }: Pick<TurnContext, 'arena' | 'graph' | 'parameters'>,
  inputs: number,
): FitTurn {
  return {
    fit: want.fit,
    learningRate: want.optimizer.learningRate,
    finite: want.finite,
    check: program.peek(training.check),
    rateInput: inputs - 2,
    stepInput: inputs - 1,
    loss: program.reader(training.loss),
    gradients: (values, key) => {
      const known = new Map<Value, Value>(graph.inputs.map((node, i) => [node, values[i]!]));
      for (const cell of parameters.cells) known.set(cell.node, readCell(arena, cell));
      if (graph.key && key) known.set(graph.key, key);
      const gradients = replay(training.gradients, known) as readonly Concrete[];
      return parameters.cells.map((cell, i) => [cell.path, gradients[i]!]);
    },
  };
}

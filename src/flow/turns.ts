import { FlowError } from '../errors.ts';
import { compileProgram } from '../compile/compile-program.ts';
import { interpretProgram, type OnNode } from '../compile/interpret.ts';
import type { Program, Target } from '../compile/program.ts';
import type { Arena } from '../memory/arena.ts';
import { add } from '../ops/add.ts';
import { mul } from '../ops/mul.ts';
import { sum } from '../ops/sum.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import type { Dims } from '../shape/dims.ts';
import { sizeOf } from '../shape/dims.ts';
import { placeholder } from '../tensor/graph.ts';
import { constant, isTraced, shaped, type Concrete, type Node, type Tensor, type Value } from '../tensor/tensor.ts';
import { linearize } from '../transform/trace.ts';
import { pullTo } from '../transform/accumulate.ts';
import type { Fit } from './fits.ts';
import { lossOf, wireOf, type ModelGraph } from './graphs.ts';
import type { ParameterStore } from './parameters.ts';

/** Something to be computed: an activation, a cotangent, or an update. */
export type Want =
  | { readonly kind: 'activation'; readonly key: string; readonly wire: string }
  | { readonly kind: 'cotangent'; readonly key: string; readonly loss: string; readonly wire: string }
  | { readonly kind: 'update'; readonly key: string; readonly loss: string; readonly fit: Fit; readonly optimizer: Optimizer; readonly finite: boolean };

/** Inputs longer than this are checked for finiteness by a kernel, shorter ones while they are written. */
export const checkedWhileWriting = 32;

/** A program for one demand at given sizes. */
export interface Turn {
  readonly sizes: readonly Dims[];
  readonly program: Program;
  readonly forward: (() => void) | undefined;
  readonly backward: (() => void) | undefined;
  readonly update: (() => void) | undefined;
  /** Keys of what can be read after the backward entry, and how. */
  readonly keys: readonly string[];
  readonly readers: readonly (() => Concrete)[];
  readonly fit: FitTurn | undefined;
  /** Where the key of the turn is written, among the program's inputs. */
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
  readonly optimizer: Optimizer;
  /** Whether inputs have to be finite. */
  readonly finite: boolean;
  /** 0 when loss, gradients and long inputs are all finite, NaN otherwise. */
  readonly check: () => number;
  readonly rateInput: number;
  readonly stepInput: number;
  /** Reads the loss, and each gradient by the path of its parameter, to say what was not finite. */
  readonly loss: () => Concrete;
  readonly gradients: readonly (readonly [path: string, read: () => Concrete])[];
}

interface Context {
  readonly arena: Arena;
  readonly graph: ModelGraph;
  readonly sizes: readonly Dims[];
  readonly parameters: ParameterStore;
  readonly interpret: boolean;
  readonly onNode: OnNode | undefined;
}

/** Build the smallest program that serves what is wanted. */
export function buildTurn(wants: readonly Want[], context: Context): Turn {
  const { arena, graph, sizes, parameters } = context;
  const gradients = new Gradients(graph);
  const observed: [string, Value][] = [];
  const forward: Target[] = [];
  const backward: Target[] = [];
  const update: Target[] = [];
  for (const want of wants) {
    if (want.kind === 'activation') observe(want.key, wireOf(graph, want.wire), forward);
    else if (want.kind === 'cotangent') observe(want.key, gradients.of(want.loss, [wireOf(graph, want.wire)])[0]!, backward);
  }
  function observe(key: string, value: Value, entry: Target[]): void {
    observed.push([key, value]);
    entry.push({ value });
  }
  const training = wants.find((want) => want.kind === 'update');
  const trained = training && addUpdate(training, context, gradients, backward, update);
  const inputs: Node[] = [...graph.inputs, ...(graph.key ? [graph.key] : []), ...(trained ? [trained.rate, trained.step] : [])];
  const fits = training ? training.fit.slots.flat() : [];
  const pinned = new Map<Value, number>([...parameters.cells, ...fits].map((cell) => [cell.node, cell.address]));
  const spec = { arena, inputs, pinned, entries: [forward, backward, update] };
  const program = context.interpret ? interpretProgram(spec, context.onNode) : compileProgram(spec);
  const { steps } = program.stats;
  const used = (entry: number): (() => void) | undefined => (steps[entry]! > 0 || context.interpret ? program.entries[entry]! : undefined);
  return {
    sizes,
    program,
    forward: used(0),
    backward: used(1),
    update: training && used(2),
    keys: observed.map(([key]) => key),
    readers: observed.map(([, value]) => program.reader(value)),
    keyInput: graph.key ? graph.inputs.length : -1,
    fit: training &&
      trained && {
        fit: training.fit,
        optimizer: training.optimizer,
        finite: training.finite,
        check: program.peek(trained.check),
        rateInput: inputs.length - 2,
        stepInput: inputs.length - 1,
        loss: program.reader(trained.loss),
        gradients: parameters.cells.map((cell, i) => [cell.path, program.reader(trained.gradients[i]!)] as const),
      },
    kernels: steps.reduce((n, s) => n + s, 0),
    views: [],
    epoch: -1,
    live: true,
  };
}

/** Cotangents of one graph; the program of a loss is linearized once. */
class Gradients {
  readonly #graph: ModelGraph;
  constructor(graph: ModelGraph) {
    this.#graph = graph;
  }
  of(name: string, wanted: readonly Value[]): readonly Value[] {
    const loss = lossOf(this.#graph, name);
    const nodes = wanted.filter(isTraced);
    const self = (v: Value): Value => v;
    const { edges } = linearize({ inputs: nodes, outputs: [loss] }, self);
    return pullTo(edges, [loss], [constant(1)], wanted);
  }
}

function addUpdate(
  want: Extract<Want, { kind: 'update' }>,
  { graph, parameters }: Context,
  gradients: Gradients,
  backward: Target[],
  update: Target[],
): { rate: Node; step: Node; check: Value; loss: Value; gradients: readonly Value[] } {
  const [rate, step] = [placeholder([]), placeholder([])];
  const { cells } = parameters;
  const loss = lossOf(graph, want.loss);
  const bars = gradients.of(
    want.loss,
    cells.map((cell) => cell.node),
  );
  const long = want.finite ? graph.inputs.filter((x) => sizeOf(x.shape) >= checkedWhileWriting) : [];
  const check = [loss, ...bars, ...long].map(vanishing).reduce((a, b) => add(a, b as never));
  backward.push({ value: loss }, { value: check as unknown as Value }, ...bars.map((value) => ({ value })));
  cells.forEach((cell, i) => {
    const slots = want.fit.slots[i]!;
    const results = want.optimizer.update(
      shaped(cell.node),
      shaped(bars[i]!),
      slots.map((slot) => shaped<Tensor>(slot.node)),
      { rate: shaped(rate), step: shaped(step) },
    );
    const places = [cell, ...slots];
    if (results.length !== places.length) throw new FlowError(`fit: ${want.optimizer.name} returned ${results.length} tensors for ${places.length} places`);
    results.forEach((value, k) => update.push({ value: value as unknown as Value, into: places[k]!.address }));
  });
  return { rate, step, check: check as unknown as Value, loss, gradients: bars };
}

/** 0 when all entries are finite, NaN otherwise. */
function vanishing(x: Value): Tensor {
  return sum(mul(shaped(x), 0 as never)) as Tensor;
}

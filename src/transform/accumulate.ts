import { pull, push } from '../linear/push.ts';
import { add } from '../ops/add.ts';
import { zerosOf } from '../tensor/create.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { linearize, type Edge, type Tape } from './trace.ts';

/** Forward accumulation: tangents of the outputs from tangents of the inputs. */
export function pushforward(tape: Pick<Tape, 'inputs' | 'outputs' | 'at'>, xDots: readonly Value[]): Value[] {
  return pushEdges(linearize(tape, tape.at).edges, tape.inputs, xDots, tape.outputs);
}

/** Tangents of the outputs of a linearized program; those that no input reaches are zeros. */
export function pushEdges(edges: readonly Edge[], inputs: readonly Value[], xDots: readonly Value[], outputs: readonly Value[]): Value[] {
  const dots = new Map<Value, Value>(inputs.map((x, i) => [x, xDots[i]!]));
  for (const { from, to, map } of edges) {
    const xDot = dots.get(from);
    if (xDot) accumulate(dots, to, push(map, xDot));
  }
  return outputs.map((y) => dots.get(y) ?? zerosOf(y.shape));
}

/** Reverse accumulation: cotangents of the inputs from cotangents of the outputs. */
export function pullback(tape: Tape, yBars: readonly Value[], edges: readonly Edge[] = linearize(tape, tape.at).edges): Value[] {
  return pullTo(edges, tape.outputs, yBars, tape.inputs);
}

/** Cotangents of any nodes of a linearized program; those with no path to the outputs are zeros. */
export function pullTo(edges: readonly Edge[], outputs: readonly Value[], yBars: readonly Value[], wanted: readonly Value[]): Value[] {
  const bars = new Map<Value, Value>();
  outputs.forEach((y, i) => accumulate(bars, y, yBars[i]!));
  for (const { from, to, map } of [...edges].reverse()) {
    const yBar = bars.get(to);
    if (yBar) accumulate(bars, from, pull(map, yBar));
  }
  return wanted.map((x) => bars.get(x) ?? zerosOf(x.shape));
}

function accumulate(sums: Map<Value, Value>, at: Value, term: Value): void {
  const old = sums.get(at);
  sums.set(at, old ? (add(shaped(old), shaped(term) as never) as unknown as Value) : term);
}

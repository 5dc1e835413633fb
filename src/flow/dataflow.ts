import { Observable, type OperatorFunction } from 'rxjs';
import { DataError, DisposedError, FlowError } from '../errors.ts';
import { createArena } from '../memory/arena.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import type { Key } from '../random/key.ts';
import { Lender } from './borrowed.ts';
import { Fits } from './fits.ts';
import { describe } from '../tensor/tensor.ts';
import { describeNet, type GraphDescription } from './graph.ts';
import { lossOf, outputOf, wireOf, type AnyModel } from './graphs.ts';
import { Inspector } from './inspect.ts';
import {
  CHECK_LOSS,
  EXAMPLES,
  type DataflowOptions,
  type FitOptions,
  type Net,
  type NetState,
  type NetStats,
  type ObserveOptions,
} from './net.ts';
import { Operators, type Recipe } from './operators.ts';
import { ParameterStore } from './parameters.ts';
import { Programs } from './programs.ts';
import { Pushes } from './pushes.ts';
import { Records } from './records.ts';
import { Runtime } from './runtime.ts';
import { activationOf, cotangentOf, describeWant, updateOf, type Observed } from './wants.ts';
import type { Inputs, InputShapes, InputShapesArg, ModelResult, Parameters } from './wires.ts';

/**
 * A net: a model traced on typed inputs and parameters, run one atomic turn for each record. Activations are pushed, cotangents are pulled, on demand:
 * what nobody observes is not computed. `model` gets the inputs, the parameters and, if it declares a third argument, `{ key }`: random numbers of the turn.
 * @throws ShapeError, DataError, FlowError for a model, inputs or parameters that do not fit together
 */
export function dataflow<const I extends InputShapes, P extends Parameters, O>(
  inputs: InputShapesArg<I>,
  parameters: P,
  model: (inputs: Inputs<I>, parameters: P, context: { readonly key: Key }) => ModelResult<I, P, O>,
  options: DataflowOptions = {},
): Net<I, P, O> {
  return new DataflowNet(inputs as never, parameters, model as never, options) as unknown as Net<I, P, O>;
}

/** All that a net lives on: let go as a whole when it is disposed of. */
interface Core {
  readonly runtime: Runtime;
  readonly parameters: ParameterStore;
  readonly fits: Fits;
}

class DataflowNet {
  #core: Core | undefined;
  readonly #operators = new Operators();
  readonly #pushes = new Pushes();
  #final: NetStats | undefined;
  readonly inspect: Inspector;
  readonly inputs: InputShapes;

  constructor(inputs: InputShapes, parameters: unknown, model: AnyModel, options: DataflowOptions) {
    const { seed = 0, queue = 2 ** 17, programs = {}, inspect = false, backend = 'compiled' } = options;
    if (typeof model !== 'function') throw new DataError(`dataflow: the model must be a function, got ${describe(model)}`);
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new DataError(`dataflow: the seed must be a whole number from 0 to 2^53 - 1, got ${String(seed)}`);
    const limits = { count: programs.count ?? 64, bytes: programs.bytes ?? 64 * 2 ** 20 };
    for (const [name, limit] of Object.entries({ queue, 'programs.count': limits.count, 'programs.bytes': limits.bytes })) {
      if (!(limit >= 1)) throw new DataError(`dataflow: ${name} must be 1 or more, got ${String(limit)}`);
    }
    this.inputs = inputs;
    this.inspect = new Inspector(inspect, { graph: () => this.#alive().runtime.graph, stream: (want) => this.#stream(want) });
    const arena = createArena({ wasm: backend === 'compiled' && !inspect });
    const records = new Records(inputs);
    const store = new ParameterStore(arena, parameters);
    const onNode = inspect ? this.inspect.timed : undefined;
    const made = new Programs({
      arena,
      records,
      parameters: store,
      model,
      limits,
      lender: new Lender(),
      interpret: inspect || backend === 'interpreted',
      onNode,
    });
    made.example(); // names and shapes that clash are errors now, not at the first record
    this.#core = { runtime: new Runtime(arena, records, made, { seed, queue }), parameters: store, fits: new Fits(arena, store) };
  }

  push(record: unknown): void {
    this.#pushes.push(this.#alive().runtime, record);
  }

  activation$(name: string, { borrow = false }: ObserveOptions = {}): Observable<unknown> {
    if (this.#core) outputOf(this.#core.runtime.graph, 'activation$', name);
    return this.#stream(activationOf(name, borrow));
  }

  cotangent$(loss: string, wire: string, { borrow = false }: ObserveOptions = {}): Observable<unknown> {
    if (this.#core) {
      lossOf(this.#core.runtime.graph, 'cotangent$', loss);
      wireOf(this.#core.runtime.graph, 'cotangent$', wire);
    }
    return this.#stream(cotangentOf(loss, wire, borrow));
  }

  run(...names: readonly string[]): OperatorFunction<unknown, unknown> {
    if (this.#core) for (const name of names) outputOf(this.#core.runtime.graph, 'run', name);
    const wants = names.map((name) => activationOf(name));
    const recipe = (): Recipe<unknown> => ({
      name: 'run',
      runtime: this.#alive().runtime,
      wants,
      result: (seen, at) => Object.fromEntries(names.map((name, i) => [name, seen[at[i]!]])),
    });
    return this.#operators.make(recipe, {});
  }

  fit(loss: string, optimizer: Optimizer, { name = loss, finite = true, rejected$ }: FitOptions = {}): OperatorFunction<unknown, unknown> {
    this[CHECK_LOSS]('fit', loss);
    const recipe = (): Recipe<unknown> => {
      const { runtime, fits } = this.#alive();
      const fit = fits.of(name, optimizer);
      if (fit.live) throw new FlowError(`fit: '${name}' is already driven by another subscription`);
      fit.live = true;
      const wants = [activationOf(loss), updateOf(loss, fit, optimizer, finite)];
      return { name: 'fit', runtime, wants, release: () => void (fit.live = false), result: (seen, at) => seen[at[0]!] };
    };
    return this.#operators.make(recipe, { rejected$ });
  }

  snapshot(): unknown {
    return this.#alive().parameters.snapshot();
  }

  assign(parameters: unknown): void {
    this.#idle('assign').parameters.check('assign', parameters)();
  }

  state(): NetState<unknown> {
    const { runtime, parameters, fits } = this.#alive();
    return { parameters: parameters.snapshot(), fits: fits.state(), turns: runtime.count, seed: runtime.seed };
  }

  restore(state: NetState<unknown>): void {
    const { runtime, parameters, fits } = this.#idle('restore');
    if (typeof state !== 'object' || state === null)
      throw new DataError(`restore: expected a state, got ${state === null ? 'null' : typeof state}`);
    const { turns, seed } = state;
    for (const [name, value] of Object.entries({ turns, seed })) {
      if (!Number.isSafeInteger(value) || value < 0)
        throw new DataError(`restore: ${name} must be a whole number of 0 or more, got ${String(value)}`);
    }
    const writes = [parameters.check('restore', state.parameters), fits.check(state.fits)];
    for (const write of writes) write();
    runtime.count = turns;
    runtime.seed = seed;
  }

  get stats(): NetStats {
    if (!this.#core) return this.#final!;
    const { count, kernels, programs, arena, watchers, steps } = this.#core.runtime;
    return { turns: count, kernels, programs: programs.size, bytes: arena.bytes, demand: watchers.wants.map(describeWant), last: steps };
  }

  get graph(): GraphDescription {
    return describeNet(this.#alive().runtime.graph);
  }

  [CHECK_LOSS](op: string, loss: string): void {
    if (this.#core) lossOf(this.#core.runtime.graph, op, loss);
  }

  get [EXAMPLES](): number {
    return this.#core?.runtime.examples ?? 0;
  }

  dispose(): void {
    if (!this.#core) return;
    const { runtime, parameters, fits } = this.#idle('dispose');
    const last = this.stats.last;
    this.#core = undefined;
    this.#pushes.forget();
    this.#operators.dispose();
    runtime.dispose();
    fits.dispose();
    parameters.dispose();
    const { count, kernels, programs, arena } = runtime;
    this.#final = { turns: count, kernels, programs: programs.size, bytes: arena.bytes, demand: [], last };
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #alive(): Core {
    if (!this.#core) throw new DisposedError('dataflow: the net');
    return this.#core;
  }

  /** The core, for what may not happen while a turn computes: in a schedule or an op of the user's. */
  #idle(name: string): Core {
    const core = this.#alive();
    if (core.runtime.computing) throw new FlowError(`${name}: a turn is computing; call it between turns, or from a subscriber`);
    return core;
  }

  #stream(want: Observed): Observable<unknown> {
    return new Observable((subscriber) => this.#alive().runtime.watchers.stream(want).subscribe(subscriber));
  }
}

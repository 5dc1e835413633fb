// What a net is, to those who use it.
import type { Observable, OperatorFunction } from 'rxjs';
import type { Optimizer } from '../optim/optimizer.ts';
import type { FitState } from './fits.ts';
import type { GraphDescription } from './graph.ts';
import type { Inspection } from './inspect.ts';
import type { RejectOptions } from './operators.ts';
import type {
  InputShapes,
  Like,
  LossArg,
  LossName,
  Offered,
  Output,
  OutputArg,
  OutputName,
  Parameters,
  ParametersArg,
  RecordArg,
  RecordOf,
  Wire,
  WireArg,
  WireName,
} from './wires.ts';

/** How many examples the last turn had, for `train`: the size of the first symbolic axis of the inputs, 1 where there is none. */
export const EXAMPLES: unique symbol = Symbol.for('cotangent.flow.examples') as never;

/** Checks the name of a loss, for `train`. */
export const CHECK_LOSS: unique symbol = Symbol.for('cotangent.flow.checkLoss') as never;

/** How a net is made. */
export interface DataflowOptions {
  /** Run node by node on the oracle kernels, each node observable. */
  readonly inspect?: boolean;
  /** Where the keys of turns come from, for a model that takes one; 0 where absent. */
  readonly seed?: number;
  /** How many records may wait for their turn; 131072 where absent. */
  readonly queue?: number;
  /** WebAssembly where it is allowed ('compiled', the default), plain JavaScript kernels ('plain'), or the oracle node by node ('interpreted'). */
  readonly backend?: 'compiled' | 'plain' | 'interpreted';
  /** Compiled programs kept, one for each demand and sizes: at most this many (64) and this many bytes (64 MiB). */
  readonly programs?: { readonly count?: number; readonly bytes?: number };
}

/** How a wire is observed. */
export interface ObserveOptions {
  /** true: without a copy. The tensor is on the net's own memory; after its turn, reading its `data` throws. */
  readonly borrow?: boolean;
}

/** How a net is trained. */
export interface FitOptions extends RejectOptions {
  /** Whose optimizer state is used and kept; the loss's name where absent. */
  readonly name?: string;
  /** false: inputs need not be finite. A loss or gradient always has to be. */
  readonly finite?: boolean;
}

/** What a net has done and holds. */
export interface NetStats {
  readonly turns: number;
  /** Kernels called so far. */
  readonly kernels: number;
  readonly programs: number;
  /** Bytes of memory in use. */
  readonly bytes: number;
  /** What is observed now: `activation 'y'`, `cotangent 'loss' 'hidden.w'`. */
  readonly demand: readonly string[];
  /** Kernels that the last turn called: forward, backward, update. */
  readonly last: readonly number[];
}

/** Everything that a net remembers: parameters, optimizers, the number of turns, the seed. */
export interface NetState<P> {
  readonly parameters: P;
  readonly fits: { readonly [name: string]: FitState };
  readonly turns: number;
  readonly seed: number;
}

/** A model and its parameters, driven by records. */
export interface Net<I extends InputShapes, P extends Parameters, O> {
  /** The inputs as declared. */
  readonly inputs: I;
  /** One turn; from inside a subscriber, the next turn. @throws ShapeError, DataError, IndexError, FlowError, DisposedError */
  push<R extends Like<RecordOf<I>>>(record: RecordArg<I, R>): void;
  /** The value of an output at every turn from now on. Observing it makes it computed. */
  activation$<N extends Offered<OutputName<O>>>(name: OutputArg<'activation$', O, N>, options?: ObserveOptions): Observable<Output<O, N>>;
  /** ∂loss/∂wire at every turn from now on. Runs backward only while observed, and only as far as needed. */
  cotangent$<L extends Offered<LossName<O>>, N extends Offered<WireName<I, P, O>>>(
    loss: LossArg<'cotangent$', O, L>,
    wire: WireArg<'cotangent$', I, P, O, N>,
    options?: ObserveOptions,
  ): Observable<Wire<I, P, O, N>>;
  /** Operator: for each record, its outputs of these names. Never trains. */
  run<const N extends readonly Offered<OutputName<O>>[]>(
    ...names: { [At in keyof N]: OutputArg<'run', O, N[At]> }
  ): OperatorFunction<RecordOf<I>, { readonly [K in N[number]]: Output<O, K> }>;
  /** Operator: for each record, one update; emits the loss before it. */
  fit<L extends Offered<LossName<O>>>(
    loss: LossArg<'fit', O, L>,
    optimizer: Optimizer,
    options?: FitOptions,
  ): OperatorFunction<RecordOf<I>, Output<O, L>>;
  /** Copies of the parameters. */
  snapshot(): P;
  /** New parameters, all or none. @throws ShapeError, DataError; FlowError while a turn computes */
  assign<Q extends Like<P>>(parameters: ParametersArg<'assign', P, Q, Q>): void;
  /** Copies of all that the net remembers. */
  state(): NetState<P>;
  /** Put a state back, all or none. @throws ShapeError, DataError; FlowError for optimizers of another kind, or while a turn computes */
  restore<Q extends Like<P>>(state: ParametersArg<'restore', P, Q, NetState<Q>>): void;
  readonly stats: NetStats;
  /** The graph of the last turn's sizes, as it is compiled. */
  readonly graph: GraphDescription;
  /** Every node with its activation and cotangents, of a net made with `{ inspect: true }`. */
  readonly inspect: Inspection;
  /** Gives back memory and programs, completes streams and operators in flight. @throws FlowError while a turn computes */
  dispose(): void;
  [Symbol.dispose](): void;
}

import { Observable, Subject, type Observer, type OperatorFunction, type Subscriber } from 'rxjs';
import { DataError, FlowError } from '../errors.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import type { Policy } from './buffer.ts';
import { CHECK_LOSS, EXAMPLES, type FitOptions, type Net } from './net.ts';
import type { Rejection } from './operators.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { pause } from './pause.ts';
import { isPromise, open, type Data, type Puller } from './sources.ts';
import type { InputShapes, LossArg, LossName, Offered, Parameters, RecordOf } from './wires.ts';

/** One update, in plain numbers. */
export interface Step {
  /** Updates of this training so far, 1 for the first. */
  readonly step: number;
  /** Examples so far: the size of the first symbolic axis of each record that trained, 1 for records without one. */
  readonly samples: number;
  /** The loss before the update. */
  readonly loss: number;
  /** Since training began. */
  readonly milliseconds: number;
}

/** How a net is trained over a source. */
export interface TrainOptions<T, L> {
  readonly loss: L;
  readonly optimizer: Optimizer;
  /** The records, or a function that gives them for each epoch (0, 1, …). */
  readonly data: Data<T>;
  /** How often to go through the data; 1 where absent. More needs data that can be opened again, or a function. */
  readonly epochs?: number;
  /** Whose optimizer state is used; the loss's name where absent. */
  readonly name?: string;
  /** false: inputs need not be finite. */
  readonly finite?: boolean;
  /** What an Observable faster than training comes to; 'error' where absent. */
  readonly policy?: Policy;
  /** Records of an Observable that may wait; 1024 where absent. */
  readonly buffer?: number;
  /** How many records were dropped so far, each time one is. */
  readonly dropped$?: Partial<Observer<number>>;
  /** Takes the records that are refused, which otherwise end the stream with an error. */
  readonly rejected$?: Partial<Observer<Rejection>>;
  /** Milliseconds between pauses in which the event loop turns; 8 where absent. */
  readonly slice?: number;
  /** Completes the stream when it aborts. */
  readonly signal?: AbortSignal;
}

/** What training needs of a net. */
interface Trainable {
  readonly [EXAMPLES]: number;
  [CHECK_LOSS](op: string, loss: string): void;
  fit(loss: string, optimizer: Optimizer, options: FitOptions): OperatorFunction<unknown, Tensor<[]>>;
}

/**
 * Train a net over a source of records, pulled step by step: one update for each. Cold: training starts after the subscription, and stops with it;
 * the source is stopped then too. The event loop keeps turning. A record that is refused ends the stream, unless `rejected$` takes it.
 * @throws DataError for options that are not positive numbers; FlowError, ShapeError for a loss that is none
 */
export function train<I extends InputShapes, P extends Parameters, O, const L extends Offered<LossName<O>>>(
  net: Net<I, P, O>,
  options: TrainOptions<RecordOf<I>, LossArg<'train', O, L>>,
): Observable<Step> {
  const { loss, optimizer, name, finite, rejected$, signal, epochs = 1, buffer = 1024, slice = 8 } = options;
  if (!(Number.isInteger(epochs) || epochs === Infinity) || epochs < 0)
    throw new DataError(`train: epochs must be a whole number or Infinity, got ${String(epochs)}`);
  if (!Number.isInteger(buffer) || buffer < 1)
    throw new DataError(`train: buffer must be a whole number of 1 or more, got ${String(buffer)}`);
  if (!(slice >= 0)) throw new DataError(`train: slice must be 0 or more, got ${String(slice)}`);
  const ofNet = net as unknown as Trainable;
  ofNet[CHECK_LOSS]('train', loss as string);
  const fitOptions = { rejected$, ...(name !== undefined && { name }), ...(finite !== undefined && { finite }) };
  return new Observable((subscriber) => {
    if (signal?.aborted) return subscriber.complete();
    const stop = (): void => subscriber.complete();
    signal?.addEventListener('abort', stop);
    subscriber.add(() => signal?.removeEventListener('abort', stop));
    const records = new Subject<RecordOf<I>>();
    const started = performance.now();
    let [step, samples] = [0, 0];
    const fitted = records.pipe(ofNet.fit(loss as string, optimizer, fitOptions)).subscribe({
      next: (value) => {
        samples += ofNet[EXAMPLES];
        subscriber.next({ step: ++step, samples, loss: value.data[0]!, milliseconds: performance.now() - started });
      },
      error: (fault: unknown) => subscriber.error(fault),
      complete: () => subscriber.complete(),
    });
    subscriber.add(fitted);
    if (subscriber.closed) return;
    feed({ ...options, epochs, buffer, slice }, subscriber, (record) => records.next(record)).then(
      () => records.complete(),
      (fault: unknown) => subscriber.error(fault),
    );
  });
}

type Feed<T> = Pick<TrainOptions<T, string>, 'data' | 'policy' | 'dropped$'> & {
  readonly epochs: number;
  readonly buffer: number;
  readonly slice: number;
};

/** Pull records, epoch after epoch, until the subscriber has enough. */
async function feed<T>(
  { data, policy = 'error', dropped$, epochs, buffer, slice }: Feed<T>,
  subscriber: Subscriber<unknown>,
  next: (record: T) => void,
): Promise<void> {
  const drops = new Subject<number>();
  if (dropped$) drops.subscribe(dropped$);
  let dropped = 0;
  const buffering = { policy, size: buffer, dropped: () => drops.next(++dropped) };
  let puller: Puller<T> | undefined;
  subscriber.add(() => puller?.stop());
  await Promise.resolve(); // whoever subscribes, perhaps inside a turn, is done first
  let resumed = performance.now();
  const breathe = async (): Promise<void> => {
    await pause();
    resumed = performance.now();
  };
  for (let epoch = 0; epoch < epochs && !subscriber.closed; epoch++) {
    puller = open(data, epoch, buffering);
    let empty = true;
    while (!subscriber.closed) {
      const pulled = puller.next();
      const result = isPromise(pulled) ? await pulled : pulled;
      if (subscriber.closed || result.done === true) break;
      empty = false;
      next(result.value);
      if (performance.now() - resumed >= slice) await breathe();
    }
    if (subscriber.closed) return;
    puller = undefined;
    if (empty && epoch > 0 && typeof data !== 'function')
      throw new FlowError(`train: epoch ${epoch + 1} found no records left; give a function that opens the data for each epoch`);
    if (performance.now() - resumed >= slice) await breathe();
  }
}

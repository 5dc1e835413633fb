import { Observable, Subject, type Observer } from 'rxjs';
import { DataError } from '../errors.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import type { Dims } from '../shape/dims.ts';
import type { Net } from './net.ts';
import type { Rejection } from './operators.ts';
import { open, type Data, type Policy, type Puller } from './sources.ts';
import type { InputShapes, LossName, Outputs, Parameters, RecordOf } from './wires.ts';

/** One update, in plain numbers. */
export interface Step {
  /** Updates so far, 1 for the first. */
  readonly step: number;
  /** Examples so far: the size of the first symbolic axis of each record that trained, 1 for records without one. */
  readonly samples: number;
  /** The loss before the update. */
  readonly loss: number;
  /** Since training began. */
  readonly milliseconds: number;
}

/** How a net is trained over a source. */
export interface TrainOptions<T, L extends string> {
  readonly loss: L;
  readonly optimizer: Optimizer;
  /** The records, or a function that gives them for each epoch (0, 1, …). */
  readonly data: Data<T>;
  /** How often to go through the data; 1 where absent. More needs an iterable that starts anew, or a function. */
  readonly epochs?: number;
  /** Whose optimizer state is used; the loss's name where absent. */
  readonly name?: string;
  readonly finite?: boolean;
  /** What an Observable faster than training comes to; 'error' where absent. */
  readonly policy?: Policy;
  /** Records of an Observable that may wait; 1024 where absent. */
  readonly buffer?: number;
  /** How many records were dropped so far, each time one is. */
  readonly dropped$?: Partial<Observer<number>>;
  readonly rejected$?: Partial<Observer<Rejection>>;
  /** Milliseconds between pauses in which the event loop turns; 8 where absent. */
  readonly slice?: number;
}

/**
 * Train a net over a source of records, pulled step by step: one update for each. Cold: training starts with the subscription and stops with it.
 * The event loop keeps turning. A record that is refused ends the stream, unless `rejected$` takes it.
 * @throws DataError for options that are not positive numbers, or data that are no source
 */
export function train<I extends InputShapes, P extends Parameters, O extends Outputs, L extends LossName<O>>(
  net: Net<I, P, O>,
  options: TrainOptions<RecordOf<I>, L>,
): Observable<Step> {
  const { epochs = 1, buffer = 1024, slice = 8 } = options;
  for (const [name, value] of Object.entries({ epochs, buffer, slice })) {
    if (!(value > 0)) throw new DataError(`train: ${name} must be greater than 0, got ${String(value)}`);
  }
  return new Observable((subscriber) => {
    const { loss, optimizer, name, finite, rejected$ } = options;
    const records = new Subject<RecordOf<I>>();
    const started = performance.now();
    let [step, samples] = [0, 0];
    let current: RecordOf<I> | undefined;
    const fitted = net.fit(loss, optimizer, { ...(name !== undefined && { name }), ...(finite !== undefined && { finite }), rejected$ });
    subscriber.add(
      records.pipe(fitted).subscribe({
        next: (value) => {
          samples += examplesIn(current, net.inputs);
          subscriber.next({ step: ++step, samples, loss: value.data[0]!, milliseconds: performance.now() - started });
        },
        error: (fault: unknown) => subscriber.error(fault),
        complete: () => subscriber.complete(),
      }),
    );
    let puller: Puller<RecordOf<I>> | undefined;
    subscriber.add(() => puller?.stop());
    if (!subscriber.closed) {
      const feed = (record: RecordOf<I>): void => {
        current = record;
        records.next(record);
      };
      void pull(options, slice, buffer, epochs, { closed: () => subscriber.closed, opened: (p) => (puller = p), feed }).then(
        () => records.complete(),
        (fault: unknown) => subscriber.error(fault),
      );
    }
  });
}

interface Driver<T> {
  readonly closed: () => boolean;
  readonly opened: (puller: Puller<T> | undefined) => void;
  readonly feed: (record: T) => void;
}

async function pull<T>(
  options: TrainOptions<T, string>,
  slice: number,
  size: number,
  epochs: number,
  { closed, opened, feed }: Driver<T>,
): Promise<void> {
  const { data, policy = 'error', dropped$ } = options;
  let drops = 0;
  const buffering = { policy, size, dropped: () => dropped$?.next?.(++drops) };
  let resumed = performance.now();
  for (let epoch = 0; epoch < epochs && !closed(); epoch++) {
    const puller = open(data, epoch, buffering);
    opened(puller);
    while (!closed()) {
      const pending = puller.next();
      const result = pending instanceof Promise ? await pending : pending;
      if (result.done === true || closed()) break;
      feed(result.value);
      if (performance.now() - resumed < slice) continue;
      await pause();
      resumed = performance.now();
    }
    if (!closed()) opened(undefined);
  }
}

/** Let the event loop turn once: timers, input and rendering get their moment. */
function pause(): Promise<void> {
  // in Node a timer of 0 waits a whole millisecond
  const { setImmediate } = globalThis as { setImmediate?: (run: () => void) => void };
  return new Promise((resolve) => (setImmediate ? setImmediate(resolve) : setTimeout(resolve)));
}

/** The size of the first symbolic axis of a record, or 1 where all sizes are fixed: then a record is one example. */
function examplesIn(record: { readonly [name: string]: { readonly shape: unknown } } | undefined, inputs: InputShapes): number {
  for (const [name, shape] of Object.entries(inputs)) {
    const axis = shape.findIndex((d) => typeof d === 'string');
    if (axis >= 0) return (record?.[name]?.shape as Dims)[axis]!;
  }
  return 1;
}

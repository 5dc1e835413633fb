import { Readable } from 'node:stream';
import { Observable, Subject, from, interval, map, take, toArray, lastValueFrom, firstValueFrom } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { train, type Step, type TrainOptions } from 'cotangent/flow';
import { adam, sgd } from 'cotangent/optim';
import { bits, makeNet, record, settled, type TestRecord } from './nets.ts';

const records = Array.from({ length: 12 }, (_, n) => record(1 + (n % 3), n));
const optimizer = sgd({ learningRate: 0.05 });
type Options = Partial<TrainOptions<TestRecord, 'loss'>> & Pick<TrainOptions<TestRecord, 'loss'>, 'data'>;

const start = (options: Options, net = makeNet()): Observable<Step> => train(net, { loss: 'loss', optimizer, ...options });
const all = (options: Options, net = makeNet()): Promise<Step[]> => lastValueFrom(start(options, net).pipe(toArray()));

/** What training by hand gives. */
function expected(): { losses: number[]; parameters: Record<string, string> } {
  const net = makeNet();
  const losses: number[] = [];
  from(records)
    .pipe(net.fit('loss', optimizer))
    .subscribe((loss) => losses.push(loss.data[0]!));
  return { losses, parameters: bits(net.snapshot()) };
}

async function* later(): AsyncGenerator<TestRecord> {
  for (const r of records) {
    await settled(0);
    yield r;
  }
}

/** An Observable of another library. */
const foreign = {
  [(Symbol as { observable?: symbol }).observable ?? '@@observable']: () => from(records),
} as unknown as Observable<TestRecord>;

function webStream(): ReadableStream<TestRecord> {
  return new ReadableStream({
    start(controller) {
      for (const r of records) controller.enqueue(r);
      controller.close();
    },
  });
}

/** A web stream that has no async iterator, as in some browsers. */
function plainStream(): ReadableStream<TestRecord> {
  const stream = webStream();
  return { getReader: () => stream.getReader() } as ReadableStream<TestRecord>;
}

describe('train', () => {
  test.each<[string, () => Options['data']]>([
    ['an array', () => records],
    ['a generator', () => records.values()],
    ['an async generator', later],
    ['a function', () => () => records],
    ['a web stream', () => webStream()],
    ['a web stream without an async iterator', plainStream],
    ['a Node stream', () => Readable.from(records) as AsyncIterable<TestRecord>],
    ['a cold Observable', () => from(records)],
    ['an Observable of another library', () => foreign],
    [
      'a Subject that is fed later',
      () =>
        interval(0).pipe(
          take(12),
          map((n) => records[n]!),
        ),
    ],
  ])('pulls from %s', async (_, data) => {
    const net = makeNet();
    const steps = await all({ data: data() }, net);
    const { losses, parameters } = expected();
    expect(steps.map(({ loss }) => loss)).toEqual(losses);
    expect(bits(net.snapshot())).toEqual(parameters);
  });

  test('emits steps of plain numbers', async () => {
    const steps = await all({ data: records });
    expect(steps.map(({ step }) => step)).toEqual(records.map((_, i) => i + 1));
    let samples = 0;
    expect(steps.map((s) => s.samples)).toEqual(records.map(({ x }) => (samples += x.shape[0])));
    let before = 0;
    for (const { milliseconds } of steps) {
      expect(milliseconds).toBeGreaterThanOrEqual(before);
      before = milliseconds;
    }
    expect(Object.keys(steps[0]!)).toEqual(['step', 'samples', 'loss', 'milliseconds']);
  });

  test('is cold: nothing runs without a subscription, and not inside of subscribe', async () => {
    const net = makeNet();
    const steps$ = start({ data: records }, net);
    await settled();
    expect(net.stats.turns).toBe(0);
    const last = lastValueFrom(steps$);
    expect(net.stats.turns).toBe(0);
    await last;
    expect(net.stats.turns).toBe(12);
  });

  test('goes through the data once for each epoch, which a function is told', async () => {
    expect(await all({ data: records, epochs: 3 })).toHaveLength(36);
    const epochs: number[] = [];
    await all({ data: (epoch) => (epochs.push(epoch), records), epochs: 3 });
    expect(epochs).toEqual([0, 1, 2]);
    expect(await all({ data: from(records), epochs: 2 })).toHaveLength(24);
    expect(await all({ data: records, epochs: 0 }).catch((fault: Error) => fault)).toEqual([]);
  });

  test('says so when the data cannot be opened again', async () => {
    const sentence = 'train: epoch 2 found no records left; give a function that opens the data for each epoch';
    await expect(all({ data: records.values(), epochs: 2 })).rejects.toThrow(sentence);
    await expect(all({ data: plainStream(), epochs: 2 })).rejects.toThrow(sentence);
  });

  test('goes on with the state of its optimizer under its name', async () => {
    const [net, whole] = [makeNet(), makeNet()];
    const by = adam({ learningRate: 0.01 });
    await all({ data: records.slice(0, 5), optimizer: by, name: 'main' }, net);
    await all({ data: records.slice(5), optimizer: by, name: 'main' }, net);
    await all({ data: records, optimizer: by, name: 'main' }, whole);
    expect(bits(net.state())).toEqual(bits(whole.state()));
    expect(net.state().fits['main']!.step).toBe(12);
  });

  test('rejected records go to rejected$ and do not count', async () => {
    const rejected: number[] = [];
    const data = [records[0]!, null as never, records[1]!];
    const steps = await all({ data, rejected$: { next: ({ index }) => rejected.push(index) } });
    expect(rejected).toEqual([1]);
    expect(steps.map(({ step, samples }) => [step, samples])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    await expect(all({ data })).rejects.toThrow('fit: a record must be an object of tensors, got null');
  });

  test('reads getters of a record once', async () => {
    let reads = 0;
    const data = records.map((r) => ({
      get x() {
        reads++;
        return r.x;
      },
      t: r.t,
    }));
    await all({ data });
    expect(reads).toBe(12);
  });

  test('data that are no source are an error', async () => {
    await expect(all({ data: 7 as never })).rejects.toThrow(
      'train: the data must be an iterable, an async iterable, a stream or an Observable, got number',
    );
    await expect(all({ data: null as never })).rejects.toThrow('got null');
  });

  test.each([
    [{ epochs: 1.5 }, 'train: epochs must be a whole number or Infinity, got 1.5'],
    [{ buffer: 0 }, 'train: buffer must be a whole number of 1 or more, got 0'],
    [{ slice: NaN }, 'train: slice must be 0 or more, got NaN'],
  ])('options %o are an error', (options, sentence) => {
    expect(() => start({ data: records, ...options })).toThrow(sentence);
  });

  test('a net that has been disposed of is an error; one that is disposed of in between completes', async () => {
    const net = makeNet();
    const steps = all({ data: later }, net);
    await settled(10);
    net.dispose();
    await steps;
    await expect(all({ data: records }, net)).rejects.toThrow('dataflow: the net has been disposed');
  });
});

describe('the source is stopped', () => {
  /** A source that counts what was read, and how often it was closed. */
  const counting = (): { data: Iterable<TestRecord>; read: () => number; closed: () => number } => {
    let [read, closed] = [0, 0];
    const data = {
      *[Symbol.iterator]() {
        try {
          for (;;) {
            read++;
            yield records[read % 12]!;
          }
        } finally {
          closed++;
        }
      },
    };
    return { data, read: () => read, closed: () => closed };
  };

  test('by unsubscribing from within a step, at that step', async () => {
    const { data, read, closed } = counting();
    await lastValueFrom(start({ data }).pipe(take(5)));
    expect([read(), closed()]).toEqual([5, 1]);
  });

  test('by unsubscribing in between', async () => {
    const { data, closed } = counting();
    const subscription = start({ data, epochs: Infinity }).subscribe();
    await settled(30);
    expect(closed()).toBe(0);
    subscription.unsubscribe();
    expect(closed()).toBe(1);
  });

  test('by the error of a record', async () => {
    let closed = 0;
    const data = (function* () {
      try {
        yield records[0]!;
        yield null as never;
        yield records[1]!;
      } finally {
        closed++;
      }
    })();
    await expect(all({ data })).rejects.toThrow('got null');
    expect(closed).toBe(1);
  });

  test('while it is awaited', async () => {
    let closed = 0;
    const data = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<TestRecord>>(() => undefined),
        return: () => (closed++, Promise.reject(new Error('nobody hears this'))),
      }),
    };
    const subscription = start({ data }).subscribe();
    await settled();
    subscription.unsubscribe();
    expect(closed).toBe(1);
    await settled();
  });

  test('by a generator that stops its own training', async () => {
    let closed = 0;
    const stopping = new AbortController();
    const data = (function* () {
      try {
        yield records[0]!;
        stopping.abort();
        yield records[1]!;
      } finally {
        closed++;
      }
    })();
    expect(await all({ data, signal: stopping.signal })).toHaveLength(1);
    expect(closed).toBe(1);
  });

  test('a web stream is cancelled', async () => {
    let cancelled = 0;
    const stream = new ReadableStream<TestRecord>({
      pull: (controller) => controller.enqueue(records[0]!),
      cancel: () => void cancelled++,
    });
    await lastValueFrom(start({ data: { getReader: () => stream.getReader() } as ReadableStream<TestRecord> }).pipe(take(3)));
    await settled();
    expect(cancelled).toBe(1);
    expect(stream.locked).toBe(false);
  });

  test('an Observable is unsubscribed from', async () => {
    const source = new Subject<TestRecord>();
    const subscription = start({ data: source }).subscribe();
    await settled();
    expect(source.observed).toBe(true);
    subscription.unsubscribe();
    expect(source.observed).toBe(false);
  });

  test('an abort signal completes the stream, also one that has aborted before', async () => {
    const aborting = new AbortController();
    const { data, read, closed } = counting();
    const steps = all({ data, signal: aborting.signal });
    while (read() < 3) await settled(0);
    aborting.abort();
    expect((await steps).length).toBeGreaterThan(0);
    expect(closed()).toBe(1);
    const late = counting();
    expect(await all({ data: late.data, signal: aborting.signal })).toEqual([]);
    expect(late.read()).toBe(0);
  });

  test('errors of the source go down the error channel once, and it is not stopped again', async () => {
    let stopped = 0;
    const failing = (asynchronous: boolean): Options['data'] => {
      let n = 0;
      const next = (): IteratorResult<TestRecord> => {
        if (n === 3) throw new Error('the source dries up');
        return { done: false, value: records[n++]! };
      };
      const iterator = {
        next: asynchronous ? async () => next() : next,
        return: () => (stopped++, { done: true as const, value: undefined }),
      };
      return { [asynchronous ? Symbol.asyncIterator : Symbol.iterator]: () => iterator } as never;
    };
    for (const asynchronous of [false, true]) {
      const [errors, steps]: [unknown[], Step[]] = [[], []];
      start({ data: failing(asynchronous) }).subscribe({ next: (s) => steps.push(s), error: (fault) => errors.push(fault) });
      while (errors.length === 0) await settled(0);
      await settled();
      expect([steps.length, errors]).toEqual([3, [new Error('the source dries up')]]);
    }
    expect(stopped).toBe(0);
  });
});

describe('back-pressure', () => {
  /** Steps, drops and errors of a train over a burst of 10 records, in a buffer of 4. */
  const burst = async (
    options: Partial<Options>,
  ): Promise<{ losses: number[]; drops: number[]; fault: string | undefined; observed: boolean }> => {
    const source = new Subject<TestRecord>();
    const [losses, drops]: [number[], number[]] = [[], []];
    let fault: string | undefined;
    const dropped$ = { next: (n: number) => drops.push(n) };
    // a net whose loss tells which record it was
    const net = makeNet();
    const still = { ...optimizer, learningRate: 0 };
    train(net, { loss: 'loss', optimizer: still, data: source, buffer: 4, dropped$, ...options } as never).subscribe({
      next: ({ loss }) => losses.push(lossesOf.indexOf(loss)),
      error: (error: Error) => (fault = error.message),
    });
    while (!source.observed) await settled(0);
    for (const r of records.slice(0, 10)) source.next(r);
    const { observed } = source;
    while (fault === undefined && losses.length + drops.length < 10) await settled(0);
    return { losses, drops, fault, observed };
  };
  const lossesOf: number[] = [];
  const net = makeNet();
  from(records)
    .pipe(net.run('loss'))
    .subscribe(({ loss }) => lossesOf.push(loss.data[0]!));

  test('error, the default, trains on what waits, ends with a sentence and leaves the stream', async () => {
    expect(await burst({})).toEqual({
      losses: [0, 1, 2, 3, 4],
      drops: [],
      fault: 'train: the stream is faster than training: 4 records are waiting; give a policy, a larger buffer, or an iterable',
      observed: false,
    });
  });

  test('dropOldest keeps the newest, and counts what it drops', async () => {
    expect(await burst({ policy: 'dropOldest' })).toEqual({
      losses: [0, 6, 7, 8, 9],
      drops: [1, 2, 3, 4, 5],
      fault: undefined,
      observed: true,
    });
  });

  test('dropNewest keeps the oldest', async () => {
    expect(await burst({ policy: 'dropNewest' })).toEqual({
      losses: [0, 1, 2, 3, 4],
      drops: [1, 2, 3, 4, 5],
      fault: undefined,
      observed: true,
    });
  });

  test('latest keeps one', async () => {
    expect(await burst({ policy: 'latest' })).toEqual({
      losses: [0, 9],
      drops: [1, 2, 3, 4, 5, 6, 7, 8],
      fault: undefined,
      observed: true,
    });
  });

  test('a cold Observable larger than the buffer overflows while it is being subscribed to', async () => {
    await expect(all({ data: from(records), buffer: 4 })).rejects.toThrow('4 records are waiting');
    expect(await all({ data: from(records), buffer: 12 })).toHaveLength(12);
  });

  test('records before the error of a stream are trained on', async () => {
    const data = new Observable<TestRecord>((subscriber) => {
      subscriber.next(records[0]!);
      subscriber.next(records[1]!);
      subscriber.error(new Error('the stream breaks'));
    });
    const steps: Step[] = [];
    const fault = await new Promise((resolve) => start({ data }).subscribe({ next: (s) => steps.push(s), error: resolve }));
    expect([steps.length, fault]).toEqual([2, new Error('the stream breaks')]);
  });

  test('a source is awaited step by step: nothing is read ahead', async () => {
    let [read, trained] = [0, 0];
    let ahead = 0;
    const data = (async function* () {
      for (const r of records) {
        read++;
        ahead = Math.max(ahead, read - trained);
        yield r;
      }
    })();
    await new Promise<void>((resolve) => start({ data }).subscribe({ next: () => trained++, complete: resolve }));
    expect(ahead).toBe(1);
  });

  test.each<[string, () => Options['data']]>([
    [
      'an endless iterable',
      () =>
        (function* () {
          for (;;) yield records[0]!;
        })(),
    ],
    [
      'an endless async iterable',
      () =>
        (async function* () {
          for (;;) yield records[0]!;
        })(),
    ],
    ['data without records', () => () => []],
  ])('the event loop keeps turning over %s', async (_, data) => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const subscription = start({ data: data(), epochs: Infinity, slice: 1 }).subscribe();
    while (ticks < 20) await settled(0);
    subscription.unsubscribe();
    clearInterval(timer);
    expect(ticks).toBeGreaterThanOrEqual(20);
  });

  test('a fault of the observer of drops does not reach training', async () => {
    const { config } = await import('rxjs');
    const reported: string[] = [];
    config.onUnhandledError = (fault: Error) => reported.push(fault.message);
    const dropped$ = {
      next: () => {
        throw new Error('the observer of drops fails');
      },
    };
    const source = new Subject<TestRecord>();
    const steps = all({ data: source, policy: 'latest', dropped$ });
    while (!source.observed) await settled(0);
    for (const r of records) source.next(r);
    source.complete();
    expect(await steps).toHaveLength(2);
    await settled();
    config.onUnhandledError = null;
    expect(new Set(reported)).toEqual(new Set(['the observer of drops fails']));
  });

  test('a train that is subscribed to inside a turn starts after it', async () => {
    const outer = makeNet();
    let steps: Promise<Step> | undefined;
    outer
      .activation$('y')
      .pipe(take(1))
      .subscribe(() => {
        steps = lastValueFrom(start({ data: records }, outer));
      });
    outer.push(record(1));
    expect(outer.stats.turns).toBe(1);
    expect((await steps!).step).toBe(12);
    await firstValueFrom(start({ data: records }));
  });
});

import { Subject, of, type Observable } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { add, mul, tensor, type Tensor } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { adam, sgd } from 'cotangent/optim';
import { bits, makeNet, numbers, parameters, record, type TestRecord } from './nets.ts';

const disposed = 'dataflow: the net has been disposed';

describe('teardown', () => {
  test('unsubscribing releases demand at once', () => {
    const net = makeNet();
    const taps = [net.activation$('y').subscribe(), net.activation$('y').subscribe(), net.cotangent$('loss', 'x').subscribe()];
    expect(net.stats.demand).toEqual(["activation 'y'", "cotangent 'loss' 'x'"]);
    taps[2]!.unsubscribe();
    taps[0]!.unsubscribe();
    expect(net.stats.demand).toEqual(["activation 'y'"]);
    taps[1]!.unsubscribe();
    expect(net.stats.demand).toEqual([]);
  });

  test('dispose completes streams and operators in flight', () => {
    const net = makeNet();
    const completed: string[] = [];
    const records = new Subject<TestRecord>();
    net.activation$('y').subscribe({ complete: () => completed.push('activation') });
    net.cotangent$('loss', 'x').subscribe({ complete: () => completed.push('cotangent') });
    records.pipe(net.run('y')).subscribe({ complete: () => completed.push('run') });
    records.pipe(net.fit('loss', sgd({ learningRate: 0.1 }))).subscribe({ complete: () => completed.push('fit') });
    records.next(record(2));
    net.dispose();
    net.dispose();
    expect(completed.sort()).toEqual(['activation', 'cotangent', 'fit', 'run']);
    expect(records.observed).toBe(false);
  });

  test('dispose gives back all memory and programs', () => {
    const net = makeNet();
    net.activation$('y').subscribe();
    of(record(2), record(30))
      .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
      .subscribe();
    expect(net.stats.bytes).toBeGreaterThan(0);
    net.dispose();
    expect(net.stats).toMatchObject({ bytes: 0, programs: 0, turns: 2, demand: [] });
  });

  test('after dispose push throws, and operators and streams made before or after it error with one sentence', () => {
    const net = makeNet();
    const made = [net.run('y'), net.fit('loss', sgd({ learningRate: 0.1 }))];
    const tap = net.activation$('y');
    net.dispose();
    expect(() => net.push(record(2))).toThrow(disposed);
    const said: string[] = [];
    const error = (fault: Error): void => void said.push(fault.message);
    for (const operator of [...made, net.run('y'), net.fit('loss', sgd({ learningRate: 0.1 }))])
      of(record(2))
        .pipe(operator as never)
        .subscribe({ error });
    for (const stream of [tap, net.activation$('y'), net.cotangent$('loss', 'x')] as Observable<unknown>[]) stream.subscribe({ error });
    expect(said).toEqual(Array(7).fill(disposed));
    expect(() => net.snapshot()).toThrow(disposed);
    expect(() => net.graph).toThrow(disposed);
  });

  test('dispose from a subscriber ends the turn with what has been emitted', () => {
    const net = makeNet();
    const seen: string[] = [];
    net.activation$('hidden').subscribe(() => {
      seen.push('hidden');
      net.push(record(3));
      net.dispose();
    });
    net.activation$('y').subscribe({ next: () => seen.push('y'), complete: () => seen.push('complete') });
    net.push(record(2));
    expect(seen).toEqual(['hidden', 'complete']);
    expect(net.stats).toMatchObject({ bytes: 0, turns: 1 });
  });

  test('dispose from a getter of a record refuses that record', () => {
    const net = makeNet();
    const { x, t } = record(2);
    net.activation$('y').subscribe();
    const reading = {
      x,
      get t() {
        net.dispose();
        return t;
      },
    };
    expect(() => net.push(reading)).toThrow(disposed);
    expect(net.stats).toMatchObject({ bytes: 0, turns: 0 });
  });

  test('`using` disposes of a net', () => {
    const net = makeNet();
    {
      using scoped = net;
      scoped.push(record(1));
    }
    expect(() => net.push(record(1))).toThrow(disposed);
  });

  test('nothing leaks over 10 000 subscribe and cancel cycles', () => {
    const net = makeNet();
    const r = record(2);
    const cycle = (i: number): void => {
      const name = (['y', 'hidden', 'loss'] as const)[i % 3]!;
      const tap = net.activation$(name).subscribe();
      const bar = net.cotangent$('loss', i % 2 === 0 ? 'head.w' : 'x').subscribe();
      net.push(r);
      tap.unsubscribe();
      bar.unsubscribe();
    };
    for (let i = 0; i < 100; i++) cycle(i);
    const { bytes, programs } = net.stats;
    for (let i = 0; i < 10_000; i++) cycle(i);
    expect(net.stats).toMatchObject({ bytes, programs, demand: [], turns: 10_100 });
    expect(programs).toBe(6);
  });

  test('nothing leaks over 10 000 fit and unsubscribe cycles', () => {
    const net = makeNet();
    const operator = net.fit('loss', adam({ learningRate: 1e-4 }));
    const records = new Subject<TestRecord>();
    const r = record(2);
    const cycle = (): void => {
      const fit = records.pipe(operator).subscribe();
      records.next(r);
      fit.unsubscribe();
    };
    for (let i = 0; i < 100; i++) cycle();
    const { bytes, programs } = net.stats;
    for (let i = 0; i < 10_000; i++) cycle();
    expect(net.stats).toMatchObject({ bytes, programs: 1, turns: 10_100 });
    expect(programs).toBe(1);
    expect(records.observed).toBe(false);
  });

  test('programs of other optimizers, demands and sizes stay within their limits', () => {
    const net = makeNet({ programs: { count: 4 } });
    const fit = (batch: number): void =>
      void of(record(batch))
        .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
        .subscribe();
    for (let i = 0; i < 20; i++) fit(2);
    const { bytes } = net.stats;
    for (let i = 0; i < 60; i++) fit(2);
    expect(net.stats).toMatchObject({ programs: 4, bytes });
    const sweep = (): number => {
      for (let batch = 1; batch <= 40; batch++) fit(batch);
      return net.stats.bytes;
    };
    const swept = sweep();
    expect(sweep()).toBe(swept);
    expect(net.stats.programs).toBe(4);
  });

  test('a byte limit keeps the newest program', () => {
    const net = makeNet({ programs: { bytes: 1 } });
    net.activation$('y').subscribe();
    for (const batch of [1, 2, 3, 1]) net.push(record(batch));
    expect(net.stats.programs).toBe(1);
  });

  test("an operator whose program was evicted does not run on memory that is now another one's", () => {
    const net = dataflow(
      { x: [3] },
      { w: numbers([3]) },
      ({ x }) => ({
        sum: add(x, tensor([1, 2, 3])),
        product: mul(x, tensor([7, 8, 9])),
        power: add(mul(x, tensor([4, 5, 6])), tensor([10, 20, 30])),
      }),
      { programs: { count: 1 } },
    );
    const sources = {
      sum: new Subject<{ x: Tensor<[3]> }>(),
      product: new Subject<{ x: Tensor<[3]> }>(),
      power: new Subject<{ x: Tensor<[3]> }>(),
    };
    const seen: Record<string, number[]> = {};
    for (const name of ['sum', 'product', 'power'] as const)
      sources[name].pipe(net.run(name)).subscribe((out) => (seen[name] = [...out[name].data]));
    for (let round = 0; round < 3; round++) {
      for (const source of Object.values(sources)) source.next({ x: tensor([1, 1, 1]) });
      expect(seen).toEqual({ sum: [2, 3, 4], product: [7, 8, 9], power: [14, 25, 36] });
      expect(net.stats.programs).toBe(1);
    }
  });

  test('an operator whose program was evicted goes on', () => {
    const net = makeNet({ programs: { count: 1 } });
    const [a, b] = [new Subject<TestRecord>(), new Subject<TestRecord>()];
    const sizes: number[] = [];
    a.pipe(net.run('y')).subscribe(({ y }) => sizes.push(y.shape[0]));
    b.pipe(net.run('hidden')).subscribe(({ hidden }) => sizes.push(hidden.shape[0]));
    for (let i = 1; i < 4; i++) {
      a.next(record(i));
      b.next(record(i));
    }
    expect(sizes).toEqual([1, 1, 2, 2, 3, 3]);
  });
});

describe('optimizer state belongs to the net', () => {
  const train = (net: ReturnType<typeof makeNet>, options: { name?: string; rate?: number } = {}, steps = [0, 1, 2]): void => {
    const { rate = 0.05, ...rest } = options;
    for (const n of steps) {
      of(record(3, n))
        .pipe(net.fit('loss', adam({ learningRate: rate }), rest))
        .subscribe();
    }
  };

  test('it survives unsubscribing', () => {
    const [split, whole] = [makeNet(), makeNet()];
    train(split);
    of(...[0, 1, 2].map((n) => record(3, n)))
      .pipe(whole.fit('loss', adam({ learningRate: 0.05 })))
      .subscribe();
    expect(bits(split.state())).toEqual(bits(whole.state()));
    expect(split.state().fits['loss']).toMatchObject({ optimizer: 'adam', step: 3 });
  });

  test('under the name of its fit, which is the loss where absent', () => {
    const net = makeNet();
    train(net);
    train(net, { name: 'fine-tuning' }, [0]);
    expect(Object.keys(net.state().fits)).toEqual(['loss', 'fine-tuning']);
    expect(net.state().fits['fine-tuning']!.step).toBe(1);
  });

  test('two live fits of one name are an error, one after the other are not', () => {
    const net = makeNet();
    const records = new Subject<TestRecord>();
    const operator = net.fit('loss', sgd({ learningRate: 0.1 }));
    const said: string[] = [];
    const first = records.pipe(operator).subscribe();
    records.pipe(operator).subscribe({ error: (fault: Error) => said.push(fault.message) });
    expect(said).toEqual(["fit: 'loss' is already driven by another subscription"]);
    first.unsubscribe();
    records.pipe(operator).subscribe({ error: (fault: Error) => said.push(fault.message) });
    records
      .pipe(net.fit('loss', sgd({ learningRate: 0.1 }), { name: 'other' }))
      .subscribe({ error: (fault: Error) => said.push(fault.message) });
    records.next(record(2));
    expect(said).toHaveLength(1);
    expect(net.stats.turns).toBe(2);
  });

  test('another optimizer under the same name is an error', () => {
    const net = makeNet();
    train(net, {}, [0]);
    const said: string[] = [];
    const error = (fault: Error): void => void said.push(fault.message);
    of(record(3))
      .pipe(net.fit('loss', sgd({ learningRate: 0.1 })))
      .subscribe({ error });
    const thin = { ...adam({ learningRate: 0.1 }), slots: () => [] };
    of(record(3)).pipe(net.fit('loss', thin)).subscribe({ error });
    expect(said).toEqual(['sgd', 'adam'].map((name) => `fit: 'loss' holds the state of adam; give ${name} a name of its own`));
    train(net, { rate: 0.01 }, [1]);
    expect(net.state().fits['loss']!.step).toBe(2);
  });
});

describe('one name, one wire', () => {
  const wire = { x: [2], w: numbers([2]) } as const;
  const make = (inputs: object, tree: object, model: (inputs: never, tree: never) => object) => () =>
    dataflow(inputs as never, tree as never, model as never);

  test.each([
    [
      "an output with an input's name",
      make({ x: [2] }, { w: wire.w }, ({ x }: never) => ({ x })),
      "dataflow: output 'x' has the name of another wire",
    ],
    [
      "an output with a parameter's path",
      make({ x: [2] }, { w: wire.w }, ({ x }: never) => ({ w: x })),
      "dataflow: output 'w' has the name of another wire",
    ],
    [
      "a parameter with an input's name",
      make({ w: [2] }, { w: wire.w }, () => ({})),
      "dataflow: parameter 'w' has the name of another wire",
    ],
    [
      "an output with a '.'",
      make({ x: [2] }, { a: { w: wire.w } }, ({ x }: never) => ({ 'a.b': x })),
      "dataflow: output 'a.b' may not be empty, contain '.' or begin with '#'",
    ],
    [
      "an input with a '.'",
      make({ 'x.y': [2] }, { w: wire.w }, () => ({})),
      "dataflow: input 'x.y' may not be empty, contain '.' or begin with '#'",
    ],
    [
      "a parameter with a '.'",
      make({ x: [2] }, { a: { 'b.c': wire.w } }, () => ({})),
      "dataflow: the name 'b.c' of a parameter in 'a' may not be empty or contain '.'",
    ],
    ['an output that is not a tensor', make({ x: [2] }, { w: wire.w }, () => ({ y: 3 })), "dataflow: output 'y' is not a tensor"],
    ['a lone output', make({ x: [2] }, { w: wire.w }, ({ x }: never) => x), 'dataflow: the model must return a record of tensors'],
  ])('%s is an error when the net is made', (_, run, sentence) => {
    expect(run).toThrow(sentence);
  });

  test('names with slashes, spaces, quotes and line breaks are told apart', () => {
    const names = ['a', 'a/b', 'b', '"', 'a b', '\n', '__proto__'] as const;
    const net = dataflow({ x: [2] }, parameters(), ({ x }) => Object.fromEntries(names.map((name) => [name, x])));
    const seen: string[] = [];
    for (const name of names) net.activation$(name).subscribe(() => seen.push(name));
    net.push({ x: numbers([2]) });
    expect(seen).toEqual([...names]);
    expect(net.stats.demand).toHaveLength(names.length);
  });

  test('an unknown wire, or a loss that is no scalar, is an error that says what there is', () => {
    const net = makeNet();
    const says = (ask: () => unknown, sentence: string): void => expect(ask).toThrow(expect.objectContaining({ message: sentence }));
    says(() => net.activation$('logits' as never), "activation$: the net has no output 'logits'; it has 'hidden', 'loss', 'y'");
    says(() => net.activation$('x' as never), "activation$: the net has no output 'x'; it has 'hidden', 'loss', 'y'");
    says(() => net.run('y', 'los' as never), "run: the net has no output 'los'; did you mean 'loss'?");
    says(() => net.cotangent$('los' as never, 'x'), "cotangent$: the net has no scalar output 'los'; did you mean 'loss'?");
    says(() => net.cotangent$('y' as never, 'x'), "cotangent$: the loss 'y' is [1, 2]; a loss is a scalar");
    says(
      () => net.cotangent$('loss', 'nowhere' as never),
      "cotangent$: the net has no wire 'nowhere'; it has 'head.b', 'head.w', 'hidden', 'hidden.b', 'hidden.w', 'loss', 't', 'x', …",
    );
    says(
      () => net.cotangent$('loss', '#0' as never),
      "cotangent$: the net has no wire '#0'; it has 'head.b', 'head.w', 'hidden', 'hidden.b', 'hidden.w', 'loss', 't', 'x', …",
    );
    says(() => net.fit('y' as never, sgd({ learningRate: 1 })), "fit: the loss 'y' is [1, 2]; a loss is a scalar");
  });
});

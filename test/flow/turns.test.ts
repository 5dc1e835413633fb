import { Subject, of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { add, grad, halfSquaredError, matmul, mul, relu, sum, tensor, toArray, type Tensor } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { sgd } from 'cotangent/optim';
import { bits, makeNet, numbers, parameters, record, settled, type TestRecord } from './nets.ts';

describe.each(['compiled', 'plain', 'interpreted'] as const)('a net (%s)', (backend) => {
  test('a record is one value: a diamond emits once', () => {
    const net = dataflow(
      { x: [2] },
      { w: numbers([2]) },
      ({ x }, { w }) => {
        let y: Tensor<[2]> = mul(x, w);
        for (let depth = 0; depth < 10; depth++) y = add(mul(y, w), mul(y, x));
        return { y };
      },
      { backend },
    );
    const seen: unknown[] = [];
    net.activation$('y').subscribe((y) => seen.push(toArray(y)));
    net.push({ x: tensor([1, 2]) });
    expect(seen).toHaveLength(1);
  });

  test('a turn is atomic: forward, backward and update have run before anything is emitted', () => {
    const net = makeNet({ backend });
    const before = bits(net.snapshot());
    const order: string[] = [];
    net.activation$('hidden').subscribe(() => {
      order.push('hidden');
      expect(bits(net.snapshot())).not.toEqual(before);
      expect(net.stats.turns).toBe(1);
    });
    net.cotangent$('loss', 'head.w').subscribe(() => order.push('cotangent'));
    of(record(3))
      .pipe(net.fit('loss', sgd({ learningRate: 0.1 })))
      .subscribe(() => order.push('loss'));
    expect(order).toEqual(['hidden', 'cotangent', 'loss']);
  });

  test('activations are those of the model, cotangents those of grad', () => {
    const net = makeNet({ backend });
    const { x, t } = record(3);
    const p = parameters();
    const layer = (h: Tensor<[number, 3]>, q: typeof p): Tensor<[number, 4]> => relu(add(matmul(h, q.hidden.w), q.hidden.b));
    const loss = (q: typeof p): Tensor<[]> => halfSquaredError(add(matmul(layer(x, q), q.head.w), q.head.b), t);
    const seen: Record<string, number[]> = {};
    net.activation$('hidden').subscribe((h) => (seen['hidden'] = [...h.data]));
    net.cotangent$('loss', 'hidden.w').subscribe((bar) => (seen['hidden.w'] = [...bar.data]));
    net.cotangent$('loss', 'hidden').subscribe((bar) => (seen['bar of hidden'] = [...bar.data]));
    net.cotangent$('loss', 'x').subscribe((bar) => (seen['bar of x'] = [...bar.data]));
    net.cotangent$('loss', 'loss').subscribe((bar) => (seen['bar of loss'] = [...bar.data]));
    net.push({ x, t });
    const fromHidden = (h: Tensor<[number, 4]>): Tensor<[]> => halfSquaredError(add(matmul(h, p.head.w), p.head.b), t);
    const fromInput = (at: Tensor<[number, 3]>): Tensor<[]> => fromHidden(layer(at, p));
    const close = (name: string, expected: Tensor): void => {
      expect(seen[name]).toHaveLength(expected.data.length);
      expected.data.forEach((value, i) => expect(seen[name]![i]).toBeCloseTo(value, 12));
    };
    close('hidden', layer(x, p));
    close('hidden.w', grad(loss, p).hidden.w);
    close('bar of hidden', grad(fromHidden, layer(x, p)));
    close('bar of x', grad(fromInput, x));
    expect(seen['bar of loss']).toEqual([1]);
  });

  test('with nobody observing a cotangent no backward kernel runs, and with nobody observing anything no kernel at all', () => {
    const net = makeNet({ backend });
    net.push(record(2));
    expect(net.stats.last).toEqual([0, 0, 0]);
    const tap = net.activation$('y').subscribe();
    net.push(record(2));
    expect(net.stats.last[0]).toBeGreaterThan(0);
    expect(net.stats.last.slice(1)).toEqual([0, 0]);
    tap.unsubscribe();
    net.push(record(2));
    expect(net.stats).toMatchObject({ last: [0, 0, 0], turns: 3, demand: [] });
  });

  test('only the needed part of backward runs', () => {
    const kernels = (wires: readonly ('head.w' | 'hidden.w' | 'hidden')[]): number => {
      const net = makeNet({ backend });
      for (const wire of wires) net.cotangent$('loss', wire).subscribe();
      net.push(record(2));
      return net.stats.kernels;
    };
    const forward = ((): number => {
      const net = makeNet({ backend });
      net.activation$('loss').subscribe();
      net.push(record(2));
      return net.stats.kernels;
    })();
    expect(kernels(['head.w'])).toBeLessThan(kernels(['hidden.w']));
    expect(kernels(['hidden.w'])).toBeLessThan(kernels(['hidden.w', 'head.w']));
    expect(forward).toBeLessThan(kernels(['hidden.w']));
  });

  test('the smallest program that serves the demand is compiled once for each demand and sizes', () => {
    const net = makeNet({ backend });
    const tap = net.activation$('y').subscribe();
    for (let i = 0; i < 3; i++) net.push(record(2, i));
    expect(net.stats.programs).toBe(1);
    net.push(record(5));
    expect(net.stats.programs).toBe(2);
    const second = net.activation$('y').subscribe();
    net.push(record(5));
    expect(net.stats.programs).toBe(2);
    second.unsubscribe();
    net.cotangent$('loss', 'head.b').subscribe();
    net.push(record(5));
    expect(net.stats.programs).toBe(3);
    expect(net.stats.demand).toEqual(["activation 'y'", "cotangent 'loss' 'head.b'"]);
    tap.unsubscribe();
  });

  test('run never trains, and fit trains on its own records alone', () => {
    const net = makeNet({ backend });
    const [training, validation] = [new Subject<TestRecord>(), new Subject<TestRecord>()];
    const losses: number[] = [];
    training.pipe(net.fit('loss', sgd({ learningRate: 0.1 }))).subscribe((loss) => losses.push(loss.data[0]!));
    const shown: unknown[] = [];
    validation.pipe(net.run('y', 'loss')).subscribe(({ y, loss }) => shown.push([y.shape, loss.shape]));
    training.next(record(4));
    const trained = bits(net.snapshot());
    validation.next(record(2));
    net.push(record(4));
    expect(bits(net.snapshot())).toEqual(trained);
    expect(shown).toEqual([[[2, 2], []]]);
    training.next(record(4));
    expect(bits(net.snapshot())).not.toEqual(trained);
    expect(losses).toHaveLength(2);
    expect(losses[1]).toBeLessThan(losses[0]!);
  });

  test('fit stops with its subscription', () => {
    const net = makeNet({ backend });
    const training = new Subject<TestRecord>();
    const fit = training.pipe(net.fit('loss', sgd({ learningRate: 0.1 }))).subscribe();
    training.next(record(4));
    fit.unsubscribe();
    const trained = bits(net.snapshot());
    training.next(record(4));
    net.push(record(4));
    expect(bits(net.snapshot())).toEqual(trained);
    expect(training.observed).toBe(false);
  });

  test('memory may grow between turns', () => {
    const net = makeNet({ backend });
    const seen: string[] = [];
    net.activation$('y').subscribe((y) => seen.push(JSON.stringify([...y.data.subarray(0, 4)])));
    net.push(record(2));
    net.push(record(9000));
    net.push(record(2, 1));
    net.push(record(2));
    expect(seen[3]).toBe(seen[0]);
    expect(seen[2]).not.toBe(seen[0]);
  });

  test('observers see every turn, operators see their own records', () => {
    const net = makeNet({ backend });
    const sizes: number[] = [];
    net.activation$('y').subscribe((y) => sizes.push(y.shape[0]));
    const own: number[] = [];
    of(record(1), record(2))
      .pipe(net.run('y'))
      .subscribe(({ y }) => own.push(y.shape[0]));
    of(record(3))
      .pipe(net.fit('loss', sgd({ learningRate: 0.1 })))
      .subscribe();
    net.push(record(4));
    expect(own).toEqual([1, 2]);
    expect(sizes).toEqual([1, 2, 3, 4]);
  });

  test('a push from inside a subscriber is the next turn, in order', () => {
    const net = makeNet({ backend });
    const seen: string[] = [];
    net.activation$('hidden').subscribe((h) => {
      seen.push(`hidden ${h.shape[0]}`);
      if (h.shape[0] > 2) return;
      net.push(record(5));
      net.push(record(6));
    });
    net.activation$('y').subscribe((y) => seen.push(`y ${y.shape[0]}`));
    net.push(record(2));
    expect(seen).toEqual(['hidden 2', 'y 2', 'hidden 5', 'y 5', 'hidden 6', 'y 6']);
  });

  test('a push from a getter of a record is the next turn', () => {
    const net = makeNet({ backend });
    const sizes: number[] = [];
    net.activation$('y').subscribe((y) => sizes.push(y.shape[0]));
    const { x, t } = record(2);
    const reading = {
      x,
      get t() {
        net.push(record(3));
        return t;
      },
    };
    net.push(reading);
    expect(sizes).toEqual([2, 3]);
  });

  test('streams do not replay: a late subscriber sees the next turn', () => {
    const net = makeNet({ backend });
    const late: number[] = [];
    const duringTurn: number[] = [];
    net.activation$('y').subscribe();
    net.activation$('hidden').subscribe(({ shape: [batch] }) => {
      if (batch === 2) net.activation$('y').subscribe((y) => duringTurn.push(y.shape[0]));
    });
    net.push(record(1));
    net.activation$('y').subscribe((y) => late.push(y.shape[0]));
    net.push(record(2));
    net.push(record(3));
    expect(late).toEqual([2, 3]);
    expect(duringTurn).toEqual([3]);
  });

  test('a subscriber that joins another stream while a turn emits sees the next turn of that one too', () => {
    const net = makeNet({ backend });
    const joined: number[] = [];
    net.activation$('hidden').subscribe(({ shape: [batch] }) => {
      if (batch === 1) net.activation$('y').subscribe((y) => joined.push(y.shape[0]));
    });
    net.activation$('y').subscribe();
    net.push(record(1));
    net.push(record(2));
    expect(joined).toEqual([2]);
  });
});

describe('queues', () => {
  const counter = (queue?: number) => {
    const model = ({ n }: { n: Tensor<[]> }, { one }: { one: Tensor<[]> }): { next: Tensor<[]> } => ({ next: add(n, one) });
    return dataflow({ n: [] }, { one: tensor(1) }, model, queue === undefined ? {} : { queue });
  };

  test('queues are loops: a re-entrant chain of 100 000 turns does not grow the stack', () => {
    const net = counter();
    let last = 0;
    net.activation$('next').subscribe(({ data: [n] }) => {
      last = n!;
      if (last < 100_000) net.push({ n: tensor(last) });
    });
    net.push({ n: tensor(0) });
    expect(last).toBe(100_000);
  });

  test('queues are loops: 100 000 records that wait run in order', () => {
    const net = counter();
    let expected = 1;
    let wrong = 0;
    net.activation$('next').subscribe(({ data: [n] }) => {
      if (n !== expected++) wrong++;
      if (n === 1) for (let i = 1; i <= 100_000; i++) net.push({ n: tensor(i) });
    });
    net.push({ n: tensor(0) });
    expect([wrong, expected]).toEqual([0, 100_002]);
  });

  test('a chain of pushes longer than the queue is no overflow, since each has run before the next waits', () => {
    const net = counter(2);
    let turns = 0;
    net.activation$('next').subscribe(({ data: [n] }) => {
      if (++turns < 50) net.push({ n: tensor(n!) });
    });
    net.push({ n: tensor(0) });
    expect(turns).toBe(50);
  });

  test('overflowing the queue is an error that names the loop', () => {
    const net = counter(3);
    const faults: string[] = [];
    let turns = 0;
    net.activation$('next').subscribe(() => {
      if (++turns > 1) return;
      for (let i = 0; i < 5; i++) {
        try {
          net.push({ n: tensor(i) });
        } catch (fault) {
          faults.push((fault as Error).message);
        }
      }
    });
    net.push({ n: tensor(0) });
    expect(turns).toBe(4);
    expect(faults).toEqual(
      Array(2).fill('dataflow: 3 records are waiting: subscribers push faster than turns run, as in a loop of pushes'),
    );
  });

  test('an operator completes after its records that wait', () => {
    const net = counter();
    const order: string[] = [];
    net.activation$('next').subscribe(({ data: [n] }) => {
      if (n !== 1) return;
      of({ n: tensor(10) }, { n: tensor(20) })
        .pipe(net.run('next'))
        .subscribe({ next: ({ next }) => order.push(`${next.data[0]}`), complete: () => order.push('complete') });
      order.push('subscribed');
    });
    net.push({ n: tensor(0) });
    expect(order).toEqual(['subscribed', '11', '21', 'complete']);
  });

  test('records that wait for an operator that was unsubscribed do not run', () => {
    const net = counter();
    const seen: number[] = [];
    net.activation$('next').subscribe(({ data: [n] }) => {
      seen.push(n!);
      if (n !== 1) return;
      of({ n: tensor(10) })
        .pipe(net.run('next'))
        .subscribe()
        .unsubscribe();
      net.push({ n: tensor(20) });
    });
    net.push({ n: tensor(0) });
    expect(seen).toEqual([1, 21]);
  });
});

test('a fault of a subscriber never reaches the turn', async () => {
  const { config } = await import('rxjs');
  const reported: unknown[] = [];
  config.onUnhandledError = (fault) => reported.push(fault);
  try {
    const net = makeNet();
    const seen: number[] = [];
    net.activation$('y').subscribe(() => {
      throw new Error('a subscriber fails');
    });
    net.activation$('y').subscribe((y) => seen.push(y.shape[0]));
    net.activation$('y').subscribe((y) => {
      if (y.shape[0] === 1) net.push({ x: numbers([2, 3]), t: numbers([3, 2]) as never });
    });
    net.push(record(1));
    net.push(record(2));
    await settled();
    expect(seen).toEqual([1, 2]);
    const refused = "push: input 'x' is [batch, 3] with batch = 3 but got [2, 3]";
    expect(reported.map((fault) => (fault as Error).message)).toEqual(['a subscriber fails', refused, 'a subscriber fails']);
  } finally {
    config.onUnhandledError = null;
  }
});

test('a model that cannot be traced at the sizes of a record refuses that record', () => {
  const net = dataflow({ x: ['n'] }, { w: tensor(2) }, ({ x }, { w }) => {
    if (x.shape[0] % 3 !== 0) throw new Error(`${x.shape[0]} is not a multiple of 3`);
    return { y: sum(mul(x, w as never)) };
  });
  const seen: number[] = [];
  net.activation$('y').subscribe((y) => seen.push(y.data[0]!));
  net.push({ x: tensor([1, 2, 3]) });
  expect(() => net.push({ x: tensor([1, 2]) })).toThrow('2 is not a multiple of 3');
  net.push({ x: tensor([1, 2, 4]) });
  expect(seen).toEqual([12, 14]);
});

test('stats count turns and the kernels that they called', () => {
  const net = dataflow({ x: ['n'] }, { w: tensor(2) }, ({ x }, { w }) => ({ y: sum(mul(x, w as never)) }));
  net.activation$('y').subscribe();
  net.push({ x: tensor([1, 2, 3]) });
  net.push({ x: tensor([4, 5, 6]) });
  expect(net.stats.turns).toBe(2);
  expect(net.stats.kernels).toBe(2 * net.stats.last.reduce((n, k) => n + k, 0));
});

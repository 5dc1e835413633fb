import { Subject, of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { add, tensor, zeros, type Tensor } from 'cotangent';
import { dataflow, type Rejection } from 'cotangent/flow';
import { adam, sgd } from 'cotangent/optim';
import { bits, makeNet, numbers, optimizer, record, type TestRecord } from './nets.ts';

const marker: unique symbol = Symbol.for('cotangent.tensor') as never;
const good = record(2);
const detached = (() => {
  const values = new Float64Array(6);
  structuredClone(values.buffer, { transfer: [values.buffer] });
  return values;
})();

/** Records that no net takes, with what is said of them. */
const poison: readonly (readonly [what: string, make: () => unknown, sentence: string])[] = [
  ['a wrong shape', () => ({ ...good, x: numbers([2, 4]) }), "input 'x' is [batch, 3] but got [2, 4] (4 ≠ 3)"],
  ['a wrong rank', () => ({ ...good, x: numbers([6]) }), "input 'x' is [batch, 3] but got [6]"],
  ['disagreeing sizes', () => ({ ...good, t: numbers([3, 2]) }), "input 'x' is [batch, 3] with batch = 3 but got [2, 3]"],
  ['a missing input', () => ({ x: good.x }), "the record has no 't'"],
  ['undefined in place of a tensor', () => ({ ...good, t: undefined }), "the record has no 't'"],
  ['an object', () => ({ ...good, t: {} }), "input 't' must be a tensor with data, got an object"],
  ['an array', () => ({ ...good, t: [[1, 2]] }), "input 't' must be a tensor with data, got an array"],
  ['a typed array', () => ({ ...good, t: new Float32Array(4) }), "input 't' must be a tensor with data, got a Float32Array"],
  ['a number', () => ({ ...good, t: 1 }), "input 't' must be a tensor with data, got a number"],
  ['null in place of a tensor', () => ({ ...good, t: null }), "input 't' must be a tensor with data, got null"],
  ['null', () => null, 'a record must be an object of tensors, got null'],
  ['a string', () => 'record', 'a record must be an object of tensors, got a string'],
  [
    'a getter that throws',
    () => ({
      x: good.x,
      get t() {
        throw new Error('no data today');
      },
    }),
    "reading input 't' threw",
  ],
  [
    'too few numbers',
    () => ({ ...good, x: { [marker]: 'concrete', shape: [2, 3], values: new Float64Array(5) } }),
    "input 'x' of shape [2, 3] holds 5 numbers instead of 6",
  ],
  [
    'a detached buffer',
    () => ({ ...good, x: { [marker]: 'concrete', shape: [2, 3], values: detached } }),
    "input 'x' of shape [2, 3] holds 0 numbers instead of 6",
  ],
];

describe.each(poison)('%s', (_, make, sentence) => {
  test('is refused by push before anything is written', () => {
    const net = makeNet();
    net.activation$('y').subscribe();
    net.push(good);
    expect(() => net.push(make() as never)).toThrow(expect.objectContaining({ message: `push: ${sentence}` }));
    expect(net.stats.turns).toBe(1);
  });

  test('ends the stream of an operator without rejected$', () => {
    const net = makeNet();
    const faults: string[] = [];
    const results: unknown[] = [];
    of(good, make() as TestRecord, good)
      .pipe(net.run('y'))
      .subscribe({ next: (r) => results.push(r), error: (fault: Error) => faults.push(fault.message) });
    expect([results.length, faults]).toEqual([1, [`run: ${sentence}`]]);
  });

  test('goes to rejected$ with its number, and training goes on as if it had not been there', () => {
    const [net, other] = [makeNet(), makeNet()];
    const rejections: Rejection[] = [];
    const poisoned = make();
    of(record(2, 1), poisoned as TestRecord, record(2, 2))
      .pipe(net.fit('loss', adam({ learningRate: 0.1 }), { rejected$: { next: (r) => rejections.push(r) } }))
      .subscribe();
    of(record(2, 1), record(2, 2))
      .pipe(other.fit('loss', adam({ learningRate: 0.1 })))
      .subscribe();
    expect(rejections).toHaveLength(1);
    expect(rejections[0]).toMatchObject({ index: 1, error: { message: `fit: ${sentence}` } });
    expect(rejections[0]!.record).toBe(poisoned);
    expect(bits(net.state())).toEqual(bits(other.state()));
  });

  test('from inside a subscriber is refused where it was pushed', () => {
    const net = makeNet();
    const said: string[] = [];
    net.activation$('y').subscribe(() => {
      try {
        net.push(make() as never);
      } catch (fault) {
        said.push((fault as Error).message);
      }
    });
    net.push(good);
    expect(said).toEqual([`push: ${sentence}`]);
    expect(net.stats.turns).toBe(1);
  });
});

describe('a tensor that is no input', () => {
  test.each([
    ['is refused by push', { ...good, targets: good.t }, "push: the net has no input 'targets'; did you mean 't'?"],
    ['is told before what is missing', { x: good.x, tt: good.t }, "push: the net has no input 'tt'; did you mean 't'?"],
    ['is told first in the order of names', { ...good, c: good.t, bb: good.t }, "push: the net has no input 'bb'; it has 't', 'x'"],
  ])('%s', (_, given, sentence) => {
    const net = makeNet();
    net.push(good);
    expect(() => net.push(given as never)).toThrow(expect.objectContaining({ message: sentence }));
    expect(net.stats.turns).toBe(1);
  });

  test('and other properties are ignored by operators; push ignores what is no tensor', () => {
    const net = makeNet();
    let turns = 0;
    of({ ...good, targets: good.t, id: 7 })
      .pipe(net.run('y'))
      .subscribe(() => turns++);
    net.push({ ...good, id: 7, label: 'cat', size: () => 2 });
    expect([turns, net.stats.turns]).toEqual([1, 2]);
  });
});

describe('not finite is refused', () => {
  const trainOn = (records: readonly TestRecord[], options: { finite?: boolean } = {}) => {
    const net = makeNet();
    const [said, losses]: [string[], number[]] = [[], []];
    const rejected$ = { next: ({ error }: Rejection) => said.push((error as Error).message) };
    of(...records)
      .pipe(net.fit('loss', adam({ learningRate: 0.1 }), { ...options, rejected$ }))
      .subscribe((loss) => losses.push(loss.data[0]!));
    return { net, said, losses };
  };
  const with_ = (batch: number, value: number): TestRecord => {
    const { x, t } = record(batch);
    const data = x.data.slice();
    data[4] = value;
    return { x: tensor(data, [batch, 3]), t };
  };

  test.each([NaN, Infinity, -Infinity])('an input of %s', (value) => {
    for (const batch of [2, 40]) {
      const { net, said, losses } = trainOn([record(batch, 1), with_(batch, value), record(batch, 2)]);
      expect(said).toEqual([`fit: input 'x' is ${value} at entry 4`]);
      expect(losses).toHaveLength(2);
      expect(bits(net.state())).toEqual(bits(trainOn([record(batch, 1), record(batch, 2)]).net.state()));
    }
  });

  test('a loss that overflows', () => {
    const { net, said } = trainOn([with_(2, 1e300)]);
    expect(said).toEqual(['fit: the loss is Infinity']);
    expect(bits(net.snapshot())).toEqual(bits(makeNet().snapshot()));
    expect(net.state().fits['loss']!.step).toBe(0);
  });

  test('a gradient that is not finite although the loss is', async () => {
    const { sqrt, mul, sum } = await import('cotangent');
    const net = dataflow({ x: [2] }, { w: zeros([2]) }, ({ x }, { w }) => ({ loss: sum(sqrt(mul(x, w))) }));
    const said: string[] = [];
    of({ x: tensor([1, 1]) })
      .pipe(net.fit('loss', sgd({ learningRate: 0.1 })))
      .subscribe({ error: (fault: Error) => said.push(fault.message) });
    expect(said).toEqual(["fit: the gradient of 'w' is Infinity at entry 0"]);
    expect([...net.snapshot().w.data]).toEqual([0, 0]);
  });

  test('inputs that are not finite are allowed by { finite: false }, if loss and gradients are', async () => {
    const { where, less, sum, mul } = await import('cotangent');
    const make = () => dataflow({ x: ['n'] }, { w: tensor([1]) }, ({ x }, { w }) => ({ loss: sum(where(less(x, 1e6), mul(x, w), w)) }));
    const fit = (length: number, options: { finite?: boolean }): [number, string[]] => {
      const net = make();
      const said: string[] = [];
      let turns = 0;
      of({
        x: tensor(
          Array.from({ length }, (_, i) => (i === 1 ? Infinity : i)),
          [length],
        ),
      })
        .pipe(net.fit('loss', sgd({ learningRate: 0.1 }), options))
        .subscribe({ next: () => turns++, error: (fault: Error) => said.push(fault.message) });
      return [turns, said];
    };
    for (const length of [2, 40]) {
      expect(fit(length, { finite: false })).toEqual([1, []]);
      expect(fit(length, {})).toEqual([0, ["fit: input 'x' is Infinity at entry 1"]]);
    }
  });

  test('push and run take any numbers', () => {
    const net = makeNet();
    const seen: number[] = [];
    net.activation$('loss').subscribe((loss) => seen.push(loss.data[0]!));
    net.push(with_(2, NaN));
    expect(seen).toEqual([NaN]);
  });
});

test('tensors of another copy of the library are taken, by records and as parameters', () => {
  const foreign = (shape: number[], values: Float64Array): never => ({ [marker]: 'concrete', shape, values, data: values }) as never;
  const net = dataflow({ x: [2] }, { w: foreign([2], Float64Array.of(3, 4)) as Tensor<[2]> }, ({ x }, { w }) => ({ y: add(x, w) }));
  const seen: number[][] = [];
  net.activation$('y').subscribe((y) => seen.push([...y.data]));
  net.push({ x: foreign([2], Float64Array.of(1, 2)) });
  net.push({ x: tensor([5, 6]) });
  expect(seen).toEqual([
    [4, 6],
    [8, 10],
  ]);
});

test('getters of a record are read once', () => {
  const net = makeNet();
  let reads = 0;
  const reading = {
    get x() {
      reads++;
      return good.x;
    },
    t: good.t,
  };
  net.activation$('y').subscribe();
  net.push(reading);
  net.push(reading);
  expect(reads).toBe(2);
});

test('rejections keep their numbers when records wait', () => {
  const net = makeNet();
  const records = new Subject<TestRecord>();
  const [order, numbersOf]: [string[], number[]] = [[], []];
  records
    .pipe(
      net.fit(
        'loss',
        optimizer((p) => [p]),
        { rejected$: { next: ({ index }) => numbersOf.push(index) } },
      ),
    )
    .subscribe(() => order.push('loss'));
  let pushed = false;
  net.activation$('y').subscribe(() => {
    if (pushed) return;
    pushed = true;
    records.next(record(2));
    records.next(null as never);
    records.next(record(2));
    records.next(record(2, NaN));
  });
  records.next(record(1));
  expect(numbersOf).toEqual([2, 4]);
  expect(order).toHaveLength(3);
});

test('a fault of the observer of rejections does not reach the turn', async () => {
  const { config } = await import('rxjs');
  const reported: string[] = [];
  config.onUnhandledError = (fault: Error) => reported.push(fault.message);
  const net = makeNet();
  let losses = 0;
  const rejected$ = {
    next: () => {
      throw new Error('the observer of rejections fails');
    },
  };
  of(good, null as never, good)
    .pipe(net.fit('loss', sgd({ learningRate: 0.1 }), { rejected$ }))
    .subscribe(() => losses++);
  await new Promise((resolve) => setTimeout(resolve, 5));
  config.onUnhandledError = null;
  expect(losses).toBe(2);
  expect(reported).toEqual(['the observer of rejections fails']);
});

test('an unbound or fractional declared axis is refused when the net is made', () => {
  const make = (axis: unknown) => () => dataflow({ x: [axis as number] }, { w: zeros([1]) }, (_, { w }) => ({ w2: w }));
  expect(make(1.5)).toThrow("dataflow: axis 0 of input 'x', [1.5], is neither a name nor a whole number of 0 or more");
  expect(make(-1)).toThrow('is neither a name');
});

test.each<[string, () => unknown, string]>([
  ['inputs that are none', () => dataflow(null as never, {}, () => ({})), 'dataflow: the inputs must be a record of shapes, got null'],
  [
    'an input that is no shape',
    () => dataflow({ x: 3 } as never, {}, () => ({})),
    "dataflow: expected a shape for input 'x' (a list of sizes and names), got 3",
  ],
  ['a model that is no function', () => dataflow({ x: [1] }, {}, 3 as never), 'dataflow: the model must be a function, got 3'],
])('%s is refused in one sentence', (_, make, sentence) => {
  expect(make).toThrow(sentence);
});

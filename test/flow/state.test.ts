import { of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { add, key, mul, normal, sum, tensor, zeros, type Tensor } from 'cotangent';
import { dataflow, type NetState } from 'cotangent/flow';
import { adam, momentum } from 'cotangent/optim';
import { bits, makeNet, numbers, parameters, record } from './nets.ts';

type Net = ReturnType<typeof makeNet>;

const steps = (net: Net, from: number, to: number): void => {
  const records = Array.from({ length: to - from }, (_, i) => record(1 + ((from + i) % 4), from + i));
  of(...records)
    .pipe(net.fit('loss', adam({ learningRate: (step) => 0.1 / step })))
    .subscribe();
};

describe('parameters', () => {
  test('snapshot gives copies in the form of what was given', () => {
    const net = makeNet();
    const snapshot = net.snapshot();
    expect(bits(snapshot)).toEqual(bits(parameters()));
    steps(net, 0, 3);
    expect(bits(snapshot)).toEqual(bits(parameters()));
  });

  test('assign puts parameters back, whatever the order of their names', () => {
    const net = makeNet();
    steps(net, 0, 3);
    const { hidden, head } = parameters();
    net.assign({ head: { b: head.b, w: head.w }, hidden: { b: hidden.b, w: hidden.w } });
    expect(bits(net.snapshot())).toEqual(bits(parameters()));
  });

  const { hidden, head } = parameters();
  test.each([
    ['a wrong shape', { hidden, head: { ...head, b: zeros([3]) } }, "assign: the parameter tree at 'head.b' is [3], but the net's is [2]"],
    ['a missing parameter', { hidden, head: { w: head.w } }, "assign: the parameter tree has nothing at 'head.b'"],
    ['a missing branch', { hidden }, "assign: the parameter tree has nothing at 'head'"],
    ['one too many', { hidden, head, more: head.b }, "assign: the parameter tree has more than the net's: 'more'"],
    [
      'a tensor in place of a branch',
      { hidden: head.b, head },
      "assign: the parameter tree at 'hidden' is a tensor, but the net's is none",
    ],
    [
      'a branch in place of a tensor',
      { hidden, head: { ...head, b: head } },
      "assign: the parameter tree at 'head.b' is no tensor, but the net's is",
    ],
    [
      'no tensor',
      { hidden, head: { ...head, b: [1, 2] } },
      "assign: the parameters: expected a tensor, or a record or tuple of tensors, got number at 'head.b.0'",
    ],
    ['nothing', undefined, 'assign: the parameters: expected a tensor'],
  ])('assign with %s changes nothing', (_, given, sentence) => {
    const net = makeNet();
    steps(net, 0, 2);
    const before = bits(net.state());
    expect(() => net.assign(given as never)).toThrow(sentence);
    expect(bits(net.state())).toEqual(before);
  });
});

describe('state', () => {
  test('restored in another net, training goes on bit for bit', () => {
    const [whole, first, second] = [makeNet({ seed: 3 }), makeNet({ seed: 3 }), makeNet()];
    steps(whole, 0, 12);
    steps(first, 0, 5);
    second.restore(first.state());
    expect(bits(second.state())).toEqual(bits(first.state()));
    steps(second, 5, 12);
    expect(bits(second.state())).toEqual(bits(whole.state()));
  });

  test('is a value: later turns do not change it, and it can be restored again', () => {
    const net = makeNet();
    steps(net, 0, 3);
    const state = net.state();
    const before = bits(state);
    steps(net, 3, 6);
    const after = bits(net.state());
    expect(bits(state)).toEqual(before);
    net.restore(state);
    expect(bits(net.state())).toEqual(before);
    steps(net, 3, 6);
    expect(bits(net.state())).toEqual(after);
  });

  test('without a fit that the net has, resets that fit', () => {
    const net = makeNet();
    const fresh = net.state();
    steps(net, 0, 3);
    net.restore(fresh);
    const again = makeNet();
    steps(net, 0, 3);
    steps(again, 0, 3);
    expect(bits(net.state())).toEqual(bits(again.state()));
  });

  test('of another optimizer is refused by the fit that finds it', () => {
    const [net, other] = [makeNet(), makeNet()];
    steps(net, 0, 1);
    other.restore(net.state());
    const said: string[] = [];
    of(record(1))
      .pipe(other.fit('loss', momentum({ learningRate: 0.1 })))
      .subscribe({ error: (fault: Error) => said.push(fault.message) });
    expect(said).toEqual(["restore: 'loss' holds the state of momentum, but the state given is of adam"]);
    steps(other, 1, 2);
    steps(net, 1, 2);
    expect(bits(other.state())).toEqual(bits(net.state()));
  });

  const broken: readonly (readonly [string, (state: NetState<unknown>) => unknown, string])[] = [
    ['nothing', () => null, 'restore: expected a state, got null'],
    ['a fractional turn', (s) => ({ ...s, turns: 1.5 }), 'restore: turns must be a whole number of 0 or more, got 1.5'],
    ['no seed', (s) => ({ ...s, seed: undefined }), 'restore: seed must be a whole number of 0 or more, got undefined'],
    ['other parameters', (s) => ({ ...s, parameters: { w: zeros([1]) } }), "restore: the parameter tree has nothing at 'head'"],
    [
      'another optimizer',
      (s) => ({ ...s, fits: { loss: { ...s.fits['loss'], optimizer: 'sgd' } } }),
      "restore: 'loss' holds the state of adam, but the state given is of sgd",
    ],
    [
      'a negative step',
      (s) => ({ ...s, fits: { loss: { ...s.fits['loss'], step: -1 } } }),
      "restore: the step of 'loss' must be a whole number of 0 or more, got -1",
    ],
    [
      'no slots',
      (s) => ({ ...s, fits: { loss: { ...s.fits['loss'], slots: {} } } }),
      "restore: the state of 'loss' has no 'mean' for 'hidden.w'",
    ],
    [
      'a slot of another shape',
      (s) => ({
        ...s,
        fits: { loss: { ...s.fits['loss'], slots: { ...s.fits['loss']!.slots, 'head.b': { mean: zeros([2]), square: zeros([3]) } } } },
      }),
      "restore: the state of 'loss' at 'head.b/square' is [2], got [3]",
    ],
    [
      'a slot of an unused fit that is no tensor',
      (s) => ({ ...s, fits: { ...s.fits, later: { optimizer: 'adam', step: 1, slots: { 'head.b': { mean: 3 } } } } }),
      "restore: 'mean' for 'head.b' in the state of 'later' is not a tensor with data",
    ],
    [
      'an unused fit that is nothing',
      (s) => ({ ...s, fits: { ...s.fits, later: null } }),
      "restore: the state of 'later' does not name its optimizer",
    ],
  ];
  test.each(broken)('with %s restores nothing', (_, breakIt, sentence) => {
    const [net, other] = [makeNet(), makeNet({ seed: 9 })];
    steps(net, 0, 2);
    steps(other, 5, 9);
    const before = bits(net.state());
    expect(() => net.restore(breakIt(other.state()) as never)).toThrow(sentence);
    expect(bits(net.state())).toEqual(before);
  });
});

describe('determinism', () => {
  const noisy = (seed: number) =>
    dataflow(
      { x: [3] },
      { w: numbers([3]) },
      ({ x }, { w }, { key: k }) => ({ noise: normal(k, [3]), loss: sum(mul(add(x, normal(k, [3])), w)) }),
      { seed },
    );
  const noiseOf = (net: ReturnType<typeof noisy>, turns: number): string[] => {
    const seen: string[] = [];
    const tap = net.activation$('noise').subscribe((noise) => seen.push(JSON.stringify([...noise.data])));
    for (let i = 0; i < turns; i++) net.push({ x: numbers([3]) });
    tap.unsubscribe();
    return seen;
  };

  test('the same seed, data and order give the same bits', () => {
    const [a, b] = [makeNet(), makeNet()];
    steps(a, 0, 20);
    steps(b, 0, 20);
    expect(bits(a.state())).toEqual(bits(b.state()));
  });

  test('compiled, in plain JavaScript and interpreted, training gives the same numbers', () => {
    const [compiled, plain, interpreted] = (['compiled', 'plain', 'interpreted'] as const).map((backend) => {
      const net = makeNet({ backend });
      steps(net, 0, 20);
      return Object.values(net.snapshot()).flatMap((layer) => Object.values(layer as Record<string, Tensor>).flatMap((t) => [...t.data]));
    });
    compiled!.forEach((value, i) => expect(value).toBeCloseTo(interpreted![i]!, 10));
    plain!.forEach((value, i) => expect(value).toBeCloseTo(interpreted![i]!, 10));
  });

  test('the key of turn n is a function of the seed and n', () => {
    const seen = noiseOf(noisy(1), 4);
    expect(new Set(seen).size).toBe(4);
    expect(noiseOf(noisy(1), 4)).toEqual(seen);
    expect(noiseOf(noisy(2), 4)).not.toEqual(seen);
    const resumed = noisy(7);
    const first = noisy(1);
    noiseOf(first, 2);
    resumed.restore(first.state());
    expect(noiseOf(resumed, 2)).toEqual(seen.slice(2));
  });

  test('random numbers of a turn are those of the same key outside', () => {
    const net = dataflow({ x: [2] }, { w: numbers([2]) }, ({ x }, { w }, { key: k }) => ({ k, noise: normal(k, [3]), y: add(x, w) }));
    const pairs: [Tensor, Tensor][] = [];
    of({ x: numbers([2]) }, { x: numbers([2]) })
      .pipe(net.run('k', 'noise'))
      .subscribe(({ k, noise }) => pairs.push([normal(k, [3]), noise]));
    for (const [outside, inside] of pairs) expect(bits(inside)).toEqual(bits(outside));
  });

  test('a seed is a whole number', () => {
    expect(() => noisy(0.5)).toThrow('dataflow: the seed must be a whole number from 0 to 2^53 - 1, got 0.5');
    expect(key(3).shape).toEqual([2]);
    expect(tensor(1).shape).toEqual([]);
  });
});

import { of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { add, gather, mul, sub, sum, tensor, zeros, defineOperator, type Tensor } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { adam, type Optimizer } from 'cotangent/optim';
import { bits, makeNet, numbers, optimizer, record } from './nets.ts';

/** What the one record of a fit came to: the sentence of its error, if any. */
function fitOnce(net: ReturnType<typeof makeNet>, by: Optimizer, n = 0): string | undefined {
  let said: string | undefined;
  of(record(3, n))
    .pipe(net.fit('loss', by))
    .subscribe({ error: (fault: Error) => (said = fault.message) });
  return said;
}

describe.each(['compiled', 'plain', 'interpreted'] as const)(
  'a fault leaves parameters and optimizer bit for bit as they were (%s)',
  (backend) => {
    test('in a bad index found by a kernel, which names op, entry, value and bound', () => {
      const net = dataflow(
        { ids: ['n'] },
        { table: numbers([5, 2]), scale: numbers([2]) },
        ({ ids }, { table, scale }) => ({ loss: sum(mul(gather(table, ids, 0), scale)) }),
        { backend },
      );
      const by = adam({ learningRate: 0.1 });
      of({ ids: tensor([0, 3]) })
        .pipe(net.fit('loss', by))
        .subscribe();
      const before = bits(net.state());
      const said: unknown[] = [];
      for (const ids of [
        [0, 5],
        [0, 1.5],
        [-1, 0],
      ]) {
        of({ ids: tensor(ids) })
          .pipe(net.fit('loss', by))
          .subscribe({ error: (fault: unknown) => said.push(fault) });
      }
      expect(said).toMatchObject([
        { op: 'gather', entry: 1, value: 5, bound: 5 },
        { op: 'gather', entry: 1, value: 1.5, bound: 5 },
        { op: 'gather', entry: 0, value: -1, bound: 5 },
      ]);
      expect(bits(net.state())).toEqual(before);
    });

    test('at the k-th op for every k', () => {
      let countdown = Infinity;
      const operator = defineOperator({
        name: 'failing',
        shape: ([x]) => x!,
        kernel: (out, [x]) => {
          if (--countdown < 0) throw new Error('out of luck');
          out.set(x!.values);
        },
        derivative: () => [{ push: (xDot) => xDot, pull: (yBar) => yBar }],
      });
      const failing = (x: Tensor): Tensor<[3]> => operator([x], undefined) as Tensor<[3]>;
      const by = optimizer((p, g, _, { rate }) => [failing(sub(p, mul(rate, g) as never))]);
      const net = dataflow(
        { x: [3] },
        { a: numbers([3], 1), b: numbers([3], 2) },
        ({ x }, { a, b }) => ({ loss: sum(failing(mul(failing(add(x, a)), b))) }),
        { backend },
      );
      const train = (): string | undefined => {
        let said: string | undefined;
        of({ x: numbers([3]) })
          .pipe(net.fit('loss', by))
          .subscribe({ error: (fault: Error) => (said = fault.message) });
        return said;
      };
      expect(train()).toBeUndefined();
      const before = bits(net.state());
      for (let k = 0; k < 4; k++) {
        countdown = k;
        expect([k, train()]).toEqual([k, 'out of luck']);
        expect(bits(net.state())).toEqual(before);
      }
      countdown = 4;
      expect(train()).toBeUndefined();
      expect(bits(net.state())).not.toEqual(before);
    });

    test('in a schedule that throws or gives no number', () => {
      const net = makeNet({ backend });
      const update = (p: Tensor, g: Tensor, _: unknown, { rate }: { rate: Tensor }): Tensor[] => [sub(p, mul(rate, g) as never)];
      const schedule = (step: number): number => {
        if (step === 2) throw new Error('no rate today');
        return step === 3 ? NaN : 0.1;
      };
      expect(fitOnce(net, optimizer(update as never, schedule))).toBeUndefined();
      const before = bits(net.state());
      expect(fitOnce(net, optimizer(update as never, schedule))).toBe('no rate today');
      expect(
        fitOnce(
          net,
          optimizer(update as never, (step) => schedule(step + 1)),
        ),
      ).toBe('fit: the learning rate of update 2 is NaN');
      expect(bits(net.state())).toEqual(before);
    });

    test('in an optimizer that returns another shape, or too little', () => {
      const net = makeNet({ backend });
      const before = bits(net.snapshot());
      const wide = optimizer((p) => [p.shape[0] === 3 ? zeros([5, 4]) : p]);
      expect(fitOnce(net, wide)).toBe("fit: test returned [5, 4] for 'hidden.w', which is [3, 4]");
      expect(
        fitOnce(
          net,
          optimizer(() => []),
        ),
      ).toBe('fit: test returned 0 tensors for 1 places');
      expect(
        fitOnce(
          net,
          optimizer(() => [7 as never]),
        ),
      ).toBe("fit: test returned [] for 'hidden.w', which is [3, 4]");
      expect(
        fitOnce(
          net,
          optimizer(() => [undefined as never]),
        ),
      ).toBe('fit: test: expected a tensor or a number, got undefined');
      expect(bits(net.snapshot())).toEqual(before);
    });

    test('while a schedule tries to change the net in the middle of a turn', () => {
      const net = makeNet({ backend });
      const state = net.state();
      const attempts: (() => void)[] = [() => net.assign(state.parameters), () => net.restore(state), () => net.dispose()];
      const said = attempts.map((attempt) =>
        fitOnce(
          net,
          optimizer(
            (p) => [p],
            () => (attempt(), 0.1),
          ),
        ),
      );
      expect(said).toEqual(
        ['assign', 'restore', 'dispose'].map((name) => `${name}: a turn is computing; call it between turns, or from a subscriber`),
      );
      expect(bits(net.snapshot())).toEqual(bits(state.parameters));
    });
  },
);

describe.each(['compiled', 'plain', 'interpreted'] as const)('updates are written after every reader (%s)', (backend) => {
  test('of parameters that swap their values', () => {
    const swap = optimizer((p, _, [other]) => [other!, p]);
    const withSlot: Optimizer = { ...swap, slots: (shape) => [{ name: 'other', shape, start: 7 }] };
    const net = makeNet({ backend });
    const before = bits(net.snapshot());
    expect(fitOnce(net, withSlot)).toBeUndefined();
    expect([...net.snapshot().head.b.data]).toEqual([7, 7]);
    expect(fitOnce(net, withSlot)).toBeUndefined();
    expect(bits(net.snapshot())).toEqual(before);
  });

  test('of parameters that become constants, or stay as they are', () => {
    const net = makeNet({ backend });
    expect(
      fitOnce(
        net,
        optimizer((p) => [p.shape.length === 1 ? p : zeros(p.shape as number[])]),
      ),
    ).toBeUndefined();
    const { hidden, head } = net.snapshot();
    expect([...hidden.w.data, ...head.w.data].every((x) => x === 0)).toBe(true);
    expect(bits([hidden.b, head.b])).toEqual(bits([numbers([4], 2), numbers([2], 4)]));
  });

  test('of parameters that the loss does not depend on', () => {
    const net = dataflow(
      { x: [2] },
      { w: numbers([2]), unused: numbers([3]) },
      ({ x }, { w }) => ({ loss: sum(mul(x, w)), fixed: tensor(3) }),
      {
        backend,
      },
    );
    const losses: number[] = [];
    for (const [loss, name] of [
      ['loss', 'a'],
      ['fixed', 'b'],
    ] as const) {
      of({ x: numbers([2]) }, { x: numbers([2]) })
        .pipe(net.fit(loss, adam({ learningRate: 0.1 }), { name }))
        .subscribe((value) => losses.push(value.data[0]!));
    }
    expect(losses[1]).toBeLessThan(losses[0]!);
    expect(losses.slice(2)).toEqual([3, 3]);
    expect(bits(net.snapshot().unused)).toEqual(bits(numbers([3])));
    expect(net.state().fits['b']!.step).toBe(2);
  });

  test('of nothing, where there are no parameters', () => {
    const net = dataflow({ x: [2] }, {}, ({ x }) => ({ loss: sum(x) }), { backend });
    const losses: number[] = [];
    of({ x: tensor([1, 2]) })
      .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
      .subscribe((loss) => losses.push(loss.data[0]!));
    expect(losses).toEqual([3]);
  });

  test('of an observed cotangent, and of a parameter that is an output', () => {
    const net = dataflow({ x: [3] }, { w: numbers([3]) }, ({ x }, { w }) => ({ same: w, loss: sum(mul(mul(x, w), w)) }), { backend });
    const x = numbers([3], 1);
    const w = net.snapshot().w;
    const seen: Record<string, number[]> = {};
    net.activation$('same').subscribe((value) => (seen['same'] = [...value.data]));
    net.cotangent$('loss', 'w').subscribe((bar) => (seen['bar'] = [...bar.data]));
    of({ x })
      .pipe(
        net.fit(
          'loss',
          optimizer((p, g, _, { rate }) => [sub(p, mul(rate, g) as never)]),
        ),
      )
      .subscribe();
    expect(seen['same']).toEqual([...w.data]);
    seen['bar']!.forEach((bar, i) => expect(bar).toBeCloseTo(2 * x.data[i]! * w.data[i]!, 14));
    net.snapshot().w.data.forEach((value, i) => expect(value).toBeCloseTo(w.data[i]! - 0.1 * seen['bar']![i]!, 14));
  });
});

describe('what is emitted is safe to keep', () => {
  test.each(['compiled', 'plain', 'interpreted'] as const)('nothing that a subscriber holds changes with later turns (%s)', (backend) => {
    const net = dataflow(
      { x: ['n', 3] },
      { w: numbers([3]) },
      ({ x }, { w }) => ({ x2: x, w2: w, y: mul(x, w), fixed: tensor([1, 2]), loss: sum(mul(x, w)) }),
      { backend },
    );
    const kept: { tensor: Tensor; data: number[] }[] = [];
    const keep = (value: Tensor): void => void kept.push({ tensor: value, data: [...value.data] });
    for (const name of ['x2', 'w2', 'y', 'loss', 'fixed'] as const) net.activation$(name).subscribe(keep);
    for (const wire of ['w', 'x', 'y'] as const) net.cotangent$('loss', wire).subscribe(keep);
    for (const n of [1, 400, 2, 3000, 1]) {
      of({ x: numbers([n, 3], n) })
        .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
        .subscribe();
    }
    expect(kept).toHaveLength(40);
    for (const { tensor: value, data } of kept) expect([...(value as unknown as { values: Float64Array }).values]).toEqual(data);
  });

  test('what one subscriber writes into data no other sees, now or later', () => {
    const net = dataflow({ x: [2] }, { w: numbers([2]) }, ({ x }, { w }) => ({ y: mul(x, w), fixed: tensor([1, 2]) }));
    const seen: number[] = [];
    for (const name of ['y', 'fixed'] as const) {
      net.activation$(name).subscribe((value) => value.data.fill(99));
      net.activation$(name).subscribe((value) => seen.push(value.data[0]!));
    }
    net.push({ x: tensor([1, 1]) });
    net.push({ x: tensor([1, 1]) });
    const run: number[] = [];
    const x = tensor([1, 1]);
    of({ x }, { x })
      .pipe(net.run('fixed'))
      .subscribe(({ fixed }) => {
        run.push(fixed.data[0]!);
        fixed.data.fill(77);
      });
    expect(seen.filter((value) => value === 99)).toEqual([]);
    expect(run).toEqual([1, 1]);
  });

  test('what a caller writes into the data of a record or parameter is not seen', () => {
    const p = { w: numbers([2]) };
    const net = dataflow({ x: [2] }, p, ({ x }, { w }) => ({ y: mul(x, w) }));
    const before = bits(net.snapshot());
    p.w.data.fill(99);
    net.snapshot().w.data.fill(98);
    expect(bits(net.snapshot())).toEqual(before);
  });
});

describe.each(['compiled', 'plain', 'interpreted'] as const)('a borrowed tensor (%s)', (backend) => {
  test('is what a copy would be during its turn, and throws after it', () => {
    const net = makeNet({ backend });
    const kept: Tensor[] = [];
    const [borrowed, copied]: [Record<string, string>[], Record<string, string>[]] = [[], []];
    const borrow = true;
    for (const name of ['hidden', 'y', 'loss'] as const) {
      net.activation$(name, { borrow }).subscribe((value) => {
        kept.push(value);
        borrowed.push(bits({ data: value.data.slice() }));
      });
      net.activation$(name).subscribe((value) => copied.push(bits({ data: value.data })));
    }
    for (const wire of ['hidden.w', 'x', 'head.b'] as const) {
      net.cotangent$('loss', wire, { borrow }).subscribe((value) => {
        kept.push(value);
        borrowed.push(bits({ data: value.data.slice() }));
      });
      net.cotangent$('loss', wire).subscribe((value) => copied.push(bits({ data: value.data })));
    }
    of(...[2, 50, 3, 50].map((batch) => record(batch)))
      .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
      .subscribe();
    expect(borrowed).toHaveLength(24);
    expect(borrowed).toEqual(copied);
    const sentence = 'borrow: the turn of this tensor is over; read it in its subscriber, or observe a copy';
    for (const value of kept) expect(() => value.data).toThrow(sentence);
    expect(() => add(kept[2]! as Tensor<[]>, 1)).toThrow(sentence);
  });

  test('can be computed with during its turn', () => {
    const net = makeNet({ backend });
    const sums: number[][] = [];
    net.activation$('y', { borrow: true }).subscribe((y) => sums.push([sum(y).data[0]!]));
    net.activation$('y').subscribe((y) => sums.at(-1)!.push(sum(y).data[0]!));
    net.push(record(4));
    expect(sums[0]![0]).toBe(sums[0]![1]);
  });

  test('of a parameter keeps its value before the update', () => {
    const net = dataflow({ x: [2] }, { w: numbers([2]) }, ({ x }, { w }) => ({ same: w, loss: sum(mul(x, w)) }), { backend });
    const seen: number[][] = [];
    net.activation$('same', { borrow: true }).subscribe((w) => seen.push([...w.data]));
    const before = [...net.snapshot().w.data];
    of({ x: numbers([2]) })
      .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
      .subscribe();
    expect(seen).toEqual([before]);
  });
});

test('a borrowed tensor is no copy', () => {
  const net = makeNet();
  const buffers = new Set<ArrayBufferLike>();
  net.activation$('y', { borrow: true }).subscribe((y) => buffers.add(y.data.buffer));
  net.push(record(4));
  net.push(record(4));
  expect(buffers.size).toBe(1);
  expect([...buffers][0]!.byteLength).toBeGreaterThanOrEqual(65536);
});

import { describe, expect, test } from 'vitest';
import * as ops from '../../src/ops/index.ts';
import { Concrete, type Node, type Value } from '../../src/tensor/tensor.ts';
import { backends, input, rig, runningSum, sample, untyped, values, type Backend, type Rig, type Wanted } from './programs.ts';

const [add, sub, mul, sum, tanh, transpose, gather, reshape, matmul, concat] = [
  ops.add,
  ops.sub,
  ops.mul,
  ops.sum,
  ops.tanh,
  ops.transpose,
  ops.gather,
  ops.reshape,
  ops.matmul,
  ops.concat,
].map(untyped) as [Op, Op, Op, Op, Op, Op, Op, Op, Op, Op];
type Op = ReturnType<typeof untyped>;

/** Pinned values P and Q of one shape, an input x of it, and entries made of them. */
interface Case {
  readonly title: string;
  readonly shape?: readonly number[];
  readonly entries: (p: Node, q: Node, x: Node) => readonly (readonly Wanted[])[];
}

const cases: readonly Case[] = [
  { title: 'one step of descent', entries: (p, _, x) => [[{ value: sub(p, mul(x, 0.1)), into: p }]] },
  { title: 'a value that a later step reads', entries: (p, _, x) => [[{ value: sub(p, x), into: p }, { value: sum(mul(p, x)) }]] },
  { title: 'a value that a later entry reads', entries: (p, _, x) => [[{ value: sub(p, x), into: p }], [{ value: tanh(p) }]] },
  {
    title: 'a value that a later entry reads by a view',
    entries: (p, _, x) => [[{ value: sub(p, x), into: p }], [{ value: transpose(p) }]],
  },
  {
    title: 'a value that a later entry reads inside an outer product',
    entries: (p, _, x) => [[{ value: sub(p, x), into: p }], [{ value: tanh(mul(reshape(p, [9, 1]), reshape(x, [9]))) }]],
  },
  {
    title: 'two values exchanged',
    entries: (p, q) => [
      [
        { value: q, into: p },
        { value: p, into: q },
      ],
    ],
  },
  {
    title: 'two values exchanged through a step',
    entries: (p, q, x) => [
      [
        { value: add(q, x), into: p },
        { value: add(p, x), into: q },
      ],
    ],
  },
  {
    title: 'a value computed from the other old one in another step',
    entries: (p, q, x) => [[{ value: add(p, sum(q)), into: p }, { value: add(q, sum(p)), into: q }, { value: x }]],
  },
  { title: 'a value onto itself', entries: (p) => [[{ value: p, into: p }]] },
  { title: 'its own transpose', entries: (p, _, x) => [[{ value: add(transpose(p), x), into: p }]] },
  { title: 'its own product', entries: (p, _, x) => [[{ value: matmul(p, x), into: p }]] },
  { title: 'its own packed product', shape: [20, 20], entries: (p, _, x) => [[{ value: matmul(p, x), into: p }]] },
  {
    title: 'its product with an epilogue that reads it entry by entry',
    entries: (p, q, x) => [[{ value: sub(p, matmul(x, q)), into: p }]],
  },
  { title: 'a view of an input', entries: (p, _, x) => [[{ value: transpose(x), into: p }]] },
  { title: 'a constant', entries: (p) => [[{ value: values(p.shape, 7), into: p }]] },
  {
    title: 'joined halves of itself',
    entries: (p, _, x) => [
      [{ value: reshape(concat([reshape(p, [-1]), reshape(x, [-1])]), [2, ...p.shape]) }, { value: transpose(p), into: p }],
    ],
  },
  {
    title: 'an observed new value',
    entries: (p, _, x) => {
      const next = sub(p, x);
      return [[{ value: next }], [{ value: next, into: p }]];
    },
  },
  { title: 'an observed old value', entries: (p, _, x) => [[{ value: p }, { value: transpose(p) }], [], [{ value: sub(p, x), into: p }]] },
  {
    title: 'one new value in two places',
    entries: (p, q, x) => {
      const next = mul(p, x);
      return [
        [
          { value: next, into: p },
          { value: next, into: q },
        ],
      ];
    },
  },
  {
    title: 'a new value that the forward entry computes',
    entries: (p, _, x) => {
      const next = tanh(sub(p, x));
      return [[{ value: sum(next) }], [], [{ value: next, into: p }]];
    },
  },
  {
    title: 'one of two values for one place',
    entries: (p, _, x) => {
      const first = add(p, x);
      return [[{ value: first, into: p }, { value: sub(p, x), into: p }, { value: sum(tanh(first)) }]];
    },
  },
  {
    title: 'momentum',
    entries: (p, q, x) => {
      const v = add(mul(q, 0.9), x);
      return [
        [{ value: sum(mul(p, x)) }],
        [],
        [
          { value: v, into: q },
          { value: sub(p, mul(v, 0.1)), into: p },
        ],
      ];
    },
  },
  {
    title: 'rows picked by the old value',
    entries: (p, q, x) => [
      [{ value: gather(x, untyped(ops.less)(p, q)) }],
      [{ value: gather(p, new Concrete([p.shape[0]!], new Float64Array(p.shape[0]!))), into: p }],
    ],
  },
  { title: 'running sums of itself', entries: (p, _, x) => [[{ value: sub(p, x), into: p }, { value: runningSum(p) }]] },
  {
    title: 'a step joined by what a kernel of the host reads',
    entries: (p, q, x) => [[{ value: add(p, 1), into: p }, { value: runningSum(add(q, 1)) }, { value: x }]],
  },
];

function make(backend: Backend, { shape = [3, 3], entries }: Case): { run: Rig; seen: Value[] } {
  const [p, q, x] = [input(...shape), input(...shape), input(...shape)];
  const wanted = entries(p, q, x);
  const n = shape.reduce((size, d) => size * d, 1);
  const run = rig(
    backend,
    [x],
    [
      [p, sample(n, 1)],
      [q, sample(n, 2)],
    ],
    wanted,
  );
  return { run, seen: wanted.flat().flatMap(({ value, into }) => (into ? [] : [value])) };
}

describe.each(backends.filter((backend) => backend !== 'interpreted'))('in place, in %s,', (backend) => {
  test.each(cases)('$title is written after every reader of what was there', (spec) => {
    const [ours, oracle] = [make(backend, spec), make('interpreted', spec)];
    const n = (spec.shape ?? [3, 3]).reduce((size, d) => size * d, 1);
    const close = (a: Float64Array, b: Float64Array): void => {
      expect(a.length).toBe(b.length);
      a.forEach((x, i) => expect(x).toBeCloseTo(b[i]!, 9));
    };
    for (const turn of [3, 4, 5]) {
      const x = sample(n, turn).map((value) => value / 4);
      ours.run.turn([x]);
      oracle.run.turn([x]);
      ours.run.pinned().forEach((place, i) => close(place, oracle.run.pinned()[i]!));
      ours.seen.forEach((value, i) => close(ours.run.read(value), oracle.run.read(oracle.seen[i]!)));
    }
  });

  test('a new value that an earlier entry computes waits for its own', () => {
    const [p, x] = [input(3), input(3)];
    const next = sub(p, x);
    const start = sample(3, 1);
    const run = rig(backend, [x], [[p, start]], [[{ value: sum(next) }], [{ value: next, into: p }]]);
    run.arena.view(run.program.inputs[0]!.address, 3).fill(1);
    run.program.entries[0]!();
    expect(run.pinned()).toEqual([start]);
    run.program.entries[1]!();
    expect(run.pinned()).toEqual([start.map((value) => value - 1)]);
  });

  test('an update of one step needs no copy', () => {
    const [p, m, v, g] = [input(6), input(6), input(6), input(6)];
    const nextM = add(mul(m, 0.9), mul(g, 0.1));
    const nextV = add(mul(v, 0.99), mul(mul(g, g), 0.01));
    const next = sub(p, untyped(ops.div)(nextM, add(untyped(ops.sqrt)(nextV), 1e-8)));
    const pinned = [p, m, v].map((node): [Node, Float64Array] => [node, new Float64Array(6).fill(1)]);
    const run = rig(backend, [g], pinned, [
      [
        { value: next, into: p },
        { value: nextM, into: m },
        { value: nextV, into: v },
      ],
    ]);
    expect(run.program.stats.steps).toEqual([1]);
  });
});

describe.each(backends)('a fault, %s,', (backend) => {
  const faulty = (bad: Value): Value => gather(values([3], 1), bad);

  test.each([
    [
      'in the updating entry',
      (p: Node, x: Node): Wanted[][] => [[{ value: sum(p) }], [{ value: sub(p, 1), into: p }, { value: faulty(x) }]],
    ],
    ['in the only entry', (p: Node, x: Node): Wanted[][] => [[{ value: sub(p, 1), into: p }, { value: faulty(x) }]]],
    [
      'after a step that the update could join',
      (p: Node, x: Node): Wanted[][] => [[{ value: faulty(add(x, 0)) }, { value: sub(p, 1), into: p }]],
    ],
    ['in an entry after it', (p: Node, x: Node): Wanted[][] => [[{ value: sub(p, 1), into: p }], [{ value: sum(faulty(x)) }]]],
    [
      'in what another value needs',
      (p: Node, x: Node): Wanted[][] => [[{ value: sum(p) }], [{ value: add(p, 1), into: p }], [{ value: mul(p, faulty(x)) }]],
    ],
  ])('%s leaves everything that is pinned as it was', (_title, entries) => {
    const [p, x] = [input(3), input(3)];
    const start = sample(3, 5);
    const run = rig(backend, [x], [[p, start]], entries(p, x));
    expect(() => run.turn([Float64Array.of(0, 1, 3)])).toThrow('gather: index 3 at entry 2');
    expect(run.pinned()).toEqual([start]);
    run.turn([Float64Array.of(0, 1, 2)]);
    expect(run.pinned()).not.toEqual([start]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { createRecorder, evaluate, type Expression, type Recorder } from '../../src/scalar/expression.ts';
import { assemble } from '../../src/wasm/assemble.ts';

type Make = (s: Recorder, a: Expression, b: Expression) => Expression;

const corners = [
  0,
  -0,
  1,
  -1,
  0.5,
  -2.5,
  3,
  5e-324,
  -5e-324,
  1e-310,
  2 ** -1022,
  1.7976931348623157e308,
  -1.7e308,
  Infinity,
  -Infinity,
  Number.NaN,
];
const pairs = corners.flatMap((a) => corners.map((b) => [a, b] as const));

/** The values of an expression of two inputs at many points, by the kernel: an odd number of them, so that single entries occur. */
function byKernel(make: Make, points: readonly (readonly [number, number])[]): number[] {
  const s = createRecorder();
  const arena = createArena();
  const count = points.length;
  const [a, b, out] = [arena.allocate(8 * count), arena.allocate(8 * count), arena.allocate(8 * count)];
  arena.view(a, count).set(points.map(([x]) => x));
  arena.view(b, count).set(points.map(([, y]) => y));
  const body = [make(s, s.input(0), s.input(1))];
  const program = assemble(
    [[{ spec: { kind: 'nest', out: [count], reduce: [], loads: [[1], [1]], stores: [[1]], body }, pointers: [a, b, out] }]],
    arena,
  );
  program.entries[0]!();
  return Array.from(arena.view(out, count));
}

function expectSameBits(make: Make, points: readonly (readonly [number, number])[]): void {
  const s = createRecorder();
  const expression = make(s, s.input(0), s.input(1));
  const actual = byKernel(make, points);
  points.forEach((point, i) => {
    const expected = evaluate([expression], point)[0]!;
    if (!Object.is(actual[i], expected)) expect.fail(`at ${point.join()}: ${actual[i]} is not ${expected}`);
  });
}

const makers: Readonly<Record<string, Make>> = {
  input: (_, a) => a,
  constant: (s) => s.constant(0.1),
  'constant -0': (s) => s.constant(-0),
  'constant NaN': (s) => s.constant(Number.NaN),
  add: (s, a, b) => s.add(a, b),
  sub: (s, a, b) => s.sub(a, b),
  mul: (s, a, b) => s.mul(a, b),
  div: (s, a, b) => s.div(a, b),
  neg: (s, a) => s.neg(a),
  abs: (s, a) => s.abs(a),
  sqrt: (s, a) => s.sqrt(a),
  floor: (s, a) => s.floor(a),
  min: (s, a, b) => s.min(a, b),
  max: (s, a, b) => s.max(a, b),
  copySign: (s, a, b) => s.copySign(a, b),
  less: (s, a, b) => s.indicator(s.less(a, b)),
  lessEqual: (s, a, b) => s.indicator(s.lessEqual(a, b)),
  equal: (s, a, b) => s.indicator(s.equal(a, b)),
  notEqual: (s, a, b) => s.indicator(s.notEqual(a, b)),
  and: (s, a, b) => s.indicator(s.and(s.less(a, b), s.less(a, s.constant(1)))),
  or: (s, a, b) => s.indicator(s.or(s.less(a, b), s.less(a, s.constant(1)))),
  not: (s, a, b) => s.indicator(s.not(s.less(a, b))),
  select: (s, a, b) => s.select(s.less(a, s.constant(1)), b, s.neg(a)),
};

describe('two lanes at a time give the bits of the JavaScript reading:', () => {
  test.each(Object.keys(makers))('%s', (name) => {
    expectSameBits(makers[name]!, pairs.slice(1));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), fc.double()), { minLength: 1, maxLength: 9 }), (points) =>
        expectSameBits(makers[name]!, points),
      ),
      { numRuns: 20 },
    );
  });

  test('powerOfTwo', () => {
    const exponents = Array.from({ length: 2046 }, (_, i) => [i - 1022, 0] as const);
    expectSameBits((s, a) => s.powerOfTwo(a), exponents);
  });

  test.each(['exponent', 'significand'] as const)('%s of normal numbers of both signs', (name) => {
    const normal = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => Math.abs(x) >= 2 ** -1022);
    fc.assert(
      fc.property(fc.array(normal, { minLength: 1, maxLength: 9 }), (xs) => {
        expectSameBits(
          (s, a) => s[name](a),
          xs.map((x) => [x, 0]),
        );
      }),
    );
  });

  test('xor of integers below 2^32', () => {
    const integer = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff));
    fc.assert(
      fc.property(fc.array(fc.tuple(integer, integer), { minLength: 1, maxLength: 9 }), (points) =>
        expectSameBits((s, a, b) => s.xor(a, b), points),
      ),
    );
  });

  test('lookup', () => {
    const table = [3, -0, Number.NaN, 1e300, 7];
    expectSameBits(
      (s, a, b) => s.add(s.lookup(table, a), s.lookup([1, 2, 4, 8, 16, 32], b)),
      table.map((_, i) => [i, 4 - i] as const),
    );
  });

  test.each(['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus'] as const)('%s', (name) => {
    expectSameBits(
      (s, a) => s[name](a),
      corners.map((x) => [x, 0]),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.double({ min: -50, max: 50 })), { minLength: 1, maxLength: 9 }), (xs) => {
        expectSameBits(
          (s, a) => s[name](a),
          xs.map((x) => [x, 0]),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('pow', () => {
    expectSameBits((s, a, b) => s.pow(a, b), pairs);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -1e3, max: 1e3 }), fc.double({ min: -30, max: 30 })), { minLength: 1, maxLength: 9 }),
        (points) => expectSameBits((s, a, b) => s.pow(a, b), points),
      ),
      { numRuns: 60 },
    );
  });
});

test('a lookup stays inside its table whatever the index is', () => {
  const outside = [-1, 5, 1e300, -Infinity, Infinity, Number.NaN, 2 ** 32].map((i) => [i, 0] as const);
  const table = [3, 4, 5];
  const found = byKernel((s, a) => s.lookup(table, a), outside);
  for (const value of found) expect(table).toContain(value);
});

test('a chain of ten thousand operations compiles and computes', () => {
  const make: Make = (s, a, b) => {
    let x = a;
    for (let i = 0; i < 10_000; i++) x = i % 2 ? s.add(x, b) : s.mul(x, s.constant(0.5));
    return x;
  };
  expectSameBits(make, [
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
});

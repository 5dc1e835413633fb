import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countUses, createRecorder, evaluate, inOrder, keyOf, type Recorder } from '../../src/scalar/expression.ts';
import { numbers } from '../../src/scalar/numbers.ts';
import { doubles } from './samples.ts';

const unary = ['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus'] as const;

describe('a recorder', () => {
  test('gives equal expressions one object', () => {
    const s = createRecorder();
    const [x, y] = [s.input(0), s.input(1)];
    expect(s.add(x, y)).toBe(s.add(s.input(0), s.input(1)));
    expect(s.add(x, y)).not.toBe(s.add(y, x));
    expect(s.add(x, y)).not.toBe(s.sub(x, y));
    expect(s.input(0)).not.toBe(s.constant(0));
    expect(s.exp(x)).toBe(s.exp(x));
    expect(s.lookup([1, 2], x)).toBe(s.lookup([1, 2], x));
    expect(s.lookup([1, 2], x)).not.toBe(s.lookup([1, 3], x));
  });

  test('tells the two zeros apart and knows one NaN', () => {
    const s = createRecorder();
    expect(s.constant(-0)).not.toBe(s.constant(0));
    expect(Object.is(s.constant(-0).value, -0)).toBe(true);
    expect(s.constant(NaN)).toBe(s.constant(0 / 0));
    expect(s.constant(0.1)).not.toBe(s.constant(0.1 + 2 ** -56));
    expect(s.constant(Infinity)).not.toBe(s.constant(-Infinity));
  });

  test('marks truth values', () => {
    const s = createRecorder();
    const [x, y] = [s.input(0), s.input(1)];
    const truths = [s.less(x, y), s.lessEqual(x, y), s.equal(x, y), s.notEqual(x, y)];
    expect(truths.every((t) => t.mask)).toBe(true);
    expect([s.and(truths[0]!, truths[1]!), s.or(truths[0]!, truths[1]!), s.not(truths[0]!)].every((t) => t.mask)).toBe(true);
    expect([x, s.constant(1), s.add(x, y), s.select(truths[0]!, x, y), s.indicator(truths[0]!)].some((t) => t.mask)).toBe(false);
  });

  test('has primitives only, whatever function it reads', () => {
    const s = createRecorder();
    const known = new Set([...Object.keys(s), 'input', 'constant']);
    for (const name of [...unary, 'pow']) known.delete(name);
    const all = [...unary.map((name) => s[name](s.input(0))), s.pow(s.input(0), s.input(1))];
    for (const e of inOrder(all)) expect(known).toContain(e.op);
  });
});

describe('order and uses', () => {
  test('arguments come before what uses them, and each expression once', () => {
    const s = createRecorder();
    s.exp(s.input(3)); // recorded, but no part of the outputs
    const outputs = [s.tanh(s.input(0)), s.pow(s.input(0), s.input(1))];
    const order = inOrder(outputs);
    expect(new Set(order).size).toBe(order.length);
    const place = new Map(order.map((e, i) => [e, i]));
    for (const e of order) for (const a of e.args) expect(place.get(a)!).toBeLessThan(place.get(e)!);
    expect(order).not.toContain(s.input(3));
    expect(order).toEqual(expect.arrayContaining(outputs));
  });

  test('uses count arguments and outputs', () => {
    const s = createRecorder();
    const x = s.input(0);
    const square = s.mul(x, x);
    const uses = countUses([s.add(square, x), square]);
    expect([uses.get(x), uses.get(square), uses.get(s.add(square, x))]).toEqual([3, 2, 1]);
  });

  test('expressions may be far deeper than the stack of calls', () => {
    const s = createRecorder();
    let e = s.input(0);
    for (let i = 0; i < 50_000; i++) e = s.add(e, s.constant(1));
    expect(evaluate([e], [1])).toEqual([50_001]);
    expect(keyOf([e])).toContain('input0');
  });
});

/** One of many small expressions, chosen by the numbers of a list. */
function build(s: Recorder, choices: readonly number[]): ReturnType<Recorder['input']> {
  const made = [s.input(0), s.input(1), s.constant(0.5), s.constant(-0)];
  const at = (n: number): ReturnType<Recorder['input']> => made[n % made.length]!;
  choices.forEach((choice, i) => {
    const [a, b] = [at(choice >> 4), at((choice >> 10) + i)];
    const makers = [
      () => s.add(a, b),
      () => s.mul(a, b),
      () => s.neg(a),
      () => s.select(s.less(a, b), a, b),
      () => s.exp(a),
      () => s.lookup([1, 2, 3], s.constant(choice % 3)),
    ];
    made.push(makers[choice % makers.length]!());
  });
  return made.at(-1)!;
}
const recipes = fc.array(fc.nat(2 ** 16), { minLength: 1, maxLength: 12 });

describe('a key', () => {
  test('is equal for equal expressions, whatever was recorded before', () => {
    fc.assert(
      fc.property(recipes, recipes, (recipe, noise) => {
        const [quiet, busy] = [createRecorder(), createRecorder()];
        build(busy, noise);
        expect(keyOf([build(busy, recipe)])).toBe(keyOf([build(quiet, recipe)]));
      }),
    );
  });

  test('differs where expressions differ', () => {
    const s = createRecorder();
    fc.assert(
      fc.property(recipes, recipes, (one, other) => {
        const [a, b] = [build(s, one), build(s, other)];
        expect(keyOf([a]) === keyOf([b])).toBe(a === b);
      }),
    );
  });

  test('tells constants, tables, inputs, sharing and the order of outputs apart', () => {
    const s = createRecorder();
    const [x, y] = [s.input(0), s.input(1)];
    const outputs = [
      [s.constant(0)],
      [s.constant(-0)],
      [s.constant(NaN)],
      [s.constant(1)],
      [s.constant(11)],
      [x],
      [y],
      [x, y],
      [y, x],
      [x, x],
      [s.add(x, y)],
      [s.add(y, x)],
      [s.add(x, x)],
      [s.lookup([1, 2], x)],
      [s.lookup([1, 3], x)],
      [s.lookup([12], x)],
      [s.lookup([0], x)],
      [s.lookup([-0], x)],
      [s.add(s.lookup([1], x), s.lookup([2], x))],
      [s.add(s.lookup([2], x), s.lookup([1], x))],
    ];
    expect(new Set(outputs.map(keyOf)).size).toBe(outputs.length);
  });
});

describe('evaluating a recorded function gives the bits of reading it in numbers', () => {
  const s = createRecorder();
  // Object.is: every NaN is one, the zeros are two
  test.each(unary)('%s', (name) => {
    const outputs = [s[name](s.input(0))];
    fc.assert(
      fc.property(doubles, (x) => {
        expect(evaluate(outputs, [x])[0]).toBe(numbers[name](x));
      }),
      { numRuns: 400 },
    );
  });

  test('pow', () => {
    const outputs = [s.pow(s.input(0), s.input(1))];
    fc.assert(
      fc.property(doubles, doubles, (x, y) => {
        expect(evaluate(outputs, [x, y])[0]).toBe(numbers.pow(x, y));
      }),
      { numRuns: 400 },
    );
  });

  test('several outputs over several inputs', () => {
    fc.assert(
      fc.property(doubles, doubles, (x, y) => {
        const [a, b] = [s.input(0), s.input(1)];
        const outputs = [
          s.max(a, b),
          s.indicator(s.or(s.less(a, b), s.not(s.equal(a, b)))),
          s.copySign(a, b),
          s.select(s.notEqual(a, b), a, b),
        ];
        expect(evaluate(outputs, [x, y])).toEqual([x < y ? y : x, x < y || !(x === y) ? 1 : 0, numbers.copySign(x, y), x !== y ? x : y]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runEager } from '../../src/compile/eager.ts';
import { sharedArena } from '../../src/compile/shared-arena.ts';
import { defineOperator } from '../../src/ops/define-operator.ts';
import * as ops from '../../src/ops/index.ts';
import { runReference } from '../../src/tensor/bind.ts';
import { Concrete, type Node, type Tensor, type Value } from '../../src/tensor/tensor.ts';
import type { Op } from '../../src/tensor/op.ts';
import { input, untyped, values } from './programs.ts';

/** An op and its attributes, as a public function applies it. */
function recorded(apply: (...x: Value[]) => Value, ...shapes: number[][]): { op: Op; attrs: unknown; shape: readonly number[] } {
  return apply(...shapes.map((shape) => input(...shape))) as Node;
}

const copy = (x: Concrete): Float64Array => x.values.slice();

describe('an eager op', () => {
  test.each([
    ['exp', (x: Value) => untyped(ops.exp)(x)],
    ['tanh', (x: Value) => untyped(ops.tanh)(x)],
    ['sin', (x: Value) => untyped(ops.sin)(x)],
    ['pad', (x: Value) => untyped(ops.pad)(x, [[1, 2]])],
    ['max', (x: Value) => untyped(ops.max)(x)],
    ['div', (x: Value) => untyped(ops.div)(1, x)],
  ])('%s gives the same bits before and after it is compiled', (_name, apply) => {
    const x = values([1000], 4);
    const node = apply(input(1000)) as Node;
    const inputs = node.inputs.map((v, i) => (v.shape.length === 1 && v.shape[0] === 1000 ? x : (node.inputs[i] as Concrete)));
    const oracle = copy(runReference(node.op, inputs, node.attrs, node.shape));
    // 10 ns an entry: compiled after a hundred calls at most
    for (let i = 0; i < 120; i++) expect(copy(runEager(node.op, inputs, node.attrs, node.shape))).toEqual(oracle);
  });

  test('of much work is compiled at its first call, and its bytes stay within the bound of the shared memory', () => {
    const { op, attrs, shape } = recorded((a, b) => untyped(ops.matmul)(a, b), [90, 80], [80, 70]);
    const [a, b] = [values([90, 80], 1), values([80, 70], 2)];
    const seen = runEager(op, [a, b], attrs, shape).values;
    const oracle = runReference(op, [a, b], attrs, shape).values;
    seen.forEach((x, i) => expect(Math.abs(x - oracle[i]!)).toBeLessThan(1e-11));
  });

  test('hands out results that nothing changes later', () => {
    const { op, attrs, shape } = recorded((x) => untyped(ops.tanh)(x), [64]);
    const results = Array.from({ length: 2000 }, (_, i) => runEager(op, [values([64], i)], attrs, shape));
    results.forEach((y, i) =>
      expect(y.values).toEqual(
        values([64], i).values.map((x) => runReference(op, [new Concrete([], Float64Array.of(x))], attrs, []).values[0]!),
      ),
    );
  });

  test('names its op, the entry and the bound when an index is bad', () => {
    const { op, attrs, shape } = recorded((x, i) => untyped(ops.gather)(x, i), [2000], [1000]);
    const [x, good, bad] = [values([2000], 1), new Concrete([1000], new Float64Array(1000)), new Concrete([1000], new Float64Array(1000))];
    bad.values[7] = 2000;
    for (let i = 0; i < 2; i++) {
      expect(() => runEager(op, [x, bad], attrs, shape)).toThrow('gather: index 2000 at entry 7 is not an integer from 0 to 1999');
      expect(runEager(op, [x, good], attrs, shape).values[0]).toBe(x.values[0]);
    }
  });

  test('at ten thousand shapes leaves the shared memory flat', () => {
    const arena = sharedArena();
    const run = (rows: number, columns: number): void => {
      const [a, b] = [new Concrete([rows, columns], new Float64Array(rows * columns)), new Concrete([columns], new Float64Array(columns))];
      const { op, attrs } = recorded((x, y) => untyped(ops.add)(x, y), [1], [1]);
      runEager(op, [a, b], attrs, [rows, columns]);
    };
    for (let i = 1; i <= 100; i++) run(1, i);
    const before = arena.bytes;
    for (let i = 1; i <= 100; i++) for (let j = 1; j <= 100; j++) run((i % 10) + 1, j * 10 + (i >> 3));
    expect(arena.bytes).toBe(before);
  });

  test('that is compiled more than a thousand times over gives its memory back', () => {
    const pass = (): number => {
      for (let m = 70; m < 94; m++) {
        for (let n = 70; n < 94; n++) {
          const { op, attrs, shape } = recorded((a, b) => untyped(ops.matmul)(a, b), [m, 70], [70, n]);
          runEager(op, [values([m, 70], 1), values([70, n], 2)], attrs, shape);
        }
      }
      return sharedArena().bytes;
    };
    // more shapes than programs are kept: the second pass compiles every one of them again
    const before = pass();
    expect(pass()).toBe(before);
  }, 60_000);

  test('tells attributes apart that are not plain data', () => {
    const op = defineOperator<{ readonly table: Float64Array }>({
      name: 'lookedUp',
      shape: ([x]) => x!,
      lowering: { kind: 'place', covers: true, parts: (_, { table }) => [{ offset: table[0]!, strides: [1 - 2 * Math.sign(table[0]!)] }] },
      derivative: () => [null],
    }).op;
    const x = values([1000], 1);
    for (let i = 0; i < 120; i++) {
      expect(runEager(op, [x], { table: Float64Array.of(0) }, [1000]).values[0]).toBe(x.values[0]);
      expect(runEager(op, [x], { table: Float64Array.of(999) }, [1000]).values[0]).toBe(x.values[999]);
    }
  });

  test('may be called by a kernel of the host while a compiled program runs', async () => {
    const { compile } = await import('../../src/compile/compile.ts');
    const { installRunner } = await import('../../src/tensor/bind.ts');
    installRunner(runEager);
    try {
      const nested = defineOperator({
        name: 'nested',
        shape: ([x]) => x!,
        kernel: (out, [x]) => {
          const y = untyped(ops.matmul)(
            new Concrete([100, 100], new Float64Array(10_000).fill(x!.values[0]!)),
            new Concrete([100, 100], new Float64Array(10_000).fill(1)),
          ) as Concrete;
          out.set(x!.values.map((value) => value + y.values[0]!));
        },
        derivative: () => [null],
      });
      const f = compile(
        (x: Tensor) =>
          untyped(ops.mul)(untyped(ops.add)(nested([untyped(ops.add)(x, 1) as unknown as Tensor], undefined), x), 2) as unknown as Tensor,
      );
      const y = f(values([4], 1) as unknown as Tensor).data;
      const [x0] = values([4], 1).values;
      values([4], 1).values.forEach((x, i) => expect(y[i]).toBeCloseTo(2 * (x + 1 + 100 * (x0! + 1) + x), 9));
      f.dispose();
    } finally {
      installRunner(runReference);
    }
  });
});

test('eager ops and the oracle agree at random shapes, called again and again', () => {
  const shapes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(shapes, fc.nat(100), (shape, seed) => {
      const { op, attrs } = recorded((x) => untyped(ops.softplus)(x), [1]);
      const x = values(shape, seed);
      for (let i = 0; i < 5; i++) expect(runEager(op, [x], attrs, shape).values).toEqual(runReference(op, [x], attrs, shape).values);
    }),
  );
});

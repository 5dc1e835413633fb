import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { sharedArena } from '../../src/compile/shared-arena.ts';
import { isCotangentError } from '../../src/errors.ts';
import { add, matmul, mul, sum, tanh } from '../../src/ops/index.ts';
import { tensor } from '../../src/tensor/create.ts';
import { isTraced, type Tensor } from '../../src/tensor/tensor.ts';
import { grad } from '../../src/transform/index.ts';

const square = (x: Tensor<[number]>): Tensor<[number]> => mul(x, x);

describe('a compiled function', () => {
  test('is the same function', () => {
    const f = compile((x: Tensor<[3]>) => tanh(add(mul(x, 2), 1)));
    expect(f(tensor([0, -0.5, 1])).data).toEqual(tanh(tensor([1, 0, 3])).data);
  });

  test('takes and returns trees', () => {
    const f = compile(({ w, b }: { w: Tensor<[2, 2]>; b: readonly [Tensor<[2]>, Tensor<[]>] }) => ({
      y: matmul(w, b[0]),
      z: [b[1], mul(b[1], 3)] as const,
    }));
    const { y, z } = f({
      w: tensor([
        [1, 2],
        [3, 4],
      ]),
      b: [tensor([1, 10]), tensor(5)],
    });
    expect([y.data, z[0].data, z[1].data]).toEqual([Float64Array.of(21, 43), Float64Array.of(5), Float64Array.of(15)]);
  });

  test('is traced once for each form and sizes', () => {
    let traces = 0;
    const f = compile((x: Tensor<[number]>) => {
      traces++;
      return square(x);
    });
    for (const n of [1, 2, 1, 2, 3]) expect(f(tensor(new Float64Array(n).fill(3), [n])).data).toEqual(new Float64Array(n).fill(9));
    expect(traces).toBe(3);
    expect(f.stats.programs).toBe(3);
  });

  test('keeps as many programs as it may, and gives the memory of the others back', () => {
    const f = compile(square, { programs: 4 });
    const run = (n: number): void => void f(tensor(new Float64Array(n), [n]));
    for (let n = 1; n <= 4; n++) run(n);
    const held = sharedArena().bytes;
    for (let n = 1; n <= 1000; n++) run((n % 100) + 1);
    expect(f.stats.programs).toBe(4);
    expect(sharedArena().bytes).toBe(held);
    f.dispose();
    expect(f.stats).toEqual({ programs: 0, bytes: 0 });
  });

  test('keeps only its newest program when that is larger than it may hold', () => {
    const f = compile(square, { bytes: 10_000 });
    f(tensor(new Float64Array(10), [10]));
    f(tensor(new Float64Array(5000), [5000]));
    expect(f.stats.programs).toBe(1);
    expect(f(tensor(new Float64Array(5000).fill(2), [5000])).data[4999]).toBe(4);
    f.dispose();
  });

  test('throws after it has been disposed of', () => {
    const f = compile(square);
    f(tensor([1]));
    f.dispose();
    f.dispose();
    expect(() => f(tensor([1]))).toThrow('compile: the function has been disposed');
    try {
      f(tensor([1]));
    } catch (fault) {
      expect(isCotangentError(fault) && fault.code).toBe('disposed');
    }
  });

  test('calls other compiled functions, and is called by them', () => {
    const inner = compile(square);
    const outer = compile(
      (x: Tensor<[number]>) => add(inner(x), inner(tensor([2, 3]) as Tensor<[number]>) as never) as unknown as Tensor<[number]>,
    );
    expect(outer(tensor([1, 10]) as Tensor<[number]>).data).toEqual(Float64Array.of(5, 109));
    expect(outer(tensor([2, 20]) as Tensor<[number]>).data).toEqual(Float64Array.of(8, 409));
  });

  test('is differentiated like any function, and may differentiate', () => {
    const f = compile((x: Tensor<[number]>) => sum(square(x)) as Tensor<[]>);
    expect(grad(f, tensor([1, 2]) as Tensor<[number]>).data).toEqual(Float64Array.of(2, 4));
    const g = compile((x: Tensor<[number]>) => grad((y: Tensor<[number]>) => sum(mul(y, square(y)) as Tensor<[number]>) as Tensor<[]>, x));
    expect(g(tensor([1, 2]) as Tensor<[number]>).data).toEqual(Float64Array.of(3, 12));
  });

  test('may read what a transform around it traces', () => {
    const seen: boolean[] = [];
    const f = (x: Tensor<[]>): Tensor<[]> => {
      const scale = compile((y: Tensor<[]>) => mul(x, y) as Tensor<[]>);
      const z = scale(tensor(3));
      seen.push(isTraced(z));
      return mul(z, x) as Tensor<[]>;
    };
    expect(grad(f, tensor(5)).data).toEqual(Float64Array.of(30));
    expect(seen).toContain(true);
  });

  test('returns tensors that do not depend on its argument as they are', () => {
    const constant = tensor([1, 2, 3]);
    const f = compile((x: Tensor<[2]>) => ({ x, constant }));
    expect(f(tensor([1, 2])).constant).toBe(constant);
  });

  test('does not see what is written into the data that it was given', () => {
    const numbers = Float64Array.of(1, 2);
    const constant = tensor(numbers, [2]);
    const f = compile((x: Tensor<[2]>) => add(x, constant));
    f(tensor([0, 0]));
    constant.data.fill(9);
    numbers.fill(9);
    expect(f(tensor([0, 0])).data).toEqual(Float64Array.of(1, 2));
  });

  test('hands out results that later calls leave alone', () => {
    const f = compile(square);
    const results = Array.from({ length: 50 }, (_, i) => f(tensor(new Float64Array(20).fill(i), [20]) as Tensor<[number]>));
    results.forEach((y, i) => expect(y.data).toEqual(new Float64Array(20).fill(i * i)));
  });

  test('says what is wrong with its argument and its result', () => {
    expect(() => compile(square)('x' as never)).toThrow('compile: the argument: expected a tensor');
    expect(() => compile(() => 3 as never)(tensor(1))).toThrow('compile: the result of the function: expected a tensor');
  });
});

test.each<[string, () => unknown, string]>([
  ['no function', () => compile(undefined as never), 'compile: expected a function, got undefined'],
  ['no room', () => compile((x: Tensor) => x, { programs: 0 }), 'compile: programs must be at least 1, got 0'],
])('%s is refused in one sentence', (_, make, sentence) => {
  expect(make).toThrow(sentence);
});

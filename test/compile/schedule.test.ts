import { describe, expect, test } from 'vitest';
import { compileProgram } from '../../src/compile/compile-program.ts';
import { createArena } from '../../src/memory/arena.ts';
import * as ops from '../../src/ops/index.ts';
import { product } from '../../src/ops/product.ts';
import { placeholder } from '../../src/tensor/graph.ts';
import { Node, type Value } from '../../src/tensor/tensor.ts';
import { alias } from '../../src/ops/alias.ts';
import { input, untyped, values } from './programs.ts';

const [add, sub, mul, sum, tanh, square, relu, matmul, softmax, max, exp, transpose] = [
  ...[ops.add, ops.sub, ops.mul, ops.sum, ops.tanh, ops.square, ops.relu, ops.matmul, ops.softmax, ops.max, ops.exp, ops.transpose].map(
    untyped,
  ),
] as [Op, Op, Op, Op, Op, Op, Op, Op, Op, Op, Op, Op];
type Op = ReturnType<typeof untyped>;

/** Kernels called for the given values in one entry. */
function steps(outputs: readonly Value[], inputs: readonly Node[]): number {
  const program = compileProgram({ arena: createArena(), inputs, entries: [outputs.map((value) => ({ value }))] });
  const [count] = program.stats.steps;
  program.dispose();
  return count!;
}

describe('one kernel computes', () => {
  test('a chain of elementwise ops with broadcast operands', () => {
    const [x, b] = [input(4, 5), input(5)];
    expect(steps([tanh(add(mul(x, 3), b))], [x, b])).toBe(1);
  });

  test('elementwise ops of one shape that have nothing to do with each other', () => {
    const [x, y] = [input(4, 5), input(4, 5)];
    expect(steps([tanh(x), exp(y)], [x, y])).toBe(1);
  });

  test('a small product, its bias and its activation', () => {
    const [x, w, b] = [input(1, 8), input(8, 16), input(16)];
    expect(steps([relu(add(matmul(x, w), b))], [x, w, b])).toBe(1);
  });

  test('a loss with what it is the sum of', () => {
    const [y, t] = [input(6, 3), input(6, 3)];
    expect(steps([mul(sum(square(sub(y, t))), 0.5)], [y, t])).toBe(1);
  });

  test('a dot product of two computed vectors', () => {
    const [a, b] = [input(50), input(50)];
    expect(steps([product([tanh(a), exp(b)], [[0], [0]], [], [50])], [a, b])).toBe(1);
  });

  test('a product that sums nothing, with its neighbours', () => {
    const [a, b] = [input(4), input(5)];
    const outer = new Node(
      (product([a, b], [[0], [0]], [], [4]) as Node).op,
      [tanh(a), b],
      { inputs: [[0], [1]], output: [1, 0], sizes: [4, 5] },
      [5, 4],
    );
    // tanh has a shape of its own
    expect(steps([exp(outer)], [a, b])).toBe(2);
  });
});

describe('no kernel is needed for', () => {
  test('equal nodes, aliases, factors of 1 and what nobody asked for', () => {
    const x = input(5);
    tanh(exp(x));
    expect(steps([tanh(x), tanh(alias(mul(x, 1))), mul(1, tanh(x))], [x])).toBe(1);
  });

  test('views', () => {
    const x = input(4, 5);
    expect(
      steps([transpose(x), untyped(ops.slice)(x, [[1, 3]]), untyped(ops.reshape)(x, [20]), untyped(ops.broadcastTo)(x, [3, 4, 5])], [x]),
    ).toBe(0);
  });

  test('inputs and constants', () => {
    const x = input(5);
    expect(steps([x, values([3], 1)], [x])).toBe(0);
  });
});

test('a sum that cannot be read at once splits kernels: softmax over the last axis takes one for each of its sums', () => {
  const x = input(6, 10);
  expect(steps([softmax(x)], [x])).toBeLessThanOrEqual(4);
});

test('what two kernels read is computed once', () => {
  const x = input(6, 10);
  const y = tanh(x);
  expect(steps([sum(y), max(y)], [x])).toBe(3);
});

test('x + 0 is kept, since it makes 0 of -0', () => {
  const arena = createArena();
  const x = placeholder([1]);
  const y = add(x, 0);
  const program = compileProgram({ arena, inputs: [x], entries: [[{ value: y }]] });
  arena.view(program.inputs[0]!.address, 1)[0] = -0;
  program.entries[0]!();
  expect(program.peek(y)()).toBe(0);
});

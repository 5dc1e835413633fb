import { expect, test } from 'vitest';
import { describeProgram } from '../../src/compile/describe.ts';
import * as ops from '../../src/ops/index.ts';
import { input, untyped } from './programs.ts';

test('a described program says which kernel computes each node, and that placeholders and views need none', () => {
  const [x, t] = [input(4, 3), input(3, 4)];
  const difference = untyped(ops.sub)(x, untyped(ops.transpose)(t));
  const loss = untyped(ops.sum)(untyped(ops.square)(difference));
  const { nodes, idOf } = describeProgram([loss]);
  const named = new Map(nodes.map((node) => [node.op, node]));
  expect(nodes.map((node) => node.id)).toEqual([...nodes.keys()]);
  expect(nodes.every((node) => node.inputs.every((id) => id < node.id))).toBe(true);
  expect(nodes[idOf(loss)!]).toMatchObject({ op: 'einsum', shape: [], kernel: 0 });
  // both are computed inside the sum
  expect([named.get('square')?.kernel, named.get('sub')?.kernel]).toEqual([0, 0]);
  expect(nodes.filter((node) => node.op === 'input' || node.shape.join() === '4,3').map((node) => node.kernel)).toContain(undefined);
  expect(nodes[idOf(x)!]!.kernel).toBeUndefined();
});

import { expect, test } from 'vitest';
import { add, mul } from '../../src/ops/index.ts';
import { placeholder, reach, replay } from '../../src/tensor/graph.ts';
import { shaped, type Tensor, type Value } from '../../src/tensor/tensor.ts';
import { tensor } from '../../src/index.ts';

const node = (x: Tensor): Value => x as unknown as Value;

test('inputs come before what uses them, once', () => {
  const x = placeholder([2]);
  const y = mul(shaped<Tensor<[2]>>(x), shaped<Tensor<[2]>>(x));
  const z = add(y, mul(y, y));
  const order = reach([node(z)]);
  expect(order).toHaveLength(4);
  order.forEach((n, i) => n.inputs.forEach((input) => expect(order.indexOf(input as never)).toBeLessThan(i)));
});

test('a graph of 100 000 nodes does not grow the stack', () => {
  let y: Tensor = shaped(placeholder([]));
  for (let i = 0; i < 100_000; i++) y = add(y, 1);
  expect(reach([node(y)])).toHaveLength(100_001);
});

test('replay leaves alone what does not depend on the known nodes', () => {
  const [x, other] = [placeholder([2]), placeholder([2])];
  const outside = mul(shaped<Tensor<[2]>>(other), 2);
  const y = add(shaped<Tensor<[2]>>(x), outside);
  const [replayed] = replay([node(y)], new Map([[x, node(tensor([1, 2]))]]));
  expect(replayed).toHaveProperty('inputs');
  expect((replayed as unknown as { inputs: unknown[] }).inputs[1]).toBe(outside);
});

import { expect, test } from 'vitest';
import { key, normal, tensor, toArray, zeros } from '../../src/index.ts';
import { adam, applyUpdate, momentum, sgd } from '../../src/optim/index.ts';

const tree = { hidden: { w: normal(key(1), [2, 3]), b: zeros([3]) }, heads: [tensor([1, 2])] as const };

test('the parameters after an update have the form and shapes of those before', () => {
  const [after, state] = applyUpdate(momentum({ learningRate: 0.1 }), tree, tree);
  expect(after.hidden.w.shape).toEqual([2, 3]);
  expect([...after.heads[0].data]).toEqual([1 - 0.1 * 1, 2 - 0.1 * 2]);
  expect(state.slots.map((slots) => slots.map((slot) => slot.shape))).toEqual([[[2, 3]], [[3]], [[2]]]);
});

test('a state is a value: the same one twice gives the same update twice', () => {
  const optimizer = adam({ learningRate: 0.1 });
  const [once, state] = applyUpdate(optimizer, tree, tree);
  const [a] = applyUpdate(optimizer, once, tree, state);
  const [b] = applyUpdate(optimizer, once, tree, state);
  expect([...a.hidden.w.data]).toEqual([...b.hidden.w.data]);
});

test('a gradient that does not fit is one sentence', () => {
  const optimizer = sgd({ learningRate: 0.1 });
  expect(() => applyUpdate(optimizer, { w: tensor([1, 2]) }, { w: tensor([1, 2, 3]) } as never)).toThrow(
    "sgd: the gradient at 'w' is [3], but the parameter is [2]",
  );
  expect(() => applyUpdate(optimizer, { w: tensor([1]) }, { b: tensor([1]) } as never)).toThrow(
    "sgd: the gradient has more than the parameter: 'b'",
  );
});

test('a gradient whose keys stand in another order reaches its own parameters', () => {
  const [after] = applyUpdate(sgd({ learningRate: 1 }), { w: tensor([0]), b: tensor([0]) }, { b: tensor([1]), w: tensor([2]) });
  expect([toArray(after.w), toArray(after.b)]).toEqual([[-2], [-1]]);
});

test('a state of other parameters is refused', () => {
  const optimizer = adam({ learningRate: 0.1 });
  const [, state] = applyUpdate(optimizer, { w: tensor([1]), b: tensor([1]) }, { w: tensor([1]), b: tensor([1]) });
  expect(() => applyUpdate(optimizer, { w: tensor([1]) }, { w: tensor([1]) }, state)).toThrow(
    'adam: the state is of 2 parameters, but there are 1',
  );
});

// Arguments of the wrong kind, as untyped callers give them: one sentence that names the operation.
import { describe, expect, test } from 'vitest';
import * as cotangent from '../../src/index.ts';
import { concat, isCotangentError, jvp, pad, tensor, toArray, vjp, zeros, type Tensor } from '../../src/index.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- calls that the types refuse
const untyped = cotangent as any;
const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

const calls: readonly [string, (bad: unknown) => unknown][] = [
  ['tensor', (bad) => untyped.tensor([1, 2], bad ?? 'none')],
  ['zeros', (bad) => untyped.zeros(bad)],
  ['full', (bad) => untyped.full([2], bad)],
  ['toArray', (bad) => untyped.toArray(bad)],
  ['assertShape', (bad) => untyped.assertShape(x, bad)],
  ['normal', (bad) => untyped.normal(untyped.key(1), bad)],
  ['reshape', (bad) => untyped.reshape(x, bad)],
  ['broadcastTo', (bad) => untyped.broadcastTo(x, bad)],
  ['permute', (bad) => untyped.permute(x, bad)],
  ['sum', (bad) => untyped.sum(x, bad ?? null)],
  ['argmax', (bad) => untyped.argmax(x, bad ?? null)],
  ['softmax', (bad) => untyped.softmax(x, bad ?? null)],
  ['squeeze', (bad) => untyped.squeeze(x, bad ?? null)],
  ['concat', (bad) => untyped.concat(bad)],
  ['stack', (bad) => untyped.stack(bad)],
  ['split', (bad) => untyped.split(x, bad)],
  ['slice', (bad) => untyped.slice(x, bad)],
  ['slice', (bad) => untyped.slice(x, [bad ?? 'none'])],
  ['pad', (bad) => untyped.pad(x, bad)],
  ['pad', (bad) => untyped.pad(x, [bad, bad])],
  ['scatterAdd', (bad) => untyped.scatterAdd(x, tensor([0, 1]), bad)],
  ['oneHot', (bad) => untyped.oneHot(tensor([0]), bad)],
  ['einsum', (bad) => untyped.einsum(bad, x)],
  ['grad', (bad) => untyped.grad(bad, x)],
  ['hessian', (bad) => untyped.hessian(bad, x)],
  ['hessian', (bad) => untyped.hessian(() => bad, x)],
  ['jacobian', (bad) => untyped.jacobian((y: unknown) => y, x, { order: bad ?? 'sideways' })],
  ['compose', (bad) => untyped.compose(bad, bad)],
];

describe.each([undefined, null, 'a', {}])('given %o', (bad) => {
  test.each(calls)('%s says what it expected', (name, call) => {
    let fault: unknown;
    try {
      call(bad);
    } catch (thrown) {
      fault = thrown;
    }
    expect(isCotangentError(fault)).toBe(true);
    expect(String((fault as Error).message)).toMatch(new RegExp(`^${name}\\b`));
  });
});

test('the sentences', () => {
  expect(() => untyped.add({}, 1)).toThrow('add: expected a tensor or a number, got an object');
  expect(() => untyped.add('x', 1)).toThrow("add: expected a tensor or a number, got 'x'");
  expect(() => untyped.zeros(3)).toThrow('zeros: expected a shape (a list of whole numbers), got 3');
  expect(() => untyped.scatterAdd(x, tensor([0, 1]), 1.5)).toThrow('scatterAdd: axis 0 of [1.5] is not a whole number of 0 or more');
  expect(() => untyped.oneHot(tensor([0]), -1)).toThrow('oneHot: axis 0 of [-1] is not a whole number of 0 or more');
  expect(() => untyped.einsum('ij->')).toThrow("einsum 'ij->': at least one operand is needed");
});

test('a tensor is not changed by what becomes of the lists that it was made from', () => {
  const shape = [2];
  const y: Tensor = zeros(shape);
  shape[0] = 7;
  expect(y.shape).toEqual([2]);
  const range: [number, number] = [0, 1];
  const [, pull] = vjp((t: Tensor<[3]>) => untyped.slice(t, [range]) as Tensor, tensor([1, 2, 3]));
  range[1] = 3;
  expect(toArray(pull(tensor([5])))).toEqual([5, 0, 0]);
});

test('an axis beside an empty one grows all the same', () => {
  expect(
    pad(zeros([0, 2]), [
      [0, 0],
      [1, 0],
    ]).shape,
  ).toEqual([0, 3]);
  const parts = { a: zeros([0, 1]), b: zeros([0, 2]) };
  expect(jvp(({ a, b }) => concat([a, b], 1), parts, parts)[1].shape).toEqual([0, 3]);
});

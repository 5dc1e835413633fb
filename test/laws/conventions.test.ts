// What the library promises where mathematics leaves a choice: at kinks, at ties, over nothing.
import { describe, expect, test } from 'vitest';
import {
  abs,
  add,
  argmax,
  clip,
  gather,
  grad,
  hessian,
  jacobian,
  jvp,
  logsumexp,
  max,
  maximum,
  mean,
  min,
  minimum,
  mul,
  relu,
  scatterAdd,
  sum,
  tensor,
  toArray,
  zeros,
  type Tensor,
} from '../../src/index.ts';

type Function = (x: Tensor<[3]>) => Tensor<[3]>;
const at = tensor([-1, 0, 2]);
const ones = tensor([1, 1, 1]);

/** The slopes of an elementwise function by each way of taking them. */
function slopes(f: Function, x: Tensor<[3]> = at): unknown[] {
  const diagonal = (order: 'forward' | 'reverse') => [0, 1, 2].map((i) => jacobian(f, x, { order }).at([i as 0], [i as 0]));
  return [toArray(grad((t) => sum(f(t)), x)), toArray(jvp(f, x, ones)[1]), diagonal('forward'), diagonal('reverse')];
}

describe('at a kink', () => {
  test('relu has slope 0', () => {
    for (const found of slopes(relu)) expect(found).toEqual([0, 0, 1]);
  });
  test('relu has slope 0 at -0 too', () => {
    for (const found of slopes(relu, tensor([-0, 0, 1]))) expect(found).toEqual([0, 0, 1]);
  });
  test('abs has slope 0', () => {
    for (const found of slopes(abs)) expect(found).toEqual([-1, 0, 1]);
  });
  test('clip has slope 1 on the closed interval', () => {
    for (const found of slopes((x) => clip(x, -1, 0))) expect(found).toEqual([1, 1, 0]);
  });
  test('clip gives the derivative to the bound that holds x back', () => {
    const g = grad(({ x, low, high }) => sum(clip(x, low, high)), { x: at, low: tensor(-0.5), high: tensor(1) });
    expect([toArray(g.x), toArray(g.low), toArray(g.high)]).toEqual([[0, 1, 0], 1, 1]);
  });
  test('where the bounds of clip cross, the value and the derivative are those of the upper one', () => {
    const point = { x: tensor([0, 1.5, 3]), low: tensor(2), high: tensor(1) };
    const f = ({ x, low, high }: typeof point) => clip(x, low, high);
    expect(toArray(f(point))).toEqual([1, 1, 1]);
    const g = grad((p) => sum(f(p)), point);
    expect([toArray(g.x), toArray(g.low), toArray(g.high)]).toEqual([[0, 0, 0], 0, 3]);
  });
  test('second derivatives are 0', () => {
    for (const f of [relu, abs, (x: Tensor<[3]>) => clip(x, -1, 0)])
      expect(hessian((x) => sum(f(x)), at).value.data.every((v) => v === 0)).toBe(true);
  });
});

describe('at a tie', () => {
  test.each([
    ['maximum', maximum],
    ['minimum', minimum],
  ] as const)('%s shares equally between its operands', (_, f) => {
    const g = grad(({ a, b }) => sum(f(a, b)), { a: at, b: at });
    expect([toArray(g.a), toArray(g.b)]).toEqual([
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]);
  });
  test('zeros of both signs tie', () => {
    expect(toArray(grad((a) => maximum(a, -0), tensor(0)))).toBe(0.5);
  });
  test('max and min share equally among the entries', () => {
    expect(
      toArray(
        grad(
          (x) => max(x),
          tensor([
            [1, 3],
            [3, 3],
          ]),
        ),
      ),
    ).toEqual([
      [0, 1 / 3],
      [1 / 3, 1 / 3],
    ]);
    expect(
      toArray(
        grad(
          (x) => sum(min(x, 1)),
          tensor([
            [1, 3],
            [3, 3],
          ]),
        ),
      ),
    ).toEqual([
      [1, 0],
      [0.5, 0.5],
    ]);
  });
  test('all ways of taking the derivative share alike', () => {
    const x = tensor([2, 1, 2]);
    const f = (t: Tensor<[3]>) => max(t);
    expect(toArray(jvp(f, x, tensor([1, 5, 0]))[1])).toBe(0.5);
    for (const order of ['forward', 'reverse'] as const) expect(toArray(jacobian(f, x, { order }).value)).toEqual([0.5, 0, 0.5]);
  });
  test('argmax takes the first', () => {
    expect(toArray(argmax(tensor([1, 3, 3])))).toBe(1);
  });
});

describe('over an empty axis', () => {
  const empty = zeros([2, 0]);
  test('the sum is 0, logsumexp is -∞, the mean is NaN', () => {
    expect([toArray(sum(empty, 1)), toArray(logsumexp(empty, 1)), toArray(mean(empty, 1))]).toEqual([
      [0, 0],
      [-Infinity, -Infinity],
      [NaN, NaN],
    ]);
  });
  test('the sum has an empty gradient', () => {
    expect(grad((x) => sum(x), empty).shape).toEqual([2, 0]);
  });
  test.each([
    ['max', max],
    ['min', min],
    ['argmax', argmax],
  ] as const)('%s is an error that names the axis', (name, f) => {
    expect(() => (f as unknown as (x: Tensor, axis: number) => unknown)(empty, 1)).toThrow(`${name}: axis 1 of [2, 0] is empty`);
  });
  test.each([
    ['max', max],
    ['min', min],
  ] as const)('%s over another axis gives nothing, of the right shape', (_, f) => {
    expect((f as (x: Tensor<[2, 0]>, axis: 0) => Tensor)(empty, 0).shape).toEqual([0]);
  });
});

describe('repeated indices', () => {
  const indices = tensor([2, 0, 2, 2]);
  test('add up in scatterAdd', () => {
    expect(toArray(scatterAdd(tensor([1, 10, 100, 1000]), indices, 3))).toEqual([10, 0, 1101]);
  });
  test('add up in the gradient of gather', () => {
    expect(toArray(grad((x) => sum(mul(gather(x, indices), tensor([1, 10, 100, 1000]))), tensor([5, 6, 7])))).toEqual([10, 0, 1101]);
  });
  test('read the same cotangent in the gradient of scatterAdd', () => {
    const g = grad((v) => sum(mul(scatterAdd(v, indices, 3), tensor([1, 2, 3]))), tensor([0, 0, 0, 0]));
    expect(toArray(g)).toEqual([3, 1, 3, 3]);
  });
});

test('a broadcast operand gets the sum of what came of its copies', () => {
  expect(toArray(grad((b) => sum(add(zeros([4, 3]), b)), tensor([1, 2, 3])))).toEqual([4, 4, 4]);
});

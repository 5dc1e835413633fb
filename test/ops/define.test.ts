import { describe, expect, test } from 'vitest';
import {
  compile,
  defineElementwise,
  defineOperator,
  defineProduct,
  grad,
  hessian,
  jacobian,
  jvp,
  mul,
  normal,
  key,
  slice,
  concat,
  square,
  sub,
  sum,
  tensor,
  toArray,
  vjp,
  type OperatorFunction,
  type Tensor,
} from '../../src/index.ts';

describe('an elementwise op of a user', () => {
  const cube = defineElementwise({ name: 'cube', scalar: (s, x) => s.mul(x, s.mul(x, x)), slopes: ([x]) => [mul(3, square(x))] });
  const hypotenuse = defineElementwise({
    name: 'hypotenuse',
    operands: 2,
    scalar: (s, a, b) => s.sqrt(s.add(s.mul(a, a), s.mul(b, b))),
    slopes: ([a, b], y) => [divide(a, y), divide(b, y)],
  });
  const divide = (a: Tensor, b: Tensor): Tensor => mul(a, reciprocal(b));
  const reciprocal = defineElementwise({
    name: 'reciprocal',
    scalar: (s, x) => s.div(s.constant(1), x),
    slopes: (_, y) => [sub(0, square(y))],
  });

  test('has values, gradients and Hessians', () => {
    const x: Tensor<[2]> = cube(tensor([1, 2]));
    expect(toArray(x)).toEqual([1, 8]);
    expect(toArray(grad((t) => sum(cube(t)), tensor([1, 2])))).toEqual([3, 12]);
    expect(toArray(hessian((t) => sum(cube(t)), tensor([1, 2])).value)).toEqual([
      [6, 0],
      [0, 12],
    ]);
  });
  test('may state a slope as any number', () => {
    const twice = defineElementwise({ name: 'twice', scalar: (s, x) => s.add(x, x), slopes: () => [2] });
    expect(toArray(grad((t) => sum(twice(t)), tensor([1, 3])))).toEqual([2, 2]);
  });
  test('broadcasts, and its sentence has its name', () => {
    const y: Tensor<[2, 2]> = hypotenuse(tensor([[3], [5]]), tensor([4, 12]));
    expect([...y.data].slice(0, 2)).toEqual([5, Math.sqrt(153)]);
    expect(() => hypotenuse(tensor([1, 2]), tensor([1, 2, 3]) as never)).toThrow('hypotenuse: cannot broadcast [2] with [3] (2 vs 3)');
  });
  test('compiles', () => {
    const f = compile((t: Tensor<[3]>) => grad((u) => sum(cube(u)), t));
    expect(toArray(f(tensor([1, 2, 3])))).toEqual([3, 12, 27]);
    f.dispose();
  });
});

describe('a product of a user', () => {
  const bilinear = defineProduct({ name: 'bilinear', equation: 'bi,ij,bj->b' });
  const [x, w, y] = [normal(key(1), [2, 3]), normal(key(2), [3, 4]), normal(key(3), [2, 4])];

  test('has the shape of its labels, and its derivative by every operand', () => {
    const value: Tensor<[2]> = bilinear(x, w, y);
    expect(value.shape).toEqual([2]);
    const J = jacobian((t) => bilinear(x, t, y), w);
    J.value.data.forEach((v, at) => {
      const [b, i, j] = [Math.floor(at / 12), Math.floor(at / 4) % 3, at % 4];
      expect(v).toBeCloseTo(x.data[b * 3 + i]! * y.data[b * 4 + j]!, 14);
    });
  });
  test('refuses operands that do not fit', () => {
    expect(() => bilinear(x, w, x as never)).toThrow("einsum 'bi,ij,bj->b': index 'j' is 4, but operand 2 [2, 3] has 3");
  });
});

describe('an operator of a user, with a kernel in plain JavaScript', () => {
  /** Σ of all entries up to each; its adjoint runs backward. */
  const scan: OperatorFunction<{ reverse: boolean }> = defineOperator<{ reverse: boolean }>({
    name: 'scan',
    shape: ([x]) => x!,
    kernel: (out, [x], { reverse }) => {
      let total = 0;
      for (let k = 0; k < out.length; k++) {
        const i = reverse ? out.length - 1 - k : k;
        out[i] = total += x!.values[i]!;
      }
    },
    derivative: (_, __, { reverse }) => [
      { push: (xDot) => scan([xDot], { reverse }), pull: (yBar) => scan([yBar], { reverse: !reverse }), cost: 0 },
    ],
  });
  const cumulative = (x: Tensor<[4]>): Tensor<[4]> => scan([x], { reverse: false }) as Tensor<[4]>;
  const x = tensor([1, 2, 3, 4]);

  test('pushes, pulls and has a Jacobian, item by item where it has no batching rule', () => {
    expect(toArray(jvp(cumulative, x, tensor([1, 0, 0, 1]))[1])).toEqual([1, 1, 1, 2]);
    expect(toArray(vjp(cumulative, x)[1](tensor([1, 1, 1, 1])))).toEqual([4, 3, 2, 1]);
    const lower = [
      [1, 0, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 1, 0],
      [1, 1, 1, 1],
    ];
    expect(toArray(jacobian(cumulative, x, { order: 'forward' }).value)).toEqual(lower);
    expect(toArray(jacobian(cumulative, x, { order: 'reverse' }).value)).toEqual(lower);
  });
  test('runs inside compiled programs, on strided operands too', () => {
    const f = compile((t: Tensor<[4]>) =>
      grad((u) => sum(square(cumulative(concat([slice(u, [[2, 4]]), slice(u, [[0, 2]])]) as Tensor<[4]>))), t),
    );
    expect(toArray(f(x))).toEqual(
      toArray(grad((u) => sum(square(cumulative(concat([slice(u, [[2, 4]]), slice(u, [[0, 2]])]) as Tensor<[4]>))), x)),
    );
    f.dispose();
  });
});

test('an op without a derivative does not compile', () => {
  // @ts-expect-error slopes are missing
  expect(() => defineElementwise({ name: 'step', scalar: (s, x) => s.floor(x) })).not.toThrow();
  // @ts-expect-error the derivative is missing
  expect(() => defineOperator({ name: 'nothing', shape: ([x]) => x!, kernel: () => undefined })).not.toThrow();
  // @ts-expect-error one slope for two operands
  expect(() => defineElementwise({ name: 'half', operands: 2, scalar: (s, a, b) => s.add(a, b), slopes: () => [1] })).not.toThrow();
});

test('a definition that forgets the derivative of an operand is a sentence, not a zero', () => {
  const half = defineElementwise({
    name: 'half',
    operands: 2,
    scalar: (s, a, b) => s.mul(a, b),
    slopes: ((x: readonly [Tensor]) => [x[0]]) as never,
  });
  expect(() => grad((x) => half(x, 2), tensor(3))).toThrow(
    'half: its definition gives not one of its slopes for each operand (null where there is none)',
  );
  const copy = defineOperator({ name: 'copy', shape: ([x]) => x!, kernel: (out, [x]) => out.set(x!.values), derivative: () => [] });
  expect(() => grad((x) => copy([x], undefined) as Tensor<[]>, tensor(3))).toThrow('copy: its definition gives not one of its derivatives');
});

import { describe, expect, test } from 'vitest';
import {
  checkpoint,
  compile,
  grad,
  hessian,
  key,
  linearize,
  hvp,
  jvp,
  jacobian,
  matmul,
  mul,
  normal,
  sin,
  square,
  sum,
  tanh,
  tensor,
  toArray,
  vmap,
  customDerivative,
  cos,
  exp,
  type Tensor,
} from '../../src/index.ts';
import { compileProgram } from '../../src/compile/compile-program.ts';
import { createArena } from '../../src/memory/arena.ts';
import { placeholder } from '../../src/tensor/graph.ts';
import type { Value } from '../../src/tensor/tensor.ts';

const w = mul(normal(key(1), [4, 4]), 0.5);
const x = normal(key(2), [4, 3]);
type X = Tensor<[4, 3]>;
const block = (y: X): X => [1, 2, 3].reduce((z): X => tanh(matmul(w, z)), y);
const net =
  (wrap: (f: (y: X) => X) => (y: X) => X) =>
  (y: X): Tensor<[]> =>
    sum(square([1, 2, 3, 4, 5, 6].reduce((z) => wrap(block)(z), y)));
const plain = net((f) => f);
const remembering = net(checkpoint);

describe('a checkpoint', () => {
  test('has the same bits as the function, in value and derivatives, eager and compiled', () => {
    expect(remembering(x).data).toEqual(plain(x).data);
    const slope = grad(plain, x).data;
    expect(grad(remembering, x).data).toEqual(slope);
    expect(compile((y: X) => grad(remembering, y))(x).data).toEqual(compile((y: X) => grad(plain, y))(x).data);
    expect(jvp(remembering, x, x)[1].data).toEqual(jvp(plain, x, x)[1].data);
    const second = hessian(plain, x).value.data;
    hessian(remembering, x).value.data.forEach((v, i) => expect(Math.abs(v - second[i]!)).toBeLessThanOrEqual(1e-13));
  });
  test('of a batch is that of each example', () => {
    const many = normal(key(3), [2, 4, 3]);
    expect(vmap((y: X) => grad(remembering, y), many).data).toEqual(vmap((y: X) => grad(plain, y), many).data);
  });
  test('lets a compiled gradient plan less memory', () => {
    const planned = (f: (y: X) => Tensor<[]>): number => {
      const input = placeholder([4, 300]);
      const value = grad(f as never, input as never) as unknown as Value;
      return compileProgram({ arena: createArena(), inputs: [input], entries: [[{ value }]] }).stats.planned;
    };
    expect(planned(remembering)).toBeLessThan(0.75 * planned(plain));
  });
  test('reads what is around it, and takes trees', () => {
    const f = ({ a, b }: { a: Tensor<[2]>; b: Tensor<[2]> }): Tensor<[]> =>
      sum(checkpoint((y: { a: Tensor<[2]> }) => ({ z: mul(sin(y.a), b) }))({ a }).z);
    const slopes = grad(f, { a: tensor([1, 2]), b: tensor([3, 4]) });
    expect(toArray(slopes.b)).toEqual(toArray(sin(tensor([1, 2]))));
    expect(toArray(slopes.a)).toEqual(toArray(mul(cos(tensor([1, 2])), tensor([3, 4]))));
  });
});

describe('a derivative of one’s own', () => {
  // a straight-through estimate, and a sine that says what its derivative is
  const sine = customDerivative(
    (y: Tensor<[2]>) => sin(y),
    (y) => ({ push: (d) => mul(d, cos(y)), pull: (d) => mul(d, cos(y)) }),
  );
  const clipped = customDerivative(
    (y: Tensor<[2]>) => exp(y),
    () => ({ push: (d) => mul(d, 7), pull: (d) => mul(d, 7) }),
  );
  const at = tensor([0.5, -1]);
  test('takes the place of what the function is made from', () => {
    expect(toArray(clipped(at))).toEqual(toArray(exp(at)));
    for (const f of [clipped, compile(clipped)]) {
      expect(toArray(grad((y: Tensor<[2]>) => sum(f(y)), at))).toEqual([7, 7]);
      expect(toArray(jacobian(f, at, { order: 'forward' }).value)).toEqual([
        [7, 0],
        [0, 7],
      ]);
    }
    expect(toArray(compile((y: Tensor<[2]>) => grad((z: Tensor<[2]>) => sum(clipped(z)), y))(at))).toEqual([7, 7]);
  });
  test('is differentiated again', () => {
    const total = (y: Tensor<[2]>): Tensor<[]> => sum(sine(y));
    expect(hessian(total, at).value.data).toEqual(hessian((y: Tensor<[2]>) => sum(sin(y)), at).value.data);
    expect(
      toArray(
        vmap(
          (y: Tensor<[2]>) => grad(total, y),
          tensor([
            [0, 1],
            [2, 3],
          ]),
        ),
      ),
    ).toEqual(
      toArray(
        cos(
          tensor([
            [0, 1],
            [2, 3],
          ]),
        ),
      ),
    );
  });
  test('of several tensors takes and gives trees', () => {
    type Pair = { a: Tensor<[2]>; b: Tensor<[2]> };
    const product = customDerivative(
      ({ a, b }: Pair) => ({ y: mul(a, b) }),
      ({ a, b }) => ({ push: (d) => ({ y: mul(d.a, b) }), pull: ({ y }) => ({ b: mul(y, a), a: mul(y, b) }) }),
    );
    const slopes = grad((p: Pair) => sum(product(p).y), { a: at, b: tensor([3, 4]) });
    expect([toArray(slopes.a), toArray(slopes.b)]).toEqual([
      [3, 4],
      [0.5, -1],
    ]);
  });
  test('that returns something else than a tangent or cotangent is an error', () => {
    const wrong = customDerivative(
      (y: Tensor<[2]>) => sin(y),
      () => ({ push: () => tensor([1]) as never, pull: () => tensor([1, 2, 3]) as never }),
    );
    expect(() => grad((y: Tensor<[2]>) => sum(wrong(y)), at)).toThrow(
      'customDerivative: what pull returned is [3], but the argument is [2]',
    );
    expect(() => jvp(wrong, at, at)).toThrow('customDerivative: what push returned is [1], but the result is [2]');
  });
  test('of a function that reads a traced tensor beside its argument is an error', () => {
    const leaking = (y: Tensor<[2]>): Tensor<[]> =>
      sum(
        customDerivative(
          (z: Tensor<[2]>) => mul(z, y),
          () => ({ push: (d) => d, pull: (d) => d }),
        )(y),
      );
    expect(() => grad(leaking, at)).toThrow(
      'customDerivative: the function reads a traced tensor that is not its argument; make it a part of that',
    );
  });
});

describe('linearize and hvp', () => {
  const f = (y: Tensor<[3]>): Tensor<[]> => sum(mul(square(y), sin(y)));
  const at = tensor([0.3, -1, 2]);
  const v = tensor([1, 2, -1]);
  test('one linearization serves any number of tangents', () => {
    let calls = 0;
    const [y, push] = linearize((z: Tensor<[3]>) => (calls++, f(z)), at);
    expect(y.data).toEqual(f(at).data);
    for (const d of [v, at]) expect(push(d).data).toEqual(jvp(f, at, d)[1].data);
    expect(calls).toBe(1);
  });
  test('a Hessian times a vector is the product of the two, without the Hessian', () => {
    const product = matmul(hessian(f, at).value, v).data;
    for (const g of [() => hvp(f, at, v), () => compile((y: Tensor<[3]>) => hvp(f, y, v))(at)])
      g().data.forEach((p, i) => expect(Math.abs(p - product[i]!)).toBeLessThanOrEqual(1e-14 * Math.abs(product[i]!)));
  });
  test('both nest', () => {
    const third = grad((y: Tensor<[3]>) => sum(hvp(f, y, v)), at);
    const expected = grad((y: Tensor<[3]>) => sum(matmul(hessian(f, y).value, v)), at);
    third.data.forEach((p, i) => expect(Math.abs(p - expected.data[i]!)).toBeLessThanOrEqual(1e-13));
    expect(toArray(grad((y: Tensor<[3]>) => linearize(f, y)[1](v), at))).toEqual(toArray(hvp(f, at, v)));
  });
});

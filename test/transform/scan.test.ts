import { describe, expect, test } from 'vitest';
import {
  add,
  arange,
  compile,
  gather,
  grad,
  hessian,
  jvp,
  matmul,
  mul,
  normal,
  key,
  ones,
  scan,
  square,
  stack,
  sum,
  tanh,
  tensor,
  toArray,
  vmap,
  zeros,
  type Tensor,
} from '../../src/index.ts';
import { compileProgram } from '../../src/compile/compile-program.ts';
import { createArena } from '../../src/memory/arena.ts';
import { placeholder } from '../../src/tensor/graph.ts';
import type { Value } from '../../src/tensor/tensor.ts';

type Cell = {
  w: Tensor<[2, 2]>;
  h: Tensor<[2]>;
  xs: Tensor<[3, 2]>;
};
const point: Cell = { w: normal(key(1), [2, 2]), h: normal(key(2), [2]), xs: normal(key(3), [3, 2]) };
const step = (w: Tensor<[2, 2]>, h: Tensor<[2]>, x: Tensor<[2]>): Tensor<[2]> => tanh(add(matmul(w, h), x));
const looped = ({ w, h, xs }: Cell): Tensor<[]> => {
  const [last, all] = scan((c, x) => [step(w, c, x), mul(c, x)], h, xs);
  return add(sum(square(last)), sum(all));
};
/** The same, step by step. */
const unrolled = ({ w, h, xs }: Cell): Tensor<[]> => {
  const item = (t: number): Tensor<[2]> => gather(xs, tensor(t));
  const states = [h];
  for (let t = 0; t < 3; t++) states.push(step(w, states[t]!, item(t)));
  const all = stack([0, 1, 2].map((t) => mul(states[t]!, item(t))) as [Tensor<[2]>, Tensor<[2]>, Tensor<[2]>]);
  return add(sum(square(states[3]!)), sum(all));
};
const close = (a: Tensor, b: Tensor): void => {
  expect(a.shape).toEqual(b.shape);
  a.data.forEach((v, i) => expect(Math.abs(v - b.data[i]!)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(v))));
};
const allClose = (a: Cell, b: Cell): void => (['w', 'h', 'xs'] as const).forEach((name) => close(a[name], b[name]));

describe('a loop over items', () => {
  test('carries from one to the next and stacks what it returns', () => {
    const [last, before] = scan((c, x) => [add(c, x), c], tensor(10), tensor([1, 2, 3]));
    expect(toArray(last)).toBe(16);
    expect(toArray(before)).toEqual([10, 11, 13]);
  });
  test('in reverse takes the last item first, and keeps each result at its item', () => {
    const [last, before] = scan((c, x) => [add(mul(c, 2), x), c], tensor(0), tensor([1, 2, 3]), { reverse: true });
    expect(toArray(last)).toBe(17);
    expect(toArray(before)).toEqual([8, 3, 0]);
  });
  test('takes trees of carries, items and results', () => {
    const [{ a, n }, { double, t }] = scan(
      (c, { x, t }) => [
        { a: add(c.a, x), n: add(c.n, 1) },
        { double: mul(2, c.a), t },
      ],
      { a: zeros([2]), n: zeros([]) },
      { x: ones([3, 2]), t: arange(3) },
    );
    expect([toArray(a), toArray(n), toArray(t)]).toEqual([[3, 3], 3, [0, 1, 2]]);
    expect(double.shape).toEqual([3, 2]);
  });
  test('hands carries on although they change places', () => {
    const [[a, b]] = scan(([a, b], x) => [[b, add(a, x)], []], [tensor(1), tensor(2)], tensor([10, 20, 30]));
    expect([toArray(a), toArray(b)]).toEqual([22, 41]);
  });
  test('over no items returns the first carry and nothing', () => {
    const [last, all] = scan((c, x) => [mul(c, x), c], tensor([1, 2]), zeros([0, 2]));
    expect([toArray(last), all.shape]).toEqual([
      [1, 2],
      [0, 2],
    ]);
    const ofCarry = grad((c: Tensor<[2]>) => sum(scan((d, x) => [mul(d, x), d], c, zeros([0, 2]))[0]), tensor([1, 2]));
    expect(toArray(ofCarry)).toEqual([1, 1]);
  });
  test('that does not return a pair is an error', () => {
    expect(() => scan(((c: unknown) => c) as never, tensor(1), tensor([1]))).toThrow(
      'scan: the function must return [carry, result], got a tensor',
    );
  });
});

describe('is what its steps are one by one', () => {
  test('in its gradient by carries, items and what it reads from outside', () => {
    close(looped(point), unrolled(point));
    allClose(grad(looped, point), grad(unrolled, point));
  });
  test('in forward mode', () => {
    close(jvp(looped, point, point)[1], jvp(unrolled, point, point)[1]);
  });
  test('in second order', () => {
    const byW = (f: (cell: Cell) => Tensor<[]>) => hessian((w: Tensor<[2, 2]>) => f({ ...point, w }), point.w).value;
    close(byW(looped), byW(unrolled));
  });
  test('compiled, with its gradient', () => {
    allClose(compile((cell: Cell) => grad(looped, cell))(point), grad(unrolled, point));
  });
  test('for a batch of carries, of items, and of what it reads', () => {
    const many = { w: normal(key(4), [5, 2, 2]), h: normal(key(5), [5, 2]), xs: normal(key(6), [5, 3, 2]) };
    for (const axes of [{ w: null, h: 0, xs: null }, { w: null, h: null, xs: 0 }, { w: 0, h: null, xs: null }, 0] as const) {
      const each = <Y>(f: (cell: Cell) => Y): Tensor => vmap(f as never, axesOf(many, axes) as never, { in: axes as never });
      close(each(looped), each(unrolled));
      const g = (f: (cell: Cell) => Tensor<[]>) => (cell: Cell) => grad((w: Tensor<[2, 2]>) => f({ ...cell, w }), cell.w);
      close(each(g(looped)), each(g(unrolled)));
    }
  });
});
/** The batched leaves where an axis is given, else one of them. */
function axesOf(many: Record<string, Tensor>, axes: number | Readonly<Record<string, number | null>>): unknown {
  return Object.fromEntries(
    Object.entries(many).map(([name, x]) => [name, typeof axes === 'object' && axes[name] === null ? point[name as keyof Cell] : x]),
  );
}

describe('compiled', () => {
  const program = (length: number, wasm: boolean) => {
    const xs = placeholder([length, 4]);
    const [, all] = scan((c, x) => [tanh(add(c, x)), mul(c, x)], zeros([4]), xs as never) as unknown as [Value, Value];
    const arena = createArena(wasm ? {} : ({ wasm: false } as never));
    return { arena, xs, all, program: compileProgram({ arena, inputs: [xs], entries: [[{ value: all }]] }) };
  };
  test('is one loop, whatever the number of items', () => {
    const [short, long] = [program(3, true), program(300, true)];
    expect(long.program.stats.code - short.program.stats.code).toBeLessThan(128);
  });
  test('an index that is none ends it, and names the op', () => {
    const f = (i: Tensor<[2]>): Tensor<[2]> => scan((c, k) => [add(c, gather(tensor([5, 7]), k)), c], tensor(0), i)[1];
    const run = compile(f);
    expect(toArray(run(tensor([1, 0])))).toEqual([0, 7]);
    for (const g of [f, run]) expect(() => g(tensor([1, 2]))).toThrow('gather: index 2 at entry 0 is not an integer from 0 to 1');
    expect(toArray(run(tensor([0, 1])))).toEqual([0, 5]);
  });
  test('a loop runs in a loop', () => {
    const table = (x: Tensor<[3]>): Tensor<[3, 3]> => scan((c, a) => [c, scan((d, b) => [d, mul(a, b)], c, x)[1]], tensor(0), x)[1];
    expect(toArray(compile(table)(tensor([1, 2, 3])))).toEqual([
      [1, 2, 3],
      [2, 4, 6],
      [3, 6, 9],
    ]);
  });
});

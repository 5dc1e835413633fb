import { expect, test } from 'vitest';
import { compile, conv1d, conv2d, conv3d, grad, key, normal, ones, square, sum, tensor, toArray, zeros, type Tensor } from 'cotangent';

/** A convolution from its definition: two axes, padding as pairs. */
function loop(x: Tensor, w: Tensor, stride: number, before: number, after: number, dilation: number, groups: number): number[] {
  const [n, c, h, wide] = x.shape as unknown as [number, number, number, number];
  const [o, inner, kh, kw] = w.shape as unknown as [number, number, number, number];
  const places = (size: number, k: number) => Math.floor((size + before + after - dilation * (k - 1) - 1) / stride) + 1;
  const out: number[] = [];
  for (let b = 0; b < n; b++)
    for (let f = 0; f < o; f++)
      for (let i = 0; i < places(h, kh); i++)
        for (let j = 0; j < places(wide, kw); j++) {
          let sum = 0;
          for (let a = 0; a < inner; a++)
            for (let p = 0; p < kh; p++)
              for (let q = 0; q < kw; q++) {
                const [row, column] = [i * stride + p * dilation - before, j * stride + q * dilation - before];
                if (row < 0 || column < 0 || row >= h || column >= wide) continue;
                const channel = Math.floor(f / (o / groups)) * inner + a;
                sum += x.data[((b * c + channel) * h + row) * wide + column]! * w.data[((f * inner + a) * kh + p) * kw + q]!;
              }
          out.push(sum);
        }
  return out;
}

const x = normal(key(1), [2, 4, 7, 6]);
const w = normal(key(2), [6, 4, 3, 3]);
const grouped = normal(key(3), [6, 2, 3, 3]);
const depthwise = normal(key(4), [4, 1, 2, 2]);
const pointwise = normal(key(5), [3, 4, 1, 1]);

function agree(actual: Tensor, expected: readonly number[]): void {
  expect(actual.data.length).toBe(expected.length);
  actual.data.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
}

test('conv2d is the sum over its definition', () => {
  agree(conv2d(x, w), loop(x, w, 1, 0, 0, 1, 1));
  agree(conv2d(x, w, { stride: 2, padding: 1 }), loop(x, w, 2, 1, 1, 1, 1));
  agree(
    conv2d(x, w, {
      dilation: 2,
      padding: [
        [2, 1],
        [2, 1],
      ],
    }),
    loop(x, w, 1, 2, 1, 2, 1),
  );
  agree(conv2d(x, grouped, { groups: 2 }), loop(x, grouped, 1, 0, 0, 1, 2));
  agree(conv2d(x, depthwise, { groups: 4 }), loop(x, depthwise, 1, 0, 0, 1, 4));
  agree(conv2d(x, pointwise, { stride: 3 }), loop(x, pointwise, 3, 0, 0, 1, 1));
});

test("the odd zero of padding 'same' stands after the input", () => {
  agree(conv2d(x, depthwise, { groups: 4, padding: 'same' }), loop(x, depthwise, 1, 0, 1, 1, 4));
});

test('a compiled convolution agrees', () => {
  const f = compile(({ a, k }: { a: typeof x; k: typeof w }) => conv2d(a, k, { stride: 2, padding: 1, dilation: 2 }));
  agree(f({ a: x, k: w }), loop(x, w, 2, 1, 1, 2, 1));
});

test('one axis and three', () => {
  expect(toArray(conv1d(tensor([[1, 2, 3, 4]]), tensor([[[1, 2, 3]]]), { padding: [[2, 0]] }))).toEqual([[3, 8, 14, 20]]);
  expect(conv3d(zeros([1, 4, 4, 4]), zeros([2, 1, 3, 3, 3]), { padding: 1 }).shape).toEqual([2, 4, 4, 4]);
  expect(conv1d(zeros([0, 1, 5]), zeros([2, 1, 3])).shape).toEqual([0, 2, 3]);
});

test('windows of size 1, of the whole input, with gaps between them and over no items, with their gradients', () => {
  const loss = (options: object, window: readonly number[], size: readonly number[]) => {
    const f = (v: Tensor): Tensor<[]> => sum(square(conv2d(v as never, ones(window as never) as never, options as never) as Tensor));
    const x: Tensor = ones([...size] as never);
    const [eager, compiled] = [grad(f, x), compile((v: Tensor) => grad(f, v))(x)];
    expect(compiled.data).toEqual(eager.data);
    return toArray(eager);
  };
  expect(loss({}, [1, 1, 1, 1], [1, 2, 2])).toEqual([
    [
      [2, 2],
      [2, 2],
    ],
  ]);
  expect(loss({}, [1, 1, 1, 3], [1, 1, 3])).toEqual([[[6, 6, 6]]]);
  expect(loss({ stride: 2 }, [1, 1, 1, 1], [1, 1, 4])).toEqual([[[2, 0, 2, 0]]]);
  expect(loss({ stride: [1, 3] }, [1, 1, 1, 2], [1, 1, 6])).toEqual([[[4, 4, 0, 4, 4, 0]]]);
  expect(loss({ padding: [0, 2] }, [1, 1, 1, 5], [1, 1, 1])).toEqual([[[2]]]);
  expect(loss({}, [1, 1, 1, 2], [0, 1, 1, 3])).toEqual([]);
});

test('options that are none are said so', () => {
  const [x, w] = [zeros([1, 4]), zeros([1, 1, 2])];
  expect(() => conv1d(x as never, w as never, null as never)).toThrow('conv1d: expected options, got null');
  expect(() => conv1d(x as never, w as never, { padding: true as never })).toThrow(
    "conv1d: padding must be 'same', 'valid', a number or [length], got true",
  );
  expect(() => conv1d(x as never, w as never, { stride: null as never })).toThrow('conv1d: stride must be a number or [length], got null');
});

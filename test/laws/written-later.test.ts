// Nothing that a caller writes after a call is seen: not in arrays of numbers, shapes, axes and options, nor in trees, nor in what closures hold.
import { describe, expect, test } from 'vitest';
import * as cotangent from '../../src/index.ts';
import { compile, crossEntropy, grad, mul, sum, tensor, toArray, vjp, type Tensor } from '../../src/index.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- lists whose lengths the types would fix
const o = cotangent as any;
const x = (): Tensor => tensor(new Float64Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), [3, 4]) as Tensor;

/** Write nonsense into an argument, all the way down. */
function spoil(given: unknown): void {
  if (ArrayBuffer.isView(given)) (given as Float64Array).fill(99);
  else if (typeof given === 'object' && given !== null && !cotangent.isTensor(given)) {
    for (const key of Object.keys(given)) {
      const item = (given as Record<string, unknown>)[key];
      if (typeof item === 'object') spoil(item);
      else (given as Record<string, unknown>)[key] = 99;
    }
    if (Array.isArray(given)) given.push(99);
  }
}

type Call = readonly [title: string, argument: () => unknown, call: (x: Tensor, argument: never) => Tensor];
const calls: readonly Call[] = [
  ['tensor, of an array of numbers', () => new Float64Array([1, 2, 3, 4]), (t, a) => mul(t, tensor(a, [4]) as never)],
  ['tensor, of lists', () => [1, 2, 3, 4], (t, a) => mul(t, tensor(a) as never)],
  ['tensor, of a shape', () => [1, 4], (t, a) => mul(t, o.tensor(new Float64Array(4).fill(2), a) as never)],
  ['full', () => [3, 4], (t, a) => mul(t, o.full(a, 2) as never)],
  ['normal', () => [3, 4], (t, a) => mul(t, o.normal(o.key(1), a) as never)],
  ['reshape', () => [4, 3], (t, a) => o.reshape(t, a)],
  ['broadcastTo', () => [2, 3, 4], (t, a) => o.broadcastTo(t, a)],
  ['permute', () => [1, 0], (t, a) => o.permute(t, a)],
  ['expandDims and squeeze', () => [0], (t, a) => o.squeeze(o.expandDims(t, 0), a)],
  ['sum', () => [1], (t, a) => o.sum(t, a)],
  ['max', () => [0, 1], (t, a) => o.max(t, a)],
  ['variance, of options', () => ({ correction: 1, keepDims: true }), (t, a) => o.variance(t, 1, a)],
  ['cumsum, of options', () => ({ reverse: false }), (t, a) => o.cumsum(t, 0, a)],
  ['slice', () => [[0, 2], [1, 3]], (t, a) => o.slice(t, a)], // prettier-ignore
  ['pad', () => [[1, 0], [0, 2]], (t, a) => o.pad(t, a)], // prettier-ignore
  ['split', () => [1, 3], (t, a) => o.split(t, a, 1)[1]],
  ['flip', () => [0, 1], (t, a) => o.flip(t, a)],
  ['tile', () => [2, 1], (t, a) => o.tile(t, a)],
  [
    'conv1d, of options',
    () => ({ stride: [1], padding: [[1, 0]], dilation: [1] }),
    (t, a) => o.conv1d(o.reshape(t, [1, 3, 4]), tensor(new Float64Array(6).fill(2), [1, 3, 2]), a),
  ],
  ['huber, of options', () => ({ delta: 2, reduction: 'sum' }), (t, a) => o.huber(t, o.zeros([3, 4]), a)],
  ['crossEntropy, of options', () => ({ labelSmoothing: 0.5, ignoreIndex: 1 }), (t, a) => crossEntropy(t, tensor([0, 1, 2]) as never, a)],
];

describe.each(calls)('what is written into the argument of %s', (_title, argument, call) => {
  const weighted = (y: Tensor): Tensor => mul(y, o.sin(y));
  const expected = (): { y: number[]; g: number[] } => {
    const given = argument() as never;
    const [y, pull] = vjp((t: Tensor) => weighted(call(t, given)), x());
    return { y: [...y.data], g: [...pull(o.ones(y.shape)).data] };
  };

  test('after the call is not seen by its derivative', () => {
    const given = argument() as never;
    const [y, pull] = vjp((t: Tensor) => weighted(call(t, given)), x());
    const ones = o.ones(y.shape);
    spoil(given);
    const { y: value, g } = expected();
    expect([...y.data]).toEqual(value);
    expect([...pull(ones).data]).toEqual(g);
  });

  test('after the first call is not seen by a compiled program', () => {
    const given = argument() as never;
    const program = compile((t: Tensor) => weighted(call(t, given)));
    program(x());
    spoil(given);
    expect([...program(x()).data]).toEqual(expected().y);
    program.dispose();
  });
});

describe('what a caller changes', () => {
  test('in the tree of a point is not seen by its pullback', () => {
    const point: { a: Tensor<[2]>; b: Tensor<[2]> } = { a: tensor([1, 2]), b: tensor([3, 4]) };
    const [, pull] = vjp((p: typeof point) => mul(p.a, p.b), point);
    point.b = tensor([50, 60]);
    expect(toArray(pull(tensor([1, 1])).a)).toEqual([3, 4]);
  });
  test('in a variable that a function closes over is not seen by its pullback', () => {
    let factor = tensor([2, 3]);
    const [, pull] = vjp((t: Tensor<[2]>) => mul(t, factor), tensor([1, 1]));
    factor = tensor([50, 60]);
    expect(toArray(pull(tensor([1, 1])))).toEqual([2, 3]);
    expect(toArray(factor)).toEqual([50, 60]);
  });
  test('in data that it read is not seen by anyone', () => {
    const t = tensor([1, 2]);
    const read = t.data as Float64Array;
    const [y, pull] = vjp((s: Tensor<[2]>) => mul(s, s), t);
    read.fill(99);
    y.data.fill(99);
    expect(toArray(pull(tensor([1, 1])))).toEqual([2, 4]);
    expect(toArray(grad((s: Tensor<[2]>) => sum(mul(s, s)), t))).toEqual([2, 4]);
  });
  test('in an array that a compiled function closes over counts at the first call alone', () => {
    const numbers = new Float64Array([2, 3]);
    const program = compile((t: Tensor<[2]>) => mul(t, tensor(numbers, [2])));
    expect(toArray(program(tensor([1, 1])))).toEqual([2, 3]);
    numbers.fill(99);
    expect(toArray(program(tensor([1, 1])))).toEqual([2, 3]);
    program.dispose();
  });
  test('in the array handed to a compiled program is not seen by its result', () => {
    const numbers = new Float64Array([2, 3]);
    const program = compile((t: Tensor<[2]>) => mul(t, t));
    const given = tensor(numbers, [2]);
    numbers.fill(99);
    const result = program(given);
    program(tensor([7, 7]));
    expect(toArray(result)).toEqual([4, 9]);
    program.dispose();
  });
});

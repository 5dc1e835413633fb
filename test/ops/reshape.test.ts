import fc from 'fast-check';
import { expect, test } from 'vitest';
import { permute, reshape, slice, tensor, toArray, type Tensor } from '../../src/index.ts';
import { commonAxes } from '../../src/ops/reshape.ts';
import { sizeOf } from '../../src/shape/dims.ts';

test('the finest common axes of two shapes, or none when they interleave', () => {
  expect(commonAxes([2, 3], [6])).toEqual([2, 3]);
  expect(commonAxes([4, 6], [8, 3])).toEqual([4, 2, 3]);
  expect(commonAxes([2, 3], [3, 2])).toBeUndefined();
  expect(commonAxes([1], [])).toEqual([]);
});

const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });

test('common axes split both shapes', () => {
  fc.assert(
    fc.property(shapes, shapes, (a, b) => {
      fc.pre(sizeOf(a) === sizeOf(b));
      const axes = commonAxes(a, b);
      if (axes) for (const shape of [a, b]) expect(merges(axes, shape)).toBe(true);
    }),
  );
});

/** Whether merging neighbours of `axes` gives `shape`, sizes of 1 aside. */
function merges(axes: readonly number[], shape: readonly number[]): boolean {
  let i = 0;
  for (const d of shape) for (let covered = 1; covered < d;) covered *= axes[i++] ?? Infinity;
  return i === axes.length && sizeOf(axes) === sizeOf(shape);
}

test('reshape keeps row-major order, also of what is a view', () => {
  const x = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(toArray(reshape(x, [3, 2]))).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(toArray(reshape(permute(x, [1, 0]), [-1]))).toEqual([1, 4, 2, 5, 3, 6]);
  expect(
    toArray(
      reshape(
        slice(x, [
          [0, 2],
          [1, 3],
        ]),
        [4],
      ),
    ),
  ).toEqual([2, 3, 5, 6]);
  const inferred: Tensor<[3, 2]> = reshape(x, [3, -1]);
  expect(inferred.shape).toEqual([3, 2]);
});

test('one axis may be named: its size is what the others leave', () => {
  const x = tensor([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]) as unknown as Tensor<['batch', 4]>;
  const y: Tensor<['batch', 2, 2]> = reshape(x, ['batch', 2, 2]);
  expect(y.shape).toEqual([2, 2, 2]);
  expect(() => reshape(x, ['batch', 'time', 4] as never)).toThrow(
    'reshape: the sizes of [batch, time, 4] are not known here; at most one may be a name or -1',
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { product } from '../../src/ops/product.ts';
import { sizeOf, stridesOf } from '../../src/shape/dims.ts';
import { Concrete } from '../../src/tensor/tensor.ts';

const sizes = [2, 3, 1, 2];
const labels = fc.uniqueArray(fc.nat(3), { maxLength: 4 });
const operand = (own: readonly number[], from: number): Concrete => {
  const shape = own.map((l) => sizes[l]!);
  return new Concrete(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => ((from + i * 7) % 11) - 5),
  );
};

/** The definition: a loop over all labels. */
function naive(operands: readonly Concrete[], own: readonly (readonly number[])[], output: readonly number[]): number[] {
  const used = [...new Set([...own.flat(), ...output])];
  const out = new Array<number>(sizeOf(output.map((l) => sizes[l]!))).fill(0);
  const offset = (ls: readonly number[], index: ReadonlyMap<number, number>): number => {
    const strides = stridesOf(ls.map((l) => sizes[l]!));
    return ls.reduce((at, l, i) => at + index.get(l)! * strides[i]!, 0);
  };
  const visit = (k: number, index: Map<number, number>): void => {
    if (k === used.length) {
      out[offset(output, index)]! += operands.reduce((p, x, i) => p * x.values[offset(own[i]!, index)]!, 1);
      return;
    }
    for (let i = 0; i < sizes[used[k]!]!; i++) visit(k + 1, new Map(index).set(used[k]!, i));
  };
  visit(0, new Map());
  return out;
}

test('a product of one or two operands is the sum over the labels that the output lacks', () => {
  fc.assert(
    fc.property(fc.array(labels, { minLength: 1, maxLength: 2 }), labels, (own, output) => {
      const operands = own.map((ls, k) => operand(ls, k + 1));
      const got = product(operands, own, output, sizes) as Concrete;
      expect(got.shape).toEqual(output.map((l) => sizes[l]!));
      expect([...got.values].map((v) => v + 0)).toEqual(naive(operands, own, output).map((v) => v + 0));
    }),
    { numRuns: 500 },
  );
});

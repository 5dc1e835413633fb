// An operand of size 1 under a longer axis has the sum of the derivatives of its copies. Every elementwise op of two or three operands is enumerated.
import { describe, expect, test } from 'vitest';
import '../../src/index.ts';
import { broadcastTo, compile, grad, hessian, jvp, mul, sum, tensor, type Domain, type Lawful, type Tensor } from '../../src/index.ts';
import * as ops from '../../src/ops/index.ts';
import { sizeOf, type Dims } from '../../src/shape/dims.ts';

type Elementwise = Lawful &
  ((...operands: readonly Tensor[]) => Tensor) & { readonly op: { readonly lowering: { readonly kind: string } } };
const elementwise = Object.entries(ops)
  .map(([name, op]) => [name, op as unknown as Elementwise] as const)
  .filter(([, op]) => 'op' in op && op.op.lowering.kind === 'map' && op.laws.cases[0]!.shapes.length > 1);

/** Numbers within a domain, no two alike, and none at a kink. */
function within({ low, high, integers }: Domain = { low: -2, high: 2 }, shape: Dims, seed: number): Tensor {
  const at = (i: number): number => low + (high - low) * ((0.137 + 0.618033988749895 * (i + 5 * seed)) % 1);
  return tensor(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => (integers ? Math.round(at(i)) : at(i))),
    [...shape],
  ) as Tensor;
}

const total = (x: Tensor): number => x.data.reduce((s, v) => s + v, 0);
const near = (x: number): unknown => expect.closeTo(x, 12 - Math.max(0, Math.ceil(Math.log10(Math.abs(x) || 1))));
const narrow: readonly Dims[] = [[1], [], [1, 1]];

test('there are such ops', () => {
  expect(elementwise.length).toBeGreaterThan(15);
});

describe.each(elementwise)('%s', (_name, op) => {
  const { shapes, domains = [] } = op.laws.cases[0]!;
  const operands = shapes.map((_, k) => within(domains[k], [2, 3], k + 1));
  const weights = tensor([
    [1, -2, 0.5],
    [3, 1, -1],
  ]) as Tensor;

  test.each(shapes.map((_, k) => k))('operand %d', (k) => {
    for (const shape of narrow) {
      const small = within(domains[k], shape, 7);
      const wide = broadcastTo(small, [2, 3] as never) as Tensor;
      const f = (t: Tensor): Tensor<[]> => sum(mul(weights, op(...operands.map((x, i) => (i === k ? t : x))) as never)) as Tensor<[]>;
      const all = (t: Tensor) =>
        [grad(f, t), jvp(f, t, broadcastTo(tensor(1), t.shape as never) as Tensor)[1], hessian(f, t).value] as const;
      const copies = all(wide).map((t) => total(t as Tensor));
      const program = compile(all);
      for (const found of [all(small), program(small)]) {
        expect(found[0].shape).toEqual(shape);
        expect(found.map((t) => total(t as Tensor))).toEqual(copies.map(near));
      }
      program.dispose();
    }
  });
});

import fc from 'fast-check';
import { sliceValue } from '../ops/slice.ts';
import { stack } from '../ops/stack.ts';
import { reshapeTo } from '../ops/reshape.ts';
import type { Dims } from '../shape/dims.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { jvp, vjp } from '../transform/grad.ts';
import { tangentsOf } from './accumulation.ts';
import { operandsOf } from './arbitraries.ts';
import { entriesOf } from './entries.ts';
import type { FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { functionAndGradient, map, type Function } from './mapping.ts';
import { expectClose, law, placesOfOperands, placesOfResults, type Law, type Sample } from './sample.ts';
import { rounded } from './tolerance.ts';

/** The axis along which each operand has one item after the other; null where all items share it. */
type Axes = readonly (number | null)[];

/** vmap = loop, of derivatives: `jvp` and `vjp` of vmap(f) are those of a loop over the items, and so of its gradient. What items share has a cotangent from each. */
export function mappedDerivatives(at: FunctionAt): Law {
  const items = fc.array(fc.tuple(operandsOf(at), tangentsOf(at)), { minLength: 1, maxLength: 2 });
  const axes = fc
    .tuple(...at.shapes.map((shape) => fc.option(fc.nat(shape.length), { freq: 2 })))
    .filter((some) => some.some((axis) => axis !== null));
  return law('derivatives of vmap', at, [axes, items], (sample, along, given) => {
    const { operands, free } = sample;
    const stacked = (own: readonly Tensor[], item: (i: number) => Tensor, axis: number | null, k: number): Tensor =>
      axis === null ? own[k]! : (stack(given.map((_, i) => item(i)) as [Tensor], axis) as Tensor);
    const all = along.map((axis, k) => stacked(operands, (i) => given[i]![0][k]!, axis, k));
    const tangents = free.map((k, j) => stacked(given[0]![1], (i) => given[i]![1][j]!, along[k]!, j));
    const held =
      (f: Function): Function =>
      (x) =>
        f(all.map((operand, k) => (free.includes(k) ? x[free.indexOf(k)]! : operand)));
    const whole: Sample = { ...sample, operands: all, x: free.map((k) => all[k]!) };
    for (const [name, f] of Object.entries(functionAndGradient(sample))) {
      const pair = { mapped: held((z) => map(f, z, { in: along, out: 0 })), looped: held((z) => loop(f, z, along, given.length)) };
      agree(whole, `the tangent of ${name}`, (g) => (z) => jvp(g, z, tangents)[1], pair);
      agree(whole, `the cotangent of ${name}`, pulled, pair, placesOfOperands(whole));
    }
  });
}

/** f of the items one by one, stacked. */
function loop(f: Function, x: readonly Tensor[], along: Axes, items: number): readonly Tensor[] {
  const results = Array.from({ length: items }, (_, i) => f(x.map((operand, k) => itemOf(operand, along[k]!, i))));
  return results[0]!.map((_, j) => stack(results.map((y) => y[j]!) as [Tensor]) as Tensor);
}

function itemOf(x: Tensor, axis: number | null, i: number): Tensor {
  if (axis === null) return x;
  const shape = x.shape as Dims;
  const one = sliceValue(
    x as unknown as Value,
    shape.map((size, k) => (k === axis ? [i, i + 1] : [0, size])),
  );
  return shaped(reshapeTo(one, shape.toSpliced(axis, 1)));
}

/** x ↦ J(x)ᵀ·g(x). */
const pulled =
  (g: Function): Function =>
  (x) => {
    const [y, pull] = vjp(g, x);
    return pull(y as never);
  };

function agree(
  sample: Sample,
  name: string,
  derivative: (g: Function) => Function,
  { mapped, looped }: Readonly<Record<'mapped' | 'looped', Function>>,
  place?: (k: number) => string,
): void {
  const expected = derivative(looped)(sample.x);
  const { values } = magnitudes(derivative(looped), sample.x);
  const sides = {
    left: `${name}, mapped,`,
    right: `${name} item by item`,
    place: place ?? placesOfResults(expected.map((y) => y.shape as Dims)),
  };
  expectClose(sample, sides, entriesOf(derivative(mapped)(sample.x)), entriesOf(expected), (k) => rounded(values[k]!));
}

import fc from 'fast-check';
import { batched } from '../linear/batch.ts';
import { concatValues } from '../ops/concat.ts';
import { mul } from '../ops/mul.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { sum } from '../ops/sum.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { Concrete, shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { flatten } from '../tensor/tree.ts';
import { grad } from '../transform/grad.ts';
import { operandsOf } from './arbitraries.ts';
import { entriesOf, total } from './entries.ts';
import type { FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { expectClose, law, type Law, type Sample } from './sample.ts';
import { rounded } from './tolerance.ts';

/**
 * A batch of items at once = item by item: f, and the gradient of ½‖f‖², with any of the operands batched and the others shared.
 * Rules that give an op one more leading axis are used wherever a Jacobian has no structure.
 */
export function batching(at: FunctionAt): Law {
  const some = fc.array(operandsOf(at), { minLength: 1, maxLength: 3 });
  const items = fc.oneof({ weight: 7, arbitrary: some }, { weight: 1, arbitrary: fc.constant([]) });
  const which = fc.tuple(...at.shapes.map(() => fc.boolean())).filter((marks) => marks.includes(true));
  return law('batching', at, [which, items], (sample, marks, batch) => {
    const chosen = [...marks.keys()].filter((k) => marks[k]);
    const split = packed(sample, chosen);
    const f = (z: Value): Value => joined(flatten(at.apply(...split(z)), at.name).leaves);
    const half = (y: Value): Tensor<[]> => mul(0.5, sum(mul(shaped<Tensor>(y), shaped<Tensor>(y) as never)) as never);
    const gradient = (z: Value): Value => gradientOf((x) => half(f(x)), z);
    const rows = batch.map((operands) => entriesOf(chosen.map((k) => operands[k]!)));
    const stacked = new Concrete(
      [rows.length, total(chosen.map((k) => sizeOf(at.shapes[k]!)))],
      Float64Array.from(rows.flatMap((row) => [...row])),
    );
    const n = rows.length;
    agreeItemByItem(sample, 'f', batched(f, stacked, n), f, rows);
    agreeItemByItem(sample, 'the gradient', batched(gradient, stacked, n), gradient, rows);
    agreeItemByItem(
      sample,
      'the gradient by all items',
      gradientOf((items) => half(batched(f, items, n)), stacked),
      gradient,
      rows,
    );
  });
}

const gradientOf = (loss: (x: Value) => Tensor<[]>, x: Value): Value =>
  grad(((t: Tensor) => loss(t as unknown as Value)) as never, shaped<Tensor>(x)) as unknown as Value;

function agreeItemByItem(sample: Sample, name: string, batch: Value, map: (z: Value) => Value, rows: readonly Float64Array[]): void {
  const together = (batch as Concrete).values;
  const height = rows.length === 0 ? 0 : together.length / rows.length;
  rows.forEach((row, item) => {
    const z = new Concrete([row.length], row);
    const alone = (map(z) as Concrete).values;
    const { values } = magnitudes(([x]) => [shaped<Tensor>(map(x as unknown as Value))], [shaped<Tensor>(z)]);
    const sides = {
      left: `${name} of a batch`,
      right: `${name} of the item alone`,
      place: (k: number) => `entry ${k} of item ${item} of ${rows.length}`,
    };
    expectClose(sample, sides, together.subarray(item * height, (item + 1) * height), alone, (k) => rounded(values[k]!));
  });
}

/** The operands of a sample with the chosen ones read from one vector. */
function packed(sample: Sample, chosen: readonly number[]): (z: Value) => Tensor[] {
  return (z) => {
    let from = 0;
    return sample.operands.map((operand, k) => {
      if (!chosen.includes(k)) return operand;
      const shape = operand.shape as Dims;
      return shaped<Tensor>(reshapeTo(sliceValue(z, [[from, (from += sizeOf(shape))]]), shape));
    });
  };
}

function joined(results: readonly Value[]): Value {
  return concatValues(
    results.map((y) => reshapeTo(y, [sizeOf(y.shape)])),
    0,
  );
}

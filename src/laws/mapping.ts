import fc from 'fast-check';
import { add } from '../ops/add.ts';
import { moveAxis } from '../ops/move-axis.ts';
import { mul } from '../ops/mul.ts';
import { sum } from '../ops/sum.ts';
import type { Dims } from '../shape/dims.ts';
import { Concrete, shaped, type Tensor } from '../tensor/tensor.ts';
import { flatten } from '../tensor/tree.ts';
import { grad } from '../transform/grad.ts';
import { vmap } from '../transform/vmap.ts';
import { operandsOf } from './arbitraries.ts';
import { entriesOf } from './entries.ts';
import { resultShapes, type FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { expectClose, law, placesOfResults, type Law, type Sample } from './sample.ts';
import { rounded } from './tolerance.ts';

export type Function = (x: readonly Tensor[]) => readonly Tensor[];
/** vmap of functions of lists. */
export const map = vmap as unknown as (
  f: Function,
  x: readonly Tensor[],
  options: { in: readonly (number | null)[]; out: number },
) => readonly Tensor[];
const move = moveAxis as unknown as (x: Tensor, from: number, to: number) => Tensor;

/** Two maps, one in the other: how many items each has, and where their axes lie. */
interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly axes: readonly number[];
  readonly out: readonly [number, number];
}

/** vmap = loop, twice nested, over any axes of any of the operands, stacked along any axis: of f, and of its gradient item by item. */
export function mapping(at: FunctionAt): Law {
  const few = fc.constantFrom(1, 2);
  const grid = fc.record({
    rows: few,
    columns: few,
    axes: fc.array(fc.nat(), { minLength: 2 * at.shapes.length, maxLength: 2 * at.shapes.length }),
    out: fc.tuple(fc.nat(), fc.nat()),
  });
  const which = fc.tuple(...at.shapes.map(() => fc.boolean())).filter((marks) => marks.includes(true));
  const items = fc.array(operandsOf(at), { minLength: 4, maxLength: 4 });
  return law('vmap', at, [which, grid, items], (sample, marks, drawn, given) => {
    const { f, 'the gradient': gradient } = functionAndGradient(sample);
    const outRank = Math.min(...resultShapes(at).map((shape) => shape.length));
    agree(sample, 'f', f, marks, given, { ...drawn, out: [drawn.out[0] % (outRank + 1), drawn.out[1] % (outRank + 2)] });
    if (sample.free.length === 0) return;
    const least = Math.min(...sample.x.map((x) => x.shape.length));
    agree(sample, 'the gradient', gradient, marks, given, { ...drawn, out: [drawn.out[0] % (least + 1), drawn.out[1] % (least + 2)] });
  });
}

/** f, and the gradient of ½‖f‖² by the differentiable operands, as functions of all operands. */
export function functionAndGradient({ at, free }: Sample): Record<'f' | 'the gradient', Function> {
  const f: Function = (x) => flatten(at.apply(...x), at.name).leaves as unknown as readonly Tensor[];
  const gradient: Function = (all) => {
    const loss = (x: readonly Tensor[]): Tensor<[]> =>
      f(all.map((operand, k) => (free.includes(k) ? x[free.indexOf(k)]! : operand)))
        .map((y) => mul(0.5, sum(mul(y, y as never)) as never) as Tensor<[]>)
        .reduce((a, b) => add(a, b));
    return grad(
      loss as never,
      free.map((k) => all[k]!),
    ) as readonly Tensor[];
  };
  return { f, 'the gradient': gradient };
}

function agree(
  sample: Sample,
  name: string,
  f: Function,
  marks: readonly boolean[],
  given: readonly (readonly Tensor[])[],
  grid: Grid,
): void {
  const { rows, columns, axes, out } = grid;
  const used = given.slice(0, rows * columns).map((item) => item.map((x, k) => (marks[k] ? x : sample.operands[k]!)));
  const inner = marks.map((marked, k) => (marked ? axes[2 * k]! % (sample.operands[k]!.shape.length + 1) : null));
  const outer = marks.map((marked, k) => (marked ? axes[2 * k + 1]! % (sample.operands[k]!.shape.length + 2) : null));
  const stacked = sample.operands.map((operand, k) => {
    if (!marks[k]) return operand;
    const shape = [rows, columns, ...(operand.shape as Dims)];
    const items = shaped<Tensor>(new Concrete(shape, entriesOf(used.map((item) => item[k]!))));
    return move(move(items, 1, 1 + inner[k]!), 0, outer[k]!);
  });
  const mapped = map((x) => map(f, x, { in: inner, out: out[0] }), stacked, { in: outer, out: out[1] });
  const together = mapped.map((y) => move(move(y, out[1], 0), 1 + out[0], 1));
  used.forEach((item, i) => compareItem(sample, name, f, item, { together, i, of: used.length }));
}

function compareItem(
  sample: Sample,
  name: string,
  f: Function,
  item: readonly Tensor[],
  { together, i, of }: { readonly together: readonly Tensor[]; readonly i: number; readonly of: number },
): void {
  const alone = f(item);
  const { values } = magnitudes(f, item);
  const shapes = alone.map((y) => y.shape as Dims);
  const parts = together.map((y) => {
    const entries = entriesOf([y]);
    return [...entries.subarray((i * entries.length) / of, ((i + 1) * entries.length) / of)];
  });
  const place = (k: number): string => `${placesOfResults(shapes)(k)}, item ${i} of ${of}`;
  const sides = { left: `${name}, mapped twice,`, right: `${name} of the item alone`, place };
  expectClose(sample, sides, parts.flat(), entriesOf(alone), (k) => rounded(values[k]!));
}

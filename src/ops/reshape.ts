import type { Arg, Dim, Out, Shape } from '../../types/dim.ts';
import type { ReshapeRule } from '../../types/reshape.ts';
import { ShapeError } from '../errors.ts';
import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import { show } from '../shape/dim.ts';
import { reshapeShape } from '../shape/reshape.ts';
import type { Product } from '../tensor/linear-map.ts';
import type { Access } from '../tensor/op.ts';
import { listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type LinearRule, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';

interface Attributes {
  readonly to: Dims;
}

const reshapeOperator: OperatorFunction<Attributes> = defineOperator<Attributes>({
  name: 'reshape',
  shape: ([from], { to }) => {
    if (sizeOf(from!) !== sizeOf(to))
      throw new ShapeError(`reshape: ${show(from!)} has ${sizeOf(from!)} elements but ${show(to)} has ${sizeOf(to)}`);
    return to;
  },
  lowering: { kind: 'view', view: (from, input, { to }) => restride(from, input, to) },
  derivative: ([x], y) => [refined(x!.shape as Dims, y.shape as Dims) ?? moved(x!.shape as Dims, y.shape as Dims)],
  batch: ([x], _, { to }, size) => reshapeOperator([x!], { to: [size, ...to] }),
});

function moved(from: Dims, to: Dims): LinearRule {
  return {
    push: (xDot) => shaped(reshapeTo(xDot as unknown as Value, to)),
    pull: (yBar) => shaped(reshapeTo(yBar as unknown as Value, from)),
  };
}

/** The same entries under another shape; the inner form of `reshape`, with the shape already known to fit. */
export function reshapeTo(x: Value, to: Dims): Value {
  if (x.shape.length === to.length && x.shape.every((d, i) => d === to[i])) return x;
  return reshapeOperator([shaped(x)], { to }) as unknown as Value;
}

/** The finest axes from which both shapes are merged; undefined when they interleave, as [2, 3] and [3, 2] do. */
export function commonAxes(a: Dims, b: Dims): number[] | undefined {
  if (sizeOf(a) === 0) return undefined;
  const bounds = [...new Set([1, ...suffixProducts(a), ...suffixProducts(b)])].sort((x, y) => x - y);
  const axes: number[] = [];
  for (let i = 1; i < bounds.length; i++) {
    const axis = bounds[i]! / bounds[i - 1]!;
    if (!Number.isInteger(axis)) return undefined;
    axes.unshift(axis);
  }
  return axes;
}
const suffixProducts = (shape: Dims): number[] => stridesOf(shape).map((s, i) => s * shape[i]!);

/** A reshape that only splits and merges axes is an identity between labels: per-example structure survives it. */
function refined(from: Dims, to: Dims): Product | undefined {
  const sizes = commonAxes(from, to);
  if (!sizes) return undefined;
  const labels = [...sizes.keys()];
  return { kind: 'product', outShape: to, inShape: from, out: labels, in: labels, by: null, at: [], sizes, absorbing: false };
}

/** Strides of `to` over entries that lie at an access of `from`; undefined where one of its axes would have to turn a corner. */
function restride(access: Access, from: Dims, to: Dims): Access | undefined {
  if (sizeOf(from) === 0) return { offset: access.offset, strides: stridesOf(to) };
  const runs = straightRuns(from, access.strides);
  const strides = new Array<number>(to.length).fill(0);
  let run = { size: 1, stride: 0 };
  for (let j = to.length - 1; j >= 0; j--) {
    const d = to[j]!;
    if (d === 1) continue;
    if (run.size === 1) run = runs.pop()!;
    if (run.size % d !== 0) return undefined;
    strides[j] = run.stride;
    run = { size: run.size / d, stride: run.stride * d };
  }
  return { offset: access.offset, strides };
}

/** Neighbouring axes that are walked as one, from the outermost. */
function straightRuns(shape: Dims, strides: readonly number[]): { size: number; stride: number }[] {
  const runs: { size: number; stride: number }[] = [];
  shape.forEach((size, i) => {
    const [last, stride] = [runs.at(-1), strides[i]!];
    if (size === 1) return;
    if (last && last.stride === stride * size) runs[runs.length - 1] = { size: last.size * size, stride };
    else runs.push({ size, stride });
  });
  return runs;
}

/** At run time a name is a size that is not known here: one alone is what the others leave. @throws ShapeError for more */
function sized(shape: readonly Dim[]): Dims {
  const names = shape.filter((d) => typeof d === 'string');
  if (names.length > 1 || (names.length === 1 && shape.includes(-1)))
    throw new ShapeError(`reshape: the sizes of ${show(shape)} are not known here; at most one may be a name or -1`);
  return shape.map((d) => (typeof d === 'string' ? -1 : d));
}

interface ReshapeFunction extends Lawful {
  <S extends Shape, const T extends Shape>(x: Tensor<S>, shape: Arg<ReshapeRule<S, T>, readonly [...T]>): Tensor<Out<ReshapeRule<S, T>>>;
}

/**
 * The same entries in row-major order under another shape; one dim may be -1 and takes what is left.
 * Moves no data where strides can say it.
 * @throws ShapeError when the number of entries differs
 */
export const reshape: ReshapeFunction = withLaws<ReshapeFunction>(
  {
    name: 'reshape',
    examples: ['reshape(zeros([4, 3]), [2, -1, 3])'],
    cases: [
      { shapes: [[2, 3]], apply: (x) => reshape(x, [6]) },
      { shapes: [[2, 3]], apply: (x) => reshape(x, [3, 2]) },
      { shapes: [[4, 3]], apply: (x) => reshape(x, [2, -1, 3]) },
      { shapes: [[0, 2]], apply: (x) => reshape(x, [4, 0]) },
    ],
  },
  (x: Tensor, shape: unknown) => {
    const value = valueOf('reshape', x);
    return shaped(
      reshapeTo(
        value,
        reshapeShape(value.shape, sized(listOf<Dim>('reshape', 'a shape (a list of whole numbers, at most one -1)', shape))),
      ),
    );
  },
);

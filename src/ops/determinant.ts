import type { Arg, Out, OutShapes, Shape } from '../../types/dim.ts';
import type { DeterminantRule, SlogdetRule } from '../../types/matrix.ts';
import { log } from '../scalar/elementary/logarithm.ts';
import { numbers } from '../scalar/numbers.ts';
import { determinantShape, slogdetShape } from '../shape/matrix.ts';
import type { Dims } from '../shape/dims.ts';
import { eye, tensor } from '../tensor/create.ts';
import type { Product } from '../tensor/linear-map.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { cofactors } from './cofactors.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { determinantOf, factorize, factorsOf, unscaled, type Scaled } from './factorize.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product, stackedBatch, transposed } from './matrices.ts';
import { mul } from './mul.ts';
import { inverseOf } from './solve.ts';
import type { Parts } from './split.ts';

/** One number for each matrix. */
const leading = (shape: Dims): Dims => shape.slice(0, -2);

function eachDeterminant(out: Float64Array, f: { shape: Dims; values: Float64Array }, read: (determinant: Scaled) => number): void {
  for (let item = 0; item < out.length; item++) out[item] = read(determinantOf(factorsOf(f.values, f.shape.at(-1)!, item)));
}

/** ẏ = Σ slope · Ȧ over the last two axes. */
function contraction(a: Tensor, slope: Tensor): Product {
  const inShape = a.shape as Dims;
  const labels = [...inShape.keys()];
  const outShape = leading(inShape);
  const by = slope as unknown as Value;
  return { kind: 'product', outShape, inShape, out: leading(labels), in: labels, by, at: labels, sizes: inShape, absorbing: true };
}

const determinantOperator: OperatorFunction<undefined> = defineOperator({
  name: 'determinant',
  shape: ([a]) => leading(a!),
  kernel: (out, [, f]) => eachDeterminant(out, f!, unscaled),
  derivative: ([a, f]) => [contraction(a!, cofactors(a!, f!)), null],
  batch: stackedBatch(() => determinantOperator),
});

const signOperator: OperatorFunction<undefined> = defineOperator({
  name: 'slogdet.sign',
  shape: ([f]) => leading(f!),
  kernel: (out, [f]) => eachDeterminant(out, f!, ({ m }) => Math.sign(m)),
  derivative: () => [null],
  batch: stackedBatch(() => signOperator),
});

const logarithmOperator: OperatorFunction<undefined> = defineOperator({
  name: 'slogdet.logarithm',
  shape: ([a]) => leading(a!),
  kernel: (out, [, f]) => eachDeterminant(out, f!, ({ m, e }) => log(numbers, Math.abs(m)) + e * 512 * Math.LN2),
  derivative: ([a, f]) => [contraction(a!, inverseOf(a!, f!, { name: 'slogdet', transpose: true, singular: 'zeros' })), null],
  batch: stackedBatch(() => logarithmOperator),
});

interface DeterminantFunction extends Lawful {
  <S extends Shape>(x: Arg<DeterminantRule<S>, Tensor<S>>): Tensor<Out<DeterminantRule<S>>>;
}
interface SlogdetFunction extends Lawful {
  <S extends Shape>(x: Arg<SlogdetRule<S>, Tensor<S>>): Parts<OutShapes<SlogdetRule<S>>>;
}

const unit = { low: -1, high: 1 };
const threeMore = (x: Tensor): Tensor => add(x, mul(3, eye((x.shape as Dims).at(-1)!)) as never);
/** P·X·Pᵀ + 3, of four rows. */
const spread = (x: Tensor): Tensor => {
  const p = tensor([1, 0.5, -0.5, 1, 0.25, -1, 1, 1], [4, 2]) as Tensor;
  return threeMore(product(p, product(x, transposed(p))));
};

const determinantCall = (x: Tensor): Tensor => {
  const a = shaped<Tensor>(valueOf('determinant', x));
  determinantShape(a.shape as Dims);
  return determinantOperator([a, factorize([a], undefined)], undefined);
};

/**
 * det A: [.., n, n] → [..]; 1 for n = 0. Its derivative is the matrix of cofactors, also where A is singular, and so are those of higher order.
 * 2/3·n³ flops for each matrix, 3·n³ for a gradient.
 * @throws ShapeError when the matrix is not square
 */
export const determinant: DeterminantFunction = withLaws<DeterminantFunction>(
  {
    name: 'determinant',
    cases: [
      { shapes: [[1, 1]], apply: (x) => determinantCall(x!) },
      { shapes: [[2, 2]], apply: (x) => determinantCall(x!) },
      { shapes: [[3, 3]], apply: (x) => determinantCall(x!) },
      // of larger ones the laws would see rounding errors where second derivatives are 0
      { title: 'from factors', shapes: [[2, 2]], domains: [unit], apply: (x) => determinantCall(spread(x!)) },
      { shapes: [[2, 2, 2]], apply: (x) => determinantCall(x!) },
      { shapes: [[2, 0, 0]], apply: (x) => determinantCall(x!) },
    ],
  },
  determinantCall as never,
);

const slogdetCall = (x: Tensor): [Tensor, Tensor] => {
  const a = shaped<Tensor>(valueOf('slogdet', x));
  slogdetShape(a.shape as Dims);
  const factors = factorize([a], undefined);
  return [signOperator([factors], undefined), logarithmOperator([a, factors], undefined)];
};

/**
 * The sign of det A (-1, 0 or 1) and ln |det A|: [.., n, n] → [..], [..], where det A itself may overflow. Of a singular A they are 0 and -∞, with
 * derivative 0; else the derivative of the logarithm is A⁻ᵀ. 2/3·n³ flops for each matrix.
 * @throws ShapeError when the matrix is not square
 */
export const slogdet: SlogdetFunction = withLaws<SlogdetFunction>(
  {
    name: 'slogdet',
    cases: [
      { title: 'of one entry', shapes: [[1, 1]], domains: [{ low: -2, high: -0.5 }], apply: (x) => slogdetCall(x!) },
      { title: 'of A + 3', shapes: [[3, 3]], domains: [unit], apply: (x) => slogdetCall(threeMore(x!)) },
      { title: 'of a stack', shapes: [[2, 2, 2]], domains: [unit], apply: (x) => slogdetCall(threeMore(x!)) },
      { shapes: [[2, 0, 0]], apply: (x) => slogdetCall(x!) },
    ],
  },
  slogdetCall as never,
);

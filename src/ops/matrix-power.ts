import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { SquareMatrixRule } from '../../types/matrix.ts';
import { DataError } from '../errors.ts';
import { squareMatrixShape } from '../shape/matrix.ts';
import type { Dims } from '../shape/dims.ts';
import { eye, identity } from '../tensor/create.ts';
import { describe, shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product } from './matrices.ts';
import { mul } from './mul.ts';
import { inverse } from './solve.ts';
import { stackTo } from './systems.ts';

interface MatrixPowerFunction extends Lawful {
  <S extends Shape>(x: Arg<SquareMatrixRule<'matrixPower', S>, Tensor<S>>, power: number): Tensor<Out<SquareMatrixRule<'matrixPower', S>>>;
}

const call = (x: Tensor, power: number): Tensor => {
  const a = shaped<Tensor>(valueOf('matrixPower', x));
  squareMatrixShape('matrixPower', a.shape as Dims);
  if (!Number.isSafeInteger(power)) throw new DataError(`matrixPower: the power must be a whole number, got ${describe(power)}`);
  if (power < 0) return positivePower(inverse(a as never), -power);
  return power > 0 ? positivePower(a, power) : stackTo(shaped(identity((a.shape as Dims).at(-1)!)), (a.shape as Dims).slice(0, -2));
};

/** A^k = (A²)^⌊k/2⌋, times A where k is odd. */
function positivePower(a: Tensor, power: number): Tensor {
  if (power === 1) return a;
  const even = positivePower(product(a, a), Math.floor(power / 2));
  return power % 2 === 0 ? even : product(even, a);
}

const shifted = (x: Tensor): Tensor => add(x, mul(3, eye((x.shape as Dims).at(-1)!)) as never);

/**
 * A · A · … · A, `power` times: [.., n, n] → [.., n, n], by squaring: at most 4·n³·log₂ power flops. The identity for 0; a power of A⁻¹ where negative.
 * @throws ShapeError; DataError for a power that is no whole number, and for a negative one of a singular matrix
 */
export const matrixPower: MatrixPowerFunction = withLaws<MatrixPowerFunction>(
  {
    name: 'matrixPower',
    examples: ['matrixPower(zeros([4, 2, 2]), 3)'],
    cases: [
      { title: '3', shapes: [[2, 2]], apply: (x) => call(x!, 3) },
      { title: '4', shapes: [[2, 2, 2]], apply: (x) => call(x!, 4) },
      { title: '1', shapes: [[2, 2]], apply: (x) => call(x!, 1) },
      { title: '0', shapes: [[2, 2]], apply: (x) => call(x!, 0) },
      { title: '-2', shapes: [[2, 2]], domains: [{ low: -1, high: 1 }], apply: (x) => call(shifted(x!), -2) },
      { title: '5', shapes: [[0, 0]], apply: (x) => call(x!, 5) },
    ],
  },
  call as never,
);

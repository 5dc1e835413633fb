import type { Shape } from '../../types/dim.ts';
import type { ReduceRule } from '../../types/reduce.ts';
import type { Arg } from '../../types/dim.ts';
import { sizeOf } from '../shape/dims.ts';
import { resolveAxis } from '../shape/axis.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { div } from './div.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { maxValue } from './max.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { keptShape } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sumValue } from './sum.ts';

interface Softmax<Name extends string> extends Lawful {
  <S extends Shape, const Axis extends number = -1>(x: Tensor<S>, axis?: Arg<ReduceRule<Name, S, Axis, false>, Axis>): Tensor<S>;
}

const cases = (apply: (x: Tensor, axis: number) => Tensor): LawCase[] => [
  { shapes: [[3]], apply: (x) => apply(x!, -1) },
  { shapes: [[2, 3]], apply: (x) => apply(x!, 0) },
  { shapes: [[2, 0]], apply: (x) => apply(x!, 1) },
];

/** eˣ / Σ eˣ along an axis (the last where absent), without overflow. @throws ShapeError */
export const softmax: Softmax<'softmax'> = withLaws<Softmax<'softmax'>>(
  { name: 'softmax', cases: cases((x, axis) => softmax(x, axis)) },
  (x: Tensor, axis: unknown = -1) => {
    const { shifted, total } = shiftedBy('softmax', x, axis as number);
    const e = exp(shifted);
    return div(e, total(e) as never);
  },
);

/** x - ln Σ eˣ along an axis (the last where absent): the logarithm of softmax, without loss where that is tiny. @throws ShapeError */
export const logSoftmax: Softmax<'logSoftmax'> = withLaws<Softmax<'logSoftmax'>>(
  { name: 'logSoftmax', cases: cases((x, axis) => logSoftmax(x, axis)) },
  (x: Tensor, axis: unknown = -1) => {
    const { shifted, total } = shiftedBy('logSoftmax', x, axis as number);
    return sub(shifted, log(total(exp(shifted))) as never);
  },
);

/** x less its greatest entry along the axis, and sums along it with the axis kept at size 1. */
function shiftedBy(name: string, x: Tensor, axis: number): { shifted: Tensor; total: (e: Tensor) => Tensor } {
  const value = valueOf(name, x);
  const axes = [resolveAxis(name, value.shape, axis)];
  const kept = keptShape(value.shape, axes);
  const total = (e: Tensor): Tensor => shaped(reshapeTo(sumValue(e as unknown as Value, axes), kept));
  if (sizeOf(value.shape) === 0) return { shifted: shaped(value), total };
  const greatest = stopGradient(shaped(reshapeTo(maxValue(value, axes), kept)));
  return { shifted: sub(shaped(value), greatest as never), total };
}

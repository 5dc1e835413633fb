import type { Shape } from '../../types/dim.ts';
import type { ReduceRule } from '../../types/reduce.ts';
import type { Arg } from '../../types/dim.ts';
import { sizeOf } from '../shape/dims.ts';
import { resolveAxis } from '../shape/axis.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { div } from './div.ts';
import { fromGreatest, type FromGreatest } from './from-greatest.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { log1p } from './log1p.ts';
import { sub } from './sub.ts';

interface Softmax<Name extends string> extends Lawful {
  <S extends Shape, const Axis extends number = -1>(x: Tensor<S>, axis?: Arg<ReduceRule<Name, S, Axis, false>, Axis>): Tensor<S>;
}

const cases = (apply: (x: Tensor, axis: number) => Tensor): LawCase[] => [
  { shapes: [[3]], apply: (x) => apply(x!, -1) },
  { shapes: [[2, 3]], apply: (x) => apply(x!, 0) },
  { shapes: [[2, 0]], apply: (x) => apply(x!, 1) },
];

/** eˣ / Σ eˣ along an axis (the last where absent), without overflow; where one entry is nearly 1, its derivatives keep all digits. @throws ShapeError */
export const softmax: Softmax<'softmax'> = withLaws<Softmax<'softmax'>>(
  { name: 'softmax', cases: cases((x, axis) => softmax(x, axis)) },
  (x: Tensor, axis: unknown = -1) =>
    along('softmax', x, axis as number, ({ powers, excess }) => div(powers, add(1, excess as never) as never)),
);

/** x - ln Σ eˣ along an axis (the last where absent): the logarithm of softmax, without loss where that is tiny or nearly 1. @throws ShapeError */
export const logSoftmax: Softmax<'logSoftmax'> = withLaws<Softmax<'logSoftmax'>>(
  { name: 'logSoftmax', cases: cases((x, axis) => logSoftmax(x, axis)) },
  (x: Tensor, axis: unknown = -1) => along('logSoftmax', x, axis as number, ({ shifted, excess }) => sub(shifted, log1p(excess) as never)),
);

function along(name: string, x: Tensor, axis: number, of: (parts: FromGreatest) => unknown): Tensor {
  const value = valueOf(name, x);
  const axes = [resolveAxis(name, value.shape, axis)];
  return sizeOf(value.shape) === 0 ? shaped(value) : (of(fromGreatest(value, axes)) as Tensor);
}

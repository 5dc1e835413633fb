// Programs with the control flow of src/transform/, whose ops no other op is made of.

import { alias } from '../../src/ops/alias.ts';
import { mul } from '../../src/ops/mul.ts';
import { sin } from '../../src/ops/sin.ts';
import { sum } from '../../src/ops/sum.ts';
import { add } from '../../src/ops/add.ts';
import { greater } from '../../src/ops/compare.ts';
import type { Dims } from '../../src/shape/dims.ts';
import type { Tensor, Value } from '../../src/tensor/tensor.ts';
import { checkpoint } from '../../src/transform/checkpoint.ts';
import { cond } from '../../src/transform/cond.ts';
import { customDerivative } from '../../src/transform/custom-derivative.ts';
import { fixedPoint } from '../../src/transform/fixed-point.ts';
import { scan } from '../../src/transform/scan.ts';
import { tie } from '../../src/transform/tie.ts';
import { traceOf, type Traced } from './registry.ts';

const cube = (x: Tensor): Tensor => mul(x, mul(x, x as never) as never);

const programs: readonly (readonly [readonly Dims[], (...x: readonly Tensor[]) => unknown])[] = [
  [
    [[], [3]],
    (init, items) => scan((carry: Tensor<[]>, item: Tensor<[]>) => [mul(carry, item), carry], init as Tensor<[]>, items as Tensor<[3]>),
  ],
  [[[3]], (x) => cond(greater(sum(x!) as Tensor<[]>, 0), sin as (x: Tensor) => Tensor, cube as never, x!)],
  [[[3]], (p) => fixedPoint(((z: Tensor) => mul(0.5, sin(add(z, p as never)))) as never, p!)],
  [[[3]], (x) => checkpoint(cube)(x!)],
  [[[3]], (x) => customDerivative(sin as (x: Tensor) => Tensor, () => ({ push: (xDot) => xDot, pull: (yBar) => yBar }))(x!)],
  [[[3]], (x) => alias(x as unknown as Value)],
  [[[3], [3]], (x, after) => tie(x as unknown as Value, after as unknown as Value)],
];

/** Each op of control flow, and what only transforms record, in a program of its own. */
export function controlPrograms(): readonly Traced[] {
  return programs.map(([shapes, apply]) => traceOf(shapes, apply));
}

import { arange } from '../tensor/create.ts';
import type { Dims } from '../shape/dims.ts';
import { sizeOf } from '../shape/dims.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import type { LawCase } from './laws.ts';
import { mul } from './mul.ts';
import { reshapeTo } from './reshape.ts';

/**
 * The cases with their operand's entries moved apart. Where three are equal, moving one of them leaves the middle one of the order where it was, and so a difference
 * quotient sees 0 where the stated derivative is that of one of the three: ties are tested by conventions.
 */
export function apart(cases: readonly LawCase[]): LawCase[] {
  const moved = (x: Tensor): Tensor => {
    const shape = x.shape as Dims;
    const steps = reshapeTo(arange(sizeOf(shape)) as unknown as Value, shape);
    return add(x, mul(shaped(steps), 0.0317 as never) as never) as Tensor;
  };
  return cases.map((one) => ({ ...one, apply: (x) => one.apply(moved(x!)) }));
}

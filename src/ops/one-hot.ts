import type { Shape } from '../../types/dim.ts';
import type { OneHot } from '../../types/one-hot.ts';
import { oneHotShape } from '../shape/one-hot.ts';
import { arange, checked } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { equal } from './compare.ts';
import { gather } from './gather.ts';
import { withLaws, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';

interface OneHotFunction extends Lawful {
  <I extends Shape, const N extends number>(indices: Tensor<I>, size: N): Tensor<OneHot<I, N>>;
}

/**
 * y[i …, k] = 1 where k = indices[i …], else 0: [...I] → [...I, size]. No derivative.
 * @throws IndexError for an index that is not a whole number below `size`
 */
export const oneHot: OneHotFunction = withLaws<OneHotFunction>(
  {
    name: 'oneHot',
    examples: ['oneHot(zeros([2, 3]), 5)'],
    cases: [{ shapes: [[3]], domains: [{ low: 0, high: 3, integers: true }], apply: (i) => oneHot(i! as Tensor<[3]>, 4) }],
  },
  (indices: Tensor, size: unknown) => {
    const at = valueOf('oneHot', indices);
    checked('oneHot', [size]);
    const classes = arange(size as number);
    oneHotShape(at.shape, size as number);
    // looked up, not just compared: so an index out of range is found
    const known = gather(classes, shaped(at) as never);
    return equal(shaped(reshapeTo(known as never, [...at.shape, 1])), classes as never);
  },
);

import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { SearchSortedRule } from '../../types/search-sorted.ts';
import { searchSortedShape } from '../shape/search-sorted.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';
import { compareNumbers } from './sort.ts';
import { wordOption } from './options.ts';

type Side = 'left' | 'right';

interface SearchSortedFunction extends Lawful {
  <S extends Shape, V extends Shape>(
    sorted: Arg<SearchSortedRule<S, V>, Tensor<S>>,
    values: Tensor<V>,
    options?: { readonly side?: Side },
  ): Tensor<Out<SearchSortedRule<S, V>>>;
}

const searchOperator: OperatorFunction<{ side: Side }> = defineOperator<{ side: Side }>({
  name: 'searchSorted',
  shape: ([, values]) => values!,
  kernel: (out, [sorted, values], { side }) => {
    const within = sorted!.values;
    const before = side === 'left' ? 0 : 1;
    values!.values.forEach((value, i) => {
      let [low, high] = [0, within.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compareNumbers(within[middle]!, value) < before) low = middle + 1;
        else high = middle;
      }
      out[i] = low;
    });
  },
  derivative: () => [null, null],
  batch: ([sorted, values], [many], attributes) => (many ? undefined : searchOperator([sorted!, values!], attributes)),
});

/**
 * y[i …] = how many entries of `sorted`, [N] in ascending order, are less than values[i …] (`side` 'left', the default), or not greater ('right'): where the
 * value would be put in. NaN counts as the greatest, 0 and -0 as equal. Of entries in no order the result is some whole number from 0 to N. No derivative.
 * log₂ N comparisons for each value.
 * @throws ShapeError unless `sorted` has one axis; DataError for another side
 */
export const searchSorted: SearchSortedFunction = withLaws<SearchSortedFunction>(
  {
    name: 'searchSorted',
    examples: ['searchSorted(zeros([4]), zeros([2, 3]))', "searchSorted(zeros([4]), zeros([]), { side: 'right' })"],
    cases: [
      { shapes: [[4], [2, 3]], apply: (s, v) => searchSorted(s as Tensor<[4]>, v!) },
      { shapes: [[3], []], apply: (s, v) => searchSorted(s as Tensor<[3]>, v!, { side: 'right' }) },
      { shapes: [[0], [2]], apply: (s, v) => searchSorted(s as Tensor<[0]>, v!) },
    ],
  },
  (sorted: unknown, values: Tensor, { side: given = 'left' }: { readonly side?: Side } = {}) => {
    const [within, wanted] = [valueOf('searchSorted', sorted), valueOf('searchSorted', values)];
    searchSortedShape(within.shape, wanted.shape);
    const side = wordOption('searchSorted', 'side', given, ['left', 'right']);
    return searchOperator([shaped(within), shaped(wanted)], { side });
  },
);

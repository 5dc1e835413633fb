import { defineOperator, type OperatorFunction } from './define-operator.ts';

/** yᵢ = Σ xⱼ over all j ≠ i along the last axis: nothing is taken off again, so nothing cancels. Its own adjoint. */
export const sumOfOthers: OperatorFunction<undefined> = defineOperator({
  name: 'sumOfOthers',
  shape: ([x]) => x!,
  kernel: (out, [x]) => {
    const n = x!.shape.at(-1)!;
    for (let first = 0; first < out.length; first += n) {
      for (let i = first, before = 0; i < first + n; before += x!.values[i++]!) out[i] = before;
      for (let i = first + n - 1, after = 0; i >= first; after += x!.values[i--]!) out[i]! += after;
    }
  },
  derivative: () => [{ push: (xDot) => sumOfOthers([xDot], undefined), pull: (yBar) => sumOfOthers([yBar], undefined) }],
  batch: ([x]) => sumOfOthers([x!], undefined),
});

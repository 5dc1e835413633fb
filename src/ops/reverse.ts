import { stridesOf } from '../shape/dims.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';

/** The entries in reverse order along some axes: its own adjoint. Written backwards, since what reads a view expects no negative strides. */
const reverseOperator: OperatorFunction<{ axes: readonly number[] }> = defineOperator<{ axes: readonly number[] }>({
  name: 'reverse',
  shape: ([x]) => x!,
  lowering: {
    kind: 'place',
    covers: true,
    parts: (_, { axes }, out) => {
      const strides = stridesOf(out);
      return [
        {
          offset: axes.reduce((at, axis) => at + (out[axis]! - 1) * strides[axis]!, 0),
          strides: strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)),
        },
      ];
    },
  },
  derivative: (_, __, { axes }) => [
    { push: (xDot) => reverseOperator([xDot], { axes }), pull: (yBar) => reverseOperator([yBar], { axes }) },
  ],
  batch: ([x], _, { axes }) => reverseOperator([x!], { axes: axes.map((axis) => axis + 1) }),
});

/** The entries in reverse order along some axes. */
export function reverseValue(x: Value, axes: readonly number[]): Value {
  const turned = axes.filter((axis) => x.shape[axis]! > 1);
  return turned.length === 0 || x.shape.includes(0) ? x : (reverseOperator([shaped(x)], { axes: turned }) as unknown as Value);
}

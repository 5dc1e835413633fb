import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { MatMulRule } from '../../types/matmul.ts';
import { matmulShape } from '../shape/matmul.ts';
import type { Label } from '../tensor/linear-map.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { alignedLabels } from './define-elementwise.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product } from './product.ts';

interface MatMulFunction extends Lawful {
  <A extends Shape, B extends Shape>(a: Tensor<A>, b: Arg<MatMulRule<A, B>, Tensor<B>>): Tensor<Out<MatMulRule<A, B>>>;
}

/**
 * Matrix product with numpy's rules: [..., m, k] · [..., k, n] → [..., m, n], leading axes broadcast, vectors stand for a row on the left and a column on the right.
 * 2·m·k·n flops for each batch item.
 * @throws ShapeError when inner or leading axes do not fit
 */
export const matmul: MatMulFunction = withLaws<MatMulFunction>(
  {
    name: 'matmul',
    cases: [
      {
        shapes: [
          [2, 3],
          [3, 2],
        ],
        apply: (a, b) => matmul(a!, b!),
      },
      { shapes: [[3], [3, 2]], apply: (a, b) => matmul(a!, b!) },
      { shapes: [[2, 3], [3]], apply: (a, b) => matmul(a!, b!) },
      { shapes: [[2], [2]], apply: (a, b) => matmul(a!, b!) },
      {
        shapes: [
          [1, 2, 2],
          [3, 2, 2],
        ],
        apply: (a, b) => matmul(a!, b!),
      },
      {
        shapes: [
          [2, 1, 1, 2],
          [3, 2, 2],
        ],
        apply: (a, b) => matmul(a!, b!),
      },
      {
        shapes: [
          [2, 0],
          [0, 2],
        ],
        apply: (a, b) => matmul(a!, b!),
      },
    ],
  },
  (a: Tensor, b: unknown) => {
    const [x, y] = [valueOf('matmul', a), valueOf('matmul', b)];
    const shape = matmulShape(x.shape, y.shape);
    const [row, column] = [x.shape.length > 1, y.shape.length > 1];
    const batch = shape.slice(0, shape.length - Number(row) - Number(column));
    const sizes = [...batch];
    const axis = (size: number): Label => sizes.push(size) - 1;
    const [m, k, n] = [row ? [axis(x.shape.at(-2)!)] : [], axis(x.shape.at(-1)!), column ? [axis(y.shape.at(-1)!)] : []];
    const lead = (dims: readonly number[]): Label[] => alignedLabels(dims, batch, sizes);
    const labels = [
      [...lead(x.shape.slice(0, row ? -2 : -1)), ...m, k],
      [...lead(y.shape.slice(0, column ? -2 : -1)), k, ...n],
    ];
    return shaped(product([x, y], labels, [...batch.keys(), ...m, ...n], sizes));
  },
);

import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { CellOperandRule, CellParametersRule, CellStateRule } from '../../types/recurrent-cell.ts';
import { cellParametersShape, cellStateShape } from '../shape/recurrent-cell.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { fieldsOf, gate, perhapsValueOf, weighted, type CellParameters } from './gates.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { sigmoid } from './sigmoid.ts';
import { tanh } from './tanh.ts';

/** What is remembered from step to step: h and c, [..., H] both. A type, since an interface is no tree: it has no index signature. */
type State<H extends Shape, C extends Shape> = { readonly hidden: Tensor<H>; readonly cell: Tensor<C> };
interface LstmCellFunction extends Lawful {
  <X extends Shape, H extends Shape, C extends Shape, W extends Shape, U extends Shape, B extends Shape = Shape>(
    x: Arg<CellOperandRule<'lstmCell', 'input', X>, Tensor<X>>,
    state: Arg<CellStateRule<'lstmCell', X, H, C>, State<H, C>>,
    parameters: Arg<CellParametersRule<'lstmCell', 4, X, H, W, U, B>, CellParameters<W, U, B>>,
  ): State<Out<CellStateRule<'lstmCell', X, H, C>>, Out<CellStateRule<'lstmCell', X, H, C>>>;
}

const name = 'lstmCell';

const call = (x: unknown, state: unknown, parameters: unknown): State<Shape, Shape> => {
  const { hidden, cell } = fieldsOf(name, 'state', state, ['hidden', 'cell']);
  const { inputWeights, recurrentWeights, bias } = fieldsOf(name, 'parameters', parameters, ['inputWeights', 'recurrentWeights', 'bias']);
  const [input, h, c] = [valueOf(name, x), valueOf(name, hidden), valueOf(name, cell)];
  const [w, u, b] = [valueOf(name, inputWeights), valueOf(name, recurrentWeights), perhapsValueOf(name, bias)];
  cellStateShape(name, input.shape, h.shape, c.shape);
  cellParametersShape(name, 4, input.shape, h.shape, w.shape, u.shape, b?.shape);
  const sums = add(weighted(input, w, b), weighted(h, u, undefined) as never);
  const written = mul(sigmoid(gate(sums, 0)), tanh(gate(sums, 2)) as never);
  const next = add(mul(sigmoid(gate(sums, 1)), shaped<Tensor>(c) as never), written as never);
  return { hidden: mul(sigmoid(gate(sums, 3)), tanh(next) as never), cell: next };
};

/**
 * One step of a long short-term memory: inputs [.., I], hidden and cell states [.., H] → the next `{ hidden, cell }`, [.., H] both, which is the carry of a
 * `scan`. With a = x·W + h·U + b, W = `inputWeights` [I, 4, H], U = `recurrentWeights` [H, 4, H] and the `bias` b [4, H], 0 where absent, and the gates a₀ … a₃
 * in the order input, forget, candidate, output, it is c' = σ(a₁) · c + σ(a₀) · tanh(a₂) and h' = σ(a₃) · tanh(c'). 8·H·(I + H) flops for each input.
 * (Hochreiter and Schmidhuber 1997; with the forget gate of Gers, Schmidhuber and Cummins 2000.)
 * @throws ShapeError when a state or a parameter does not fit
 */
export const lstmCell: LstmCellFunction = withLaws<LstmCellFunction>(
  {
    name,
    examples: [
      `${name}(zeros([5, 3]), { hidden: zeros([5, 2]), cell: zeros([5, 2]) }, { inputWeights: zeros([3, 4, 2]), recurrentWeights: zeros([2, 4, 2]), bias: zeros([4, 2]) }).hidden`,
      `${name}(zeros([3]), { hidden: zeros([2]), cell: zeros([2]) }, { inputWeights: zeros([3, 4, 2]), recurrentWeights: zeros([2, 4, 2]) }).cell`,
    ],
    cases: [
      {
        shapes: [[2], [1], [1], [2, 4, 1], [1, 4, 1], [4, 1]],
        apply: (x, hidden, cell, inputWeights, recurrentWeights, bias) =>
          call(x, { hidden, cell }, { inputWeights, recurrentWeights, bias }),
      },
      {
        title: 'of a batch, without a bias',
        shapes: [
          [2, 1],
          [2, 2],
          [2, 2],
          [1, 4, 2],
          [2, 4, 2],
        ],
        apply: (x, hidden, cell, inputWeights, recurrentWeights) => call(x, { hidden, cell }, { inputWeights, recurrentWeights }),
      },
      {
        title: 'of an empty batch',
        shapes: [
          [0, 1],
          [0, 1],
          [0, 1],
          [1, 4, 1],
          [1, 4, 1],
          [4, 1],
        ],
        apply: (x, hidden, cell, inputWeights, recurrentWeights, bias) =>
          call(x, { hidden, cell }, { inputWeights, recurrentWeights, bias }),
      },
    ],
  },
  call as never,
);

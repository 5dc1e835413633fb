import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { CellOperandRule, CellParametersRule, CellStateRule } from '../../types/recurrent-cell.ts';
import { cellParametersShape } from '../shape/recurrent-cell.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { fieldsOf, gate, perhapsValueOf, weighted, type CellParameters } from './gates.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { sigmoid } from './sigmoid.ts';
import { sub } from './sub.ts';
import { tanh } from './tanh.ts';

interface Parameters<W extends Shape, U extends Shape, B extends Shape, D extends Shape> extends CellParameters<W, U, B> {
  /** Added to h·U, so before the reset; 0 where absent. */
  readonly recurrentBias?: Tensor<D>;
}
interface GruCellFunction extends Lawful {
  <X extends Shape, H extends Shape, W extends Shape, U extends Shape, B extends Shape = Shape, D extends Shape = Shape>(
    x: Arg<CellOperandRule<'gruCell', 'input', X>, Tensor<X>>,
    hidden: Arg<CellStateRule<'gruCell', X, H>, Tensor<H>>,
    parameters: Arg<CellParametersRule<'gruCell', 3, X, H, W, U, B, D>, Parameters<W, U, B, D>>,
  ): Tensor<Out<CellStateRule<'gruCell', X, H>>>;
}

const name = 'gruCell';
const names = ['inputWeights', 'recurrentWeights', 'bias', 'recurrentBias'] as const;

const call = (x: unknown, hidden: unknown, parameters: unknown): Tensor => {
  const { inputWeights, recurrentWeights, bias, recurrentBias } = fieldsOf(name, 'parameters', parameters, names);
  const [input, state] = [valueOf(name, x), valueOf(name, hidden)];
  const [w, u] = [valueOf(name, inputWeights), valueOf(name, recurrentWeights)];
  const [b, d] = [perhapsValueOf(name, bias), perhapsValueOf(name, recurrentBias)];
  cellParametersShape(name, 3, input.shape, state.shape, w.shape, u.shape, b?.shape, d?.shape);
  const [fromInput, fromState] = [weighted(input, w, b), weighted(state, u, d)];
  const [reset, update] = [0, 1].map((k) => sigmoid(add(gate(fromInput, k), gate(fromState, k) as never))) as [Tensor, Tensor];
  const candidate = tanh(add(gate(fromInput, 2), mul(reset, gate(fromState, 2) as never) as never)) as Tensor;
  // an update gate of 1 keeps the state to the bit
  return add(mul(update, shaped<Tensor>(state) as never), mul(sub(1, update as never), candidate as never) as never);
};

/**
 * One step of a gated recurrent unit: inputs [.., I], hidden states h [.., H] → the next hidden states [.., H], the carry of a `scan`. With a = x·W + b and
 * u = h·U + d, W = `inputWeights` [I, 3, H], U = `recurrentWeights` [H, 3, H], `bias` b and `recurrentBias` d [3, H], 0 where absent, and the gates in the
 * order reset, update, candidate, it is r = σ(a₀ + u₀), z = σ(a₁ + u₁), n = tanh(a₂ + r · u₂) and h' = z · h + (1 - z) · n. The reset is applied after the
 * product, as by cuDNN and PyTorch, so that one product serves all gates; Cho et al. reset before it: (r · h)·U₂. 6·H·(I + H) flops for each input.
 * (Cho et al. 2014.)
 * @throws ShapeError when the hidden state or a parameter does not fit
 */
export const gruCell: GruCellFunction = withLaws<GruCellFunction>(
  {
    name,
    examples: [
      `${name}(zeros([5, 3]), zeros([5, 2]), { inputWeights: zeros([3, 3, 2]), recurrentWeights: zeros([2, 3, 2]), bias: zeros([3, 2]), recurrentBias: zeros([3, 2]) })`,
      `${name}(zeros([4]), zeros([2]), { inputWeights: zeros([4, 3, 2]), recurrentWeights: zeros([2, 3, 2]) })`,
    ],
    cases: [
      {
        shapes: [[2], [1], [2, 3, 1], [1, 3, 1], [3, 1], [3, 1]],
        apply: (x, hidden, inputWeights, recurrentWeights, bias, recurrentBias) =>
          call(x, hidden, { inputWeights, recurrentWeights, bias, recurrentBias }),
      },
      {
        title: 'of a batch, without biases',
        shapes: [
          [2, 1],
          [2, 2],
          [1, 3, 2],
          [2, 3, 2],
        ],
        apply: (x, hidden, inputWeights, recurrentWeights) => call(x, hidden, { inputWeights, recurrentWeights }),
      },
      {
        title: 'of an empty batch',
        shapes: [
          [0, 1],
          [0, 1],
          [1, 3, 1],
          [1, 3, 1],
          [3, 1],
        ],
        apply: (x, hidden, inputWeights, recurrentWeights, bias) => call(x, hidden, { inputWeights, recurrentWeights, bias }),
      },
    ],
  },
  call as never,
);

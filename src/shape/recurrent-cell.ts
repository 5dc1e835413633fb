import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** The last axis of each operand. I: features of the input; H: numbers of the state. */
const lastAxis = { input: 'I', 'hidden state': 'H' } as const;

/** The parts of an input or a hidden state: [leading axes, features]. Twin of `CellOperand`. @throws ShapeError for a scalar. */
export function cellOperandShape<D extends Dim>(op: string, role: keyof typeof lastAxis, shape: readonly D[]): [leading: D[], features: D] {
  if (shape.length === 0) throw new ShapeError(`${op}: the ${role} must be [..., ${lastAxis[role]}], got []`);
  return [shape.slice(0, -1), shape.at(-1)!];
}

/** Shape of the next state of a recurrent cell. Twin of `CellState`. @throws ShapeError when input and states do not fit. */
export function cellStateShape<D extends Dim>(op: string, x: readonly D[], hidden: readonly D[], cell: readonly D[] = hidden): D[] {
  const [leading] = cellOperandShape(op, 'input', x);
  const [leadingOfHidden] = cellOperandShape(op, 'hidden state', hidden);
  if (show(leading) !== show(leadingOfHidden)) {
    const differ = `${show(leading)} ≠ ${show(leadingOfHidden)}`;
    throw new ShapeError(`${op}: input ${show(x)} and hidden state ${show(hidden)} have different leading axes (${differ})`);
  }
  if (show(hidden) !== show(cell)) throw new ShapeError(`${op}: hidden state ${show(hidden)} and cell state ${show(cell)} differ`);
  return hidden.slice();
}

/** Shape of the next state, by the parameters of a recurrent cell. Twin of `CellParameters`. @throws ShapeError when one of them does not fit. */
export function cellParametersShape(
  op: string,
  gates: number,
  x: readonly Dim[],
  hidden: readonly Dim[],
  inputWeights: readonly Dim[],
  recurrentWeights: readonly Dim[],
  bias?: readonly Dim[],
  recurrentBias?: readonly Dim[],
): Dim[] {
  const state = cellStateShape(op, x, hidden);
  const [features, size] = [x.at(-1)!, hidden.at(-1)!];
  const check = (role: string, expected: readonly Dim[], given: readonly Dim[] = expected): void => {
    if (show(expected) !== show(given))
      throw new ShapeError(
        `${op}: the ${role} of input ${show(x)} and hidden state ${show(hidden)} must be ${show(expected)}, got ${show(given)}`,
      );
  };
  check('input weights', [features, gates, size], inputWeights);
  check('recurrent weights', [size, gates, size], recurrentWeights);
  check('bias', [gates, size], bias);
  check('recurrent bias', [gates, size], recurrentBias);
  return state;
}

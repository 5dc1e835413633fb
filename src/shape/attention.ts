import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** The last two axes of each operand. T, S: positions; D, E: features. */
const lastAxes = { query: 'T, D', key: 'S, D', value: 'S, E' } as const;

/** The parts of a query, a key or a value: [batch, positions, features]. Twin of `AttentionOperand`. @throws ShapeError when there are less than two axes. */
export function attentionOperandShape<D extends Dim>(
  role: keyof typeof lastAxes,
  shape: readonly D[],
): [batch: D[], positions: D, features: D] {
  if (shape.length < 2)
    throw new ShapeError(`scaledDotProductAttention: the ${role} must be [...batch, ${lastAxes[role]}], got ${show(shape)}`);
  return [shape.slice(0, -2), shape.at(-2)!, shape.at(-1)!];
}

/** Shape of the scores. Twin of `AttentionScores`. @throws ShapeError when query and key do not fit. */
export function attentionScoresShape<D extends Dim>(query: readonly D[], key: readonly D[]): D[] {
  const [batch, t, d] = attentionOperandShape('query', query);
  const [batchOfKey, s, dOfKey] = attentionOperandShape('key', key);
  const operands = `query ${show(query)} and key ${show(key)}`;
  checkSame(operands, 'features', showDim(d), showDim(dOfKey));
  checkSame(operands, 'batch axes', show(batch), show(batchOfKey));
  return [...batch, t, s];
}

/** Shape of scaled dot product attention. Twin of `Attention`. @throws ShapeError when the operands do not fit. */
export function attentionShape<D extends Dim>(query: readonly D[], key: readonly D[], value: readonly D[]): D[] {
  const [batch, t, s] = attentionOperandShape('query', attentionScoresShape(query, key));
  const [batchOfValue, sOfValue, e] = attentionOperandShape('value', value);
  const operands = `key ${show(key)} and value ${show(value)}`;
  checkSame(operands, 'positions', showDim(s), showDim(sOfValue));
  checkSame(operands, 'batch axes', show(batch), show(batchOfValue));
  return [...batch, t, e];
}

/** Shape of the scores that a mask broadcasts to. Twin of `AttentionMask`. @throws ShapeError when it does not, or query and key do not fit. */
export function attentionMaskShape<D extends Dim>(query: readonly D[], key: readonly D[], mask: readonly D[]): D[] {
  const scores = attentionScoresShape(query, key);
  const skipped = scores.length - mask.length;
  if (skipped < 0 || mask.some((d, axis) => d !== 1 && d !== scores[skipped + axis]))
    throw new ShapeError(`scaledDotProductAttention: the mask ${show(mask)} does not broadcast to the scores ${show(scores)}`);
  return scores;
}

function checkSame(operands: string, what: string, a: string, b: string): void {
  if (a !== b) throw new ShapeError(`scaledDotProductAttention: ${operands} have different ${what} (${a} ≠ ${b})`);
}

import type { AttentionMaskRule, AttentionOperandRule, AttentionRule, AttentionScoresRule } from '../../types/attention.ts';
import type { Arg, Out, Shape } from '../../types/dim.ts';
import { DataError } from '../errors.ts';
import { attentionMaskShape, attentionShape } from '../shape/attention.ts';
import type { Dims } from '../shape/dims.ts';
import { arange } from '../tensor/create.ts';
import { describe, shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { greater, lessEqual, notEqual } from './compare.ts';
import { div } from './div.ts';
import { exp } from './exp.ts';
import { withLaws, type Lawful } from './laws.ts';
import { logicalAnd } from './logical.ts';
import { product, transposed } from './matrices.ts';
import { max } from './max.ts';
import { mul } from './mul.ts';
import { softmax } from './softmax.ts';
import { asColumn } from './spectral.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';

interface Options<Mask> {
  /** Broadcasts to the scores [..., T, S]: a position is seen where it is ≠ 0. */
  readonly mask?: Mask;
  /** Query t sees keys s ≤ t alone. */
  readonly causal?: boolean;
  /** What the scores are multiplied by: 1/√D where absent. */
  readonly scale?: number;
}

interface AttentionFunction extends Lawful {
  <Q extends Shape, K extends Shape, V extends Shape, M extends Shape = []>(
    query: Arg<AttentionOperandRule<'query', Q>, Tensor<Q>>,
    key: Arg<AttentionScoresRule<Q, K>, Tensor<K>>,
    value: Arg<AttentionRule<Q, K, V>, Tensor<V>>,
    options?: Options<Arg<AttentionMaskRule<Q, K, M>, Tensor<M>>>,
  ): Tensor<Out<AttentionRule<Q, K, V>>>;
}

const name = 'scaledDotProductAttention';

const call = (query: Tensor, key: unknown, value: unknown, { mask, causal = false, scale }: Options<unknown> = {}): Tensor => {
  const [q, k, v] = [valueOf(name, query), valueOf(name, key), valueOf(name, value)];
  attentionShape(q.shape, k.shape, v.shape);
  if (typeof causal !== 'boolean') throw new DataError(`${name}: causal must be true or false, got ${describe(causal)}`);
  const factor = scale ?? (q.shape.at(-1) === 0 ? 1 : 1 / Math.sqrt(q.shape.at(-1)!));
  if (typeof factor !== 'number' || Number.isNaN(factor))
    throw new DataError(`${name}: the scale must be a number, got ${describe(scale)}`);
  const given = mask === undefined ? undefined : valueOf(name, mask);
  if (given) attentionMaskShape(q.shape, k.shape, given.shape);
  // the smaller factor is scaled, and before their product could overflow
  const scores = product(mul(factor, shaped<Tensor>(q)) as Tensor, transposed(shaped(k)));
  const seen = seenPositions(given && shaped<Tensor>(given), causal, scores.shape as Dims);
  return product(seen ? weightsOf(scores, seen) : softmax(scores), shaped(v));
};

function seenPositions(mask: Tensor | undefined, causal: boolean, scores: Dims): Tensor | undefined {
  if (!causal) return mask;
  const [t, s] = scores.slice(-2) as [number, number];
  const earlier = lessEqual(arange(s), asColumn(arange(t)) as never) as Tensor;
  return mask ? (logicalAnd(mask, earlier as never) as Tensor) : earlier;
}

/** The softmax of what is seen; zeros where it is not, and in rows that see nothing. */
function weightsOf(scores: Tensor, seen: Tensor): Tensor {
  if ((scores.shape as Dims).at(-1) === 0) return scores;
  const highest = stopGradient(max(where(seen, scores as never, -Infinity as never) as Tensor, -1 as never, { keepDims: true }));
  const top = where(greater(highest, -Infinity as never), highest as never, 0 as never) as Tensor;
  const e = where(seen, exp(sub(where(seen, scores as never, top as never) as Tensor, top as never)) as never, 0 as never) as Tensor;
  const total = sum(e, -1 as never, { keepDims: true }) as Tensor;
  return div(e, where(notEqual(total, 0 as never), total as never, 1 as never) as never);
}

const bits = { low: 0, high: 1, integers: true };

/**
 * softmax(Q·Kᵀ · scale)·V over the keys: queries [.., T, D], keys [.., S, D], values [.., S, E] → [.., T, E], with leading axes that agree.
 * A query that sees no key gives zeros, with derivative 0. Positions that are not seen have weight 0 whatever their score; a weight of 0 times a NaN in V is
 * NaN, as in any matrix product. Makes the scores, [.., T, S]. (Vaswani et al. 2017.)
 * @throws ShapeError; DataError for options that are none
 */
export const scaledDotProductAttention: AttentionFunction = withLaws<AttentionFunction>(
  {
    name,
    examples: [
      `${name}(zeros([8, 5, 4]), zeros([8, 7, 4]), zeros([8, 7, 3]), { causal: true, scale: 0.5 })`,
      `${name}(zeros([5, 4]), zeros([7, 4]), zeros([7, 3]), { mask: zeros([5, 7]) })`,
    ],
    cases: [
      {
        title: 'of everything',
        shapes: [
          [2, 2],
          [3, 2],
          [3, 2],
        ],
        apply: (q, k, v) => call(q!, k, v),
      },
      {
        title: 'with a mask',
        shapes: [
          [2, 2],
          [3, 2],
          [3, 1],
          [2, 3],
        ],
        domains: [undefined, undefined, undefined, bits],
        apply: (q, k, v, mask) => call(q!, k, v, { mask }),
      },
      {
        title: 'causal, of a stack, with a mask',
        shapes: [
          [2, 3, 1],
          [2, 2, 1],
          [2, 2, 1],
          [2, 1, 2],
        ],
        domains: [undefined, undefined, undefined, bits],
        apply: (q, k, v, mask) => call(q!, k, v, { mask, causal: true, scale: 2 }),
      },
      {
        title: 'of no keys',
        shapes: [
          [2, 2],
          [0, 2],
          [0, 1],
        ],
        apply: (q, k, v) => call(q!, k, v, { causal: true }),
      },
    ],
  },
  call as never,
);

import { DataError } from '../errors.ts';
import type { Dims } from '../shape/dims.ts';
import { zerosOf } from '../tensor/create.ts';
import type { Product } from '../tensor/linear-map.ts';
import { describe, shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { abs } from './abs.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { notEqual } from './compare.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { div } from './div.ts';
import { flatRows } from './flat-rows.ts';
import { withLaws, type Convention, type Domain, type LawCase } from './laws.ts';
import { stackedBatch } from './matrices.ts';
import { maxValue, minValue } from './max.ts';
import { mul } from './mul.ts';
import { pow } from './pow.ts';
import { defineReduction, keptShape, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { sign } from './sign.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sumOfOthers } from './sum-of-others.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';

interface Order {
  readonly order: number;
}

/** [..., n] from [...], once for each entry. */
const each = (y: Tensor): Tensor => shaped(reshapeTo(y as unknown as Value, [...(y.shape as Dims), 1]));
const sumLast = (x: Tensor): Tensor => shaped(sumValue(x as unknown as Value, [x.shape.length - 1]));
const orZero = (y: Tensor, quotient: (safe: Tensor) => Tensor): Tensor => {
  const there = notEqual(y, 0 as never) as Tensor;
  return where(there, quotient(where(there, y as never, 1 as never) as Tensor) as never, 0 as never) as Tensor;
};

/** The power of two just below x > 0; from subnormal numbers to ∞ one that has a reciprocal. */
const powerBelow: Unary = defineElementwise({
  name: 'powerBelow',
  scalar: (s, x) => s.powerOfTwo(s.min(s.max(s.exponent(x), s.constant(-1022)), s.constant(1023))),
  slopes: () => [null],
});

/** Entries by a scale at which their powers neither overflow nor vanish, and the root of the sum of these: what the norm is over the scale. */
function scaled(x: Tensor, order: number): { entries: Tensor; scale: Tensor; root: Tensor } {
  const size = abs(x);
  const greatest: Tensor = shaped(
    reshapeTo(maxValue(size as unknown as Value, [x.shape.length - 1]), keptShape(x.shape as Dims, [x.shape.length - 1])),
  );
  if (order === 2) {
    // a power of two: nothing is rounded
    const scale = powerBelow(greatest) as Tensor;
    const entries = div(x, scale as never) as Tensor;
    return { entries, scale, root: each(sqrt(sumLast(square(entries)))) };
  }
  const scale = orZero(greatest, (safe) => safe);
  const entries = orZero(greatest, (safe) => div(size, safe as never) as Tensor);
  return { entries, scale, root: each(pow(sumLast(pow(entries, order as never) as Tensor), (1 / order) as never) as Tensor) };
}

/** x over its norm, to the power of order - 1 with the sign of x: the slope of the norm; 0 for zeros. */
function directionOf(x: Tensor, order: number): Tensor {
  const fixed = stopGradient(x);
  const { entries, root } = scaled(fixed, order);
  const unit = orZero(root, (safe) => div(entries, safe as never) as Tensor);
  const value = order === 2 ? unit : mul(sign(fixed), pow(unit, (order - 1) as never) as never);
  return directionOperator([value, x], { order });
}

/** The numbers of input 0, the norm of input 1 along its last axis, with the derivative of that. */
const normOperator: OperatorFunction<Order> = defineOperator<Order>({
  name: 'norm',
  shape: ([y]) => y!,
  lowering: { kind: 'alias' },
  derivative: ([, x], y, { order }) => [null, rowsMap(x!, y, directionOf(x!, order))],
  batch: stackedBatch(() => normOperator),
});

/** [..., n] → [...]: each row of slopes times a row. */
function rowsMap(x: Tensor, y: Tensor, slopes: Tensor): Product {
  const sizes = x.shape as Dims;
  const labels = [...sizes.keys()];
  const by = slopes as unknown as Value;
  return {
    kind: 'product',
    outShape: y.shape as Dims,
    inShape: sizes,
    out: labels.slice(0, -1),
    in: labels,
    by,
    at: labels,
    sizes,
    absorbing: true,
  };
}

/** The numbers of input 0, the slopes u of the norm y of input 1, with their derivative (p - 1)/y · (diag |u|^((p-2)/(p-1)) - u·uᵀ), which is symmetric. */
const directionOperator: OperatorFunction<Order> = defineOperator<Order>({
  name: 'directionOfNorm',
  shape: ([u]) => u!,
  lowering: { kind: 'alias' },
  derivative: ([, x], u, { order }) => {
    const y = each(normAlong(x!, order));
    const power = (e: number): Tensor => pow(abs(u), e as never) as Tensor;
    const others = (v: Tensor): Tensor => sumOfOthers([v], undefined);
    // Σ over j of |u|^(p/(p-1)) is 1: written as a sum over the others, the diagonal takes nothing off 1
    const rest =
      order === 2 ? others(square(u)) : absorbingMul(power((order - 2) / (order - 1)), others(power(order / (order - 1))) as never);
    const push = (dot: Tensor): Tensor => {
      const change = sub(
        absorbingMul(rest as Tensor, dot as never),
        absorbingMul(u, others(absorbingMul(u, dot as never) as Tensor) as never) as never,
      );
      return orZero(y, (safe) => div(mul(change, (order - 1) as never) as Tensor, safe as never) as Tensor);
    };
    return [null, { push, pull: push, cost: 4 * (u.shape as Dims).reduce((n, d) => n * d, 1) }];
  },
  batch: stackedBatch(() => directionOperator),
});

/** The norm of an order above 1 along the last axis. */
function normAlong(x: Tensor, order: number): Tensor {
  const { scale, root } = scaled(stopGradient(x), order);
  const y = mul(scale, root as never) as Tensor;
  return normOperator([shaped(reshapeTo(y as unknown as Value, (x.shape as Dims).slice(0, -1))), x], { order });
}

/**
 * (Σ |x|ᵖ)^(1/p) over the given axes, or all of them, for `order` p ≥ 1, 2 where absent; the greatest |x| for ∞, the least for -∞. Entries are scaled, so that no
 * power overflows or vanishes. The first and second derivatives are 0 where all entries are 0; for p > 1 neither loses digits to cancellation. 0 over an empty
 * axis, which ±∞ refuse.
 * @throws ShapeError for an axis that does not exist or is given twice; DataError for another order
 */
export const norm: Reduction<'norm', Partial<Order>> = /* @__PURE__ */ defineNorm();

/** @__NO_SIDE_EFFECTS__ */
function defineNorm(): Reduction<'norm', Partial<Order>> {
  const reduce = defineReduction<'norm', Partial<Order>>(
    'norm',
    (x, axes, { order = 2 }) => {
      if (typeof order !== 'number' || !(order >= 1 || order === -Infinity))
        throw new DataError(`norm: the order must be a number of 1 or more, or -Infinity, got ${describe(order)}`);
      const size = (): Value => abs(shaped(x)) as unknown as Value;
      if (order === 1) return sumValue(size(), axes);
      if (order === Infinity) return maxValue(size(), axes);
      if (order === -Infinity) return minValue(size(), axes);
      const rows = flatRows(x, axes);
      return rows.shape.at(-1) === 0 ? zerosOf(rows.shape.slice(0, -1)) : (normAlong(shaped(rows), order) as unknown as Value);
    },
    {
      empty: true,
      conventions: [
        { at: [[0, 0]], slopes: [[0, 0]], second: [[0, 0]] },
        { at: [[3, -4]], slopes: [[0.6, -0.8]] },
      ],
    },
  );
  // the least of two |x| next to 0 has a dip narrower than any step of differences
  const awayFrom0 = [
    { low: 0.5, high: 2 },
    { low: -2, high: -0.5 },
  ];
  const further = [{ order: 3 }, { order: 1 }, { order: Infinity }, ...awayFrom0.map((domain) => ({ order: -Infinity, domain }))].map(
    ({ order, domain }: { order: number; domain?: Domain }) => ({
      title: `of order ${order}${domain ? ` from ${domain.low}` : ''}`,
      shapes: [[2, 3]],
      ...(domain && { domains: [domain] }),
      apply: (x: Tensor) => reduce(x as Tensor<[2, 3]>, 1, { order }),
    }),
  );
  const examples = [...(reduce.laws.examples ?? []), 'norm(zeros([2, 3]), -1, { order: 1 })'];
  // of signs that differ, and of no order that another formula fits too: (1 + 2⁴)^(1/4)
  const c = 17 ** -0.75;
  const fourth: Convention = {
    at: [[1, -2]],
    slopes: [[c, -8 * c]],
    second: [[(72 / 17) * c, (36 / 17) * c]],
    apply: (x) => reduce(x as Tensor<[2]>, 0, { order: 4 }),
  };
  return withLaws<Reduction<'norm', Partial<Order>>>(
    {
      ...reduce.laws,
      examples,
      conventions: [...(reduce.laws.conventions ?? []), fourth],
      cases: [...reduce.laws.cases, ...(further as never as LawCase[])],
    },
    reduce as never,
  );
}

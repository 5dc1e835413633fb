import type { Mutant } from './mutants.ts';

/** A mutant that no law can find, for it computes the same, and why. */
export interface Equivalent {
  readonly file: string;
  /** As `npm run mutate` prints it. */
  readonly change: string;
  readonly why: string;
}

const each = (file: string, why: string, ...changes: readonly string[]): Equivalent[] => changes.map((change) => ({ file, change, why }));

/** Each one was looked at; `npm run mutate` says when one is no longer met. */
export const equivalents: readonly Equivalent[] = [
  ...each('cholesky.ts', 'the matrix is square: its last two axes have one size', '(x.shape as Dims).at(-1) → (x.shape as Dims).at(-(2))'),
  ...each(
    'cumulative.ts',
    'made from comparisons, it has no derivative',
    'maximum(better, notEqual(later, later as never) as never) → stopGradient(maximum(better, notEqual(later, later as never) as never) as never)',
  ),
  ...each(
    'determinant.ts',
    'the operator has no derivative',
    'signOperator([factors], undefined) → stopGradient(signOperator([factors], undefined) as never)',
  ),
  ...each(
    'sort.ts',
    'the operator has no derivative',
    'orderOperator([shaped(x)], { axis, descending }) → stopGradient(orderOperator([shaped(x)], { axis, descending }) as never)',
  ),
  ...each(
    'search-sorted.ts',
    'the operator has no derivative',
    'searchOperator([shaped(within), shaped(wanted)], { side }) → stopGradient(searchOperator([shaped(within), shaped(wanted)], { side }) as never)',
  ),
  ...each(
    'top-k.ts',
    'a part of what an operator without a derivative gives',
    'sliceValue(orderOf(value, along, true), first) → stopGradient(sliceValue(orderOf(value, along, true), first) as never)',
  ),
  ...each('hard-activations.ts', 'it is squared', 'div(1, add(1, abs(x))) → div((-1), add(1, abs(x)))'),
  ...each(
    'logaddexp.ts',
    'both comparisons hold only where a = b = ∞, and then y = ∞; of finite a = b, y = a + ln 2 stays finite',
    'equal(a, b as never) → equal(y, b as never)',
    'equal(a, Infinity as never) → equal(b, Infinity as never)',
    'equal(a, Infinity as never) → equal(y, Infinity as never)',
  ),
  ...each(
    'maximum.ts',
    'made from comparisons, it has no derivative',
    'add(greater(a, b), tie) → stopGradient(add(greater(a, b), tie))',
    'add(less(a, b), tie) → stopGradient(add(less(a, b), tie))',
  ),
  ...each(
    'from-greatest.ts',
    'made from comparisons, it has no derivative',
    'mul(equal(total(isBest), 1), less(-Infinity, best) as never) → stopGradient(mul(equal(total(isBest), 1), less(-Infinity, best) as never) as never)',
    'mul(isBest, alone as never) → stopGradient(mul(isBest, alone as never) as never)',
    'sub(1, alone) → stopGradient(sub(1, alone) as never)',
  ),
  ...each('from-greatest.ts', 'it is held constant around', 'maxValue(value, axes) → stopGradient(maxValue(value, axes) as never)'),
  ...each(
    'from-greatest.ts',
    'made from `best`, which is held constant',
    'where(less(abs(best), Infinity), best as never, 0 as never) → stopGradient(where(less(abs(best), Infinity), best as never, 0 as never) as never)',
  ),
  ...each(
    'norm.ts',
    'of the two callers, each gives `scaled` an x that is held constant',
    'sumValue(x as unknown as Value, [x.shape.length - 1]) → stopGradient(sumValue(x as unknown as Value, [x.shape.length - 1]) as never)',
    'abs(x) → stopGradient(abs(x) as never)',
    'maxValue(size as unknown as Value, [x.shape.length - 1]) → stopGradient(maxValue(size as unknown as Value, [x.shape.length - 1]) as never)',
    'div(x, scale as never) → stopGradient(div(x, scale as never) as never)',
    'sqrt(sumLast(square(entries))) → stopGradient(sqrt(sumLast(square(entries))) as never)',
    'square(entries) → stopGradient(square(entries) as never)',
    'div(size, safe as never) → stopGradient(div(size, safe as never) as never)',
    'pow(sumLast(pow(entries, order as never) as Tensor), (1 / order) as never) → stopGradient(pow(sumLast(pow(entries, order as never) as Tensor), (1 / order) as never) as never)',
    'pow(entries, order as never) → stopGradient(pow(entries, order as never) as never)',
    'mul(scale, root as never) → stopGradient(mul(scale, root as never) as never)',
  ),
  ...each(
    'norm.ts',
    'all that is made of it goes into the first operand of normOperator or directionOperator, by which they have no derivative: held constant, it gets no tangents that nobody reads',
    'stopGradient(x) → x',
  ),
  ...each(
    'softmax.ts',
    'all that is made of it goes into the first operand of softmaxOperator, by which that has no derivative: held constant, it gets no tangents that nobody reads',
    'stopGradient(shaped<Tensor>(value)) → shaped<Tensor>(value)',
  ),
  ...each(
    'softmax.ts',
    'made from `fixed`, which is held constant',
    'maxValue(fixed as unknown as Value, [along]) → stopGradient(maxValue(fixed as unknown as Value, [along]) as never)',
    'mul(equal(fixed, best as never), greater(fixed, -Infinity) as never) → stopGradient(mul(equal(fixed, best as never), greater(fixed, -Infinity) as never) as never)',
    'exp(where(isBest, 0, sub(fixed, best as never) as never)) → stopGradient(exp(where(isBest, 0, sub(fixed, best as never) as never)) as never)',
    'where(isBest, 0, sub(fixed, best as never) as never) → stopGradient(where(isBest, 0, sub(fixed, best as never) as never) as never)',
    'sub(fixed, best as never) → stopGradient(sub(fixed, best as never) as never)',
    'sumValue(powers as unknown as Value, [along]) → stopGradient(sumValue(powers as unknown as Value, [along]) as never)',
    'div(powers, total as never) → stopGradient(div(powers, total as never) as never)',
  ),
  ...each(
    'adaptive-pool.ts',
    'a table of zeros and ones, made from sizes alone',
    'outer(shaped(a), shaped(b)) → stopGradient(outer(shaped(a), shaped(b)) as never)',
    'sumValue( inside, sizes.map((_, i) => 2 * i + 1), ) → stopGradient(sumValue( inside, sizes.map((_, i) => 2 * i + 1), ) as never)',
  ),
  ...each(
    'pool.ts',
    'a table of zeros and ones, made from sizes alone',
    'padValue(filled(sizes, 1), frame.inside, spatial) → stopGradient(padValue(filled(sizes, 1), frame.inside, spatial) as never)',
  ),
  ...each(
    'triangle.ts',
    'whole numbers, and a diagonal that is a number',
    'add(shaped<Tensor>(reshapeTo(arange(rows) as unknown as Value, [rows, 1])), diagonal) → stopGradient(add(shaped<Tensor>(reshapeTo(arange(rows) as unknown as Value, [rows, 1])), diagonal) as never)',
  ),
  ...each(
    'apart.ts',
    'what the entries of a case are moved by: a multiple of whole numbers',
    'mul(shaped(steps), 0.0317 as never) → stopGradient(mul(shaped(steps), 0.0317 as never) as never)',
  ),
  ...each('asinh.ts', 'hypot is even', 'hypot(1, x) → hypot((-1), x)'),
  ...each(
    'attention.ts',
    'exp(s - top) / Σ exp(s - top) is the same for every top: to rounding errors, also in its derivatives',
    'stopGradient(max(where(seen, scores as never, -Infinity as never) as Tensor, -1 as never, { keepDims: true })) → max(where(seen, scores as never, -Infinity as never) as Tensor, -1 as never, { keepDims: true })',
  ),
  ...each(
    'attention.ts',
    'it is held constant around, or made from what is',
    'where(seen, scores as never, -Infinity as never) → stopGradient(where(seen, scores as never, -Infinity as never) as never)',
    'where(greater(highest, -Infinity as never), highest as never, 0 as never) → stopGradient(where(greater(highest, -Infinity as never), highest as never, 0 as never) as never)',
  ),
  ...each(
    'copysign.ts',
    'made from signs, it has no derivative',
    'mul(sub(greater(a, 0 as never), less(a, 0 as never) as never), copysign(1, b as never) as never) → stopGradient(mul(sub(greater(a, 0 as never), less(a, 0 as never) as never), copysign(1, b as never) as never))',
  ),
  ...each(
    'copysign.ts',
    'divided by ±1, and copysign does not look at the sign of the first',
    'mul(sub(greater(a, 0 as never), less(a, 0 as never) as never), copysign(1, b as never) as never) → div(sub(greater(a, 0 as never), less(a, 0 as never) as never), copysign(1, b as never) as never)',
    'copysign(1, b as never) → copysign((-1), b as never)',
  ),
  ...each('correlate.ts', 'the identity, for the types', 'valuesOf(inputs) → inputs'),
  ...each(
    'cosine.ts',
    'made from comparisons, it has no derivative',
    'maximum(u.isZero, v.isZero as never) → stopGradient(maximum(u.isZero, v.isZero as never) as never)',
  ),
  ...each(
    'direction.ts',
    'a direction is the same for every scale: to rounding errors, also in its derivatives',
    'stopGradient(clip(shaped(size as Value), least, greatest) as Tensor) → clip(shaped(size as Value), least, greatest) as Tensor',
  ),
  ...each(
    'direction.ts',
    'it is held constant around',
    'maxValue(abs(shaped(x)) as unknown as Value, [axis]) → stopGradient(maxValue(abs(shaped(x)) as unknown as Value, [axis]) as never)',
    'abs(shaped(x)) → stopGradient(abs(shaped(x)) as never)',
    'clip(shaped(size as Value), least, greatest) → stopGradient(clip(shaped(size as Value), least, greatest) as never)',
  ),
  ...each('direction.ts', 'it is only compared', 'sqrt(squares) → stopGradient(sqrt(squares) as never)'),
  ...each(
    'variance.ts',
    'x - s less its mean is the same for every shift s: to rounding errors, also in its derivative, which is linear in that of s',
    'stopGradient(shaped(reshapeTo(minValue(x, axes), kept))) → shaped(reshapeTo(minValue(x, axes), kept))',
  ),
  ...each('variance.ts', 'it is held constant around', 'minValue(x, axes) → stopGradient(minValue(x, axes) as never)'),
];

const is = ({ file, change }: Equivalent, mutant: Mutant): boolean => mutant.file === `src/ops/${file}` && mutant.change === change;

/** Whether a mutant is on the list. */
export function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some((one) => is(one, mutant));
}

/** Entries of the list that no mutant is any more. */
export function staleEquivalents(mutants: readonly Mutant[]): Equivalent[] {
  return equivalents.filter((one) => !mutants.some((mutant) => is(one, mutant)));
}

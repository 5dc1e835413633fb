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
  ...each(
    'cholesky.ts',
    'the matrix is square, and cases have one axis more at most',
    '(x.shape as Dims).at(-1) → (x.shape as Dims).at(-(2))',
  ),
  ...each(
    'cholesky.ts',
    'a constant shifts the operand of a case',
    'mul(by, eye((x.shape as Dims).at(-1)!)) → stopGradient(mul(by, eye((x.shape as Dims).at(-1)!)) as never)',
  ),
  ...each(
    'determinant.ts',
    'a constant shifts the operand of a case',
    'mul(3, eye((x.shape as Dims).at(-1)!)) → stopGradient(mul(3, eye((x.shape as Dims).at(-1)!)) as never)',
  ),
  ...each(
    'matrix-power.ts',
    'a constant shifts the operand of a case',
    'mul(3, eye((x.shape as Dims).at(-1)!)) → stopGradient(mul(3, eye((x.shape as Dims).at(-1)!)) as never)',
  ),
  ...each(
    'cumulative.ts',
    'made from comparisons, it has no derivative',
    'maximum(better, notEqual(later, later as never) as never) → stopGradient(maximum(better, notEqual(later, later as never) as never) as never)',
  ),
  ...each(
    'define-elementwise.ts',
    'a slope of 0 or 1 as any other slope: a map more, the same numbers',
    'slope === null || slope === 0 → slope === null || inShape === 0',
    "slope === 1 ? null : typeof slope === 'number' ? constant(slope) : (slope as unknown as Value) → inShape === 1 ? null : typeof slope === 'number' ? constant(slope) : (slope as unknown as Value)",
    "slope === 1 ? null : typeof slope === 'number' ? constant(slope) : (slope as unknown as Value) → typeof slope === 'number' ? constant(slope) : (slope as unknown as Value)",
  ),
  ...each(
    'define-elementwise.ts',
    'a reshape to the shape it has',
    '!batched[i] || x.shape.length === rank + 1 → !batched[i] || x.shape.length === rank + (2)',
  ),
  ...each(
    'determinant.ts',
    'a sign has no derivative',
    'signOperator([factors], undefined) → stopGradient(signOperator([factors], undefined) as never)',
  ),
  ...each(
    'sort.ts',
    'an order has no derivative',
    'orderOperator([shaped(x)], { axis, descending }) → stopGradient(orderOperator([shaped(x)], { axis, descending }) as never)',
  ),
  ...each(
    'windows.ts',
    'it is used in the body of fold alone, which has a derivative of its own: only the sizes of its entries are looked at, where rounding errors are bounded',
    'sideBySideOperator([xDot], windows) → neg(sideBySideOperator([xDot], windows) as never)',
    '(yBar) => windowsOperator([yBar], windows) → (xDot) => sideBySideOperator([xDot], windows)',
    '(xDot) => sideBySideOperator([xDot], windows) → (yBar) => windowsOperator([yBar], windows)',
  ),
  ...each('hard-activations.ts', 'it is squared', 'div(1, add(1, abs(x))) → div((-1), add(1, abs(x)))'),
  ...each(
    'logaddexp.ts',
    'a, b and y are the same number where both comparisons hold, and only there',
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
  ),
  ...each(
    'norm.ts',
    'scaled is given constants, for the operator around it has the derivative',
    'sumValue(x as unknown as Value, [x.shape.length - 1]) → stopGradient(sumValue(x as unknown as Value, [x.shape.length - 1]) as never)',
    'abs(x) → stopGradient(abs(x) as never)',
    'maxValue(size as unknown as Value, [x.shape.length - 1]) → stopGradient(maxValue(size as unknown as Value, [x.shape.length - 1]) as never)',
    'div(x, scale as never) → stopGradient(div(x, scale as never) as never)',
    'sqrt(sumLast(square(entries))) → stopGradient(sqrt(sumLast(square(entries))) as never)',
    'square(entries) → stopGradient(square(entries) as never)',
    'div(size, safe as never) → stopGradient(div(size, safe as never) as never)',
    'pow(sumLast(pow(entries, order as never) as Tensor), (1 / order) as never) → stopGradient(pow(sumLast(pow(entries, order as never) as Tensor), (1 / order) as never) as never)',
    'pow(entries, order as never) → stopGradient(pow(entries, order as never) as never)',
  ),
  ...each(
    'softmax.ts',
    'the operator around it has no derivative by it',
    'div(powers, total as never) → stopGradient(div(powers, total as never) as never)',
  ),
  ...each('root-or-zero.ts', 'a constant 0', 'mul(x, 0 as never) → stopGradient(mul(x, 0 as never) as never)'),
  ...each(
    'adaptive-pool.ts',
    'a table of zeros and ones',
    'outer(shaped(a), shaped(b)) → stopGradient(outer(shaped(a), shaped(b)) as never)',
    'sumValue( inside, sizes.map((_, i) => 2 * i + 1), ) → stopGradient(sumValue( inside, sizes.map((_, i) => 2 * i + 1), ) as never)',
  ),
  ...each('add-rows.ts', 'there is no factor to absorb', 'false → true'),
  ...each('apart.ts', 'a constant', 'mul(shaped(steps), 0.0317 as never) → stopGradient(mul(shaped(steps), 0.0317 as never) as never)'),
  ...each('asinh.ts', 'hypot is even', 'hypot(1, x) → hypot((-1), x)'),
  ...each(
    'attention.ts',
    'the derivative by the shift of a softmax is 0 whatever the shift',
    'stopGradient(max(where(seen, scores as never, -Infinity as never) as Tensor, -1 as never, { keepDims: true })) → max(where(seen, scores as never, -Infinity as never) as Tensor, -1 as never, { keepDims: true })',
  ),
  ...each(
    'attention.ts',
    'it is held constant around',
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
    'softmax.ts',
    'the operator around it has no derivative by it',
    'stopGradient(shaped<Tensor>(value)) → shaped<Tensor>(value)',
    'maxValue(fixed as unknown as Value, [along]) → stopGradient(maxValue(fixed as unknown as Value, [along]) as never)',
    'mul(equal(fixed, best as never), greater(fixed, -Infinity) as never) → stopGradient(mul(equal(fixed, best as never), greater(fixed, -Infinity) as never) as never)',
    'exp(where(isBest, 0, sub(fixed, best as never) as never)) → stopGradient(exp(where(isBest, 0, sub(fixed, best as never) as never)) as never)',
    'where(isBest, 0, sub(fixed, best as never) as never) → stopGradient(where(isBest, 0, sub(fixed, best as never) as never) as never)',
    'sub(fixed, best as never) → stopGradient(sub(fixed, best as never) as never)',
    'sumValue(powers as unknown as Value, [along]) → stopGradient(sumValue(powers as unknown as Value, [along]) as never)',
  ),
  ...each(
    'softmax.ts',
    'item by item it is the same, and its first operand is made from the second: both are batched, or neither',
    '(ys && xs ? softmaxOperator([y!, x!], { axis: axis + 1 }) : undefined) → (softmaxOperator([y!, x!], { axis: axis + 1 }))',
    '(ys && xs ? softmaxOperator([y!, x!], { axis: axis + 1 }) : undefined) → (undefined)',
    '(ys && xs ? softmaxOperator([y!, x!], { axis: axis + 1 }) : undefined) → (ys || xs ? softmaxOperator([y!, x!], { axis: axis + 1 }) : undefined)',
  ),
  ...each(
    'norm.ts',
    'item by item it is the same, and its first operand is made from the second: both are batched, or neither',
    '(ys && xs ? normOperator([y!, x!], attributes) : undefined) → (normOperator([y!, x!], attributes))',
    '(ys && xs ? normOperator([y!, x!], attributes) : undefined) → (undefined)',
    '(ys && xs ? normOperator([y!, x!], attributes) : undefined) → (ys || xs ? normOperator([y!, x!], attributes) : undefined)',
    '(us && xs ? directionOperator([u!, x!], attributes) : undefined) → (directionOperator([u!, x!], attributes))',
    '(us && xs ? directionOperator([u!, x!], attributes) : undefined) → (undefined)',
    '(us && xs ? directionOperator([u!, x!], attributes) : undefined) → (us || xs ? directionOperator([u!, x!], attributes) : undefined)',
  ),
  ...each(
    'norm.ts',
    'the operator around it has no derivative by it',
    'stopGradient(x) → x',
    'stopGradient(x) → x',
    'mul(scale, root as never) → stopGradient(mul(scale, root as never) as never)',
  ),
  ...each(
    'sum-of-others.ts',
    'push and pull are the same',
    '(xDot) => sumOfOthers([xDot], undefined) → (yBar) => sumOfOthers([yBar], undefined)',
    '(yBar) => sumOfOthers([yBar], undefined) → (xDot) => sumOfOthers([xDot], undefined)',
  ),
  ...each(
    'reverse.ts',
    'push and pull are the same',
    '(xDot) => reverseOperator([xDot], { axes }) → (yBar) => reverseOperator([yBar], { axes })',
    '(yBar) => reverseOperator([yBar], { axes }) → (xDot) => reverseOperator([xDot], { axes })',
  ),
  ...each('quantile-loss.ts', 'where r is not positive, it is not 0 only below 0', 'less(r, 0) → r'),
  ...each(
    'vector-length.ts',
    'what is made of it does not depend on the scale',
    'maxValue(abs(shaped(x)) as unknown as Value, [axis]) → stopGradient(maxValue(abs(shaped(x)) as unknown as Value, [axis]) as never)',
    'abs(shaped(x)) → stopGradient(abs(shaped(x)) as never)',
    'stopGradient(clip(shaped(size as Value), least, greatest) as Tensor) → clip(shaped(size as Value), least, greatest) as Tensor',
    'clip(shaped(size as Value), least, greatest) → stopGradient(clip(shaped(size as Value), least, greatest) as never)',
  ),
  ...each(
    'variance.ts',
    'centred entries do not depend on the shift',
    'stopGradient(shaped(reshapeTo(minValue(x, axes), kept))) → shaped(reshapeTo(minValue(x, axes), kept))',
    'minValue(x, axes) → stopGradient(minValue(x, axes) as never)',
  ),
  ...each('from-greatest.ts', 'it is held constant around', 'maxValue(value, axes) → stopGradient(maxValue(value, axes) as never)'),
  ...each(
    'triangle.ts',
    'a constant',
    'add(shaped<Tensor>(reshapeTo(arange(rows) as unknown as Value, [rows, 1])), diagonal) → stopGradient(add(shaped<Tensor>(reshapeTo(arange(rows) as unknown as Value, [rows, 1])), diagonal) as never)',
  ),
  ...each(
    'pool.ts',
    'a constant',
    'padValue(filled(sizes, 1), frame.inside, spatial) → stopGradient(padValue(filled(sizes, 1), frame.inside, spatial) as never)',
  ),
  ...each(
    'eigh.ts',
    'a constant',
    'diagonalMatrix(tensor([1, 5, 10].slice(0, (x.shape as Dims).at(-1)))) → stopGradient(diagonalMatrix(tensor([1, 5, 10].slice(0, (x.shape as Dims).at(-1)))) as never)',
  ),
  ...each(
    'solve.ts',
    'a constant',
    'mul(4, eye((a.shape as Dims).at(-1)!)) → stopGradient(mul(4, eye((a.shape as Dims).at(-1)!)) as never)',
  ),
  ...each(
    'qr.ts',
    'a constant',
    'mul(4, columnsOf(rowsOf(eye(Math.max(m, n)), 0, m), 0, n)) → stopGradient(mul(4, columnsOf(rowsOf(eye(Math.max(m, n)), 0, m), 0, n)) as never)',
  ),
  ...each(
    'svd.ts',
    'a constant',
    'diagonalMatrix(tensor([8, 3, 3].slice(0, Math.max(m, n)))) → stopGradient(diagonalMatrix(tensor([8, 3, 3].slice(0, Math.max(m, n)))) as never)',
  ),
  ...each(
    'top-k.ts',
    'indices, which have no derivative',
    'sliceValue(orderOf(value, along, true), first) → stopGradient(sliceValue(orderOf(value, along, true), first) as never)',
  ),
  ...each(
    'search-sorted.ts',
    'indices, which have no derivative',
    'searchOperator([shaped(within), shaped(wanted)], { side }) → stopGradient(searchOperator([shaped(within), shaped(wanted)], { side }) as never)',
  ),
  ...each(
    'search-sorted.ts',
    'item by item it is the same',
    '(many ? undefined : searchOperator([sorted!, values!], attributes)) → (undefined)',
  ),
  ...each(
    'cholesky.ts',
    'the matrix is square, and cases have one axis more at most',
    '(x.shape as Dims).at(-1) → (x.shape as Dims).at(1)',
    '(x.shape as Dims).at(-1) → (x.shape as Dims).at(-(-1))',
  ),
  ...each(
    'define-elementwise.ts',
    'no rule states the slope 2: all slopes become maps',
    "slope === 1 ? null : typeof slope === 'number' ? constant(slope) : (slope as unknown as Value) → slope === (2) ? null : typeof slope === 'number' ? constant(slope) : (slope as unknown as Value)",
  ),
  ...each(
    'define-elementwise.ts',
    'a reshape to the shape it has',
    '!batched[i] || x.shape.length === rank + 1 → !batched[i] || x.shape.length === rank - 1',
    '!batched[i] || x.shape.length === rank + 1 → !batched[i] || x.shape.length === rank + (-1)',
  ),
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

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
    'gather.ts',
    'without a rule, item by item: the same numbers',
    '(batched[1] ? undefined : gatherOperator([x!, indices!], { axis: axis + 1 })) → (undefined)',
    'batched[1] ? undefined : scatterOperator([values!, indices!], { axis: axis + 1, size }) → undefined',
  ),
  ...each('hard-activations.ts', 'it is squared', 'div(1, add(1, abs(x))) → div((-1), add(1, abs(x)))'),
  ...each(
    'logsumexp.ts',
    'the derivative by the shift is 0 whatever the shift: e^(x - s) loses what + s gains',
    'stopGradient(shaped(reshapeTo(maxValue(x, axes), keptShape(x.shape, axes)))) → shaped(reshapeTo(maxValue(x, axes), keptShape(x.shape, axes)))',
  ),
  ...each(
    'logsumexp.ts',
    'it is held constant around',
    'maxValue(x, axes) → stopGradient(maxValue(x, axes) as never)',
    'where(less(abs(greatest), Infinity), greatest, 0 as never) → stopGradient(where(less(abs(greatest), Infinity), greatest, 0 as never) as never)',
  ),
  ...each(
    'maximum.ts',
    'made from comparisons, it has no derivative',
    'add(greater(a, b), tie) → stopGradient(add(greater(a, b), tie))',
    'add(less(a, b), tie) → stopGradient(add(less(a, b), tie))',
  ),
  ...each('root-or-zero.ts', 'a constant 0', 'mul(x, 0 as never) → stopGradient(mul(x, 0 as never) as never)'),
];

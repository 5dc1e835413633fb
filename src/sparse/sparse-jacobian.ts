import type { Shape } from '../../types/dim.ts';
import { DataError, ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { sizeOf } from '../shape/dims.ts';
import { describe, type Value } from '../tensor/tensor.ts';
import type { Tree } from '../tensor/tree.ts';
import { gradientOf, scalarTape, type ScalarFunctionOf } from '../transform/grad.ts';
import { trace, type Tape } from '../transform/trace.ts';
import { colored, coloringOf, type ColoredPattern, type Coloring, type ColoringBy, type ColoringOptions } from './coloring.ts';
import { compressedEntries } from './compressed.ts';
import { transpose, union } from './csr.ts';
import { Pattern, patternOf, type SparsityPattern } from './pattern.ts';
import { Matrix, type SparseMatrix } from './sparse-matrix.ts';
import { tapePattern, type EntriesOf } from './sparsity.ts';
import type { SymmetricKind } from './symmetric.ts';

/** What is known of a matrix before it is evaluated; what is not given is found. */
interface Known {
  /** Where entries may be other than 0; the global pattern where absent. */
  readonly pattern?: SparsityPattern;
  /** Which products are made, with its pattern: found once, good at every point where the pattern is. */
  readonly coloring?: Coloring;
}

/** How a sparse Jacobian is evaluated. */
export interface SparseJacobianOptions extends Known {
  /** What is coloured where no coloring is given; `'auto'` where absent. */
  readonly by?: ColoringBy | 'auto';
}

/** How a sparse Hessian is evaluated. */
export interface SparseHessianOptions extends Known {
  /** How it is coloured where no coloring is given; `'star'` where absent. */
  readonly symmetric?: SymmetricKind;
}

/**
 * The Jacobian of f at x, [entries of f(x), entries of x], by as many products as its pattern has colours: sums of columns are pushed, or sums of rows pulled, all of
 * them together through one linearization, and each entry is read off a sum. A banded Jacobian takes as many products as its band is wide, whatever its size.
 * With a `coloring` nothing else is found out, and f may be traced or compiled: return the `entries`. A pattern that lacks an entry gives wrong numbers, unseen.
 * @throws ShapeError for a pattern or coloring of other sizes; DataError for other options; TraceError in a traced function without a coloring
 */
export function sparseJacobian<const X extends Tree, const Y extends Tree>(
  f: (x: X) => Y,
  x: X,
  options: SparseJacobianOptions = {},
): SparseMatrix<EntriesOf<Y>, EntriesOf<X>> {
  const name = 'sparseJacobian';
  checkOptions(name, options, 'by');
  const tape = trace(name, f, x);
  const { by } = options;
  const colors = known(name, tape, options, by === undefined ? {} : { by }, () => new Pattern(tapePattern(name, tape, 'global')));
  if (colors.kind === 'star' || colors.kind === 'acyclic')
    throw new DataError(
      `${name}: the coloring is of kind '${colors.kind}', which is for symmetric matrices: take sparseHessian, or color columns or rows`,
    );
  return evaluated(name, tape, colors) as unknown as SparseMatrix<EntriesOf<Y>, EntriesOf<X>>;
}

/**
 * The Hessian of a scalar function at x, [entries of x, entries of x], by Hessian-vector products: as many as its pattern has colours, all of them together, forward
 * over reverse. `'star'` reads each entry, `'acyclic'` substitutes, with as many products or fewer, and rounding errors that add up along chains of two
 * colours. Both triangles are stored.
 * @throws ShapeError when f does not return a scalar, or for a pattern or coloring of other sizes; DataError for other options, or a pattern that is not symmetric;
 * TraceError in a traced function without a coloring
 */
export function sparseHessian<const X extends Tree, S extends Shape>(
  f: ScalarFunctionOf<'sparseHessian', X, S>,
  x: X,
  options: SparseHessianOptions = {},
): SparseMatrix<EntriesOf<X>, EntriesOf<X>> {
  const name = 'sparseHessian';
  checkOptions(name, options, 'symmetric');
  const tape = trace(name, (point: X) => gradientOf(scalarTape(name, f, point)), x);
  const colors = known(name, tape, options, { symmetric: options.symmetric ?? 'star' }, () => {
    const half = tapePattern(name, tape, 'global');
    return new Pattern(union([half, transpose(half)]));
  });
  return evaluated(name, tape, colors) as unknown as SparseMatrix<EntriesOf<X>, EntriesOf<X>>;
}

/** @throws DataError for what is no record of options, or has several that say the same */
function checkOptions(
  name: string,
  options: Known & Readonly<Partial<Record<'by' | 'symmetric', unknown>>>,
  way: 'by' | 'symmetric',
): void {
  if (typeof options !== 'object' || options === null) throw new DataError(`${name}: expected options, got ${describe(options)}`);
  if (options.coloring === undefined) return;
  for (const other of ['pattern', way] as const)
    if (options[other] !== undefined)
      throw new DataError(`${name}: a coloring has its own pattern: '${other}' and 'coloring' exclude each other`);
}

/** The colouring to evaluate by, of the sizes of a recorded function. */
function known(name: string, tape: Tape, options: Known, how: ColoringOptions, find: () => Pattern): ColoredPattern {
  const given = options.coloring !== undefined && coloringOf(name, options.coloring);
  const pattern = given ? given.pattern : options.pattern === undefined ? find() : patternOf(name, options.pattern);
  const shape = [entriesOf(tape.outputs), entriesOf(tape.inputs)] as const;
  if (pattern.shape[0] !== shape[0] || pattern.shape[1] !== shape[1])
    throw new ShapeError(`${name}: the ${given ? 'coloring' : 'pattern'} is of ${show(pattern.shape)}, but the matrix is ${show(shape)}`);
  return given || colored(name, pattern, how);
}

function evaluated(name: string, tape: Tape, colors: ColoredPattern): Matrix {
  return new Matrix(colors.pattern.csr, compressedEntries(name, tape, colors));
}

function entriesOf(leaves: readonly Value[]): number {
  return leaves.reduce((n, { shape }) => n + sizeOf(shape), 0);
}

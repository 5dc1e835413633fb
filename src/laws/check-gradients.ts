import { LawError } from '../errors.ts';
import { entriesOf } from './entries.ts';
import { faultyOp } from './faulty-op.ts';
import { compareWithDifferences, type Tally } from './finite-differences.ts';
import type { Dims } from '../shape/dims.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten, type Tree } from '../tensor/tree.ts';
import { sampleOf } from './sample.ts';

/** What was compared. */
export interface GradientReport {
  /** Entries of the derivative that agree with differences. */
  readonly compared: number;
  /** Entries at which the function is not smooth, or too noisy to tell. */
  readonly skipped: number;
}

/** How much is compared. */
export interface GradientOptions {
  /** At most this many entries of each tensor of x, spread over it; 64 where absent. */
  readonly entries?: number;
}

/**
 * The derivative of f at x against differences of its values, entry by entry. x and f(x) are tensors or trees of tensors.
 * @throws LawError naming the tensor and the entry, with both values, and the first op of the program that is wrong by itself
 */
export function checkGradients<X extends Tree, Y extends Tree>(
  f: (x: X) => Y,
  x: X,
  { entries = 64 }: GradientOptions = {},
): GradientReport {
  const point = flatten(x, 'checkGradients: the point');
  const leaves = point.leaves.map((leaf) => shaped<Tensor>(leaf));
  const at = {
    name: f.name || 'the function',
    operands: point.paths.map((path) => (path === '' ? 'x' : `x.${path}`)),
    shapes: point.leaves.map((leaf) => leaf.shape),
    apply: (...operands: readonly Tensor[]): unknown => f(unflatten(point.form, operands as unknown as readonly Value[]) as X),
  };
  const tally: Tally = { compared: new Map(), skipped: new Map() };
  const spread = (size: number): number[] =>
    Array.from({ length: Math.min(size, entries) }, (_, i) => Math.floor((i * size) / Math.min(size, entries)));
  const sample = sampleOf('finite differences', at, leaves);
  try {
    compareWithDifferences(sample, leaves.map(lengthOf), tally, spread);
  } catch (fault) {
    const part = fault instanceof LawError && faultyOp(sample);
    throw part ? new LawError(`${fault.message}\n${part}`, { cause: fault }) : fault;
  }
  const count = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((n, m) => n + m, 0);
  return { compared: count(tally.compared), skipped: count(tally.skipped) };
}

/** The length in which a tensor varies: the typical size of its entries, 1 where all are 0. */
function lengthOf(x: Tensor): number {
  const values = entriesOf([x]);
  return (
    Math.sqrt(
      values.reduce((sum, v) => sum + v * v, 0) /
        Math.max(
          1,
          (x.shape as Dims).reduce((n, d) => n * d, 1),
        ),
    ) || 1
  );
}

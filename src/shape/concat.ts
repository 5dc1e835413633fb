import { ShapeError } from '../errors.ts';
import { resolveAxis } from './axis.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Shape of tensors joined along an axis. Twin of `Concat`. @throws ShapeError when another axis differs, or for no tensor at all. */
export function concatShape(shapes: readonly Dims[], axis: number): number[] {
  const [first, ...others] = shapes;
  if (first === undefined) throw new ShapeError('concat: at least one tensor is needed');
  const position = resolveAxis('concat', first, axis);
  const joined = first.slice();
  for (const next of others) {
    const why = whyNot(joined, next, position);
    if (why !== undefined) throw new ShapeError(`concat: ${show(first)} and ${show(next)} along axis ${axis} (${why})`);
    joined[position]! += next[position]!;
  }
  return joined;
}

function whyNot(a: Dims, b: Dims, position: number): string | undefined {
  // A differing size that both have is named before a differing rank, as the compiler does.
  const axis = a.findIndex((d, i) => i < b.length && i !== position && d !== b[i]);
  if (axis >= 0) return `axis ${axis}: ${a[axis]} ≠ ${b[axis]}`;
  return a.length === b.length ? undefined : 'ranks differ';
}

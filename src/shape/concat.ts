import { ShapeError } from '../errors.ts';
import { resolveAxis } from './axis.ts';
import { show } from './dim.ts';
import { sameDims, type Dims } from './dims.ts';

/** Shape of tensors joined along an axis. Twin of `Concat`. @throws ShapeError when another axis differs, or for no tensor at all. */
export function concatShape(shapes: readonly Dims[], axis: number): number[] {
  const [first, ...others] = shapes;
  if (first === undefined) throw new ShapeError('concat: at least one tensor is needed');
  if (wantsStack(shapes, axis)) throw new ShapeError(`concat: axis ${axis} is out of range for ${show(first)}; stack makes a new axis`);
  const position = resolveAxis('concat', first, axis);
  const joined = first.slice();
  for (const next of others) {
    const why = whyNot(joined, next, position);
    if (why !== undefined) throw new ShapeError(`concat: ${show(first)} and ${show(next)} along axis ${axis} ${why}`);
    joined[position]! += next[position]!;
  }
  return joined;
}

/** Whether the axis is just outside tensors of one shape. */
function wantsStack(shapes: readonly Dims[], axis: number): boolean {
  const first = shapes[0]!;
  return (axis === first.length || axis === -first.length - 1) && shapes.every((shape) => sameDims(shape, first));
}

function whyNot(a: Dims, b: Dims, position: number): string | undefined {
  if (a.length !== b.length) return `(ranks differ)${remedy(a, b, position)}`;
  const differing = a.findIndex((d, i) => i !== position && d !== b[i]);
  return differing < 0 ? undefined : `(axis ${differing}: ${a[differing]} ≠ ${b[differing]})`;
}

/** What to do when b only lacks the axis along which it is joined. */
function remedy(a: Dims, b: Dims, position: number): string {
  const raised = b.toSpliced(position, 0, 1);
  if (raised.length !== a.length || whyNot(a, raised, position) !== undefined) return '';
  return `; expandDims makes ${show(b)} a ${show(raised)}`;
}

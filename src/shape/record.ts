import type { Dim, Shape } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show, showDim } from './dim.ts';

/** The tensors of a record, in the order of the inputs that are declared for them. Twin of `BindRecord`. @throws ShapeError for one that does not fit */
export function bindRecordShape<S extends Shape>(
  op: string,
  inputs: readonly (readonly [name: string, shape: Shape])[],
  given: readonly S[],
): readonly S[] {
  const bound = new Map<string, Dim>();
  inputs.forEach(([name, shape], i) => {
    const fault = faultOf(shape, given[i]!, bound);
    if (fault) throw new ShapeError(`${op}: input '${name}' is ${show(shape)}${fault.with} but got ${show(given[i]!)}${fault.why}`);
  });
  return given;
}

/** What does not fit a declared shape, `undefined` when all does; names that are not bound yet become so. */
function faultOf(shape: Shape, given: Shape, bound: Map<string, Dim>): { readonly with: string; readonly why: string } | undefined {
  if (shape.length !== given.length) return { with: '', why: '' };
  for (const [axis, d] of shape.entries()) {
    const size = given[axis]!;
    if (typeof d === 'number') {
      if (size !== d) return { with: '', why: ` (${showDim(size)} ≠ ${showDim(d)})` };
    } else if (!bound.has(d)) bound.set(d, size);
    else if (bound.get(d) !== size) return { with: ` with ${d} = ${showDim(bound.get(d)!)}`, why: '' };
  }
  return undefined;
}

/** Twin of `DeclaredShape`. @throws ShapeError for an axis that is neither a name nor a size */
export function declaredShape<S extends Shape>(name: string, shape: S): S {
  const axis = shape.findIndex((d) => typeof d !== 'string' && !isWhole(d));
  if (axis >= 0)
    throw new ShapeError(`dataflow: axis ${axis} of input '${name}', ${show(shape)}, is neither a name nor a whole number of 0 or more`);
  return shape;
}

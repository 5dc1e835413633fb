import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { TriangleRule } from '../../types/triangle.ts';
import { DataError } from '../errors.ts';
import { triangleShape } from '../shape/triangle.ts';
import { arange } from '../tensor/create.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { greaterEqual, lessEqual } from './compare.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';
import { where } from './where.ts';

interface TriangleOptions {
  /** The diagonal at the edge of what is kept: 0 is the main one, positive ones lie above it. */
  readonly diagonal?: number;
}
interface Triangle<Op extends string> extends Lawful {
  <S extends Shape>(x: Arg<TriangleRule<Op, S>, Tensor<S>>, options?: TriangleOptions): Tensor<Out<TriangleRule<Op, S>>>;
}

const cases = (apply: (x: Tensor, options?: TriangleOptions) => Tensor): LawCase[] => [
  { shapes: [[3, 3]], apply: (x) => apply(x!) },
  { shapes: [[2, 2, 3]], apply: (x) => apply(x!, { diagonal: 1 }) },
  { shapes: [[3, 2]], apply: (x) => apply(x!, { diagonal: -1 }) },
  { shapes: [[1, 1]], apply: (x) => apply(x!, { diagonal: -5 }) },
  { shapes: [[0, 2]], apply: (x) => apply(x!) },
];

/** @__NO_SIDE_EFFECTS__ */
function triangle<const Op extends 'tril' | 'triu'>(name: Op, keeps: typeof lessEqual | typeof greaterEqual): Triangle<Op> {
  const call = (x: Tensor, { diagonal = 0 }: TriangleOptions = {}): Tensor => {
    const value = valueOf(name, x);
    triangleShape(name, value.shape);
    if (!Number.isSafeInteger(diagonal)) throw new DataError(`${name}: the diagonal must be a whole number, got ${describe(diagonal)}`);
    const [rows, columns] = value.shape.slice(-2) as [number, number];
    const last = add(shaped<Tensor>(reshapeTo(arange(rows) as unknown as Value, [rows, 1])), diagonal);
    return where(keeps(arange(columns), last as never), shaped<Tensor>(value) as never, 0 as never);
  };
  const examples = [`${name}(zeros([2, 3, 4]), { diagonal: 1 })`];
  return withLaws<Triangle<Op>>({ name, examples, cases: cases(call) }, call as never);
}

/** Entries [.., i, j] with j ≤ i + diagonal, the others 0 (also where x is infinite or NaN). @throws ShapeError for less than two axes */
export const tril: Triangle<'tril'> = triangle('tril', lessEqual);

/** Entries [.., i, j] with j ≥ i + diagonal, the others 0 (also where x is infinite or NaN). @throws ShapeError for less than two axes */
export const triu: Triangle<'triu'> = triangle('triu', greaterEqual);

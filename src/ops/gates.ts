// What recurrent cells share: the sums that gates are functions of.
import type { Shape } from '../../types/dim.ts';
import { DataError } from '../errors.ts';
import { describe, isTensor, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { contract } from './contract.ts';
import { slice } from './slice.ts';

/** The parameters of a recurrent cell of G gates: W [I, G, H], U [H, G, H], b [G, H]. */
export interface CellParameters<W extends Shape, U extends Shape, B extends Shape> {
  readonly inputWeights: Tensor<W>;
  readonly recurrentWeights: Tensor<U>;
  /** 0 where absent. */
  readonly bias?: Tensor<B>;
}

/** The tensors of a record, by name; what may be absent is `undefined`. @throws DataError for what is no record of tensors */
export function fieldsOf<Name extends string>(op: string, role: string, record: unknown, names: readonly Name[]): Record<Name, unknown> {
  if (typeof record === 'object' && record !== null && !isTensor(record)) return record as Record<Name, unknown>;
  throw new DataError(`${op}: the ${role} must be a record of ${names.join(', ')}, got ${describe(record)}`);
}

/** A tensor that may be absent. */
export const perhapsValueOf = (op: string, x: unknown): Value | undefined => (x === undefined ? undefined : valueOf(op, x));

/** x·W + b: [..., I] · [I, G, H] + [G, H] → [..., G, H]. */
export function weighted(x: Value, weights: Value, bias: Value | undefined): Tensor {
  const sums = contract(shaped<Tensor>(x), shaped<Tensor>(weights) as never) as Tensor;
  return bias ? add(sums, shaped<Tensor>(bias) as never) : sums;
}

/** Gate k of [..., G, H]: [..., H]. */
export function gate(sums: Tensor, k: number): Tensor {
  return slice(sums, [...sums.shape.slice(0, -2).map(() => null), k] as never);
}

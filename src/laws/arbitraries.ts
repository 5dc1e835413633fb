import fc from 'fast-check';
import { DataError } from '../errors.ts';
import type { Domain } from '../ops/laws.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { Concrete, shaped, type Tensor } from '../tensor/tensor.ts';
import { evenly } from './evenly.ts';
import { domainOf, type FunctionAt } from './function-at.ts';

/** Which shapes to draw. */
export interface ShapeOptions {
  /** 0 where absent. */
  readonly minRank?: number;
  /** 3 where absent. */
  readonly maxRank?: number;
  /** The longest axis; 4 where absent. */
  readonly maxAxis?: number;
  /** Whether axes of size 0 occur; true where absent. */
  readonly empty?: boolean;
}

/** Shapes, with axes of size 1 and 0 among them; a failure shrinks to few short axes. */
export function shapes({ minRank = 0, maxRank = 3, maxAxis = 4, empty = true }: ShapeOptions = {}): fc.Arbitrary<number[]> {
  const axis = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: Math.min(1, maxAxis), max: maxAxis }) },
    { weight: 2, arbitrary: fc.constant(Math.min(1, maxAxis)) },
    { weight: empty ? 1 : 0, arbitrary: fc.constant(0) },
  );
  return fc.array(axis, { minLength: minRank, maxLength: maxRank });
}

/**
 * Tensors of a shape. Without a domain, or from -∞ to ∞: of all magnitudes, from subnormal to huge (10¹⁵⁰: a product of two is finite), zeros of both signs among them.
 * With one: from [low, high], its ends and whatever of 0, -0, ±1 and tiny numbers lies within. Entries repeat often, so that ties occur.
 * A failure shrinks towards 0, or towards the low end.
 * @throws DataError when low exceeds high
 */
export function tensors<const S extends readonly number[]>(
  shape: readonly [...S],
  domain?: Domain,
  corners: readonly number[] = [],
): fc.Arbitrary<Tensor<S>> {
  return tied(domain && domain.high - domain.low < Infinity ? numbersIn(domain, corners) : anyNumbers, sizeOf(shape)).map((values) =>
    shaped(new Concrete([...shape], Float64Array.from(values))),
  );
}

/** Operands of a function, each from its domain, at kinks often. */
export function operandsOf(at: FunctionAt): fc.Arbitrary<Tensor[]> {
  return fc.tuple(...at.shapes.map((shape: Dims, k) => tensors(shape, domainOf(at, k), at.kinks) as fc.Arbitrary<Tensor>));
}

const tiny = [0, -0, 5e-324, -5e-324, 2 ** -1022, -1e-160, 1e-8, -1e-8, 1, -1, 0.5];
const huge = [1e8, -1e8, 1e150, -1e150];

const anyNumbers: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: evenly(-2, 2) },
  { weight: 1, arbitrary: fc.double({ min: -1e150, max: 1e150, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...tiny, ...huge) },
);

function numbersIn({ low, high, integers = false }: Domain, corners: readonly number[]): fc.Arbitrary<number> {
  if (!(low <= high)) throw new DataError(`tensors: the domain is from ${low} to ${high}, which holds no number`);
  if (integers) return fc.integer({ min: low, max: high });
  // a failure shrinks to the first
  const within = [0, low, ...corners, ...tiny, high].filter((x) => x >= low && x <= high);
  return fc.oneof({ weight: 4, arbitrary: evenly(low, high) }, { weight: 1, arbitrary: fc.constantFrom(...within) });
}

/** n numbers, each its own or one of two that repeat. */
function tied(number: fc.Arbitrary<number>, n: number): fc.Arbitrary<number[]> {
  const own = fc.array(number, { minLength: n, maxLength: n });
  const picks = fc.array(fc.boolean(), { minLength: n, maxLength: n });
  const repeated = fc.tuple(number, number, picks).map(([a, b, which]) => which.map((first) => (first ? a : b)));
  return fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: repeated });
}

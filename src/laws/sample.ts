import fc from 'fast-check';
import { LawError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { sameDims, sizeOf, type Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { toArray, type Nested } from '../tensor/create.ts';
import { flatten } from '../tensor/tree.ts';
import { operandsOf } from './arbitraries.ts';
import { locate } from './entries.ts';
import { differentiable, operandName, type FunctionAt } from './function-at.ts';

/** A function with numbers for its operands, on which a law is being tested. */
export interface Sample {
  readonly law: string;
  readonly at: FunctionAt;
  readonly operands: readonly Tensor[];
  /** The function of its differentiable operands alone, the others held: what derivatives are taken of. */
  readonly f: (x: readonly Tensor[]) => readonly Tensor[];
  /** The differentiable operands, and which ones they are. */
  readonly x: readonly Tensor[];
  readonly free: readonly number[];
}

/** A law of one function: a property of fast-check, to be run by `check` (or by `fc.assert`). */
export interface Law {
  readonly name: string;
  /** The function it is stated of. */
  readonly of: string;
  readonly property: fc.IRawProperty<unknown[], false>;
  /** After all runs: a fault when none of them could tell anything. */
  readonly untold?: (() => LawError | undefined) | undefined;
}

/** State a law: it holds of every sample of the function and everything else that is drawn. */
export function law<T extends unknown[]>(
  name: string,
  at: FunctionAt,
  drawn: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (sample: Sample, ...drawn: T) => void,
  untold?: () => LawError | undefined,
): Law {
  const property = fc.property(operandsOf(at), fc.tuple<T>(...drawn), (operands, rest) => holds(sampleOf(name, at, operands), ...rest));
  return { name, of: at.name, property: property as unknown as Law['property'], untold };
}

/** The function at its operands, ready to be differentiated. */
export function sampleOf(name: string, at: FunctionAt, operands: readonly Tensor[]): Sample {
  const free = differentiable(at);
  const f = (x: readonly Tensor[]): readonly Tensor[] => {
    const all = [...operands];
    free.forEach((k, i) => (all[k] = x[i]!));
    return flatten(at.apply(...all), at.name).leaves as unknown as readonly Tensor[];
  };
  return { law: name, at, operands, f, x: free.map((k) => operands[k]!), free };
}

/** What two lists of numbers are, and what entry k of them is an entry of. */
export interface Sides {
  readonly left: string;
  readonly right: string;
  readonly place: (k: number) => string;
}

/** Two lists of numbers are the same, each pair to its tolerance; NaN is the same as NaN. @throws LawError naming the first pair that differs */
export function expectClose(
  sample: Sample,
  sides: Sides,
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  tolerance: (k: number) => number,
): void {
  if (left.length !== right.length)
    throw new LawError(`${head(sample)}: ${sides.left} has ${left.length} entries, ${sides.right} has ${right.length}`);
  for (let k = 0; k < left.length; k++) {
    const [a, b] = [left[k]!, right[k]!];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= tolerance(k)) continue;
    throw new LawError(
      `${head(sample)} at ${sides.place(k)}: ${sides.left} gives ${number(a)}, ${sides.right} gives ${number(b)} (${Math.abs(a - b).toExponential(1)} apart, ${tolerance(k).toExponential(1)} allowed)` +
        sample.operands.map((x, i) => `\n  ${operandName(sample.at, i)}: ${shown(x)}`).join(''),
    );
  }
}

/** Tangents and cotangents have the shapes of what they belong to. @throws LawError naming the first that has not */
export function expectShapes(sample: Sample, what: string, found: readonly Tensor[], like: readonly Tensor[]): void {
  found.forEach((x, i) => {
    const [a, b] = [x.shape as Dims, like[i]!.shape as Dims];
    if (!sameDims(a, b)) throw new LawError(`${head(sample)}: ${what} is ${show(a)}, but that is ${show(b)}`);
  });
}

const head = (sample: Sample): string => `${sample.law} fails for ${sample.at.name}`;
const number = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));
export const print = (x: Nested): string => (typeof x === 'number' ? number(x) : `[${x.map(print).join(', ')}]`);

/** The entries; of a large tensor the first ones. */
function shown(x: Tensor): string {
  const size = sizeOf(x.shape as Dims);
  return size <= 64 ? print(toArray(x)) : `${[...x.data.subarray(0, 8)].map(number).join(', ')}, … (${size} entries)`;
}

/** The names of entries of the results of a sample. */
export function placesOfResults(shapes: readonly Dims[]): (k: number) => string {
  return (k) => {
    const { item, index } = locate(shapes, k);
    return `entry [${index.join(', ')}] of ${shapes.length === 1 ? 'the result' : `result ${item}`}`;
  };
}

/** The names of entries of the differentiable operands of a sample. */
export function placesOfOperands(sample: Sample): (k: number) => string {
  const shapes = sample.x.map((x) => x.shape as Dims);
  return (k) => {
    const { item, index } = locate(shapes, k);
    return `entry [${index.join(', ')}] of ${operandName(sample.at, sample.free[item]!)}`;
  };
}

/** The names of entries of a matrix of derivatives. */
export function placesOfMatrix(rows: (k: number) => string, columns: (k: number) => string, width: number): (k: number) => string {
  return (k) => `${rows(Math.floor(k / width))} by ${columns(k % width)}`;
}

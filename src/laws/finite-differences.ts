import { LawError } from '../errors.ts';
import { add } from '../ops/add.ts';
import { less } from '../ops/compare.ts';
import { mul } from '../ops/mul.ts';
import { where } from '../ops/where.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { entryCount, jacobiansOf } from './accumulation.ts';
import { differences, longestStep, type Difference } from './differences.ts';
import { entriesOf, matrixOf, tensorsOf } from './entries.ts';
import { domainOf, operandName, type FunctionAt } from './function-at.ts';
import { magnitudes, type Magnitudes } from './magnitudes.ts';
import { expectClose, law, placesOfMatrix, placesOfOperands, placesOfResults, type Law, type Sample } from './sample.ts';
import { reordered, rounded, telling } from './tolerance.ts';

/** How many entries of a derivative were compared with differences, by operand, and how many were not, for the function has a kink there. */
export interface Tally {
  readonly compared: Map<number, number>;
  readonly skipped: Map<number, number>;
}

/**
 * Every entry of J against differences of values of f, which know nothing of its derivative rules.
 * Entries at which f is not smooth are left out; an operand by which no entry of any sample was compared is a failure.
 */
export function finiteDifferences(at: FunctionAt): Law {
  const tally: Tally = { compared: new Map(), skipped: new Map() };
  return law(
    'finite differences',
    at,
    [],
    (sample) => compareWithDifferences(sample, unitsOf(sample), tally),
    untold('finite differences', at, tally),
  );
}

/** A fault when nothing was compared although there was something to compare. */
export function untold(name: string, at: FunctionAt, tally: Tally): () => LawError | undefined {
  return () => {
    const k = [...tally.skipped.keys()].find((skipped) => !tally.compared.get(skipped));
    if (k === undefined || entryCount(at) === 0) return undefined;
    return new LawError(
      `${name} tell nothing of ${at.name}: by ${operandName(at, k)} it is nowhere smooth, in ${tally.skipped.get(k)} entries tried`,
    );
  };
}

/** The length in which each operand varies: a quarter of its domain; 1 where that has no end or is one number. */
export function unitsOf({ at, free }: Pick<Sample, 'at' | 'free'>): number[] {
  const widths = free.map((k) => domainOf(at, k).high - domainOf(at, k).low);
  return widths.map((width) => (width > 0 && width < Infinity ? width / 4 : 1));
}

/** J at a sample against differences along each entry of x. `units[k]` is the length in which x[k] varies. */
export function compareWithDifferences(
  sample: Sample,
  units: readonly number[],
  tally: Tally,
  entries: (size: number) => readonly number[] = all,
): void {
  const J = matrixOf(jacobiansOf(sample));
  const { paths, values, steps } = magnitudesAround(sample.f, sample.x, units);
  const shapes = sample.x.map((x) => x.shape as Dims);
  const results = sample.f(sample.x).map((y) => y.shape as Dims);
  const place = placesOfMatrix(placesOfResults(results), placesOfOperands(sample), J.columns);
  const point = entriesOf(sample.x);
  let column = 0;
  shapes.forEach((shape, k) => {
    for (const j of entries(sizeOf(shape)).map((entry) => entry + column)) {
      const along = (t: number): Float64Array => entriesOf(sample.f(tensorsOf(shapes, point.with(j, point[j]! + t) as Float64Array)));
      differences(along, units[k]!, (i) => rounded(values[i]!)).forEach((found, i) => {
        const entry = i * J.columns + j;
        compareOne(
          sample,
          { k: sample.free[k]!, place: place(entry) },
          found,
          J.values[entry]!,
          { slope: paths.values[entry]!, value: values[i]!, steps },
          tally,
        );
      });
    }
    column += sizeOf(shape);
  });
}

/** The magnitudes at x, and in `values` also those of the numbers that differences meet: x is moved away from 0 by the longest step. */
export function magnitudesAround(f: Sample['f'], x: readonly Tensor[], units: readonly number[]): Magnitudes {
  const here = magnitudes(f, x);
  const moved = x.map(
    (t, k) => add(t, mul(where(less(t, 0 as never), -1 as never, 1 as never), (units[k]! * longestStep) as never) as never) as Tensor,
  );
  const there = magnitudes(f, moved).values;
  return { ...here, values: here.values.map((v, i) => (there[i]! > v ? there[i]! : v)) };
}

const all = (size: number): number[] => [...Array(size).keys()];

/** One entry of a derivative against its difference, where that tells something. */
export function compareOne(
  sample: Sample,
  at: { readonly k: number; readonly place: string },
  found: Difference,
  derivative: number,
  magnitude: { readonly slope: number; readonly value: number; readonly steps: number },
  tally: Tally,
): void {
  const tells = found.uncertainty <= telling(Math.max(Math.abs(found.value), visible(magnitude, found.step)), magnitude.value);
  const counts = tells ? tally.compared : tally.skipped;
  counts.set(at.k, (counts.get(at.k) ?? 0) + 1);
  if (!tells) return;
  const sides = { left: 'the derivative', right: 'the difference quotient', place: () => at.place };
  expectClose(sample, sides, [derivative], [found.value], () => found.uncertainty + reordered(magnitude.steps, magnitude.slope));
}

/**
 * The slope by which certainty is measured: of one so steep that f changes by all of itself within a step, only as much as steps can see. One that is not a
 * number measures nothing: a difference that is certain by its own size tells that it is wrong.
 */
function visible({ slope, value }: { readonly slope: number; readonly value: number }, step: number): number {
  return Number.isFinite(slope) ? Math.min(slope, value / step) : 0;
}

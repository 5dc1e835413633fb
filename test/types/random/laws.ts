// Three laws of every rule, as claims about drawn arguments.

import { join } from 'node:path';
import { modulesOf } from '../../modules.ts';
import { allowing, exactly, speaking, type Claim } from './claims.ts';
import type { Hiding, Holes } from './holes.ts';
import { isArithmetic, outcomeOf, runTimeOf, seed, type Sample } from './outcomes.ts';
import { placesIn, replaced, type Term } from './terms.ts';
import type { Argument } from '../../shape/cases.ts';

const groups = await modulesOf<{ readonly numbersOnly?: readonly string[] }>(join(import.meta.dirname, '../../shape/cases'));
const numbersOnly = [...groups.values()].flatMap((group) => group.numbersOnly ?? []);

/** Rules that only compare sizes but know less of a name than their twins, since it may be 1 when the program runs. */
const vague: readonly string[] = ['Squeeze'];
/** Rules that may refuse a name: whether n is 2 · 3 is not known. They answer where it stands as often in the first argument as in the others. */
const refusing: readonly string[] = ['Reshape', 'Unflatten'];

/** Sizes that are a number of axes, which is known: they take no name. */
const ranks: readonly string[] = ['DynamicSlice 1.*', 'DynamicUpdateSlice 2.*'];

/** Of arguments that are all known, the type says what the run time says, to the letter. */
export function known(samples: readonly Sample[], runTime: typeof runTimeOf = runTimeOf): Claim[] {
  return samples.map((sample) => exactly(sample.rule, sample.args, outcomeOf(sample, runTime(sample.rule))));
}

/**
 * The gradual guarantee: of arguments known in part, the type says nothing that is wrong. Where the run time answers, so does the type, and the true answer
 * is among those that its answer allows; where the run time refuses, the type says a sentence or any answer.
 */
export function hidden(samples: readonly Sample[], holes: Holes, runTime: typeof runTimeOf = runTimeOf): Claim[] {
  const chance = chances(seed);
  return samples.flatMap((sample) => {
    const terms = hideSome(sample, holes, chance);
    if (terms === undefined) return [];
    const outcome = outcomeOf(sample, runTime(sample.rule));
    return [answers(outcome) ? allowing(sample.rule, terms, outcome.answer) : speaking(sample.rule, terms, outcome)];
  });
}

/** Lists in one of three, else single values, where there are any; at least one. `undefined` where nothing can be hidden. */
function hideSome({ rule, args }: Sample, holes: Holes, chance: Chance): Term[] | undefined {
  const places = placesIn(args).flatMap((place) => {
    const { hiding } = holes(rule, place);
    return hiding === undefined ? [] : [{ ...place, hiding }];
  });
  const lists = chance(3) === 0;
  const preferred = places.filter(({ value }) => Array.isArray(value) === lists);
  const some = preferred.length > 0 ? preferred : places;
  const first = some[chance(some.length)];
  if (first === undefined) return undefined;
  const chosen = some.filter((place) => place === first || chance(3) === 0);
  return replaced(args, new Map(chosen.map(({ path, value, hiding }) => [path, { word: hide(value, hiding, chance) }])));
}

/** A whole value, or of a shape all but its first or last axes. */
function hide(value: Argument, hiding: Hiding, chance: Chance): string {
  if (hiding !== 'T.Shape' || chance(2) === 0) return hiding;
  const sizes = value as readonly number[];
  const at = chance(sizes.length + 1);
  return chance(2) === 0 ? `[${[...sizes.slice(0, at), '...T.Dim[]'].join(', ')}]` : `[${['...T.Dim[]', ...sizes.slice(at)].join(', ')}]`;
}

/**
 * A size may have a name: one size, wherever it stands among the sizes, is called 'n'. A rule that only compares sizes says to the letter what its twin says
 * of the name; one that calculates answers where its twin answers, and its answer holds with the number in place of 'n'.
 */
export function named(samples: readonly Sample[], holes: Holes, runTime: typeof runTimeOf = runTimeOf): Claim[] {
  const chance = chances(seed);
  return samples.flatMap((sample) => {
    const { rule, args } = sample;
    const sizes = placesIn(args).filter(
      (place) =>
        typeof place.value === 'number' && place.value >= 2 && holes(rule, place).named && !ranks.includes(`${rule} ${place.pattern}`),
    );
    if (sizes.length === 0) return [];
    const n = sizes[chance(sizes.length)]!.value as number;
    const paths = sizes.filter(({ value }) => value === n).map(({ path }) => path);
    const terms = replaced(args, new Map(paths.map((path) => [path, 'n']))) as Argument[];
    return [
      numbersOnly.includes(rule) || isArithmetic(rule)
        ? ofNumbers(sample, { n, paths, terms }, runTime)
        : ofNames({ rule, args: terms }, runTime),
    ];
  });
}

function ofNames(sample: Sample, runTime: typeof runTimeOf): Claim {
  const { rule, args } = sample;
  const outcome = outcomeOf(sample, runTime(rule));
  return answers(outcome) && vague.includes(rule) ? allowing(rule, args, outcome.answer) : exactly(rule, args, outcome);
}

interface Naming {
  readonly n: number;
  readonly paths: readonly string[];
  readonly terms: readonly Term[];
}

function ofNumbers(sample: Sample, { n, paths, terms }: Naming, runTime: typeof runTimeOf): Claim {
  const { rule } = sample;
  const outcome = outcomeOf(sample, runTime(rule));
  const balanced = 2 * paths.filter((path) => path.startsWith('0.')).length === paths.length;
  if (!answers(outcome)) return speaking(rule, terms, outcome);
  return refusing.includes(rule) && !balanced ? speaking(rule, terms, outcome) : allowing(rule, terms, outcome.answer, n);
}

function answers<O extends object>(outcome: O): outcome is Extract<O, { readonly answer: Argument }> {
  return 'answer' in outcome;
}

type Chance = (below: number) => number;

/** Numbers below what is asked for, the same for the same seed. */
function chances(start: number): Chance {
  let state = (start % 2147483646) + 1;
  return (below) => (state = (state * 48271) % 2147483647) % Math.max(1, below);
}

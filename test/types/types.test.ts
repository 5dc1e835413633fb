import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cases, type Case } from '../shape/cases.ts';
import { check, compilers, fixturesIn, importTypes, type Compiler, type Fault, type Report } from './compilers.ts';
import { readMistakes, sentenceOf } from './mistakes.ts';
import { plain } from './plain.ts';

const prelude = `${importTypes} type Dim = T.Dim; type Shape = T.Shape;
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends (<X>() => X extends B ? 1 : 2) ? true : false;`;
const firstLine = prelude.split('\n').length + 1;

function answerOf({ rule, answer, sentence, at }: Case): string {
  if (answer !== undefined) return plain.includes(rule) ? answer.text : `T.Ok<${answer.text}>`;
  return at === undefined
    ? JSON.stringify(sentence)
    : `T.EinsumFault<${at === 'equation' ? "'equation'" : at}, ${JSON.stringify(sentence)}>`;
}

function wrongAnswerOf({ answer, sentence }: Case): string {
  return answer === undefined ? JSON.stringify(`${sentence}!`) : `T.Ok<[${answer.text}]>`;
}

/** One line for each row: an assignment that checks when the rule's answer is the expected one. */
function print(expected: (row: Case) => string): string {
  const lines = cases.map((row, i) => `export const row${i}: Same<T.${row.rule}<${row.text}>, ${expected(row)}> = true;`);
  return [prelude, ...lines].join('\n');
}

const sources = {
  'table.mts': print(answerOf),
  'flipped.mts': print(wrongAnswerOf),
};
const rowAt = (line: number): string => `${cases[line - firstLine]?.rule}<${cases[line - firstLine]?.text}>`;

const valid = fixturesIn('valid');
const mistakes = fixturesIn('mistakes').map((path) => ({
  file: basename(path),
  path,
  goldens: readMistakes(readFileSync(path, 'utf8')).filter(({ who }) => who !== 'run'),
}));

describe.each(Object.keys(compilers) as Compiler[])('TypeScript %s', (compiler) => {
  let report: Report;
  const faultsIn = (file: string): readonly Fault[] => report.faults.filter((fault) => fault.file === file);
  const faultsAt = (path: string): readonly Fault[] => report.faults.filter((fault) => fault.path === path);

  beforeAll(() => {
    report = check(compiler, sources, [...valid, ...fixturesIn('mistakes')]);
  }, 300_000);

  test("gives every row of the table the run-time twin's answer", () => {
    expect(faultsIn('table.mts').map(({ line, message }) => `${rowAt(line)}: ${message}`)).toEqual([]);
  });

  test('refuses every row whose answer is changed, so each check can fail', () => {
    expect(faultsIn('flipped.mts').map(({ line }) => line)).toEqual(cases.map((_, i) => firstLine + i));
  });

  test.each(valid.map((path) => ({ file: basename(path), path })))('checks $file without casts', ({ path }) => {
    expect(faultsAt(path)).toEqual([]);
  });

  test.each(mistakes)('reports each mistake of $file once, in one sentence, at the argument', ({ path, goldens }) => {
    expect(faultsAt(path).map(({ line, column, message }) => ({ line, column, sentence: sentenceOf(message) }))).toEqual(
      goldens.map(({ line, column, sentence }) => ({ line, column, sentence })),
    );
  });

  test('reports nothing else', () => {
    const expected = [...valid, ...mistakes.map(({ path }) => path)];
    expect(report.faults.filter(({ file, path }) => !(file in sources) && !expected.includes(path))).toEqual([]);
  });
});

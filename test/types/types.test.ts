import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { cases, type Case } from '../shape/cases.ts';
import { check, compilers, fixture, importTypes, type Compiler, type Fault, type Report } from './compilers.ts';

/** Rules that answer a shape or a number as it is, not in `Ok`. */
const plain = [
  'Transpose',
  'OneHot',
  'JacobianShape',
  'Add',
  'Subtract',
  'Multiply',
  'DivideWithRemainder',
  'LessThan',
  'Product',
  'IsWhole',
];

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

/** Sums, differences, products and quotients of numbers of 1 to 7 digits, from a fixed seed. */
function printArithmetic(): string {
  let seed = 20240601;
  const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const lines = Array.from({ length: 120 }, (_, i) => {
    const a = next(10 ** (1 + (i % 7)));
    const b = 1 + next(10 ** (1 + (next(7) % 7)));
    const rules = {
      Add: a + b,
      Subtract: a >= b ? a - b : 'false',
      Multiply: BigInt(a) * BigInt(b),
      DivideWithRemainder: `[${Math.floor(a / b)}, ${a % b}]`,
      LessThan: a < b,
    };
    return Object.entries(rules).map(([rule, result], j) => `export const r${i}_${j}: Same<T.${rule}<${a}, ${b}>, ${result}> = true;`);
  });
  return [prelude, ...lines.flat()].join('\n');
}

const sources = {
  'table.mts': print(answerOf),
  'flipped.mts': print(wrongAnswerOf),
  'arithmetic.mts': printArithmetic(),
};
const rowAt = (line: number): string => `${cases[line - firstLine]?.rule}<${cases[line - firstLine]?.text}>`;

/** Golden sentences: each `// !` line is what the next line must report, once. */
const goldens = readFileSync(fixture('sentences.ts'), 'utf8')
  .split('\n')
  .flatMap((text, i) => (text.startsWith('// ! ') ? [{ line: i + 2, sentence: text.slice(5) }] : []));

describe.each(Object.keys(compilers) as Compiler[])('TypeScript %s', (compiler) => {
  let report: Report;
  const faultsIn = (file: string): readonly Fault[] => report.faults.filter((fault) => fault.file === file);

  beforeAll(() => {
    report = check(compiler, sources, [fixture('generic.ts'), fixture('sentences.ts')]);
  }, 120_000);

  test("gives every row of the table the run-time twin's answer", () => {
    expect(faultsIn('table.mts').map(({ line, message }) => `${rowAt(line)}: ${message}`)).toEqual([]);
  });

  test('refuses every row whose answer is changed, so each check can fail', () => {
    expect(faultsIn('flipped.mts').map(({ line }) => line)).toEqual(cases.map((_, i) => firstLine + i));
  });

  test("agrees with JavaScript's arithmetic", () => {
    expect(faultsIn('arithmetic.mts')).toEqual([]);
  });

  test('checks generic layers without casts', () => {
    expect(faultsIn('generic.ts')).toEqual([]);
  });

  test('reports each mistake in one sentence, where it was made', () => {
    const said = faultsIn('sentences.ts').map(({ line, message }) => ({
      line,
      sentence: / to (?:parameter of )?type '"([^"]*)"'/.exec(message)?.[1] ?? message,
    }));
    expect(said).toEqual(goldens);
  });

  test('reports nothing else', () => {
    const expected = ['table.mts', 'flipped.mts', 'arithmetic.mts', 'generic.ts', 'sentences.ts'];
    expect(report.faults.filter(({ file }) => !expected.includes(file))).toEqual([]);
  });
});

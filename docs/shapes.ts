// Writes docs/shapes.md from docs/shapes.template.md: `npm run docs:shapes`. In the template,
//
//   {{mistakes products}}   stands for the mistakes of test/types/fixtures/mistakes/products.ts, each with what the compiler says of it,
//   // ✗                    below a line of a block of code, for the compiler's line about it.
//
// A block that does not check, but for the lines with such a mark, is an error.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, fixture, type Fault } from '../test/types/compilers.ts';
import { MARK, readMistakes, sentenceOf, type Mistake } from '../test/types/mistakes.ts';

const root = resolve(import.meta.dirname, '..');
const FAULT = /^\s*\/\/ ✗$/;

/** The path of the page. */
export const page: string = join(root, 'docs/shapes.md');

/** The text of the page, as it should be. */
export async function renderPage(): Promise<string> {
  const template = readFileSync(join(root, 'docs/shapes.template.md'), 'utf8');
  const blocks = [...template.matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text);
  const themes = [...template.matchAll(/\{\{mistakes ([\w-]+)\}\}/g)].map(([, theme = '']) => fixture(`mistakes/${theme}.ts`));
  const faults = compile(blocks, themes);
  const faultsAt = (path: string): readonly Fault[] => faults.filter((fault) => fault.path === path);
  const rendered = await Promise.all(themes.map((path) => renderTheme(path, faultsAt(path))));
  let [block, theme] = [0, 0];
  return template
    .replace(/```ts\n.*?```/gs, () => `\`\`\`ts\n${renderBlock(blocks[block]!, faultsAt(pathOf(block++)))}\`\`\``)
    .replace(/\{\{mistakes [\w-]+\}\}/g, () => rendered[theme++]!);
}

// within the package, where it knows itself by name
const folder = join(root, '.cache/docs');
const pathOf = (block: number): string => join(folder, `block${block}.ts`);

/** What the compiler says of blocks and files. */
function compile(blocks: readonly string[], paths: readonly string[]): readonly Fault[] {
  mkdirSync(folder, { recursive: true });
  try {
    blocks.forEach((text, i) => writeFileSync(pathOf(i), `${text}\nexport {};\n`));
    return check('7.0', {}, [...blocks.map((_, i) => pathOf(i)), ...paths]).faults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A block with the compiler's lines at its marks. @throws Error for a fault without a mark, or a mark without a fault */
function renderBlock(text: string, faults: readonly Fault[]): string {
  let seen = 0;
  const rendered = text.split('\n').map((line, i) => {
    if (!FAULT.test(line)) return line;
    const fault = faults[seen++];
    // lines count from 1: the fault must be in the line above
    if (fault?.line !== i) throw new Error(`expected a fault in line ${i}, got ${JSON.stringify(fault)} in\n${text}`);
    return pointer(fault.column - 1, fault.message.split('\n')[0]!.replace(/^TS\d+: /, ''));
  });
  if (seen < faults.length) throw new Error(`does not check: ${JSON.stringify(faults[seen])} in\n${text}`);
  return rendered.join('\n');
}

/** A comment that points to a column of the line above it, from 0. */
function pointer(column: number, text: string): string {
  return `//${' '.repeat(Math.max(column - 2, 0))}^ ${text}`;
}

/** The constants of a file of mistakes, then each mistake with what is said of it. */
async function renderTheme(path: string, faults: readonly Fault[]): Promise<string> {
  const text = readFileSync(path, 'utf8');
  const { mistakes } = (await import(pathToFileURL(path).href)) as { readonly mistakes: readonly (() => unknown)[] };
  const given = /;\n\n(?<given>(?:const|let) .*?)\n\nexport const mistakes/s.exec(text)?.groups?.given;
  const parts = readMistakes(text).map((mistake, i) => {
    const fault = faults.find(({ line, column }) => line === mistake.line && column === mistake.column);
    return renderMistake(mistake, fault, mistakes[i]!);
  });
  return ['```ts', ...(given === undefined ? [] : [given, '']), ...parts, '```'].join('\n');
}

function renderMistake({ code, sentence, who }: Mistake, fault: Fault | undefined, thunk: () => unknown): string {
  if ((fault === undefined) !== (who === 'run')) throw new Error(`${who === 'run' ? 'reported' : 'not reported'}: ${code}`);
  const marked = code.replace('() => ', '');
  const said = fault === undefined ? `at run time: ${sentence}` : sentenceOf(fault.message);
  const lines = [`${marked.replace(MARK, '')};`, pointer(marked.indexOf(MARK), said)];
  if (who === 'types' || who === 'compiler') lines.push(`// at run time: ${atRunTime(thunk)}`);
  return lines.join('\n');
}

function atRunTime(thunk: () => unknown): string {
  try {
    thunk();
    return 'the sizes agree, so it computes';
  } catch (fault) {
    return (fault as Error).message;
  }
}

if (import.meta.main) writeFileSync(page, await renderPage());

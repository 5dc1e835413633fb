import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, fixture, fixturesIn } from './compilers.ts';
import { normalized, readHovers, type ExpectedHover } from './hovers.ts';
import { LanguageServer } from './language-server.ts';
import { faultsOf, hoverOf, languageServiceOf } from './language-service.ts';

const fixtures = fixturesIn('hovers').map((path) => ({ file: basename(path), path, hovers: readHovers(readFileSync(path, 'utf8')) }));
const seenBy = (compiler: string, hovers: readonly ExpectedHover[]): ExpectedHover[] =>
  hovers.filter(({ only }) => only === undefined || only === compiler);
const shown = (hover: ExpectedHover, text = hover.text): string => `${hover.line + 1}: ${text}`;

test('a fixture says what is shown where', () => {
  const source =
    'let z;\n  // ? const y: Tensor<[2,\n  //   3]>\n  // a remark\n  // ?7.0 (parameter) x$: number\n  const y = (x$) => x;\n';
  expect(readHovers(source)).toEqual([
    { line: 5, column: 8, offset: source.indexOf('y ='), text: 'const y: Tensor<[2, 3]>', only: undefined },
    { line: 5, column: 13, offset: source.indexOf('x$)'), text: '(parameter) x$: number', only: '7.0' },
  ]);
  expect(() => readHovers('// ? const x: number\nconst y = 1;')).toThrow('no x in: const y = 1;');
});

describe('the language service of TypeScript 6.0', () => {
  const service = languageServiceOf(fixture('hovers/tsconfig.json'));

  test.each(fixtures)('finds no fault in $file', ({ path }) => {
    expect(faultsOf(service, path)).toEqual([]);
  });

  test.each(fixtures)('shows what $file says', ({ path, hovers }) => {
    const expected = seenBy('6.0', hovers);
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.map((hover) => shown(hover, normalized(hoverOf(service, path, hover.offset))))).toEqual(
      expected.map((hover) => shown(hover)),
    );
  });
});

describe('the language server of TypeScript 7.0', () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await LanguageServer.start(fixture('hovers'), 60_000);
  });
  afterAll(() => server.stop());

  test('finds no fault in the fixtures', () => {
    const paths = fixtures.map(({ path }) => path);
    const files = fixtures.map(({ file }) => file);
    expect(check('7.0', {}, paths).faults.filter(({ file }) => files.includes(file))).toEqual([]);
  });

  test.each(fixtures)('shows what $file says', async ({ path, hovers }) => {
    const expected = seenBy('7.0', hovers);
    server.open(path);
    const texts = await Promise.all(expected.map(({ line, column }) => server.hover(path, line, column)));
    expect(expected.map((hover, i) => shown(hover, normalized(texts[i]!)))).toEqual(expected.map((hover) => shown(hover)));
  });
});

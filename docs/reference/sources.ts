// What the sources say of ops: doc comments, signatures, and the rules as they are written.

import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { rulesIn, type Rule } from './rules.ts';

export const root: string = resolve(import.meta.dirname, '../..');

/** An export of the registry, as its file declares it. */
export interface Declared {
  readonly name: string;
  /** `erf`, of src/ops/erf.ts. */
  readonly file: string;
  /** The name of its declared type: `Unary`, `Reduction`. */
  readonly type: string;
  /** `sum(x, axes?, { keepDims }?)` */
  readonly signature: string;
  /** The doc comment, without its tags. */
  readonly doc: string;
  /** The text of its @throws, and of its @example. */
  readonly throws: readonly string[];
  readonly examples: readonly string[];
}

/** What the sources say. */
export interface Sources {
  readonly declared: ReadonlyMap<string, Declared>;
  /** The rules of all atoms, by the name of the atom. */
  readonly rules: ReadonlyMap<string, Rule>;
}

/** Read `src/` with the compiler. */
export function readSources(): Sources {
  const entry = join(root, 'src/ops/index.ts');
  const transforms = join(root, 'src/transform/index.ts');
  const { options } = ts.parseJsonConfigFileContent({ ...readJson(join(root, 'tsconfig.json')), files: [], include: [] }, ts.sys, root);
  const program = ts.createProgram([entry, transforms], options);
  const checker = program.getTypeChecker();
  const rules = new Map<string, Rule>();
  const ours = program.getSourceFiles().filter(({ fileName }) => /^src\/(ops|transform)\//.test(relative(root, fileName)));
  for (const source of ours) for (const rule of rulesIn(source, relative(root, source.fileName), ours)) rules.set(rule.name, rule);
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!)!;
  const declared = checker.getExportsOfModule(module).map((symbol) => declaredBy(checker.getAliasedSymbol(symbol), checker, rules));
  return { declared: new Map(declared.map((one) => [one.name, one])), rules };
}

const readJson = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;

function declaredBy(symbol: ts.Symbol, checker: ts.TypeChecker, rules: ReadonlyMap<string, Rule>): Declared {
  const declaration = symbol.valueDeclaration!;
  const type = ts.isVariableDeclaration(declaration) && declaration.type ? declaration.type.getText() : '';
  const tags = (tag: string): string[] =>
    symbol.getJsDocTags(checker).flatMap(({ name, text }) => (name === tag ? [oneLine(ts.displayPartsToString(text))] : []));
  return {
    name: symbol.name,
    file: basename(declaration.getSourceFile().fileName, '.ts'),
    type: type.replace(/<.*/s, ''),
    signature: signatureOf(symbol, checker, rules.get(symbol.name)?.operands ?? []),
    doc: oneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker))),
    throws: tags('throws'),
    examples: tags('example'),
  };
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The call in short: what is optional has a mark, options stand by name. An elementwise op names its operands in its scalar expression. */
function signatureOf(symbol: ts.Symbol, checker: ts.TypeChecker, operands: readonly string[]): string {
  const signature = checker.getTypeOfSymbol(symbol).getCallSignatures().at(-1);
  const parameters = signature?.parameters.map((parameter, i) => {
    const declaration = parameter.valueDeclaration as ts.ParameterDeclaration;
    const mark = declaration.questionToken || declaration.initializer ? '?' : '';
    const of = operands[i] ?? parameter.name;
    const options = /^options?$/i.test(of) ? checker.getNonNullableType(checker.getTypeOfSymbol(parameter)).getProperties() : [];
    if (options.length > 0) return `{ ${options.map((option) => option.name).join(', ')} }${mark}`;
    return `${declaration.dotDotDotToken ? '...' : ''}${of}${mark}`;
  });
  return `${symbol.name}(${parameters?.join(', ') ?? ''})`;
}

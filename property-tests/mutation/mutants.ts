// What is put wrong: every way of changing one place of a derivative rule that a slip of the pen could.
import ts from 'typescript';
import { parametersOf, regionsOf, type Region } from './regions.ts';

/** One change of one file. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text: string;
  /** Ops that the text uses and the file may not import. */
  readonly uses: readonly string[];
  readonly line: number;
  /** For reports, and as its name: `cos(x) → sin(x)`. */
  readonly change: string;
}

const exchanged: Readonly<Record<string, readonly string[]>> = {
  ...pairs(
    'sin cos',
    'sinh cosh',
    'add sub',
    'mul div',
    'maximum minimum',
    'equal notEqual',
    'exp expm1',
    'log log1p',
    'sum mean',
    'max min',
  ),
  ...pairs('asin acos', 'asinh acosh', 'tril triu', 'cumsum cumprod', 'floor ceil', 'erf erfc', 'logicalAnd logicalOr', 'lgamma digamma'),
  greater: ['less', 'greaterEqual'],
  less: ['greater', 'lessEqual'],
  greaterEqual: ['lessEqual', 'greater'],
  lessEqual: ['greaterEqual', 'less'],
  absorbingMul: ['mul', 'div'],
};

function pairs(...both: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    both
      .map((two) => two.split(' '))
      .flatMap(
        ([a, b]) =>
          [
            [a!, [b!]],
            [b!, [a!]],
          ] as const,
      ),
  );
}

/** Ops of two terms or factors, either of which may be forgotten. */
const ofTwo = new Set(['add', 'sub', 'mul', 'absorbingMul', 'div', 'maximum', 'minimum', 'pow', 'logicalAnd', 'logicalOr']);
const ordered = new Set(['sub', 'div', 'pow', 'matmul', 'contract', 'greater', 'less']);
/** Calls without which nothing fits: their absence would only be a fault of shape. */
const wrappers = new Set(['shaped', 'valueOf', 'reshapeTo', 'reshape', 'constant', 'filled', 'concatValues', 'String', 'Number']);
/** Ops whose derivative is 0 anyway. */
const flat =
  /^(stopGradient|equal|notEqual|greater|less|greaterEqual|lessEqual|logical\w+|isNaN|isFinite|sign|floor|ceil|round|trunc|argmax|argmin|argsort|oneHot|all|any|countNonZero|random\w+)$/;

/** All mutants of a file, in the order of its text. `ops` are the names of the registry, `opsOf` those of the file. */
export function mutantsOf(file: string, source: string, ops: ReadonlySet<string>, opsOf: readonly string[]): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const put = (node: ts.Node, text: string, uses: readonly string[] = []): void => {
    const [start, end] = [node.getStart(tree), node.end];
    const old = source.slice(start, end);
    if (text === old || found.some((other) => other.start === start && other.end === end && other.text === text)) return;
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    const around = whole(node);
    const [from, to] = [around.getStart(tree), around.end];
    const [was, is] = [source.slice(from, to), source.slice(from, start) + text + source.slice(end, to)].map(flattened);
    found.push({ file, start, end, text, uses, line, change: `${was} → ${is}` });
  };
  const writer: Writer = { put, ops, text: (node) => node.getText(tree) };
  const lifeless = opsOf.length > 0 && opsOf.every((name) => flat.test(name));
  for (const region of regionsOf(tree))
    if (region.kind === 'rule' || !lifeless)
      walk(region, region.node, (node) => (region.kind === 'rule' ? inRule : inValue)(node, region, writer));
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Writer {
  readonly put: (node: ts.Node, text: string, uses?: readonly string[]) => void;
  readonly text: (node: ts.Node) => string;
  readonly ops: ReadonlySet<string>;
}

/** What a report shows of a place: the call that it is an argument of. */
function whole(node: ts.Node): ts.Node {
  if (ts.isCallExpression(node) || ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) return node;
  const { parent } = node;
  return ts.isCallExpression(parent) || (ts.isExpression(parent) && !ts.isFunctionLike(parent)) ? whole(parent) : node;
}

const flattened = (text: string): string => text.replace(/\s+/g, ' ');

function walk(region: Region, node: ts.Node, visit: (node: ts.Node) => void): void {
  if (ts.isTypeNode(node) || (node !== region.node && region.skips(node))) return;
  visit(node);
  ts.forEachChild(node, (child) => walk(region, child, visit));
}

/** Outside rules values are not touched, for laws of derivatives say nothing of them: only what is held constant. */
function inValue(node: ts.Node, _: Region, { put, text, ops }: Writer): void {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
  const name = node.expression.text;
  if (name === 'stopGradient') put(node, text(node.arguments[0]!));
  else if (ts.isCallExpression(node.parent) && flat.test(text(node.parent.expression))) return;
  else if (!flat.test(name) && (ops.has(name) || /Value$|^(?!define)\w*Operator$/.test(name)))
    put(node, `stopGradient(${text(node)} as never)`, ['stopGradient']);
}

function inRule(node: ts.Node, region: Region, writer: Writer): void {
  if (ts.isCallExpression(node)) calls(node, writer);
  else if (ts.isNumericLiteral(node)) numbers(node, writer);
  else if (ts.isIdentifier(node)) names(node, region, writer);
  else if (ts.isArrayLiteralExpression(node)) lists(node, region, writer);
  else if (ts.isObjectLiteralExpression(node)) maps(node, writer);
  else operators(node, writer);
}

function calls(node: ts.CallExpression, { put, text, ops }: Writer): void {
  const args = node.arguments.map(text);
  const callee = node.expression;
  if (ts.isPropertyAccessExpression(callee)) {
    if (/^(reverse|toReversed|filter|slice|sort)$/.test(callee.name.text)) put(node, text(callee.expression));
    if (callee.name.text === 'includes' && !ts.isPrefixUnaryExpression(node.parent)) put(node, `!${text(node)}`);
    return;
  }
  if (!ts.isIdentifier(callee) || wrappers.has(callee.text)) return;
  const name = callee.text;
  for (const other of exchanged[name] ?? []) if (ops.has(other)) put(node, `${other}(${args.join(', ')})`, [other]);
  if (ofTwo.has(name)) for (const arg of args) put(node, arg);
  else if (name === 'where') [args[1]!, args[2]!, `where(${args[0]}, ${args[2]}, ${args[1]})`].forEach((other) => put(node, other));
  else if (node.arguments[0] && !/^[\[({]/.test(args[0]!)) put(node, args[0]!);
  if (ordered.has(name)) put(node, `${name}(${args[1]}, ${args[0]})`);
}

function numbers(node: ts.NumericLiteral, { put, text }: Writer): void {
  if (ts.isElementAccessExpression(node.parent) || (ts.isPropertyAssignment(node.parent) && node.parent.name === node)) return;
  const value = Number(text(node));
  for (const other of new Set([value + 1, -value, 2 * value])) if (other !== value) put(node, `(${other})`);
}

/** One operand for another of its type. */
function names(node: ts.Identifier, region: Region, { put }: Writer): void {
  const parent = node.parent;
  if (ts.isShorthandPropertyAssignment(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) return;
  if ((ts.isPropertyAccessExpression(parent) && parent.name === node) || (ts.isPropertyAssignment(parent) && parent.name === node)) return;
  if (ts.isCallExpression(parent) && parent.expression === node) return;
  const all = parametersOf(region);
  const own = all.find(({ name }) => name === node.text);
  for (const { name, type } of all) if (type === own?.type) put(node, name);
}

/** Slopes and maps: forgotten, of the wrong sign, without a derivative of their own, in each other's place. */
function lists(node: ts.ArrayLiteralExpression, region: Region, { put, text }: Writer): void {
  if (!region.results.includes(node)) return;
  const elements = node.elements.map(text);
  node.elements.forEach((element) => {
    if (text(element) === 'null') return;
    put(element, 'null');
    if (region.property !== 'slopes') return;
    put(element, `neg(${text(element)})`, ['neg']);
    if (!constant(element, text)) put(element, `stopGradient(${text(element)})`, ['stopGradient']);
  });
  if (elements.length === 2 && !elements.includes('null')) put(node, `[${elements[1]}, ${elements[0]}]`);
  if (elements.length === 3) put(node, `[${elements[0]}, ${elements[2]}, ${elements[1]}]`);
}

/** Whether all operands stand below ops whose derivative is 0 anyway. */
function constant(node: ts.Node, text: (node: ts.Node) => string): boolean {
  if (ts.isIdentifier(node)) return false;
  if (!ts.isCallExpression(node))
    return ts.isNumericLiteral(node) || ts.isPrefixUnaryExpression(node) || ts.isPropertyAccessExpression(node);
  return flat.test(text(node.expression)) || node.arguments.every((argument) => constant(argument, text));
}

function maps(node: ts.ObjectLiteralExpression, { put, text }: Writer): void {
  const property = (name: string): ts.Expression | undefined =>
    node.properties.find((p): p is ts.PropertyAssignment => ts.isPropertyAssignment(p) && text(p.name) === name)?.initializer;
  const [push, pull, by] = ['push', 'pull', 'by'].map(property);
  if (push && pull) {
    if (ts.isArrowFunction(push) && ts.isArrowFunction(pull)) {
      for (const { body } of [push, pull]) if (!ts.isBlock(body)) put(body, `neg(${text(body)} as never)`, ['neg']);
    }
    // what is its own adjoint says the same of the tangent and of the cotangent
    if (unnamed(push, text) !== unnamed(pull, text)) {
      put(push, text(pull));
      put(pull, text(push));
    }
  }
  if (by && text(by) !== 'null') put(by, 'null');
}

/** The text of a function, whatever its parameter is called. */
function unnamed(map: ts.Expression, text: Writer['text']): string {
  const parameter = ts.isArrowFunction(map) && map.parameters.length === 1 ? text(map.parameters[0]!) : '';
  return parameter === '' ? text(map) : text(map).replaceAll(new RegExp(`\\b${parameter}\\b`, 'g'), '_');
}

const turned: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '>': '>=',
  '<=': '<',
  '>=': '>',
  '&&': '||',
  '||': '&&',
};

function operators(node: ts.Node, { put, text }: Writer): void {
  if (ts.isBinaryExpression(node)) {
    const other = turned[text(node.operatorToken)];
    if (other) put(node.operatorToken, other);
  } else if (ts.isPrefixUnaryExpression(node)) {
    put(node, text(node.operand));
  } else if (ts.isConditionalExpression(node)) {
    put(node, text(node.whenTrue));
    put(node, text(node.whenFalse));
  } else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false');
  else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true');
}

// Finds the definitions of ops and reads their rules: what stands at `slopes`, `derivative` or `partials`.

import ts from 'typescript';
import { inFull, tidied } from './tidy.ts';

/** A derivative as it is written. */
export interface Rule {
  /** The op's. */
  readonly name: string;
  readonly path: string;
  /** What it calls its operands, in order; empty where it does not name each. */
  readonly operands: readonly string[];
  /** One line for each operand, or one for all of them. */
  readonly lines: readonly string[];
  /** The whole of it with the functions that it calls, where its lines are not all. */
  readonly full: string | undefined;
}

const keys = ['slopes', 'derivative', 'partials'];

/** The rules that a file defines; one for each name where a function makes several ops. */
export function rulesIn(source: ts.SourceFile, path: string, all: readonly ts.SourceFile[]): Rule[] {
  const found: Rule[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const rule = keys.map((key) => property(node, key)).find((value) => value !== undefined);
      const name = property(node, 'name');
      if (rule && name) for (const value of valuesOf(name, all)) found.push(ruleOf(value, path, node, rule, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What an object literal has under a key. */
function property(node: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined {
  for (const one of node.properties) {
    if (ts.isPropertyAssignment(one) && one.name.getText() === key) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one) && one.name.text === key) return one.name;
  }
  return undefined;
}

/** The texts that an expression may be: a literal, or a parameter of a function with what it is called with. A star stands for what is not known. */
function valuesOf(node: ts.Expression, all: readonly ts.SourceFile[]): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((branch) => valuesOf(branch, all));
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (texts, span) => texts.flatMap((text) => valuesOf(span.expression, all).map((value) => text + value + span.literal.text)),
      [node.head.text],
    );
  }
  for (let around: ts.Node | undefined = ts.isIdentifier(node) ? node : undefined; around; around = around.parent) {
    if (!ts.isFunctionLike(around)) continue;
    const index = around.parameters.findIndex(({ name }) => name.getText() === node.getText());
    if (index < 0) continue;
    const called = around.name?.getText() ?? (ts.isVariableDeclaration(around.parent) ? around.parent.name.getText() : '');
    const given = all.flatMap((source) => callsOf(called, source)).flatMap((call) => call.arguments[index] ?? []);
    return given.length > 0 && given.every((argument) => argument.getText() !== node.getText())
      ? given.flatMap((argument) => valuesOf(argument, all))
      : ['*'];
  }
  return ['*'];
}

function callsOf(name: string, source: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === name) found.push(node);
    ts.forEachChild(node, visit);
  };
  if (name !== '' && source.text.includes(name)) visit(source);
  return found;
}

function ruleOf(name: string, path: string, definition: ts.ObjectLiteralExpression, rule: ts.Expression, source: ts.SourceFile): Rule {
  const scalar = property(definition, 'scalar');
  const operands =
    scalar && ts.isArrowFunction(scalar) ? scalar.parameters.slice(1).map((parameter) => parameter.name.getText()) : namesIn(rule);
  if (!ts.isArrowFunction(rule)) return { name, path, operands, lines: [tidied(rule)], full: undefined };
  const { body } = rule;
  const result = ts.isBlock(body) ? returned(body) : body;
  const listed = result && bare(result);
  const lines = listed && ts.isArrayLiteralExpression(listed) ? listed.elements.map(lineOf) : result ? [tidied(result)] : [];
  const helpers = helpersOf(rule, source);
  const isAll = !ts.isBlock(body) && helpers.length === 0 && lines.every((line) => line.length <= longest);
  return { name, path, operands, lines, full: isAll ? undefined : [rule.parent, ...helpers].map(inFull).join('\n') };
}

/** The rule of an op; that of a family of ops where only a part of the name is written. */
export function ruleNamed(rules: ReadonlyMap<string, Rule>, name: string): Rule | undefined {
  const family = [...rules.keys()].find((key) => /^.+\*/.test(key) && name.startsWith(key.slice(0, key.indexOf('*'))));
  return rules.get(name) ?? (family === undefined ? undefined : rules.get(family));
}

/** Longer lines are shown in full only. */
export const longest = 120;

/** What a rule calls the operands, where it takes them apart. */
function namesIn(rule: ts.Expression): string[] {
  const [first] = ts.isArrowFunction(rule) ? rule.parameters : [];
  if (!first || !ts.isArrayBindingPattern(first.name)) return [];
  const names = first.name.elements.map((element) =>
    ts.isBindingElement(element) && !element.dotDotDotToken ? element.name.getText() : '',
  );
  return names.every(Boolean) ? names : [];
}

/** A slope, or the program and its adjoint. */
function lineOf(node: ts.Expression): string {
  const [push, pull] = ts.isObjectLiteralExpression(node) ? [property(node, 'push'), property(node, 'pull')] : [];
  return push && pull ? `push: ${tidied(push)}; pull: ${tidied(pull)}` : tidied(node);
}

/** What a block returns at its end. */
function returned(block: ts.Block): ts.Expression | undefined {
  const last = block.statements.at(-1);
  return last && ts.isReturnStatement(last) ? last.expression : undefined;
}

function bare(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) ? bare(node.expression) : node;
}

/** The functions of the same file that a rule calls, and those that they call; ops have rules of their own. */
function helpersOf(rule: ts.Node, source: ts.SourceFile): ts.Statement[] {
  const found: ts.Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const helper = source.statements.find((statement) => isHelper(statement, node.text));
      if (helper && !found.includes(helper)) {
        found.push(helper);
        visit(helper);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(rule);
  return found.sort((a, b) => a.pos - b.pos);
}

/** Whether a statement makes a function of this name that is neither an op nor the inner form of one. */
function isHelper(statement: ts.Statement, name: string): boolean {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === name && !isExported(statement);
  if (!ts.isVariableStatement(statement) || isExported(statement)) return false;
  return statement.declarationList.declarations.some(
    (one) => one.name.getText() === name && one.initializer !== undefined && ts.isArrowFunction(one.initializer),
  );
}

const isExported = (statement: ts.FunctionDeclaration | ts.VariableStatement): boolean =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

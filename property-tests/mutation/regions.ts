// Where derivatives are written: the rules of ops, the functions of the same file that they call, and around them what computes values in ops.
import ts from 'typescript';

/** A part of a file that says something of a derivative. */
export interface Region {
  /** A rule, or code that computes values from ops and is differentiated through them. */
  readonly kind: 'rule' | 'value';
  readonly property: string;
  readonly node: ts.Node;
  /** The lists of slopes or maps that a rule gives. */
  readonly results: readonly ts.Node[];
  /** Parts of the node that are no part of the region. */
  readonly skips: (node: ts.Node) => boolean;
}

const rules = new Set(['slopes', 'derivative', 'partials', 'batch']);
const noDerivative = new Set([
  'laws',
  'cases',
  'examples',
  'domains',
  'domain',
  'kinks',
  'conventions',
  'shape',
  'kernel',
  'lowering',
  'scalar',
  'run',
  'apply',
  'cost',
]);

const nameOf = (node: ts.Node): string =>
  ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isMethodDeclaration(node) ? node.name.getText() : '';

/** The regions of a file; no two overlap. */
export function regionsOf(tree: ts.SourceFile): Region[] {
  const found: Region[] = [];
  const helpers = helpersOf(tree);
  const idle = unreached(tree, helpers);
  for (const name of usedByValues(tree)) helpers.delete(name);
  const reached = new Set<ts.Node>();
  const rule = (node: ts.Node, property: string): void => {
    if (reached.has(node)) return;
    reached.add(node);
    found.push({ kind: 'rule', property, node, results: resultsOf(node), skips: (inner) => noDerivative.has(nameOf(inner)) });
    identifiers(node, (name) => {
      const helper = helpers.get(name);
      if (helper) rule(helper, 'helper');
    });
  };
  const properties = (node: ts.Node): void => {
    const name = ts.isVariableDeclaration(node) ? '' : nameOf(node);
    // numbers in a list are a convention
    if (rules.has(name) && !(ts.isPropertyAssignment(node) && ts.isArrayLiteralExpression(node.initializer)))
      rule(ts.isPropertyAssignment(node) ? node.initializer : node, name);
    else if (!noDerivative.has(name)) ts.forEachChild(node, properties);
  };
  properties(tree);
  const skips = (node: ts.Node): boolean =>
    reached.has(node) || rules.has(nameOf(node)) || noDerivative.has(nameOf(node)) || ts.isImportDeclaration(node);
  const values = (node: ts.Node): void => {
    if (skips(node) || idle.has(node)) return;
    if (ts.isFunctionLike(node)) found.push({ kind: 'value', property: 'value', node, results: [], skips });
    else if (ts.isCallExpression(node) && node.expression.getText(tree) === 'withLaws') node.arguments.slice(1).forEach(values);
    else ts.forEachChild(node, values);
  };
  values(tree);
  return found;
}

/** What is exported, or named outside of rules: its faults would be faults of values too. */
function usedByValues(tree: ts.SourceFile): Set<string> {
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    const property = ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node) ? node.name.getText(tree) : '';
    if (rules.has(property) || ts.isTypeNode(node)) return;
    const declares = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
    const exported = ts.isVariableDeclaration(node) ? node.parent.parent : node;
    if (ts.isIdentifier(node)) used.add(node.text);
    else if (
      declares &&
      ts.canHaveModifiers(exported) &&
      ts.getModifiers(exported)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    )
      used.add(node.name!.getText(tree));
    ts.forEachChild(node, (child) => (declares && child === node.name ? undefined : visit(child)));
  };
  visit(tree);
  return used;
}

/** Helpers that only kernels, shapes and the cases of laws call: they are no part of a derivative. */
function unreached(tree: ts.SourceFile, helpers: ReadonlyMap<string, ts.Node>): Set<ts.Node> {
  const left = new Set(helpers.values());
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || noDerivative.has(nameOf(node))) return;
    const helper = ts.isIdentifier(node) ? helpers.get(node.text) : undefined;
    if (helper && left.delete(helper)) visit(helper);
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'withLaws') node.arguments.slice(1).forEach(visit);
    else ts.forEachChild(node, visit);
  };
  const isHelper = (statement: ts.Statement): boolean =>
    left.has(statement) ||
    (ts.isVariableStatement(statement) && statement.declarationList.declarations.some(({ initializer }) => left.has(initializer!)));
  const isExported = (statement: ts.Statement): boolean => /^export\b/.test(statement.getText(tree));
  tree.statements.filter((statement) => isExported(statement) || !isHelper(statement)).forEach(visit);
  return left;
}

/** Functions and constants of the file that are no ops. */
function helpersOf(tree: ts.SourceFile): Map<string, ts.Node> {
  const helpers = new Map<string, ts.Node>();
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) helpers.set(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      // what a product costs is no derivative
      if (!initializer || !ts.isIdentifier(name) || /^cost/.test(name.text) || ts.isObjectLiteralExpression(initializer)) continue;
      const defined = ts.isCallExpression(initializer) && /^(define\w+|withLaws)$/.test(initializer.expression.getText(tree));
      if (!defined) helpers.set(name.text, initializer);
    }
  }
  return helpers;
}

function identifiers(node: ts.Node, visit: (name: string) => void): void {
  if (ts.isIdentifier(node)) visit(node.text);
  else ts.forEachChild(node, (child) => identifiers(child, visit));
}

/** What a function gives back: the lists at its returns. */
function resultsOf(rule: ts.Node): ts.Node[] {
  if (!ts.isArrowFunction(rule) && !ts.isMethodDeclaration(rule)) return [];
  const bare = (node: ts.Node): ts.Node => (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) ? bare(node.expression) : node);
  if (!rule.body || !ts.isBlock(rule.body)) return rule.body ? [bare(rule.body)] : [];
  const found: ts.Node[] = [];
  const returns = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(bare(node.expression));
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, returns);
  };
  returns(rule.body);
  return found;
}

/** The operands and the result that a rule is given, by name, with their type where it is written. */
export function parametersOf({ node: rule, property }: Region): { readonly name: string; readonly type: string }[] {
  if (!ts.isFunctionLike(rule)) return [];
  return rule.parameters
    .slice(0, property === 'batch' ? 1 : 2)
    .flatMap(({ name, type }) => {
      const written = type?.getText() ?? '';
      if (ts.isIdentifier(name)) return [{ name: name.text, type: written }];
      if (!ts.isArrayBindingPattern(name)) return [];
      const each = written.replace(/^readonly |\[\]$/g, '');
      return name.elements.flatMap((e) => (ts.isBindingElement(e) && ts.isIdentifier(e.name) ? [{ name: e.name.text, type: each }] : []));
    })
    .filter(({ name }) => !name.startsWith('_'));
}

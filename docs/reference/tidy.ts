// Code as a reader wants it: without what only the compiler needs.

import ts from 'typescript';

const short = ts.createPrinter({ removeComments: true });
const whole = ts.createPrinter();

/** The text of an expression on one line, without types, casts and wrappers. */
export function tidied(node: ts.Node): string {
  return printed(node, short).replace(/\s*\n\s*/g, ' ');
}

/** The text of a rule or a function with its lines and comments, without types, casts and wrappers. */
export function inFull(node: ts.Node): string {
  return printed(node, whole).replace(/^( {4})+/gm, (indent) => ' '.repeat(indent.length / 2));
}

function printed(node: ts.Node, printer: ts.Printer): string {
  const { transformed } = ts.transform(node, [strip]);
  return printer.printNode(ts.EmitHint.Unspecified, transformed[0]!, node.getSourceFile()).replace(/\((\w+)\) =>/g, '$1 =>');
}

const strip: ts.TransformerFactory<ts.Node> = (context) => (root) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isNonNullExpression(node) || ts.isAsExpression(node)) return ts.visitNode(node.expression, visit);
    if (ts.isParenthesizedExpression(node) && (ts.isAsExpression(node.expression) || ts.isNonNullExpression(node.expression))) {
      const inner = ts.visitNode(node.expression, visit) as ts.Expression;
      return isSimple(inner) ? inner : factory.updateParenthesizedExpression(node, inner);
    }
    const next = ts.visitEachChild(node, visit, context);
    if (ts.isCallExpression(next)) return call(next, factory);
    if (ts.isParameter(next))
      return factory.updateParameterDeclaration(next, [], next.dotDotDotToken, next.name, next.questionToken, undefined, next.initializer);
    if (ts.isVariableDeclaration(next)) return factory.updateVariableDeclaration(next, next.name, undefined, undefined, next.initializer);
    if (ts.isArrowFunction(next))
      return factory.updateArrowFunction(
        next,
        next.modifiers,
        undefined,
        next.parameters,
        undefined,
        next.equalsGreaterThanToken,
        next.body,
      );
    if (ts.isFunctionDeclaration(next))
      return factory.updateFunctionDeclaration(
        next,
        next.modifiers,
        next.asteriskToken,
        next.name,
        undefined,
        next.parameters,
        undefined,
        next.body,
      );
    return next;
  };
  return visit(root)!;
};

const isSimple = (node: ts.Node): boolean => ts.isIdentifier(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node);

/** `shaped(x)` is x, and `gatherOperator([x, i], { axis })` is `gather(x, i, { axis })`. */
function call(node: ts.CallExpression, factory: ts.NodeFactory): ts.Expression {
  if (!ts.isIdentifier(node.expression)) return factory.updateCallExpression(node, node.expression, undefined, node.arguments);
  const { text } = node.expression;
  const [first, ...rest] = node.arguments;
  if (text === 'shaped' && first && rest.length === 0) return first;
  const operator = definedAs(node.expression) ?? /^(.+)(?:Operator|Value)$/.exec(text)?.[1];
  const name = operator === undefined ? node.expression : factory.createIdentifier(operator);
  const isUndefined = (x: ts.Node): boolean => ts.isIdentifier(x) && x.text === 'undefined';
  const args =
    operator !== undefined && first && ts.isArrayLiteralExpression(first) && text.endsWith('Operator')
      ? [...first.elements, ...rest.filter((x) => !isUndefined(x))]
      : node.arguments;
  return factory.updateCallExpression(node, name, undefined, args);
}

/** The name of the op that a variable of its file holds. */
function definedAs(node: ts.Identifier): string | undefined {
  const source = ts.getOriginalNode(node).getSourceFile();
  return new RegExp(`const ${node.text}\\b[^;{]*?(?:\\{[^{}]*\\}[^;{]*?)*\\(\\{\\s*name: '([^']+)'`).exec(source.text)?.[1];
}

import { show } from '../shape/dim.ts';
import type { Explanation } from './explain.ts';
import { grouped, latex } from './notation.ts';
import { costRows, orderText } from './text.ts';

/** An explanation as Markdown; formulas are LaTeX. */
export function toMarkdown(told: Explanation): string {
  const { inputs, constants, intermediates, outputs, locals, products } = told;
  const math = (text: string): string => `$${text}$`;
  const shape = (parts: readonly (readonly number[])[]): string => parts.map((part) => show(part)).join(' × ');
  const values = [
    ...inputs.map(({ name, shape: dims }) => [math(latex.name(name)), 'given', show(dims)]),
    ...constants.map(({ name, shape: dims }) => [math(latex.name(name)), 'held constant', show(dims)]),
    ...[...intermediates, ...outputs].map((v) => [math(latex.name(v.name)), code(v.formula!), show(v.shape)]),
  ];
  const rows = locals.map((local) => [
    math(latex.derivative(local.of, local.by)),
    shape(local.shape),
    local.structure,
    local.entries === undefined ? '' : code(local.entries),
  ]);
  return [
    '### Values',
    table(['', 'computed as', 'shape'], values),
    '### Local Jacobians',
    table(['', 'shape', 'structure', 'entries'], rows),
    '### Chain rule',
    ...products.map((product) => `$$${product.latex}$$\n\n${shape(product.shape)}`),
    '### Multiplications',
    table(['order', 'multiplications', ''], costRows(told)),
    `Chosen: ${orderText(told)}, ${grouped(told.cost)} multiplications.`,
    '',
  ].join('\n\n');
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

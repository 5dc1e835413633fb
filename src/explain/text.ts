import { show } from '../shape/dim.ts';
import type { Explanation, ExplainedValue, LocalJacobian } from './explain.ts';
import { grouped, plain } from './notation.ts';

/** An explanation as plain text. */
export function toText(told: Explanation): string {
  const { inputs, constants, outputs, intermediates, locals, products, steps } = told;
  const given = [
    ...inputs.map((x) => [plain.name(x.name), show(x.shape)]),
    ...constants.map((c) => [plain.name(c.name), show(c.shape), 'held constant']),
  ];
  const computed = [...intermediates, ...outputs].map((v) => [`${plain.name(v.name)} = ${v.formula!}`, show(v.shape)]);
  const sections = [
    ['Given', ...table(given)],
    ['Computed', ...table(computed)],
    ['Local Jacobians, of a value by what it is computed from, the rest held constant', ...table(locals.map(localRow))],
    ['Chain rule', ...table(products.map(({ text, shape }) => [text, shape.map(show).join(' × ')]))],
    ['Multiplications', ...table(costRows(told))],
    [`Chosen: ${orderText(told)}, ${grouped(told.cost)} multiplications`, ...table(steps.flatMap(stepRows))],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const localRow = ({ of, by, shape, structure, entries }: LocalJacobian): string[] => [
  plain.derivative(of, by),
  shape.map(show).join(' × '),
  structure,
  entries ?? '',
];

/** What each order costs, in words. */
export function costRows({ costs, certified }: Explanation): string[][] {
  const proven = certified ? 'proven to be the least' : 'the best found';
  return [
    ['forward', grouped(costs.forward), 'from the inputs'],
    ['reverse', grouped(costs.reverse), 'from the outputs'],
    ['Markowitz', grouped(costs.markowitz), 'always the cheapest value next'],
    ['optimal', grouped(costs.optimal), proven],
    ['bound', grouped(costs.bound), 'no order takes fewer'],
  ];
}

/** The order in words: the values in the order of their elimination. */
export function orderText({ order, intermediates }: Pick<Explanation, 'order' | 'intermediates'>): string {
  return order.length === 0
    ? 'nothing to eliminate'
    : order.map((i) => plain.name((intermediates[i - 1] as ExplainedValue).name)).join(', ');
}

const stepRows = ({ eliminated, products, cost }: Explanation['steps'][number]): string[][] =>
  products.map((product, i) => [i === 0 ? plain.name(eliminated) : '', product, i === products.length - 1 ? grouped(cost) : '']);

/** Columns of one width, two blanks before. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, [...cell].length)));
  return rows.map((row) => `  ${row.map((cell, i) => cell + ' '.repeat(widths[i]! - [...cell].length)).join('   ')}`.trimEnd());
}

// What an elementwise function of one number does at its corners, found by computing it.

import type { Laws } from '../../src/ops/laws.ts';
import { sum } from '../../src/ops/sum.ts';
import { tensor } from '../../src/tensor/create.ts';
import type { Tensor } from '../../src/tensor/tensor.ts';
import { grad } from '../../src/transform/grad.ts';
import { number } from '../../src/explain/number.ts';
import { list, numbers } from './text.ts';

type Call = (...operands: readonly Tensor[]) => Tensor;

const valuesOf = (f: Call, x: readonly number[]): readonly number[] => [...(f(tensor([...x])) as Tensor<[number]>).data];

/** A table of values and slopes at infinities, zeros of both signs, ±1, NaN, kinks, and wherever a derivative is stated. */
export function cornersOf(f: Call, { kinks = [], conventions = [] }: Laws): string {
  const stated = conventions.flatMap(({ at }) => (typeof at[0] === 'number' ? [at[0]] : []));
  const points = [...new Set([-Infinity, -1, 0, 1, Infinity, ...kinks, ...stated])].filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const x = [...points.flatMap((point) => (point === 0 ? [-0, 0] : [point])), NaN];
  const slopes = [...(grad((x: Tensor) => sum(f(x)) as Tensor<[]>, tensor(x) as Tensor) as Tensor<[number]>).data];
  const row = (name: string, values: readonly (number | string)[]): string =>
    `| ${[name, ...values.map((value) => (typeof value === 'number' ? number(value) : value))].join(' | ')} |`;
  return [
    row('x', x),
    row(
      '---',
      x.map(() => '---'),
    ),
    row('y', valuesOf(f, x)),
    row('y′', slopes),
  ].join('\n');
}

/** Stated derivatives of a function of several numbers, or of lists of them. */
export function statedOf({ conventions = [] }: Laws): string[] {
  const group = (values: readonly unknown[]): string => (values.length === 1 ? numbers(values[0]) : `(${values.map(numbers).join(', ')})`);
  return conventions.map(({ at, slopes, second }) => `${group(at)}: ${group(slopes)}${second ? `, then ${group(second)}` : ''}`);
}

/** The numbers at which a function gives a number: intervals, whose ends are found to the last bit. */
export function domainOf(f: Call): string {
  const magnitudes = [
    0,
    5e-324,
    1e-300,
    1e-9,
    ...Array.from({ length: 121 }, (_, i) => (i + 1) / 8 + 1e-9),
    1,
    2,
    3,
    20,
    50,
    100,
    800,
    1e9,
    1e18,
    1e300,
    Infinity,
  ];
  const x = [...new Set(magnitudes.flatMap((m) => [-m, m]))].sort((a, b) => a - b);
  const defined = valuesOf(f, x).map((y) => !Number.isNaN(y));
  if (defined.every(Boolean)) return 'all numbers';
  const parts: string[] = [];
  for (let i = 0; i < x.length; i++) {
    if (!defined[i] || defined[i - 1]) continue;
    let last = i;
    while (defined[last + 1]) last++;
    parts.push(interval(i === 0 ? x[i]! : end(f, x[i]!, x[i - 1]!), last === x.length - 1 ? x[last]! : end(f, x[last]!, x[last + 1]!)));
  }
  const out = x.filter((_, i) => !defined[i]);
  return parts.length > 2
    ? `all numbers but ${out.length > 6 ? `${out.slice(-6).map(number).join(', ')} …` : list(out.map(number))}`
    : parts.join(' or ');
}

function interval(low: number, high: number): string {
  const [least, most] = [low < -Number.MAX_VALUE / 4, high > Number.MAX_VALUE / 4];
  if (least && most) return low === -Infinity || high === Infinity ? 'all numbers but one infinity' : 'finite numbers';
  if (low === high) return `x = ${number(low)}`;
  return [least ? '' : `${number(low)} ≤ `, 'x', most ? (high === Infinity ? '' : ' < ∞') : ` ≤ ${number(high)}`].join('');
}

/** The last number from `inside` towards `outside` at which f is defined. */
function end(f: Call, inside: number, outside: number): number {
  let [within, without] = [inside, outside];
  for (let step = 0; step < 2000; step++) {
    const middle = Number.isFinite(without) ? within / 2 + without / 2 : 2 * within;
    if (middle === within || middle === without) break;
    if (Number.isNaN(valuesOf(f, [middle])[0]!)) without = middle;
    else within = middle;
  }
  return within;
}

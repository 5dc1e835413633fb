// Writes docs/derivatives.md from docs/derivatives.template.md: `npm run docs:ops`. In the template,
//
//   {{maps}}      stands for examples of maps,
//   {{rules}}     for the table of all rules,
//   {{in full}}   for those that are more than a line for each operand.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as library from '../src/index.ts';
import { weightOf } from '../src/compile/weight.ts';
import { reach } from '../src/tensor/graph.ts';
import type { Linear } from '../src/tensor/linear-map.ts';
import { isTraced, type Value } from '../src/tensor/tensor.ts';
import { controlPrograms } from './reference/control.ts';
import { formula } from '../src/explain/formula.ts';
import { sayMap, type SaidMap } from '../src/explain/maps.ts';
import { atomsOf, exampleOf, localOf, registry, type Atom, type RegistryOp } from './reference/registry.ts';
import { longest, ruleNamed, type Rule } from './reference/rules.ts';
import { readSources, root, type Sources } from './reference/sources.ts';
import { anchor, code, list, shapes } from './reference/text.ts';

/** The path of the page. */
export const derivativesPage: string = join(root, 'docs/derivatives.md');

/** The text of the page, as it should be. */
export function renderDerivatives({ rules }: Sources = readSources(), ops: readonly RegistryOp[] = registry()): string {
  const atoms = atomsOf([...ops.flatMap(({ traces }) => traces), ...controlPrograms()]);
  const full = inFull(atoms, rules);
  const texts = new Set([...full.values()].map(({ text }) => text));
  const template = readFileSync(join(root, 'docs/derivatives.template.md'), 'utf8');
  return template
    .replace('{{maps}}', mapsTable)
    .replace('{{rules}}', () => table(atoms, rules, full))
    .replace('{{in full}}', () => [...texts].join('\n\n'));
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map(line).join('\n');

/** Functions of x of shape [2, 3], with w of shape [3, 4]. */
const examples = [
  'tanh(x)',
  'transpose(x)',
  'matmul(x, w)',
  'sum(x, 1)',
  'mean(x, 0)',
  'max(x, 1)',
  'broadcastTo(x, [4, 2, 3])',
  'flatten(x)',
  'sum(flatten(tanh(x)))',
  'flip(x, 1)',
  'tanh(flip(x, 1))',
  'add(transpose(x), reshape(x, [3, 2]))',
];

function mapsTable(): string {
  const names = Object.keys(library);
  const [x, w] = [
    library.tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    library.ones([3, 4]),
  ];
  const rows = examples.map((text) => {
    const f = new Function('w', ...names, 'x', `return ${text}`).bind(undefined, w, ...Object.values(library)) as (
      x: library.Tensor,
    ) => library.Tensor;
    const { map } = library.jacobian(f, x as library.Tensor) as unknown as { readonly map: Linear };
    const { kind, entries } = sayMap(map, new Map<Value, string>([[w as unknown as Value, 'w']]));
    return [code(text), code(shapes([map.outShape, map.inShape])), kind, entries ? code(entries) : 'known by what it does'];
  });
  return tableOf(['y', 'Y · X', 'map', 'J[index of y, index of x]'], rows);
}

interface Row {
  readonly group: number;
  readonly cells: readonly string[];
}

// in this order: slopes, labels, programs, none
const groupOf = (maps: readonly SaidMap[], isElementwise: boolean): number => {
  const some = maps.find(({ kind }) => kind !== 'none');
  return !some ? 3 : some.kind === 'operator' ? 2 : isElementwise ? 0 : 1;
};

function table(atoms: readonly Atom[], rules: ReadonlyMap<string, Rule>, full: ReadonlyMap<string, Full>): string {
  const rows = atoms.map((atom) => rowOf(atom, ruleNamed(rules, atom.name), full.get(atom.name))).sort((a, b) => a.group - b.group);
  return tableOf(
    ['op', 'by', 'rule, as it is written', 'map', 'entries', 'cost', 'at'],
    rows.map(({ cells }) => cells),
  );
}

/** The same said of all is said once. */
const alike = (items: readonly string[]): readonly string[] => (items.every((item) => item === items[0]) ? items.slice(0, 1) : items);

/** A row for an atom; within its cells, a line for each operand, or one for all. */
function rowOf(atom: Atom, rule: Rule | undefined, full: Full | undefined): Row {
  const node = exampleOf(atom);
  const { x, y, maps } = localOf(node);
  const operands = operandsOf(rule, x.length);
  const names = new Map<Value, string>([...x.map((v, i) => [v, operands[i]!] as const), [y, 'y'] as const]);
  const isElementwise = atom.op.lowering.kind === 'map';
  const said = maps.map((map) => sayMap(map, names));
  const entries = maps.map((map, i) => {
    if (map?.kind !== 'product') return map ? 'a program' : '0';
    if (!isElementwise) return code(said[i]!.entries!);
    return code(`∂y/∂${operands[i]} = ${map.by ? formula(map.by, names) : 1}`);
  });
  const costs = maps.map((map, i) => costOf(map?.kind === 'product' ? map.by : null, said[i]!));
  const kinds = said.map(({ kind }) => kind);
  const [oneKind, oneEntry, oneCost] = [kinds, entries, costs].map(alike);
  const together = x.length > 1 && oneKind!.length === 1 && oneEntry!.length === 1 && oneCost!.length === 1;
  const cells = [
    `<a id="${anchor(atom.name)}"></a>${code(atom.name)}`,
    together ? 'each' : operands.map(code).join('<br>'),
    writtenOf(rule, full),
    ...[kinds, entries, costs].map((items) => (together ? items.slice(0, 1) : items).join('<br>')),
    code(shapes(x.map((v) => v.shape))),
  ];
  return { group: groupOf(said, isElementwise), cells };
}

/** Names of the operands, in formulas and labels. */
function operandsOf(rule: Rule | undefined, count: number): string[] {
  return Array.from({ length: count }, (_, i) => rule?.operands[i] ?? (count === 1 ? 'x' : (['a', 'b', 'c'][i] ?? `x${i + 1}`)));
}

function writtenOf(rule: Rule | undefined, full: Full | undefined): string {
  if (!rule) return 'in a file of its own';
  if (isElsewhere(rule)) return `[${basename(rule.path)}](../${rule.path})`;
  const short = rule.lines.filter((text) => text.length <= longest);
  const lines = full && short.length < rule.lines.length ? [] : alike(rule.lines);
  return [...lines.map(code), ...(full ? [`[in full](#${anchor(full.title)})`] : [])].join('<br>');
}

/** Rules of control flow are programs that make programs: they are read in their files. */
const isElsewhere = ({ path, full }: Rule): boolean => path.startsWith('src/transform/') && full !== undefined;

/** Multiplications of a push, and the operations at an entry of the slope that it multiplies by. */
function costOf(by: Value | null, { cost }: SaidMap): string {
  const nodes = by && isTraced(by) ? reach([by]).filter(({ op }) => op.lowering.kind === 'map') : [];
  const slope = nodes.reduce((n, node) => n + weightOf(node.op, node.inputs.length), 0);
  return slope > 0 ? `${cost} + ${slope} each` : String(cost);
}

interface Full {
  readonly title: string;
  readonly text: string;
}

/** The rules that are more than their lines; those that share all stand together. */
function inFull(atoms: readonly Atom[], rules: ReadonlyMap<string, Rule>): ReadonlyMap<string, Full> {
  const sharing = new Map<string, Rule[]>();
  for (const { name } of atoms) {
    const rule = ruleNamed(rules, name);
    if (!rule?.full || isElsewhere(rule)) continue;
    sharing.set(rule.path + rule.full, [...(sharing.get(rule.path + rule.full) ?? []), rule]);
  }
  const found = new Map<string, Full>();
  for (const group of sharing.values()) {
    const { path, full } = group[0]!;
    const title = `Rule of ${list(group.map(({ name }) => name))}`;
    const text = `### ${title}\n\n[${path}](../${path})\n\n\`\`\`js\n${full}\n\`\`\``;
    for (const { name } of group) found.set(name, { title, text });
  }
  return found;
}

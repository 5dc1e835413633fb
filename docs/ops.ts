// Writes docs/ops.md, the reference of ops, from the registry and its sources, and docs/derivatives.md beside it: `npm run docs:ops`.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../src/index.ts';
import { derivativesPage, renderDerivatives } from './derivatives.ts';
import { computation, cost, partsOf } from './reference/computed.ts';
import { cornersOf, domainOf, statedOf } from './reference/corners.ts';
import { eliminate, zeroMap } from '../src/accumulate/eliminate.ts';
import { linearizedGraph } from '../src/accumulate/linearized.ts';
import { formula } from '../src/explain/formula.ts';
import { sayMap } from '../src/explain/maps.ts';
import { localOf, registry, smoothIn, type RegistryOp } from './reference/registry.ts';
import { readSources, root, type Declared, type Sources } from './reference/sources.ts';
import { number } from '../src/explain/number.ts';
import { anchor, code, list, shape } from './reference/text.ts';
import { themeOf, titles } from './reference/themes.ts';
import type { Domain } from '../src/ops/laws.ts';
import type { Dims } from '../src/shape/dims.ts';
import type { Linear } from '../src/tensor/linear-map.ts';
import type { Node, Value } from '../src/tensor/tensor.ts';

/** The path of the page. */
export const opsPage: string = join(root, 'docs/ops.md');

/** An exported op with all that is known of it. */
interface Entry {
  readonly op: RegistryOp;
  readonly declared: Declared;
  readonly theme: string;
  /** The node of an op that is one atom, of its own name. */
  readonly atom: Node | undefined;
}

/** The text of the page, as it should be. */
export function renderOps(sources: Sources = readSources(), ops: readonly RegistryOp[] = registry()): string {
  const entries = ops.map((op) => entryOf(op, sources));
  const groups = titles
    .map((title) => ({ title, entries: entries.filter(({ theme }) => theme === title) }))
    .filter((group) => group.entries.length > 0);
  const index = groups.map(
    ({ title, entries }) => `- [${title}](#${anchor(title)}): ${entries.map(({ op }) => `[${op.name}](#${anchor(op.name)})`).join(', ')}`,
  );
  const sections = groups.map(({ title, entries }) => [`## ${title}`, ...entries.map((entry) => section(entry, sources))].join('\n\n'));
  return [head(ops.length), index.join('\n'), ...sections].join('\n\n') + '\n';
}

const head = (count: number): string => `# Ops

The ${count} ops of the registry, [src/ops/index.ts](../src/ops/index.ts). \`npm run docs:ops\` writes this page: the text and the call come from the sources,
everything else is found by running the op, and a test compares.

- **Shapes**: calls that the laws make, operands → result; \`·\` stands between operands.
- **Derivative**: \`∂y/∂x\` as the rule computes it; \`[x > 0]\` is 1 where that holds, else 0. An op that is made of others has that of its parts, by the chain rule, whose
  rules are all in [derivatives](derivatives.md#all-rules). Where it comes to one product, \`J[index of y, index of x]\` is told: equal letters are a δ, \`s\` is a tensor of slopes.
- **Domain** of a function of one number: where it gives one. The table below it has its values and slopes at infinities, zeros of both signs and kinks.
- **Stated**: derivatives at kinks, ties and limits, which no difference quotient can tell and the laws hold the op to. \`(1, 1): (0.5, 0.5)\` are operands and the slope by each;
  after "then", the derivatives of the sum of these slopes.
- **Computed**: how, and of which parts. *Elementwise*: one scalar expression, in one loop with those around it. *Product*: products and sums over labels. *View*: other strides,
  moves nothing. *Extremum*: of axes. *Rows*: moved by checked indices. *Host kernel*: in JavaScript, also in compiled programs. Then the cost: operations of the scalar algebra (\`tanh\`
  takes about 100 of them), multiplications and additions of products, entries moved, before fusion leaves some out.
- **Tested**: where the laws draw operands: finite differences, adjoint, chain rule, all pairs of modes for second derivatives, \`vmap\`, \`compile\`.

[Conventions](conventions.md) says what holds of all of them, [shapes](shapes.md) how shape rules and their errors work.`;

function entryOf(op: RegistryOp, { declared }: Sources): Entry {
  const parts = partsOf(op);
  const atom = parts.length === 1 && parts[0]!.op.name === op.name ? parts[0] : undefined;
  const own = declared.get(op.name)!;
  return { op, declared: own, theme: themeOf(own, atom?.op.lowering.kind), atom };
}

function section(entry: Entry, sources: Sources): string {
  const { op, declared } = entry;
  const lines: [string, string][] = [
    ['Shapes', shapesOf(op)],
    ['Derivative', derivativeOf(entry, sources)],
    ...domainOfEntry(entry),
    ['Computed', `${computation(op)}; ${cost(op)}`],
    ['Tested', testedOf(op)],
    ...(declared.throws.length > 0 ? [['Throws', prose(declared.throws.join('; '))] as [string, string]] : []),
  ];
  return [
    `### ${op.name}`,
    `${code(declared.signature)} · [${declared.file}.ts](../src/ops/${declared.file}.ts)`,
    prose(declared.doc),
    lines.map(([title, text]) => `- **${title}**: ${text}`).join('\n'),
    ...(isUnary(entry) ? [cornersOf(op.call, op.laws)] : []),
  ].join('\n\n');
}

/** A doc comment as Markdown: a bracket before a parenthesis is no link, and nothing is a tag. */
const prose = (text: string): string =>
  text
    .replaceAll('](', ']\\(')
    .replace(/<(?=\w)/g, '\\<')
    .replace(/\*/g, '\\*');

/** Examples with the shapes of what they return; where there are none, the operands that the laws try. */
function shapesOf({ laws, traces }: RegistryOp): string {
  const short = (text: string): string => text.replace(/zeros\((\[[\d, ]*\])\)/g, '$1');
  if (laws.examples) return laws.examples.map((text) => code(`${short(text)} → ${resultOf(text)}`)).join(', ');
  const calls = traces.map(({ inputs, outputs }) => ({ from: inputs.map((x) => shape(x.shape)), to: outputs.map((y) => shape(y.shape)) }));
  const usual = calls.filter(({ from }) => from.every((one) => one !== '[]' && !/\b0\b/.test(one)));
  const telling = usual.length > 0 ? usual : calls;
  // of calls in which all shapes are one, the last is enough
  const isPlain = ({ from, to }: (typeof calls)[number]): boolean => [...from, ...to].every((one) => one === from[0]);
  const last = telling.findLast(isPlain);
  const kept = telling.filter((call) => call === last || !isPlain(call)).map(({ from, to }) => `${from.join(' · ')} → ${to.join(', ')}`);
  return [...new Set(kept)].slice(0, 3).map(code).join(', ');
}

function resultOf(text: string): string {
  const names = Object.keys(library).filter((name) => typeof library[name as keyof typeof library] === 'function');
  const result: unknown = new Function(...names, `return ${text}`)(...names.map((name): unknown => library[name as keyof typeof library]));
  const said = (one: unknown): string => (Array.isArray(one) ? one.map(said).join(' · ') : shape((one as { readonly shape: Dims }).shape));
  return said(result);
}

/** The slopes of an elementwise op; what is known of another one. */
function derivativeOf({ op, atom }: Entry, { rules }: Sources): string {
  const smooth = op.traces.map(smoothIn);
  if (!smooth.flat().some(Boolean)) return 'none';
  if (atom && atom.op.lowering.kind === 'map') return slopes(atom, rules.get(op.name)?.operands ?? []);
  const without = op.traces[0]!.inputs.flatMap((_, i) => (smooth.some((one) => one[i]) ? [] : [i]));
  const noneBy = without.length > 0 ? [`none by the ${list(without.map((i) => ordinals[i] ?? `${i + 1}th`))} operand`] : [];
  const own = atom ? `[a rule of its own](derivatives.md#${anchor(op.name)})` : 'that of its parts';
  return [own, ...mapOf(op), ...noneBy].join('; ');
}

/** The map of an op that is a product, at the operands of a call. */
function mapOf({ traces }: RegistryOp): string[] {
  const trace = traces.find(
    ({ inputs, nodes }) => inputs.every(({ shape }) => shape.length > 0 && !shape.some((d) => d < 2)) && nodes.length < 6,
  );
  if (!trace || trace.outputs.length > 1) return [];
  const names = new Map<Value, string>(
    trace.inputs.map((x, i) => [x, trace.inputs.length === 1 ? 'x' : (['a', 'b', 'c'][i] ?? `x${i + 1}`)]),
  );
  const graph = linearizedGraph(trace, (v) => v);
  const zero = (i: number): Linear => zeroMap(trace.outputs[0]!.shape, trace.inputs[i]!.shape);
  const maps = eliminate(graph, graph.inner)[0]!.map((map, i) => sayMap(map ?? zero(i), names));
  if (!maps.every(({ entries, kind }) => entries || kind === 'none')) return [];
  const said = maps.map(
    ({ kind, entries }, i) => `${maps.length > 1 ? `by ${names.get(trace.inputs[i]!)}: ` : ''}${kind} ${code(entries ?? '0')}`,
  );
  return [`${list(said)} at ${code(trace.inputs.map((x) => shape(x.shape)).join(' · '))}`];
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `∂y/∂a = …` for each operand of an elementwise op. */
export function slopes(node: Node, operands: readonly string[]): string {
  const { x, y, maps } = localOf(node);
  const names = new Map<Value, string>([...x.map((v, i) => [v, operands[i] ?? `x${i + 1}`] as const), [y, 'y'] as const]);
  const of = maps.map((map) => (map?.kind === 'product' ? (map.by ? formula(map.by, names) : '1') : undefined));
  return of
    .map((text, i) =>
      text === undefined ? `none by ${code(operands[i] ?? `x${i + 1}`)}` : code(`∂y/∂${operands[i]} = ${text}`).replaceAll('\\|', '|'),
    )
    .join(', ');
}

/** Whether an op is a function of one number, which can be tried wherever one likes. */
const isUnary = ({ atom }: Entry): boolean => atom?.op.lowering.kind === 'map' && atom.inputs.length === 1;

function domainOfEntry(entry: Entry): [string, string][] {
  const { op } = entry;
  if (isUnary(entry)) return [['Domain', domainOf(op.call)]];
  const stated = statedOf(op.laws);
  const kinks = op.laws.kinks ? [`kinks where operands or their difference are ${list(op.laws.kinks.map(number))}`] : [];
  const at = stated.length > 0 ? [`at ${stated.join('; at ')}`] : [];
  return kinks.length + at.length > 0 ? [['Stated', [...kinks, ...at].join('; ')]] : [];
}

function testedOf({ laws }: RegistryOp): string {
  if (laws.cases.length === 0) return 'within the ops that use it';
  const said = ({ low, high, integers }: Domain): string =>
    integers ? `whole numbers from ${number(low)} to ${number(high)}` : `numbers in [${number(low)}, ${number(high)}]`;
  const usual: Domain = { low: -2, high: 2 };
  const of = laws.cases.map(({ shapes, domains }) => shapes.map((_, k) => said(domains?.[k] ?? laws.domain ?? usual)));
  const first = of.find((one) => one.length > 0) ?? [];
  const alike = first.every((text) => text === first[0]);
  return `${laws.cases.length} ${laws.cases.length === 1 ? 'call' : 'calls'}, on ${alike ? (first[0] ?? said(usual)) : list(first)}`;
}

if (import.meta.main) {
  const [sources, ops] = [readSources(), registry()];
  writeFileSync(opsPage, renderOps(sources, ops));
  writeFileSync(derivativesPage, renderDerivatives(sources, ops));
}

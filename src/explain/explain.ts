import { linearizedGraph, type LinearizedGraph } from '../accumulate/linearized.ts';
import { costsOfSteps, orderOf, searched, type OrderOptions } from '../accumulate/plan.ts';
import type { OrderCosts } from '../accumulate/search/optimal.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tree } from '../tensor/tree.ts';
import { trace } from '../transform/trace.ts';
import { chainRule } from './chain.ts';
import { formulaOf, sayLocal } from './local.ts';
import { toMarkdown } from './markdown.ts';
import { nameAll, type Naming } from './naming.ts';
import { latex, plain } from './notation.ts';
import { toSvg } from './picture.ts';
import { toText } from './text.ts';

/** A value of an explained program. */
export interface ExplainedValue {
  readonly name: string;
  readonly shape: Dims;
  /** How it is computed, `relu(v1)`; absent for inputs and what comes from outside. */
  readonly formula?: string;
}

/** The local derivative along one edge. */
export interface LocalJacobian {
  readonly of: string;
  readonly by: string;
  /** [...Y, ...X], in its two parts. */
  readonly shape: readonly [of: Dims, by: Dims];
  /** `'diagonal'`, `'identity'`, `'spread'`, `'weighted sum'`, `'product'`, `'operator'`, … */
  readonly structure: string;
  /** `[i, j] = δ_ij s[i]`; absent where it is a program. */
  readonly entries: string | undefined;
}

/** The derivative of an output by an input, as the chain rule has it. */
export interface ExplainedProduct {
  readonly of: string;
  readonly by: string;
  readonly shape: readonly [of: Dims, by: Dims];
  /** `∂L/∂W₁ = (∂L/∂v₂ · ∂v₂/∂v₁) · ∂v₁/∂W₁`. */
  readonly text: string;
  readonly latex: string;
}

/** One value eliminated, and the multiplications that it took. */
export interface ExplainedStep {
  readonly eliminated: string;
  /** `∂L/∂v1 = ∂L/∂v2 · ∂v2/∂v1`; with `+=` where there was a derivative before. */
  readonly products: readonly string[];
  readonly cost: number;
}

/** The chain rule of one function: what it is made of, written out, and what its bracketings cost. */
export class Explanation {
  readonly inputs: readonly ExplainedValue[];
  readonly constants: readonly ExplainedValue[];
  readonly intermediates: readonly ExplainedValue[];
  readonly outputs: readonly ExplainedValue[];
  readonly locals: readonly LocalJacobian[];
  readonly products: readonly ExplainedProduct[];
  /** Multiplications by elimination in each order, those to write out the entries of programs included; no order takes fewer than `bound`. */
  readonly costs: OrderCosts;
  /** The order chosen: the numbers of the intermediate values, first eliminated first. */
  readonly order: readonly number[];
  /** The multiplications that it takes. */
  readonly cost: number;
  /** Whether `costs.optimal` is proven to be the least. */
  readonly certified: boolean;
  readonly steps: readonly ExplainedStep[];

  /** @internal */
  constructor(parts: Omit<Explanation, 'toString' | 'toMarkdown' | 'toSVG'>) {
    this.inputs = parts.inputs;
    this.constants = parts.constants;
    this.intermediates = parts.intermediates;
    this.outputs = parts.outputs;
    this.locals = parts.locals;
    this.products = parts.products;
    this.costs = parts.costs;
    this.order = parts.order;
    this.cost = parts.cost;
    this.certified = parts.certified;
    this.steps = parts.steps;
  }

  /** As plain text. */
  toString(): string {
    return toText(this);
  }
  /** As Markdown, formulas in LaTeX between dollar signs. */
  toMarkdown(): string {
    return toMarkdown(this);
  }
  /** The linearized graph: values with their shapes, edges with the structure of their Jacobians. */
  toSVG(): string {
    return toSvg(this);
  }
}

/**
 * The chain rule of f at x, in the notation of the article: every intermediate value with its shape, every local Jacobian with its shape and structure,
 * the derivative of each output by each input as products of them, and what each order of multiplying costs. The order chosen is the best found
 * (`'optimal'`) where the options ask for none. Nothing is multiplied.
 * @throws DataError for an order that is none
 */
export function explain<const X extends Tree, Y extends Tree>(f: (x: X) => Y, x: X, options: OrderOptions = {}): Explanation {
  const tape = trace('explain', f, x);
  const graph = linearizedGraph(tape, (v) => v);
  const order = orderOf('explain', graph, { order: 'optimal', ...options });
  const { order: _, ...search } = options;
  const { costs, certified } = searched(graph, search);
  const naming = nameAll(tape, graph);
  const taken = steps(graph, naming, order);
  const value = (v: number): ExplainedValue => ({ name: naming.vertices[v]!, shape: graph.vertices[v]!.shape });
  const computed = (v: number): ExplainedValue => ({ ...value(v), formula: formulaOf(graph.vertices[v]!, naming.values) });
  return new Explanation({
    inputs: graph.vertices.slice(0, graph.inputs).map((_, v) => value(v)),
    constants: naming.constants,
    intermediates: graph.inner.map(computed),
    outputs: graph.outputs.flatMap((v) => (v === undefined ? [] : [computed(v)])),
    locals: locals(graph, naming),
    products: products(graph, naming, order),
    costs,
    order: order.map((v) => graph.inner.indexOf(v) + 1),
    cost: taken.reduce((sum, { cost }) => sum + cost, 0),
    certified,
    steps: taken,
  });
}

function locals(graph: LinearizedGraph, { vertices: names, values }: Naming): LocalJacobian[] {
  return graph.edges.map(({ from, to, map }) => ({
    of: names[to]!,
    by: names[from]!,
    shape: [map.outShape, map.inShape],
    ...sayLocal(map, values),
  }));
}

function products(graph: LinearizedGraph, { vertices: names }: Naming, order: readonly number[]): ExplainedProduct[] {
  const inputs = [...Array(graph.inputs).keys()];
  return graph.outputs
    .filter((y) => y !== undefined)
    .flatMap((y) =>
      inputs.map((x) => ({
        of: names[y]!,
        by: names[x]!,
        shape: [graph.vertices[y]!.shape, graph.vertices[x]!.shape] as const,
        text: chainRule(graph, names, [y, x], order, plain),
        latex: chainRule(graph, names, [y, x], order, latex),
      })),
    );
}

/** What is multiplied, value by value. */
function steps(graph: LinearizedGraph, { vertices: names }: Naming, order: readonly number[]): ExplainedStep[] {
  const costs = costsOfSteps(graph, order);
  const edges = new Set(graph.edges.map(({ from, to }) => `${from}>${to}`));
  const all = [...graph.vertices.keys()];
  const derivative = (of: number, by: number): string => plain.derivative(names[of]!, names[by]!);
  return order.map((v, i) => {
    const before = all.filter((p) => edges.has(`${p}>${v}`));
    const after = all.filter((s) => edges.has(`${v}>${s}`));
    const multiplied = after.flatMap((s) =>
      before.map((p) => {
        const sign = edges.has(`${p}>${s}`) ? '+=' : '=';
        return `${derivative(s, p)} ${sign} ${derivative(s, v)} · ${derivative(v, p)}`;
      }),
    );
    for (const s of after) for (const p of before) edges.add(`${p}>${s}`);
    for (const s of after) edges.delete(`${v}>${s}`);
    for (const p of before) edges.delete(`${p}>${v}`);
    return { eliminated: names[v]!, products: multiplied, cost: costs[i]! };
  });
}

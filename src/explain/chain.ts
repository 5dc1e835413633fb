import type { LinearizedGraph } from '../accumulate/linearized.ts';
import type { Notation } from './notation.ts';

/** More paths than this are not written one by one. */
const most = 6;

/** ∂y/∂x of a program as products of local Jacobians: one product for each path from x to y, with the brackets of an order where there is one path. */
export function chainRule(
  graph: LinearizedGraph,
  names: readonly string[],
  [y, x]: readonly [number, number],
  order: readonly number[],
  notation: Notation,
): string {
  const whole = notation.derivative(names[y]!, names[x]!);
  const before = predecessors(graph);
  const reached = pathsFrom(graph, before, x);
  const count = reached[y]!;
  if (count === 0) return `${whole} = 0`;
  if (count > most) return `${whole} = ${sumOverLast(names, before, [y, x], notation, reached)}`;
  const paths = pathsTo(before, reached, x, y);
  // the direct step from x to y, beside other paths, is not the whole derivative
  const others = before[y]!.filter((v) => v !== x).map((v) => names[v]!);
  const term = (path: readonly number[]): string =>
    path.length === 2 && paths.length > 1 ? notation.held(whole, others) : bracketed(path, names, order, notation);
  return `${whole} = ${paths.map(term).join(' + ')}`;
}

/** By the values that y is computed from: Σ ∂y/∂v · ∂v/∂x. */
function sumOverLast(
  names: readonly string[],
  before: readonly (readonly number[])[],
  [y, x]: readonly [number, number],
  notation: Notation,
  reached: readonly number[],
): string {
  const terms = before[y]!.filter((v) => reached[v]! > 0).map((v) => {
    const last = notation.derivative(names[y]!, names[v]!);
    return v === x
      ? notation.held(
          last,
          before[y]!.filter((other) => other !== x).map((other) => names[other]!),
        )
      : `${last}${notation.times}${notation.derivative(names[v]!, names[x]!)}`;
  });
  return terms.join(' + ');
}

/** The product along one path, from the output on, in brackets as the order eliminates what lies between; without brackets it is taken from the left. */
function bracketed(path: readonly number[], names: readonly string[], order: readonly number[], notation: Notation): string {
  const place = new Map(order.map((v, i) => [v, i]));
  const factors = path
    .slice(1)
    .map((v, i) => ({ text: notation.derivative(names[v]!, names[path[i]!]!), from: path[i]!, to: v, single: true }));
  const between = path.slice(1, -1).sort((a, b) => place.get(a)! - place.get(b)!);
  for (const v of between) {
    const i = factors.findIndex(({ to }) => to === v);
    const [right, left] = [factors[i]!, factors[i + 1]!];
    const second = right.single ? right.text : notation.parenthesised(right.text);
    factors.splice(i, 2, { text: `${left.text}${notation.times}${second}`, from: right.from, to: left.to, single: false });
  }
  return factors[0]!.text;
}

function predecessors({ vertices, edges }: LinearizedGraph): number[][] {
  const before = vertices.map((): number[] => []);
  for (const { from, to } of edges) before[to]!.push(from);
  return before;
}

/** How many paths lead from x to each vertex. Copies stand last, so every edge leads to a later vertex. */
function pathsFrom({ vertices }: LinearizedGraph, before: readonly (readonly number[])[], x: number): number[] {
  const count: number[] = [];
  for (const v of vertices.keys()) count[v] = v === x ? 1 : before[v]!.reduce((sum, p) => sum + count[p]!, 0);
  return count;
}

function pathsTo(before: readonly (readonly number[])[], reached: readonly number[], x: number, y: number): number[][] {
  if (x === y) return [[x]];
  const on = before[y]!.filter((p) => reached[p]! > 0);
  return on.flatMap((p) => pathsTo(before, reached, x, p).map((path) => [...path, y]));
}

// Colours of a symmetric matrix: star colourings, from which it is read, and acyclic ones, from which it is solved.
import { transposedPositions, type Csr } from './csr.ts';
import { colorCount, fewestColors, leastFree, type Conflicts } from './greedy.ts';

/** How a symmetric matrix is recovered: entry by entry, or by substitution along two-coloured trees. */
export type SymmetricKind = 'star' | 'acyclic';

/** A symmetric pattern as a graph: neighbours without the vertex itself, and a number for each edge. */
interface Graph {
  readonly csr: Csr;
  /** The edge at each entry: one number for (i, j) and (j, i). */
  readonly edges: Int32Array;
}

/** The fewest colours that were found; -1 where a row is empty. A star colouring is acyclic: the latter never has more. */
export function symmetricColors(csr: Csr, kind: SymmetricKind): Int32Array {
  const edges = transposedPositions(csr).map((twin, k) => Math.min(twin, k));
  const graph = { csr, edges };
  const vertices = Int32Array.from({ length: csr.rows }, (_, i) => i).filter((i) => csr.offsets[i] !== csr.offsets[i + 1]);
  const neighbours: Conflicts = (v, visit) => eachNeighbour(graph, v, (w) => visit(w));
  const search = (color: (graph: Graph, order: Int32Array) => Int32Array): Int32Array =>
    fewestColors(vertices, csr.rows, neighbours, 1, (order) => color(graph, order));
  const star = search(starColors);
  if (kind === 'star') return star;
  const acyclic = search(acyclicColors);
  return colorCount(acyclic) < colorCount(star) ? acyclic : star;
}

function eachNeighbour({ csr, edges }: Graph, v: number, visit: (w: number, edge: number) => void): void {
  for (let k = csr.offsets[v]!; k < csr.offsets[v + 1]!; k++) if (csr.indices[k] !== v) visit(csr.indices[k]!, edges[k]!);
}

/**
 * Neighbours have unlike colours, and so has every path of four vertices at least three: two colours meet in stars. Which edges are a star together is kept.
 * (Gebremedhin, Tarafdar, Manne & Pothen, SIAM J. Sci. Comput. 29, 2007, algorithm 4.1.)
 */
function starColors(graph: Graph, order: Int32Array): Int32Array {
  const n = graph.csr.rows;
  const [colors, forbidden, treated] = [filled(n), filled(n), filled(n)];
  // of each colour, the first neighbour of the vertex in hand that has it
  const [firstOf, first] = [filled(n), filled(n)];
  const [star, hub] = [filled(graph.edges.length), [] as number[]];
  const colored = (v: number, visit: (w: number, edge: number) => void): void =>
    eachNeighbour(graph, v, (w, edge) => {
      if (colors[w]! >= 0) visit(w, edge);
    });
  const treat = (v: number, w: number): void => {
    colored(w, (x) => (forbidden[colors[x]!] = v));
    treated[w] = v;
  };
  for (const v of order) {
    colored(v, (w) => {
      const color = colors[w]!;
      forbidden[color] = v;
      if (firstOf[color] === v) {
        if (treated[first[color]!] !== v) treat(v, first[color]!);
        treat(v, w);
        return;
      }
      [firstOf[color], first[color]] = [v, w];
      colored(w, (x, edge) => {
        if (hub[star[edge]!] === x) forbidden[colors[x]!] = v;
      });
    });
    const color = leastFree(forbidden, v);
    const firstEdge = new Map<number, number>();
    colored(v, (w, edge) => {
      let joined = -1;
      colored(w, (x, other) => {
        if (colors[x] === color) joined = star[other]!;
      });
      const twin = firstEdge.get(colors[w]!);
      if (joined >= 0) hub[joined] = w;
      else if (twin !== undefined) hub[(joined = star[twin]!)] = v;
      else joined = hub.push(-1) - 1;
      if (twin === undefined) firstEdge.set(colors[w]!, edge);
      star[edge] = joined;
    });
    colors[v] = color;
  }
  return colors;
}

/** Neighbours have unlike colours, and so has every cycle at least three: two colours meet in trees, which are kept as sets of edges (the same paper, algorithm 3.1). */
function acyclicColors(graph: Graph, order: Int32Array): Int32Array {
  const n = graph.csr.rows;
  const [colors, forbidden] = [filled(n), filled(n)];
  const size = graph.edges.length;
  const trees = new DisjointSets(size);
  // by which vertex a tree was last visited, and through which neighbour
  const [visitedBy, through] = [filled(size), filled(size)];
  const colored = (v: number, visit: (w: number, edge: number) => void): void =>
    eachNeighbour(graph, v, (w, edge) => {
      if (colors[w]! >= 0) visit(w, edge);
    });
  for (const v of order) {
    colored(v, (w) => (forbidden[colors[w]!] = v));
    colored(v, (w) =>
      colored(w, (x, edge) => {
        if (forbidden[colors[x]!] === v) return;
        const tree = trees.find(edge);
        if (visitedBy[tree] !== v) [visitedBy[tree], through[tree]] = [v, w];
        else if (through[tree] !== w) forbidden[colors[x]!] = v; // it would close a cycle
      }),
    );
    const color = leastFree(forbidden, v);
    const firstEdge = new Map<number, number>();
    colored(v, (w, edge) => {
      const twin = firstEdge.get(colors[w]!);
      if (twin === undefined) firstEdge.set(colors[w]!, edge);
      else trees.join(twin, edge);
      colored(w, (x, other) => {
        if (colors[x] === color) trees.join(edge, other);
      });
    });
    colors[v] = color;
  }
  return colors;
}

const filled = (n: number): Int32Array => new Int32Array(n).fill(-1);

/** Sets that only grow together (Tarjan, J. ACM 22, 1975; path halving). */
class DisjointSets {
  readonly #parents: Int32Array;
  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, i) => i);
  }
  find(x: number): number {
    const parents = this.#parents;
    while (parents[x] !== x) x = parents[x] = parents[parents[x]!]!;
    return x;
  }
  join(a: number, b: number): void {
    this.#parents[this.find(a)] = this.find(b);
  }
}

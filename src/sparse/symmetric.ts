// Colours of a symmetric matrix: star colourings, from which it is read, and acyclic ones, from which it is solved.
// Both keep, for each vertex and each colour of its neighbours, what the two colours meet in there.
import type { Csr } from './csr.ts';
import { colorCount, fewestColors, leastFree, type Conflicts } from './greedy.ts';

/** How a symmetric matrix is recovered: entry by entry, or by substitution along two-coloured trees. */
export type SymmetricKind = 'star' | 'acyclic';

/** The fewest colours that were found; -1 where a row is empty. A star colouring is acyclic: the latter never has more. */
export function symmetricColors(csr: Csr, kind: SymmetricKind): Int32Array {
  const { rows, offsets, indices } = csr;
  const vertices = Int32Array.from({ length: rows }, (_, i) => i).filter((i) => offsets[i] !== offsets[i + 1]);
  const neighbours: Conflicts = (v, visit) => {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) if (indices[k] !== v) visit(indices[k]!);
  };
  const isDiagonal = vertices.every((v) => offsets[v + 1]! - offsets[v]! === 1 && indices[offsets[v]!] === v);
  const search = (color: typeof starColors): Int32Array =>
    fewestColors(vertices, rows, neighbours, isDiagonal ? 1 : 2, (order) => color(rows, order, neighbours));
  const star = search(starColors);
  if (kind === 'star' || colorCount(star) <= 2) return star;
  const acyclic = search(acyclicColors);
  return colorCount(acyclic) < colorCount(star) ? acyclic : star;
}

/**
 * Neighbours have unlike colours, and so has every path of four vertices at least three: two colours meet in stars.
 * (Gebremedhin, Tarafdar, Manne & Pothen, SIAM J. Sci. Comput. 29, 2007, algorithm 4.1.)
 */
function starColors(count: number, order: Int32Array, neighbours: Conflicts): Int32Array {
  const [colors, forbidden] = [unset(count), unset(count)];
  // of each colour, the first neighbour of the vertex in hand that has it
  const [firstOf, first] = [unset(count), unset(count)];
  const starsAt = maps(count);
  /** Of each star, its hub; -1 while it is a single edge. */
  const hubs: number[] = [];
  const forbidAll = (v: number, w: number): void => starsAt[w]!.forEach((_, color) => (forbidden[color] = v));
  for (const v of order) {
    neighbours(v, (w) => {
      const color = colors[w]!;
      if (color < 0) return;
      forbidden[color] = v;
      if (firstOf[color] === v) {
        // two neighbours of one colour: what either sees would be a path through v
        forbidAll(v, first[color]!);
        forbidAll(v, w);
        return;
      }
      [firstOf[color], first[color]] = [v, w];
      starsAt[w]!.forEach((star, other) => {
        if (hubs[star]! >= 0 && hubs[star] !== w) forbidden[other] = v;
      });
    });
    const color = (colors[v] = leastFree(forbidden, v));
    neighbours(v, (w) => {
      const other = colors[w]!;
      if (other < 0) return;
      let star = starsAt[w]!.get(color);
      const own = starsAt[v]!.get(other);
      if (star !== undefined) hubs[star] = w;
      else if (own !== undefined) hubs[(star = own)] = v;
      else star = hubs.push(-1) - 1;
      starsAt[w]!.set(color, star);
      starsAt[v]!.set(other, star);
    });
  }
  return colors;
}

/** Neighbours have unlike colours, and so has every cycle at least three: two colours meet in trees (the same paper, algorithm 3.1). */
function acyclicColors(count: number, order: Int32Array, neighbours: Conflicts): Int32Array {
  const [colors, forbidden] = [unset(count), unset(count)];
  const treesAt = maps(count);
  const trees = new DisjointSets();
  // by which vertex a tree was last visited, and through which neighbour
  const [visitedBy, through]: [number[], number[]] = [[], []];
  for (const v of order) {
    neighbours(v, (w) => {
      if (colors[w]! >= 0) forbidden[colors[w]!] = v;
    });
    neighbours(v, (w) =>
      treesAt[w]!.forEach((tree, color) => {
        if (forbidden[color] === v) return;
        const root = trees.find(tree);
        if (visitedBy[root] !== v) [visitedBy[root], through[root]] = [v, w];
        else if (through[root] !== w) forbidden[color] = v; // it would close a cycle
      }),
    );
    const color = (colors[v] = leastFree(forbidden, v));
    neighbours(v, (w) => {
      const other = colors[w]!;
      if (other < 0) return;
      const tree = treesAt[w]!.get(color) ?? treesAt[v]!.get(other) ?? trees.add();
      for (const [at, met] of [
        [v, other],
        [w, color],
      ] as const) {
        const known = treesAt[at]!.get(met);
        if (known === undefined) treesAt[at]!.set(met, tree);
        else trees.join(known, tree);
      }
    });
  }
  return colors;
}

const unset = (n: number): Int32Array => new Int32Array(n).fill(-1);
const maps = (n: number): Map<number, number>[] => Array.from({ length: n }, () => new Map<number, number>());

/** Sets that only grow together (Tarjan, J. ACM 22, 1975; path halving). */
class DisjointSets {
  readonly #parents: number[] = [];
  add(): number {
    return this.#parents.push(this.#parents.length) - 1;
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

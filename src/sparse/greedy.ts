// Greedy colouring of a conflict graph, in several orders (Gebremedhin, Manne & Pothen, SIAM Review 47, 2005, section 7).

/** Calls `visit` once for each vertex that may not have the colour of v. */
export type Conflicts = (v: number, visit: (w: number) => void) => void;

/** An order in which vertices are coloured. */
export type Ordering = 'natural' | 'largest-first' | 'smallest-last';
export const orderings: readonly Ordering[] = ['natural', 'largest-first', 'smallest-last'];

/** Each vertex in turn has the least colour that no vertex in conflict with it has; others have -1. */
export function greedyColors(count: number, order: Iterable<number>, conflicts: Conflicts): Int32Array {
  const colors = new Int32Array(count).fill(-1);
  const forbidden = new Int32Array(count).fill(-1);
  for (const v of order) {
    conflicts(v, (w) => {
      if (colors[w]! >= 0) forbidden[colors[w]!] = v;
    });
    colors[v] = leastFree(forbidden, v);
  }
  return colors;
}

/** The least colour that is not forbidden to v. */
export function leastFree(forbidden: Int32Array, v: number): number {
  let color = 0;
  while (forbidden[color] === v) color++;
  return color;
}

/** How many colours there are, counted from 0. */
export function colorCount(colors: Int32Array): number {
  return colors.reduce((n, color) => Math.max(n, color + 1), 0);
}

/** The colouring with the fewest colours over all orders; the search ends where `least` are reached. */
export function fewestColors(
  vertices: Int32Array,
  count: number,
  conflicts: Conflicts,
  least: number,
  color: (order: Int32Array) => Int32Array = (order) => greedyColors(count, order, conflicts),
): Int32Array {
  let best: Int32Array | undefined;
  for (const ordering of orderings) {
    const colors = color(ordered(vertices, count, conflicts, ordering));
    if (!best || colorCount(colors) < colorCount(best)) best = colors;
    if (colorCount(best) <= least) break;
  }
  return best!;
}

function ordered(vertices: Int32Array, count: number, conflicts: Conflicts, ordering: Ordering): Int32Array {
  if (ordering === 'natural') return vertices;
  const degrees = new Int32Array(count);
  for (const v of vertices) conflicts(v, () => degrees[v]!++);
  if (ordering === 'smallest-last') return smallestLast(vertices, degrees, conflicts);
  return vertices.slice().sort((a, b) => degrees[b]! - degrees[a]! || a - b);
}

/** Last the vertex of the least degree, before it the one of the least degree without it, and so on (Matula & Beck, J. ACM 30, 1983). */
function smallestLast(vertices: Int32Array, degrees: Int32Array, conflicts: Conflicts): Int32Array {
  const left = new Uint8Array(degrees.length);
  const buckets: number[][] = [];
  const put = (v: number): void => void (buckets[degrees[v]!] ??= []).push(v);
  for (const v of vertices) {
    left[v] = 1;
    put(v);
  }
  const order = new Int32Array(vertices.length);
  let least = 0;
  for (let at = vertices.length - 1; at >= 0;) {
    const v = buckets[least]?.pop();
    if (v === undefined) least++;
    else if (left[v] && degrees[v] === least) {
      // else it moved to another bucket since
      left[v] = 0;
      order[at--] = v;
      conflicts(v, (w) => {
        if (!left[w]) return;
        degrees[w]!--;
        put(w);
      });
      least = Math.max(0, least - 1);
    }
  }
  return order;
}

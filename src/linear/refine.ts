import { commonAxes, reshapeTo } from '../ops/reshape.ts';
import type { Dims } from '../shape/dims.ts';
import type { Label, Product } from '../tensor/linear-map.ts';

/** Split labels until the inputs of a and the outputs of b have the same axes; undefined where their axes interleave. */
export function aligned(a: Product, b: Product): [Product, Product] | undefined {
  const inner = sizesOf(a, a.in);
  const outer = sizesOf(b, b.out);
  if (inner.length === outer.length && inner.every((d, i) => d === outer[i])) return [a, b];
  const axes = commonAxes(inner, outer);
  return axes && [split(a, a.in, axes), split(b, b.out, axes)];
}

function sizesOf(map: Product, labels: readonly Label[]): number[] {
  return labels.map((l) => map.sizes[l]!);
}

/** The same map with one side's labels split into `axes`, wherever they occur; labels of size 1 go. */
function split(map: Product, side: readonly Label[], axes: Dims): Product {
  const sizes = [...map.sizes];
  const pieces = new Map<Label, Label[]>();
  let next = 0;
  for (const l of side) {
    const own: Label[] = [];
    for (let covered = 1; covered < map.sizes[l]!; covered *= axes[next++]!) own.push(sizes.push(axes[next]!) - 1);
    pieces.set(l, own);
  }
  const into = (labels: readonly Label[]): Label[] => labels.flatMap((l) => pieces.get(l) ?? [l]);
  const at = into(map.at);
  const by =
    map.by &&
    reshapeTo(
      map.by,
      at.map((l) => sizes[l]!),
    );
  return { ...map, out: into(map.out), in: into(map.in), at, by, sizes };
}

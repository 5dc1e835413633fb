import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { axisOf, broadcastable, mostly, noSize, perhapsChanged, perhapsNoSizes, shape, size } from '../draw.ts';

/** A table, an axis of it, indices, and what is read there when the axis exists. */
const reads = fc.tuple(shape({ minRank: 1 }), shape({ maxRank: 2 })).chain(([table, indices]) =>
  axisOf(table).map((axis) => {
    const rows = table.toSpliced(axis, 1, ...indices);
    return { table, indices, axis, rows };
  }),
);

/** A table, an axis of it, and indices along it: the table with another size there, some of the other sizes 1. */
const alongAxis = fc.tuple(shape({ minRank: 1 }), size).chain(([table, count]) =>
  axisOf(table).chain((axis) => {
    const read = table[axis < 0 ? axis + table.length : axis] === undefined ? table : table.with(axis, count);
    const indices = mostly(
      fc.tuple(...read.map((d) => mostly(fc.constant(d), fc.constant(1)))),
      fc.oneof(perhapsChanged(read), broadcastable(read)),
    );
    return fc.record({ table: fc.constant(table), axis: fc.constant(axis), indices });
  }),
);

/** A shape, and one that fits into it: no size larger. */
const parts = shape().chain((whole) =>
  fc.record({
    whole: fc.constant(whole),
    part: fc.tuple(...whole.map((d) => mostly(fc.nat({ max: d }), fc.constant(d)))).chain(perhapsChanged),
    starts: mostly(fc.constant([whole.length]), shape({ maxRank: 2 })),
  }),
);

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Gather: reads.map(({ table, indices, axis }) => [table, indices, axis]),
  Take: reads.chain(({ table, indices, axis }) =>
    fc.tuple(fc.constant(table), fc.constant(indices), mostly(fc.constant(axis), fc.constant(undefined))),
  ),
  ScatterAdd: reads.chain(({ table, indices, axis, rows }) =>
    fc.tuple(perhapsChanged(rows), fc.constant(indices), fc.constant(table.at(axis) ?? 3), fc.constant(axis)),
  ),
  OneHot: fc.tuple(shape(), size),
  TakeAlongAxis: alongAxis.map(({ table, indices, axis }) => [table, indices, axis]),
  Embedding: fc.tuple(mostly(shape({ minRank: 2, maxRank: 2 }), shape()), shape({ maxRank: 3 })),
  Scatter: reads.chain(({ table, indices, axis, rows }) =>
    fc.tuple(fc.constantFrom('scatter', 'scatterMax'), fc.constant(table), fc.constant(indices), perhapsChanged(rows), fc.constant(axis)),
  ),
  ScatterAlongAxis: alongAxis.chain(({ table, indices, axis }) =>
    fc.tuple(fc.constant('scatterAlongAxis'), fc.constant(table), fc.constant(indices), perhapsChanged(indices), fc.constant(axis)),
  ),
  AlongAxis: shape().chain((all) => fc.tuple(fc.constantFrom('sort', 'cumsum'), fc.constant(all), axisOf(all))),
  TopK: shape().chain((all) =>
    axisOf(all).chain((axis) =>
      fc.tuple(
        fc.constant(all),
        fc.oneof(
          { weight: 6, arbitrary: fc.nat({ max: all.at(axis) ?? 3 }) },
          { weight: 2, arbitrary: size },
          { weight: 1, arbitrary: noSize },
        ),
        fc.constant(axis),
      ),
    ),
  ),
  SearchSorted: fc.tuple(mostly(shape({ minRank: 1, maxRank: 1 }), shape()), shape()),
  DynamicSlice: parts.chain(({ whole, part, starts }) => fc.tuple(fc.constant(whole), fc.constant(starts), perhapsNoSizes(part))),
  DynamicUpdateSlice: parts.map(({ whole, part, starts }) => [whole, part, starts]),
};

import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { axisOf, broadcastable, changed, mostly, perhapsChanged, shape, size } from '../draw.ts';

/** An op's name: the sentences begin with it. */
const op = fc.constantFrom('cholesky', 'inverse', 'layerNorm', 'vmap');

const matrices = mostly(shape({ minRank: 2 }), shape({ maxRank: 1 }));
const squares = fc.tuple(shape({ maxRank: 2 }), size).chain(([batch, n]) => perhapsChanged([...batch, n, n]));

/** A matrix and a right side: a vector, or a matrix whose batch axes broadcast. */
const systems = fc.tuple(shape({ maxRank: 2 }), size, size).chain(([batch, n, k]) =>
  fc.tuple(
    broadcastable(batch).chain((axes) => perhapsChanged([...axes, n, n])),
    fc.oneof(
      fc.constant([n]),
      broadcastable(batch).chain((axes) => perhapsChanged([...axes, n, k])),
      fc.constantFrom<number[]>([], [2]),
    ),
  ),
);

/** Query, key and value, one of which is perhaps changed; and a mask. */
const attended = fc.tuple(shape({ maxRank: 2 }), size, size, size, size).chain(([batch, t, s, d, e]) =>
  fc.tuple(
    mostly(
      fc.constant([
        [...batch, t, d],
        [...batch, s, d],
        [...batch, s, e],
      ]),
      fc.tuple(perhapsChanged([...batch, t, d]), perhapsChanged([...batch, s, d]), perhapsChanged([...batch, s, e])),
    ),
    broadcastable([...batch, t, s]),
  ),
);

const normalized = shape().chain((x) =>
  fc.tuple(
    fc.constant(x),
    mostly(
      fc.nat({ max: x.length }).map((from) => x.slice(from)),
      shape({ maxRank: 2 }),
    ),
  ),
);
const images = mostly(shape({ minRank: 2 }), shape({ maxRank: 1 }));
const scaled = images.chain((x) =>
  fc.tuple(
    fc.constant(x),
    mostly(
      fc.constant(x.slice(1, 2)),
      size.map((c) => [c]),
    ),
  ),
);
const grouped = scaled.chain(([x, scale]) => {
  const [, channels = 1] = x;
  const divisors = [1, 2, 3, 5, 7, 10].filter((n) => channels % n === 0);
  return fc.tuple(fc.constant(x), mostly(fc.constantFrom(...divisors), fc.constantFrom(0, 2, 3, 4, -1, 1.5)), fc.constant(scale));
});

const weighted = shape().chain((logits) => fc.tuple(fc.constant(logits), perhapsChanged(logits.slice(-1))));
const cosines = shape({ minRank: 1 }).chain((all) =>
  fc.tuple(broadcastable(all), mostly(broadcastable(all), changed(all))).chain(([a, b]) => {
    const longer = a.length > b.length ? a : b;
    return fc.tuple(fc.constant(a), fc.constant(b), axisOf(longer));
  }),
);

const unmapped = shape().chain((s) => fc.tuple(op, fc.constant(s), axisOf(s)));
const remapped = shape().chain((s) => fc.tuple(op, fc.constant(s), size, axisOf([...s, 0])));

const paths = fc.uniqueArray(fc.constantFrom('0', '1', '10', '2', 'x', 'y', 'layer.w', 'layer.b', 'layer2', 'W', 'a_b', 'aB'), {
  minLength: 1,
  maxLength: 4,
});
/** A leaf with n examples along an axis, mostly. */
function leaf(path: string, n: number): fc.Arbitrary<readonly Argument[]> {
  const mapped = fc
    .tuple(shape({ maxRank: 2 }), fc.nat({ max: 2 }))
    .map(([rest, at]) => [rest.toSpliced(at, 0, n), Math.min(at, rest.length)] as const);
  const any = shape({ maxRank: 2 }).chain((s) => fc.tuple(fc.constant(s), fc.oneof(axisOf(s), fc.constantFrom(null, undefined))));
  return fc
    .oneof({ weight: 9, arbitrary: mapped }, { weight: 1, arbitrary: any })
    .chain(([s, axis]) => fc.constantFrom([path, s, axis], [path, s, typeof axis === 'number' && axis >= 0 ? axis - s.length : axis]));
}
const mappedTrees = fc.tuple(paths, size).chain(([names, n]) => fc.tuple(...names.map((path) => leaf(path, n))));
const results = paths.chain((names) => fc.tuple(...names.map((path) => shape({ maxRank: 3 }).map((s) => [path, s]))));

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  SquareMatrix: fc.tuple(op, squares),
  Determinant: fc.tuple(squares),
  Slogdet: fc.tuple(squares),
  Trace: fc.tuple(matrices),
  Qr: fc.tuple(matrices),
  Eigh: fc.tuple(squares),
  Svd: fc.tuple(matrices),
  Solve: systems.map(([a, b]) => ['solve', a, b]),
  Outer: fc.tuple(shape(), shape()),
  AttentionOperand: fc.tuple(fc.constantFrom('query', 'key', 'value'), matrices),
  AttentionScores: attended.map(([[query, key]]) => [query!, key!]),
  Attention: attended.map(([operands]) => operands),
  AttentionMask: attended.chain(([[query, key], mask]) => fc.tuple(fc.constant(query!), fc.constant(key!), perhapsChanged(mask))),
  LayerNorm: fc.tuple(op, normalized).map(([name, operands]) => [name, ...operands]),
  Channels: fc.tuple(op, images),
  BatchNorm: fc.tuple(op, scaled).map(([name, operands]) => [name, ...operands]),
  ChannelGroups: fc.tuple(op, grouped).map(([name, [x, groups]]) => [name, x, groups]),
  GroupNorm: grouped,
  ClassWeights: fc.tuple(op, weighted).map(([name, operands]) => [name, ...operands]),
  Cosine: cosines,
  Unmap: unmapped,
  Remap: remapped,
  MappedSize: fc.tuple(op, mappedTrees),
  MappedOut: fc.tuple(op, results, fc.constantFrom(0, -1, 1, 2, -2, 0.5)),
};

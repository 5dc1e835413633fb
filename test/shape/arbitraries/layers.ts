import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { perhapsChanged, shape } from '../draw.ts';

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Batch: fc
    .tuple(shape({ maxRank: 2 }), shape({ maxRank: 3 }))
    .chain(([batch, example]) => fc.tuple(perhapsChanged([...batch, ...example]), fc.constant(example))),
};

import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { mostly, noSize, shape, size } from '../draw.ts';

/** Complex numbers, mostly. */
const complex = mostly(
  shape({ minRank: 1, maxRank: 3 }).map((x) => [...x, 2]),
  shape({ maxRank: 2 }),
);
const halves = fc
  .tuple(shape({ maxRank: 2 }), size)
  .chain(([batch, n]) =>
    fc.tuple(
      mostly(fc.constant([...batch, Math.floor(n / 2) + 1, 2]), complex),
      fc.oneof(fc.constant(undefined), mostly(fc.constant(n), fc.oneof(size, noSize))),
    ),
  );

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Fourier: fc.tuple(fc.constantFrom('fft', 'ifft'), complex),
  RealFourier: fc.tuple(shape()),
  InverseRealFourier: halves,
};

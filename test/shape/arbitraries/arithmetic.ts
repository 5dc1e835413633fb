import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { noSize } from '../draw.ts';

/** Numbers of 1 to 7 digits, each length as often; round ones too, where carries and zeros stand. */
const number = fc.oneof(
  { weight: 7, arbitrary: digits(7) },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -1, max: 1 })).map(([n, d]) => 10 ** n + d) },
);

function digits(max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max }).chain((length) => fc.integer({ min: 0, max: 10 ** length - 1 }));
}

const pair = fc.tuple(number, number);
const descending = pair.map(([a, b]) => (a < b ? [b, a] : [a, b]));

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Add: pair,
  Subtract: fc.oneof(descending, pair),
  Multiply: pair,
  DivideWithRemainder: fc.tuple(
    fc.oneof(number, digits(12)),
    number.filter((b) => b > 0),
  ),
  LessThan: fc.oneof(
    pair,
    fc.tuple(number, fc.integer({ min: -1, max: 1 })).map(([a, d]) => [a, Math.max(0, a + d)]),
  ),
  Product: fc
    .array(digits(6), { maxLength: 5 })
    .filter((sizes) => sizes.reduce((product, d) => product * d, 1) <= 1e12)
    .map((sizes) => [sizes]),
  IsWhole: fc.tuple(fc.oneof(number, digits(12), noSize)),
};

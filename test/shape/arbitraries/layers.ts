import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { changed, mostly, perhapsChanged, shape, size } from '../draw.ts';

const cell = fc.constantFrom('lstmCell', 'gruCell');
/** An input, a hidden state and a cell state. */
const states = fc
  .tuple(shape({ maxRank: 2 }), size, size)
  .chain(([leading, i, h]) => fc.tuple(perhapsChanged([...leading, i]), perhapsChanged([...leading, h]), perhapsChanged([...leading, h])));
/** The gates, an input, a hidden state, and parameters, one of which is changed now and then. */
const cells = fc.tuple(shape({ maxRank: 1 }), size, size, fc.constantFrom(3, 4)).chain(([leading, i, h, gates]) => {
  const fitting = [
    [...leading, i],
    [...leading, h],
    [i, gates, h],
    [h, gates, h],
    [gates, h],
    [gates, h],
  ];
  const other = fc.nat({ max: fitting.length - 1 }).chain((at) => changed(fitting[at]!).map((one) => fitting.with(at, one)));
  return mostly(fc.constant(fitting), other).map((shapes) => [gates, ...shapes]);
});

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  CellOperand: fc.tuple(cell, fc.constantFrom('input', 'hidden state'), shape({ maxRank: 2 })),
  CellState: fc.tuple(cell, states).map(([name, operands]) => [name, ...operands]),
  CellParameters: fc.tuple(cell, cells).map(([name, operands]) => [name, ...operands]),
  Batch: fc
    .tuple(shape({ maxRank: 2 }), shape({ maxRank: 3 }))
    .chain(([batch, example]) => fc.tuple(perhapsChanged([...batch, ...example]), fc.constant(example))),
};

import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  Coloring,
  coloring,
  SparsityPattern,
  sparsity,
  square,
  slice,
  sub,
  sum,
  grad,
  zeros,
  type ColoringData,
  type Tensor,
} from '../../src/index.ts';

/** The pattern of a picture, `x` for an entry. */
function drawn(...rows: readonly string[]): SparsityPattern {
  const columns = rows.map((row) => [...row].flatMap((c, j) => (c === 'x' ? [j] : [])));
  const rowOffsets = [0];
  for (const own of columns) rowOffsets.push(rowOffsets.at(-1)! + own.length);
  return SparsityPattern.from({ shape: [rows.length, rows[0]?.length ?? 0], rowOffsets, columns: columns.flat() });
}
const tridiagonal = drawn('xx...', 'xxx..', '.xxx.', '..xxx', '...xx');
const arrow = drawn('xxxxx', 'xx...', 'x.x..', 'x..x.', 'x...x');

test('a tridiagonal matrix takes three products, a symmetric one three or two', () => {
  const found = coloring(tridiagonal);
  expect([found.kind, found.pushes, found.pulls, found.products]).toEqual(['columns', 3, 0, 3]);
  expect([...found.columnColors]).toEqual([0, 1, 2, 0, 1]);
  expect([...found.rowColors]).toEqual([-1, -1, -1, -1, -1]);
  expect(coloring(tridiagonal, { symmetric: 'star' }).products).toBe(3);
  // a path has no cycle: two colours are enough to solve for its entries
  expect(coloring(tridiagonal, { symmetric: 'acyclic' }).products).toBe(2);
  expect(inspect(found)).toBe('Coloring by columns of [5, 5]: 3 pushes, 0 pulls');
});

test('rows are taken where columns are full, both where some of each are', () => {
  expect(coloring(drawn('xxxx')).products).toBe(1);
  expect([coloring(drawn('xxxx')).kind, coloring(drawn('x', 'x', 'x')).kind]).toEqual(['rows', 'columns']);
  const found = coloring(arrow);
  expect([found.kind, found.products]).toEqual(['both', 3]);
  expect([coloring(arrow, { by: 'columns' }).products, coloring(arrow, { by: 'rows' }).products]).toEqual([5, 5]);
  expect([coloring(arrow, { symmetric: 'star' }).products, coloring(arrow, { symmetric: 'acyclic' }).products]).toEqual([2, 2]);
});

test('what is empty takes no product', () => {
  for (const pattern of [drawn('...', '...'), drawn(), drawn('', '')]) {
    for (const by of ['columns', 'rows', 'both', 'auto'] as const) expect(coloring(pattern, { by }).products).toBe(0);
  }
  const found = coloring(drawn('.x.', '...', '.x.'));
  expect([...found.columnColors]).toEqual([-1, 0, -1]);
  expect([...coloring(drawn('x..', '...', '..x'), { symmetric: 'star' }).columnColors]).toEqual([0, -1, 0]);
});

test('the Hessian of a sum of squared differences is coloured from its own pattern', () => {
  const f = (x: Tensor<[50]>): Tensor<[]> => sum(square(sub(slice(x, [[1, null]]), slice(x, [[null, -1]]))));
  const pattern = sparsity((x: Tensor<[50]>) => grad(f, x), zeros([50]));
  const found: Coloring<50, 50> = coloring(pattern, { symmetric: 'acyclic' });
  expect(found.products).toBe(2);
});

test('a colouring is a value: what is written into its arrays changes nothing', () => {
  const found = coloring(tridiagonal);
  found.columnColors.fill(9);
  expect([...found.columnColors]).toEqual([0, 1, 2, 0, 1]);
});

test.each([
  [{ by: 'diagonals' }, "by must be 'columns', 'rows', 'both' or 'auto', got 'diagonals'"],
  [{ by: 'toString' }, "by must be 'columns', 'rows', 'both' or 'auto', got 'toString'"],
  [{ symmetric: true }, "symmetric must be 'star' or 'acyclic', got true"],
  [{ symmetric: 'star', by: 'rows' }, "'by' and 'symmetric' exclude each other"],
  [null, 'expected options, got null'],
])('options that are none are refused: %j', (options, sentence) => {
  expect(() => coloring(tridiagonal, options as never)).toThrow(`coloring: ${sentence}`);
});

test('a symmetric colouring takes a symmetric pattern', () => {
  expect(() => coloring(drawn('xx', '.x'), { symmetric: 'star' })).toThrow(
    'coloring: the pattern is not symmetric: row 0 and column 0 differ',
  );
  expect(() => coloring(drawn('xx'), { symmetric: 'acyclic' })).toThrow('coloring: a symmetric matrix is square, got [1, 2]');
  expect(() => coloring({} as never)).toThrow('coloring: expected a SparsityPattern, got an object');
});

const good = coloring(tridiagonal).toJSON();
const both = coloring(arrow).toJSON();
const acyclic = coloring(tridiagonal, { symmetric: 'acyclic' }).toJSON();

test.each<[unknown, string]>([
  [undefined, 'expected an object with kind, pattern, columnColors, rowColors, got undefined'],
  [JSON.stringify(good), 'expected an object with kind, pattern, columnColors, rowColors, got'],
  [{ ...good, kind: 'diagonals' }, "the kind must be 'columns', 'rows', 'both', 'star' or 'acyclic', got 'diagonals'"],
  [{ ...good, columnColors: [0, 1, 2] }, 'columnColors must be 5 numbers, got 3'],
  [{ ...good, columnColors: [0, 1, 2, 0, 7] }, 'columnColors[4] is 7, not a whole number from -1 to 4'],
  [{ ...good, columnColors: [0, 1, 4, 0, 1] }, 'columnColors leave out the colour 2'],
  [{ ...good, columnColors: [0, 1, 0, 0, 1] }, 'the colours do not tell every entry of the pattern'],
  [{ ...good, columnColors: [0, 1, 2, 0, -1] }, 'the colours do not tell every entry of the pattern'],
  [{ ...good, rowColors: [0, 1, 2, 0, 1] }, "a colouring of kind 'columns' has no colours of rows"],
  [{ ...good, kind: 'rows' }, "a colouring of kind 'rows' has no colours of columns"],
  [{ ...good, pattern: { ...good.pattern, columns: [] } }, 'rowOffsets[1] is 2, not a whole number from 0 to 0'],
  [{ ...both, rowColors: [-1, -1, -1, -1, -1] }, 'the colours do not tell every entry of the pattern'],
  [{ ...acyclic, kind: 'star' }, 'the colours do not tell every entry of the pattern'],
  [{ ...acyclic, columnColors: [0, 0, 1, 0, 1] }, 'the colours do not tell every entry of the pattern'],
  [{ ...both, kind: 'acyclic' }, "a colouring of kind 'acyclic' has no colours of rows"],
])('a colouring from data that is none is refused in one sentence (%#)', (data, sentence) => {
  expect(() => Coloring.from(data as ColoringData)).toThrow(`Coloring.from: ${sentence}`);
});

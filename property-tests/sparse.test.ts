// Colourings tell every entry apart, by definition and in what is recovered; patterns hold all that is not 0.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Coloring,
  coloring,
  contract,
  key,
  linearize,
  matmul,
  mul,
  normal,
  splitKey,
  sparseHessian,
  sparseJacobian,
  sparsity,
  SparsityPattern,
  sum,
  tensor,
  toArray,
  type Tensor,
} from '../src/index.ts';
import { programs } from './random-programs.ts';
import { settings } from './settings.ts';

const { runs, seed } = settings({ runs: 150 });
const assert = (property: fc.IProperty<never>): void => fc.assert(property, { numRuns: runs, ...(seed !== undefined && { seed }) });

/** A matrix of zeros and whole numbers, by rows: sums of them are exact. */
type Rows = readonly (readonly number[])[];
const sizes = fc.record({ m: fc.integer({ min: 0, max: 9 }), n: fc.integer({ min: 0, max: 9 }), fill: fc.integer({ min: 1, max: 9 }) });
const entry = (fill: number): fc.Arbitrary<number> =>
  fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 99 })).map(([at, value]) => (at < fill ? value : 0));
const matrices: fc.Arbitrary<Rows> = sizes.chain(({ m, n, fill }) =>
  fc.array(fc.array(entry(fill), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
);
const symmetricMatrices: fc.Arbitrary<Rows> = sizes.chain(({ n, fill }) =>
  fc
    .array(fc.array(entry(fill), { minLength: n, maxLength: n }), { minLength: n, maxLength: n })
    .map((rows) => rows.map((row, i) => row.map((_, j) => rows[Math.max(i, j)]![Math.min(i, j)]!))),
);
/** Full rows, full columns and a diagonal: neither rows nor columns alone are cheap. */
const arrows: fc.Arbitrary<Rows> = fc
  .record({ n: fc.integer({ min: 3, max: 9 }), rows: fc.nat(2), columns: fc.nat(2) })
  .map(({ n, rows, columns }) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i < rows || j < columns || i === j))),
  );

function patternOf(rows: Rows, n: number): SparsityPattern {
  const columns = rows.map((row) => [...row.keys()].filter((j) => row[j] !== 0));
  const rowOffsets = [0];
  for (const own of columns) rowOffsets.push(rowOffsets.at(-1)! + own.length);
  return SparsityPattern.from({ shape: [rows.length, n], rowOffsets, columns: columns.flat() });
}
const widthOf = (rows: Rows): number => rows[0]?.length ?? 0;
const transposed = (rows: Rows): Rows => Array.from({ length: widthOf(rows) }, (_, j) => rows.map((row) => row[j]!));
const width = (rows: Rows): number => Math.max(0, ...rows.map((row) => row.filter((v) => v !== 0).length));
const pairs = (rows: Rows): [number, number][] =>
  rows.flatMap((row, i) => [...row.keys()].filter((j) => row[j] !== 0).map((j): [number, number] => [i, j]));

/** Whether no other column of row i has the colour of column j. */
const isAlone = (rows: Rows, colors: ArrayLike<number>, i: number, j: number): boolean =>
  colors[j]! >= 0 && !rows[i]!.some((v, k) => k !== j && v !== 0 && colors[k] === colors[j]);

test('columns of one colour share no row, rows of one colour no column, and what is empty has none', () => {
  assert(
    fc.property(fc.oneof(matrices, arrows), (rows) => {
      const pattern = patternOf(rows, widthOf(rows));
      const check = (of: Rows, colors: Int32Array): void => {
        for (const [i, j] of pairs(of)) expect(isAlone(of, colors, i, j)).toBe(true);
        expect([...colors].map((color) => color >= 0)).toEqual(
          transposed(of).length === 0 ? [...colors].map(() => false) : transposed(of).map((column) => column.some((v) => v !== 0)),
        );
      };
      const [columns, byRows] = [coloring(pattern, { by: 'columns' }), coloring(pattern, { by: 'rows' })];
      if (rows.length > 0) check(rows, columns.columnColors);
      if (widthOf(rows) > 0) check(transposed(rows), byRows.rowColors);
      expect(columns.products).toBeGreaterThanOrEqual(width(rows));
      expect(byRows.products).toBeGreaterThanOrEqual(width(transposed(rows)));
      expect([columns.pulls, byRows.pushes]).toEqual([0, 0]);
    }) as never,
  );
});

test('by both, every entry is alone in a group of columns or of rows, with no more products than by either', () => {
  assert(
    fc.property(fc.oneof(matrices, arrows), (rows) => {
      const pattern = patternOf(rows, widthOf(rows));
      const both = coloring(pattern, { by: 'both' });
      const other = transposed(rows);
      for (const [i, j] of pairs(rows)) expect(isAlone(rows, both.columnColors, i, j) || isAlone(other, both.rowColors, j, i)).toBe(true);
      const single = [coloring(pattern, { by: 'columns' }).products, coloring(pattern, { by: 'rows' }).products];
      expect(both.products).toBeLessThanOrEqual(Math.min(...single));
      expect(coloring(pattern).products).toBe(both.products);
    }) as never,
  );
});

test('an arrow with full rows and full columns takes a product for each of them and one for the diagonal', () => {
  assert(
    fc.property(fc.integer({ min: 5, max: 9 }), (n) => {
      const rows = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i === 0 || j === 0 || i === j)));
      const pattern = patternOf(rows, n);
      expect(coloring(pattern, { by: 'columns' }).products).toBe(n);
      expect(coloring(pattern, { by: 'both' }).products).toBe(3);
      expect(coloring(pattern, { symmetric: 'star' }).products).toBe(2);
    }) as never,
  );
});

const edgesOf = (rows: Rows): [number, number][] => pairs(rows).filter(([i, j]) => i !== j);

test('in a star colouring neighbours have unlike colours, and paths of four vertices three', () => {
  assert(
    fc.property(symmetricMatrices, (rows) => {
      const colors = coloring(patternOf(rows, rows.length), { symmetric: 'star' }).columnColors;
      const edges = edgesOf(rows);
      for (const [a, b] of edges) {
        expect(colors[a]).not.toBe(colors[b]);
        for (const [c, d] of edges) {
          // a path a - b - c - d
          const isPath = rows[b]![c] !== 0 && new Set([a, b, c, d]).size === 4;
          if (isPath) expect(new Set([a, b, c, d].map((v) => colors[v])).size).toBeGreaterThan(2);
        }
      }
    }) as never,
  );
});

test('in an acyclic colouring neighbours have unlike colours, and any two colours meet in trees; it never takes more products than a star colouring', () => {
  assert(
    fc.property(symmetricMatrices, (rows) => {
      const pattern = patternOf(rows, rows.length);
      const acyclic = coloring(pattern, { symmetric: 'acyclic' });
      const colors = acyclic.columnColors;
      const edges = edgesOf(rows).filter(([a, b]) => a < b);
      for (const [a, b] of edges) expect(colors[a]).not.toBe(colors[b]);
      for (const p of new Set(colors)) {
        for (const q of new Set(colors)) {
          const roots = [...rows.keys()];
          const rootOf = (v: number): number => (roots[v] === v ? v : rootOf(roots[v]!));
          for (const [a, b] of edges) {
            if (!((colors[a] === p && colors[b] === q) || (colors[a] === q && colors[b] === p)) || p === q) continue;
            expect(rootOf(a)).not.toBe(rootOf(b));
            roots[rootOf(a)] = rootOf(b);
          }
        }
      }
      expect(acyclic.products).toBeLessThanOrEqual(coloring(pattern, { symmetric: 'star' }).products);
    }) as never,
  );
});

test('a band takes as many products as it is wide; its symmetric colourings fewer or as many', () => {
  assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 8, max: 30 }), (half, n) => {
      const rows = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(Math.abs(i - j) <= half)));
      const pattern = patternOf(rows, n);
      expect(coloring(pattern).products).toBe(2 * half + 1);
      expect(coloring(pattern, { symmetric: 'star' }).products).toBeLessThanOrEqual(2 * half + 1);
      // half + 1 neighbours in a row are all neighbours of each other, and as many colours have no cycle of two
      expect(coloring(pattern, { symmetric: 'acyclic' }).products).toBeGreaterThanOrEqual(half + 1);
    }) as never,
  );
});

test('what is recovered from products is the matrix itself, whatever is coloured', () => {
  assert(
    fc.property(fc.oneof(matrices, arrows), (rows) => {
      const n = widthOf(rows);
      if (rows.length === 0 || n === 0) return;
      const pattern = patternOf(rows, n);
      const a = tensor(rows as number[][]) as Tensor<[number, number]>;
      const x = tensor(new Float64Array(n), [n]);
      for (const by of ['columns', 'rows', 'both', 'auto'] as const) {
        const found = coloring(pattern, { by });
        const back = Coloring.from(JSON.parse(JSON.stringify(found)));
        expect(back.toJSON()).toEqual(found.toJSON());
        for (const given of [found, back])
          expect(toArray(sparseJacobian((v) => contract(a, v), x, { coloring: given }).toDense())).toEqual(rows);
      }
    }) as never,
  );
});

test('star and acyclic colourings recover a symmetric matrix exactly', () => {
  assert(
    fc.property(symmetricMatrices, (rows) => {
      const n = rows.length;
      if (n === 0) return;
      const a = tensor(rows as number[][]) as Tensor<[number, number]>;
      const f = (v: Tensor<[number]>): Tensor<[]> => sum(mul(0.5, mul(v, matmul(v, a)))) as Tensor<[]>;
      const x = tensor(new Float64Array(n), [n]);
      for (const symmetric of ['star', 'acyclic'] as const) {
        const found = coloring(patternOf(rows, n), { symmetric });
        for (const given of [found, Coloring.from(JSON.parse(JSON.stringify(found)))])
          expect(toArray(sparseHessian(f, x, { coloring: given }).toDense())).toEqual(rows);
        expect(toArray(sparseHessian(f, x, { symmetric }).toDense())).toEqual(rows);
      }
      expect(sparsity((v: Tensor<[number]>) => contract(a, v), x).toJSON()).toMatchObject({ columns: pairs(rows).map(([, j]) => j) });
    }) as never,
  );
});

/** The Jacobian of a function of several tensors, a column for each entry: pushes of basis tensors. */
function columnsOf(f: (x: readonly Tensor[]) => Tensor, x: readonly Tensor[]): Float64Array[] {
  const [, push] = linearize(f, x);
  return x.flatMap((leaf, k) =>
    [...leaf.data.keys()].map((at) => {
      const dots = x.map((other, i) => {
        const data = new Float64Array(other.data.length);
        if (i === k) data[at] = 1;
        return tensor(data, [...(other.shape as readonly number[])]);
      });
      return (push as unknown as (dots: readonly Tensor[]) => Tensor)(dots).data;
    }),
  );
}

test('the pattern of a random program holds all that is not 0, the local one no more; products by columns recover it to the bit', () => {
  assert(
    fc.property(programs, fc.nat(), ({ shapes, apply }, sample) => {
      const keys = splitKey(key(sample), Math.max(1, shapes.length));
      const x: readonly Tensor[] = shapes.map((shape, i) => normal(keys[i]!, [...shape]));
      const f = (leaves: readonly Tensor[]): Tensor => apply(...leaves) as Tensor;
      const columns = columnsOf(f, x);
      const [global, local] = [sparsity(f, x), sparsity(f, x, { kind: 'local' })];
      const J = sparseJacobian(f, x, { by: 'columns' });
      const again = sparseJacobian(f, x, { pattern: local, by: 'columns' });
      columns.forEach((column, j) =>
        column.forEach((value, i) => {
          expect(global.has(i, j) || !local.has(i, j)).toBe(true);
          if (Number.isNaN(value)) return;
          expect(local.has(i, j) || value === 0).toBe(true);
          expect(J.at(i, j) === value && again.at(i, j) === value).toBe(true);
        }),
      );
    }) as never,
  );
});

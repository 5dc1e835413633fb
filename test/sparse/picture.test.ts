import { expect, test } from 'vitest';
import { add, coloring, reshape, slice, sparsity, SparsityPattern, square, sum, tanh, zeros, type Tensor } from '../../src/index.ts';

const arrow = SparsityPattern.from({ shape: [4, 4], rowOffsets: [0, 4, 6, 8, 10], columns: [0, 1, 2, 3, 0, 1, 0, 2, 0, 3] });
const differences = <N extends number>(n: N): SparsityPattern =>
  sparsity((x: Tensor<[number]>) => add(slice(x, [[1, null]]), slice(x, [[null, -1]])) as Tensor, zeros([n]) as Tensor<[number]>);

/** The squares of an SVG, each as `'fill x y'`: rectangles are taken apart. */
function squaresOf(svg: string): string[] {
  return [...svg.matchAll(/<path fill="([^"]*)"[^>]* d="([^"]*)"/g)].flatMap(([, fill, path]) =>
    [...path!.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].flatMap(([, x, y, run]) =>
      Array.from({ length: Number(run) }, (_, i) => `${fill} ${Number(x) + i} ${y}`),
    ),
  );
}

test('a small pattern is a letter for each entry, with its sizes below', () => {
  expect(String(arrow)).toBe(['■ ■ ■ ■', '■ ■ · ·', '■ · ■ ·', '■ · · ■', '[4, 4], 10 entries (63 %)'].join('\n'));
  expect(`${SparsityPattern.from({ shape: [0, 3], rowOffsets: [0], columns: [] })}`).toBe('[0, 3], 0 entries (0 %)');
});

test('a larger pattern is Braille dots, one for each entry', () => {
  const lines = String(sparsity((x: Tensor<[48]>) => tanh(x), zeros([48]))).split('\n');
  expect(lines).toHaveLength(13);
  // the diagonal runs through two letters for each four rows
  expect(lines[0]).toBe(`⠑⢄${'⠀'.repeat(22)}`);
  expect(lines[11]).toBe(`${'⠀'.repeat(22)}⠑⢄`);
  expect(lines[12]).toBe('[48, 48], 48 entries (2 %)');
});

test('a huge pattern is drawn as small as a page, nothing of it lost', () => {
  const lines = String(differences(10_000)).split('\n');
  expect(lines).toHaveLength(37);
  expect(lines.slice(0, -1).every((line) => line.length === 72 && /[^⠀]/.test(line))).toBe(true);
  expect(lines.at(-1)).toBe('[9999, 10000], 19998 entries (0.02 %)');
  const lone = SparsityPattern.from({
    shape: [10_000, 1],
    rowOffsets: Array.from({ length: 10_001 }, (_, i) => Number(i > 7777)),
    columns: [0],
  });
  expect([...String(lone)].filter((letter) => letter > '⠀' && letter <= '⣿')).toHaveLength(1);
});

test('an SVG has a square for each entry', () => {
  const svg = arrow.toSVG();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" width="480" height="480" viewBox="[-\d. ]+">/);
  expect(svg).toContain('<title>[4, 4], 10 entries (63 %)</title>');
  const wanted = [...arrow.columns].map((column, k) => `#0072b2 ${column} ${arrow.rowOffsets.findLastIndex((from) => from <= k)}`);
  expect(squaresOf(svg).sort()).toEqual(wanted.sort());
});

test('the squares of an SVG have the colour of the product that tells them', () => {
  const colored = squaresOf(arrow.toSVG({ coloring: coloring(arrow) }));
  const fills = new Map(colored.map((square) => [square.slice(8), square.slice(0, 7)]));
  expect(new Set(fills.values()).size).toBe(3);
  // the first row by itself, the first column by itself, and the diagonal at once
  expect(new Set([1, 2, 3].map((j) => fills.get(`${j} 0`))).size).toBe(1);
  expect(new Set([1, 2, 3].map((i) => fills.get(`0 ${i}`))).size).toBe(1);
  expect(new Set([1, 2, 3].map((i) => fills.get(`${i} ${i}`))).size).toBe(1);
  const acyclic = squaresOf(differencesSquared.toSVG({ coloring: coloring(differencesSquared, { symmetric: 'acyclic' }) }));
  expect(new Set(acyclic.map((square) => square.split(' ')[0])).size).toBe(2);
});
const differencesSquared = SparsityPattern.from({ shape: [3, 3], rowOffsets: [0, 2, 5, 7], columns: [0, 1, 0, 1, 2, 1, 2] });

test('leaves of trees are framed, and a large SVG stays small', () => {
  const svg = sparsity((x: { a: Tensor<[2, 2]>; b: Tensor<[4]> }) => [square(x.b), add(reshape(x.a, [4]), sum(x.b) as never)], {
    a: zeros([2, 2]),
    b: zeros([4]),
  }).toSVG({ size: 100 });
  expect(svg).toContain('d="M0 4h8M4 0v8"');
  expect(svg).toContain('width="100"');
  const large = differences(10_000).toSVG();
  expect(large.length).toBeLessThan(30_000);
  expect(squaresOf(large).length).toBeGreaterThanOrEqual(256);
});

test('a coloring of another pattern, and a size that is none, are refused', () => {
  expect(() => arrow.toSVG({ coloring: coloring(differencesSquared) })).toThrow(
    'toSVG: the coloring is of another pattern: [3, 3], 7 entries',
  );
  expect(() => arrow.toSVG({ coloring: {} as never })).toThrow('toSVG: expected a Coloring, got an object');
  expect(() => arrow.toSVG({ size: 0 })).toThrow('toSVG: the size must be a positive number of pixels, got 0');
  expect(() => arrow.toSVG({ size: NaN })).toThrow('toSVG: the size must be a positive number of pixels, got NaN');
  expect(() => arrow.toSVG(null as never)).toThrow('toSVG: expected options, got null');
});

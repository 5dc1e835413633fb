import type { Dim } from '../../types/dim.ts';
import { DataError, ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { describe } from '../tensor/tensor.ts';
import { bothColors, columnColors, rowColors, type Colors } from './bicoloring.ts';
import { transpose, type Csr } from './csr.ts';
import { colorCount } from './greedy.ts';
import { recordOf, wholeNumbers } from './parts.ts';
import { brand } from './brand.ts';
import { COLORING, isColored } from './picture.ts';
import { patternFrom, patternOf, type Pattern, type PatternData, type SparsityPattern } from './pattern.ts';
import { directSources, substitution, type Substitution } from './recovery.ts';
import { symmetricColors, type SymmetricKind } from './symmetric.ts';

/** What is coloured: columns (pushes), rows (pulls), or both. */
export type ColoringBy = 'columns' | 'rows' | 'both';
export type ColoringKind = ColoringBy | SymmetricKind;

/** How a pattern is coloured. */
export interface ColoringOptions {
  /** `'auto'` where absent: whichever takes the fewest products, columns before rows before both. */
  readonly by?: ColoringBy | 'auto';
  /** For a symmetric matrix, such as a Hessian: `'star'` reads each entry off a product, `'acyclic'` has as many products or fewer, and substitutes. */
  readonly symmetric?: SymmetricKind;
}

/** Groups of columns, rows or both of a pattern [M, N], such that the sums of each group tell every entry. Good for every matrix of the pattern. */
export interface Coloring<M extends Dim = Dim, N extends Dim = Dim> {
  readonly kind: ColoringKind;
  readonly pattern: SparsityPattern<M, N>;
  /** The colour of each column, counted from 0; -1 for one that no product needs; a copy. */
  readonly columnColors: Int32Array;
  /** The colour of each row; a copy. */
  readonly rowColors: Int32Array;
  /** Products of the matrix with a vector: colours of columns. */
  readonly pushes: number;
  /** Products of a vector with the matrix: colours of rows. */
  readonly pulls: number;
  /** Pushes and pulls: what the whole matrix costs. */
  readonly products: number;
  /** As data: `Coloring.from` reads it again. */
  toJSON(): ColoringData;
}

/** A colouring as plain data. */
export interface ColoringData {
  readonly kind: ColoringKind;
  readonly pattern: PatternData;
  readonly columnColors: readonly number[];
  readonly rowColors: readonly number[];
}

/** What `Coloring` is inside the library. */
export class ColoredPattern {
  readonly kind: ColoringKind;
  readonly pattern: Pattern;
  readonly colors: Colors;
  readonly pushes: number;
  readonly pulls: number;
  /** Where each entry is read; undefined where it must be solved for. */
  readonly sources: Int32Array | undefined;
  readonly substitution: Substitution | undefined;
  constructor(name: string, kind: ColoringKind, pattern: Pattern, colors: Colors) {
    this.kind = kind;
    this.pattern = pattern;
    this.colors = colors;
    this.pushes = colorCount(colors.columns);
    this.pulls = colorCount(colors.rows);
    this.sources = directSources(pattern.csr, colors, kind === 'star' || kind === 'acyclic');
    if (!this.sources && kind === 'acyclic') this.substitution = substitution(pattern.csr, colors.columns);
    if (!this.sources && !this.substitution) throw new DataError(`${name}: the colours do not tell every entry of the pattern`);
  }
  get products(): number {
    return this.pushes + this.pulls;
  }
  get columnColors(): Int32Array {
    return this.colors.columns.slice();
  }
  get rowColors(): Int32Array {
    return this.colors.rows.slice();
  }
  toJSON(): ColoringData {
    const { kind, pattern, colors } = this;
    return { kind, pattern: pattern.toJSON(), columnColors: [...colors.columns], rowColors: [...colors.rows] };
  }
  static {
    const say = ({ kind, pattern, pushes, pulls }: ColoredPattern): string =>
      `Coloring by ${kind} of ${show(pattern.shape)}: ${pushes} pushes, ${pulls} pulls`;
    brand(this.prototype, say, COLORING);
  }
}

/**
 * Colours for a pattern: columns of one colour are multiplied as one (their sum), rows too, and still every entry can be told apart. Greedy, in several orders
 * (natural, largest first, smallest last), the best of which is taken; a few passes over Σ (entries of a row)².
 * (Gebremedhin, Manne & Pothen, What Color Is Your Jacobian?, SIAM Review 47, 2005.)
 * @throws DataError for other options, or where a pattern that should be symmetric is not
 */
export function coloring<M extends Dim, N extends Dim>(pattern: SparsityPattern<M, N>, options: ColoringOptions = {}): Coloring<M, N> {
  return colored('coloring', patternOf('coloring', pattern), options) as unknown as Coloring<M, N>;
}

/** Colours for a pattern, on behalf of an op. */
export function colored(name: string, pattern: Pattern, options: ColoringOptions): ColoredPattern {
  if (typeof options !== 'object' || options === null) throw new DataError(`${name}: expected options, got ${describe(options)}`);
  const { by, symmetric } = options;
  if (symmetric === undefined) {
    const [kind, colors] = colorsBy(name, pattern.csr, by ?? 'auto');
    return new ColoredPattern(name, kind, pattern, colors);
  }
  if (symmetric !== 'star' && symmetric !== 'acyclic')
    throw new DataError(`${name}: symmetric must be 'star' or 'acyclic', got ${describe(symmetric)}`);
  if (by !== undefined) throw new DataError(`${name}: 'by' and 'symmetric' exclude each other`);
  checkSymmetric(name, pattern.csr);
  const columns = symmetricColors(pattern.csr, symmetric);
  return new ColoredPattern(name, symmetric, pattern, { columns, rows: new Int32Array(columns.length).fill(-1) });
}

const ways: Readonly<Record<ColoringBy, (csr: Csr) => Colors>> = { columns: columnColors, rows: rowColors, both: bothColors };

function colorsBy(name: string, csr: Csr, by: ColoringBy | 'auto'): readonly [ColoringBy, Colors] {
  if (by !== 'auto' && !Object.hasOwn(ways, by))
    throw new DataError(`${name}: by must be 'columns', 'rows', 'both' or 'auto', got ${describe(by)}`);
  if (by !== 'auto') return [by, ways[by](csr)];
  const colors = bothColors(csr);
  const [pushes, pulls] = [colorCount(colors.columns), colorCount(colors.rows)];
  return [pulls === 0 ? 'columns' : pushes === 0 ? 'rows' : 'both', colors];
}

/** @throws DataError, ShapeError */
function checkSymmetric(name: string, csr: Csr): void {
  if (csr.rows !== csr.columns) throw new ShapeError(`${name}: a symmetric matrix is square, got ${show([csr.rows, csr.columns])}`);
  const mirrored = transpose(csr);
  for (let i = 0; i < csr.rows; i++) {
    const [own, other] = [csr, mirrored].map(({ offsets, indices }) => indices.subarray(offsets[i], offsets[i + 1])) as [
      Int32Array,
      Int32Array,
    ];
    const differs = own.length !== other.length || own.some((j, k) => j !== other[k]);
    if (differs) throw new DataError(`${name}: the pattern is not symmetric: row ${i} and column ${i} differ`);
  }
}

/** What a public function was given as a colouring. @throws DataError for anything else */
export function coloringOf(name: string, given: unknown): ColoredPattern {
  if (!isColored(given)) throw new DataError(`${name}: expected a Coloring, got ${describe(given)}`);
  return given;
}

function coloringFrom(name: string, given: unknown): ColoredPattern {
  const { kind, pattern: data, columnColors, rowColors } = recordOf(name, given, ['kind', 'pattern', 'columnColors', 'rowColors']);
  if (typeof kind !== 'string' || !(Object.hasOwn(ways, kind) || kind === 'star' || kind === 'acyclic'))
    throw new DataError(`${name}: the kind must be 'columns', 'rows', 'both', 'star' or 'acyclic', got ${describe(kind)}`);
  const pattern = patternFrom(name, data);
  const [rows, columns] = pattern.shape;
  const colors = {
    columns: checkedColors(name, 'columnColors', columnColors, columns),
    rows: checkedColors(name, 'rowColors', rowColors, rows),
  };
  if (kind === 'star' || kind === 'acyclic') checkSymmetric(name, pattern.csr);
  const unused = kind === 'both' ? undefined : kind === 'rows' ? 'columns' : 'rows';
  if (unused && colorCount(colors[unused]) > 0) throw new DataError(`${name}: a colouring of kind '${kind}' has no colours of ${unused}`);
  return new ColoredPattern(name, kind as ColoringKind, pattern, colors);
}

/** A colour for each of `size` lines, none left out. @throws DataError */
function checkedColors(name: string, what: string, given: unknown, size: number): Int32Array {
  const colors = wholeNumbers(name, what, given, -1, size - 1);
  if (colors.length !== size) throw new DataError(`${name}: ${what} must be ${size} numbers, got ${colors.length}`);
  const used = new Set(colors);
  const count = colorCount(colors);
  for (let color = 0; color < count; color++) if (!used.has(color)) throw new DataError(`${name}: ${what} leave out the colour ${color}`);
  return colors;
}

/** Colourings from data. */
export const Coloring: {
  /** A colouring from what `toJSON` gave. @throws DataError, ShapeError where it is none, or does not tell every entry of its pattern */
  from(data: ColoringData): Coloring;
} = {
  from: (data) => coloringFrom('Coloring.from', data) as unknown as Coloring,
};

import { DataError } from '../errors.ts';

/** How a product of Jacobians is bracketed; factors are numbered from 1 at the input, as in J₃·J₂·J₁. */
export type Bracketing =
  /** A factor; where only its products with vectors are given, it is made from tangents or from adjoints of all units. */
  | { readonly kind: 'factor'; readonly factor: number; readonly by?: 'tangents' | 'adjoints' }
  /** left · right, both as matrices. */
  | { readonly kind: 'product'; readonly left: Bracketing; readonly right: Bracketing }
  /** The columns of `right` pushed through factors `from` to `to`. */
  | { readonly kind: 'tangents'; readonly from: number; readonly to: number; readonly right: Bracketing }
  /** The rows of `left` pulled through factors `to` down to `from`. */
  | { readonly kind: 'adjoints'; readonly from: number; readonly to: number; readonly left: Bracketing };

/** The cheapest bracketing of a chain of Jacobians. */
export interface ChainProduct {
  readonly bracketing: Bracketing;
  /** The bracketing as text: `J₂·J₁` a product of matrices, `Ẏ₃Ẏ₂[J₁]` columns pushed, `[J₃]Ȳ₂Ȳ₁` rows pulled, `I` all units. */
  readonly text: string;
  /** Multiplications: from the input (right to left), from the output (left to right), and of `bracketing`. */
  readonly costs: { readonly forward: number; readonly reverse: number; readonly optimal: number };
}

interface Part {
  readonly cost: number;
  readonly tree: Bracketing;
}

/**
 * The cheapest way to multiply J_q · … · J_1, where J_i is a dense [dims[i], dims[i - 1]] matrix: dynamic programming over sub-chains, O(q³)
 * (Godbole 1973). `dims` goes from the input of the chain to its output.
 * @throws DataError for fewer than two sizes, or sizes that are not whole numbers from 0 on
 */
export function chainProduct(dims: readonly number[]): ChainProduct {
  checkDims('chainProduct', dims);
  const [inputs, outputs] = [dims[0]!, dims.at(-1)!];
  const best = cheapestParts(
    dims.length - 1,
    (factor) => ({ cost: 0, tree: { kind: 'factor', factor } }),
    (i, k, j, right, left) => [productOf(dims, i, k, j, right, left)],
  );
  const forward = dims.slice(2).reduce((sum, size, i) => sum + inputs * dims[i + 1]! * size, 0);
  const reverse = dims.slice(0, -2).reduce((sum, size, i) => sum + outputs * size * dims[i + 1]!, 0);
  return resultOf(best, forward, reverse);
}

/**
 * The cheapest way to J_q · … · J_1 where of each factor only products with vectors are given: a tangent J_i·ẋ or an adjoint ȳ·J_i takes
 * `edgeCounts[i - 1]` multiplications. Factors are made by tangents or adjoints of units; parts of the chain meet as matrices, or columns
 * are pushed, or rows are pulled, through factors that stay implicit (after Naumann, on matrix-free Jacobian chain products).
 * @throws DataError for sizes that do not fit, or counts that are not finite numbers from 0 on
 */
export function matrixFreeChain(dims: readonly number[], edgeCounts: readonly number[]): ChainProduct {
  checkDims('matrixFreeChain', dims);
  if (edgeCounts.length !== dims.length - 1)
    throw new DataError(
      `matrixFreeChain: ${dims.length} sizes are those of ${dims.length - 1} factors, got ${edgeCounts.length} edge counts`,
    );
  for (const edges of edgeCounts) {
    if (!(Number.isFinite(edges) && edges >= 0))
      throw new DataError(`matrixFreeChain: an edge count must be a finite number from 0 on, got ${String(edges)}`);
  }
  const edgesOf = (from: number, to: number): number => edgeCounts.slice(from - 1, to).reduce((sum, edges) => sum + edges, 0);
  const best = cheapestParts(
    edgeCounts.length,
    (factor) => {
      const [columns, rows] = [dims[factor - 1]!, dims[factor]!];
      const by = columns <= rows ? 'tangents' : 'adjoints';
      return { cost: edgesOf(factor, factor) * Math.min(columns, rows), tree: { kind: 'factor', factor, by } };
    },
    (i, k, j, right, left) => [
      productOf(dims, i, k, j, right, left),
      { cost: right.cost + dims[i - 1]! * edgesOf(k + 1, j), tree: { kind: 'tangents', from: k + 1, to: j, right: right.tree } },
      { cost: left.cost + dims[j]! * edgesOf(i, k), tree: { kind: 'adjoints', from: i, to: k, left: left.tree } },
    ],
  );
  const all = edgesOf(1, edgeCounts.length);
  return resultOf(best, dims[0]! * all, dims.at(-1)! * all);
}

/** J_j·…·J_{k+1} times J_k·…·J_i. */
function productOf(dims: readonly number[], i: number, k: number, j: number, right: Part, left: Part): Part {
  const cost = right.cost + left.cost + dims[j]! * dims[k]! * dims[i - 1]!;
  return { cost, tree: { kind: 'product', left: left.tree, right: right.tree } };
}

/** The cheapest of the `choices` for factors i … j, cut after k, over all cuts; of equal ones the first. */
function cheapestParts(
  factors: number,
  factor: (i: number) => Part,
  choices: (i: number, k: number, j: number, right: Part, left: Part) => readonly Part[],
): Part {
  const parts = new Map<string, Part>();
  const part = (i: number, j: number): Part => parts.get(`${i} ${j}`)!;
  for (let length = 1; length <= factors; length++) {
    for (let i = 1; i + length - 1 <= factors; i++) {
      const j = i + length - 1;
      let best: Part | undefined = length === 1 ? factor(i) : undefined;
      for (let k = i; k < j; k++) {
        for (const choice of choices(i, k, j, part(i, k), part(k + 1, j))) if (!best || choice.cost < best.cost) best = choice;
      }
      parts.set(`${i} ${j}`, best!);
    }
  }
  return part(1, factors);
}

function resultOf({ cost, tree }: Part, forward: number, reverse: number): ChainProduct {
  return { bracketing: tree, text: printed(tree), costs: { forward, reverse, optimal: cost } };
}

function printed(tree: Bracketing): string {
  switch (tree.kind) {
    case 'factor':
      return tree.by === undefined
        ? `J${below(tree.factor)}`
        : tree.by === 'tangents'
          ? `Ẏ${below(tree.factor)}[I]`
          : `[I]Ȳ${below(tree.factor)}`;
    case 'product':
      return `${operand(tree.left)}·${operand(tree.right)}`;
    case 'tangents':
      return `${steps('Ẏ', tree.from, tree.to)}[${printed(tree.right)}]`;
    case 'adjoints':
      return `[${printed(tree.left)}]${steps('Ȳ', tree.from, tree.to)}`;
  }
}

function operand(tree: Bracketing): string {
  return tree.kind === 'product' ? `(${printed(tree)})` : printed(tree);
}

function steps(symbol: string, from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, i) => symbol + below(to - i)).join('');
}

function below(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);
}

function checkDims(name: string, dims: readonly number[]): void {
  if (!Array.isArray(dims) || dims.length < 2)
    throw new DataError(`${name}: a chain has at least two sizes, got ${Array.isArray(dims) ? dims.length : typeof dims}`);
  for (const size of dims) {
    if (!(Number.isSafeInteger(size) && size >= 0))
      throw new DataError(`${name}: a size must be a whole number from 0 on, got ${String(size)}`);
  }
}

import { checkDag, innerOf, unitEdges, type CostModel, type Dag } from './dag.ts';
import type { Eliminator } from './eliminator.ts';

/**
 * A graph of scalars as rows of bits, one row for the predecessors and one for the successors of each vertex.
 * Edges that cost have rows of their own; in the published model all do, and those rows are the same ones.
 */
export class BitGraph implements Eliminator<BitGraph> {
  readonly inner: readonly number[];
  readonly #words: number;
  readonly #bits: Int32Array;
  // where each table of rows begins
  readonly #succs: number;
  readonly #costlyPreds: number;
  readonly #costlySuccs: number;

  private constructor(inner: readonly number[], words: number, bits: Int32Array, table: number) {
    this.inner = inner;
    this.#words = words;
    this.#bits = bits;
    this.#succs = table;
    const costly = bits.length > 2 * table ? 2 * table : 0;
    this.#costlyPreds = costly;
    this.#costlySuccs = costly + table;
  }

  /** @throws DataError for what is no graph of a program, or no cost model */
  static of(dag: Dag, model: CostModel): BitGraph {
    checkDag('BitGraph', dag, model);
    const n = dag.preds.length;
    const words = (n + 31) >> 5;
    const table = n * words;
    const bits = new Int32Array((model === 'published' ? 2 : 4) * table);
    const graph = new BitGraph(innerOf(dag), words, bits, table);
    const isUnit = unitEdges(dag, model);
    dag.preds.forEach((preds, v) => preds.forEach((p) => graph.#join(p, v, !isUnit(p, v))));
    return graph;
  }

  cost(v: number): number {
    const row = v * this.#words;
    return this.#size(this.#costlyPreds + row) * this.#size(this.#costlySuccs + row);
  }

  eliminate(v: number): number {
    const cost = this.cost(v);
    if (this.#costlyPreds !== 0) {
      this.#bridgeCostly(v, 0, this.#succs, this.#costlyPreds, this.#costlySuccs);
      this.#bridgeCostly(v, this.#succs, 0, this.#costlySuccs, this.#costlyPreds);
    }
    this.#bridge(v, 0, this.#succs);
    this.#bridge(v, this.#succs, 0);
    const [words, bits] = [this.#words, this.#bits];
    for (let row = v * words; row < bits.length; row += this.#succs) for (let q = row; q < row + words; q++) bits[q] = 0;
    return cost;
  }

  neighbours(v: number): number[] {
    const row = v * this.#words;
    return [...this.#members(row), ...this.#members(this.#succs + row)];
  }

  fill(v: number): number {
    const [words, bits, succs] = [this.#words, this.#bits, this.#succs];
    const own = succs + v * words;
    let edges = 0;
    for (const p of this.#members(v * words)) {
      for (let k = 0; k < words; k++) edges += bitsIn(bits[own + k]! & ~bits[succs + p * words + k]!);
    }
    return edges;
  }

  clone(): BitGraph {
    return new BitGraph(this.inner, this.#words, this.#bits.slice(), this.#succs);
  }

  copyFrom(other: BitGraph): void {
    this.#bits.set(other.#bits);
  }

  /** Join every neighbour u of v on one side (`near`) with all those on the other (`far`), and u no longer with v. */
  #bridge(v: number, near: number, far: number): void {
    const [words, bits] = [this.#words, this.#bits];
    const [row, own] = [near + v * words, far + v * words];
    const [word, others] = [v >> 5, ~(1 << (v & 31))];
    for (let k = 0; k < words; k++) {
      for (let left = bits[row + k]!; left !== 0; left &= left - 1) {
        const u = far + ((k << 5) + 31 - Math.clz32(left & -left)) * words;
        for (let q = 0; q < words; q++) bits[u + q] = bits[u + q]! | bits[own + q]!;
        bits[u + word] = bits[u + word]! & others;
      }
    }
  }

  /** Which of these edges cost, before they are made: where a factor of the product does, or where it is added to an old edge. */
  #bridgeCostly(v: number, near: number, far: number, costlyNear: number, costlyFar: number): void {
    const [words, bits] = [this.#words, this.#bits];
    const row = v * words;
    const [word, others] = [v >> 5, ~(1 << (v & 31))];
    for (let k = 0; k < words; k++) {
      const costly = bits[costlyNear + row + k]!;
      for (let left = bits[near + row + k]!; left !== 0; left &= left - 1) {
        const lowest = left & -left;
        const u = ((k << 5) + 31 - Math.clz32(lowest)) * words;
        const all = (costly & lowest) !== 0 ? -1 : 0;
        for (let q = 0; q < words; q++) {
          const joined = bits[far + row + q]!;
          bits[costlyFar + u + q] = bits[costlyFar + u + q]! | (joined & (all | bits[costlyFar + row + q]! | bits[far + u + q]!));
        }
        bits[costlyFar + u + word] = bits[costlyFar + u + word]! & others;
      }
    }
  }

  #join(from: number, to: number, costs: boolean): void {
    const [into, outOf] = [to * this.#words + (from >> 5), this.#succs + from * this.#words + (to >> 5)];
    this.#bits[into]! |= 1 << (from & 31);
    this.#bits[outOf]! |= 1 << (to & 31);
    if (!costs) return;
    this.#bits[this.#costlyPreds + into]! |= 1 << (from & 31);
    this.#bits[this.#costlyPreds + outOf]! |= 1 << (to & 31);
  }

  #size(row: number): number {
    let size = 0;
    for (let k = row; k < row + this.#words; k++) size += bitsIn(this.#bits[k]!);
    return size;
  }

  #members(row: number): number[] {
    const members: number[] = [];
    for (let k = 0; k < this.#words; k++) {
      for (let left = this.#bits[row + k]!; left !== 0; left &= left - 1) members.push((k << 5) + 31 - Math.clz32(left & -left));
    }
    return members;
  }
}

/** The ones among 32 bits, added up in fields of 2, 4 and 8 (Warren, Hacker's Delight, § 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import type { Eliminator } from './eliminator.ts';
import { randomNumbers } from './random-numbers.ts';

/** How long, and by which of its random walks, an order is improved. */
export interface Annealing {
  readonly moves: number;
  /** A whole number; the same one gives the same order. */
  readonly seed: number;
  /** No order costs less: where this is reached, the search ends. */
  readonly bound?: number;
}

/** Temperatures at the beginning and at the end, in mean costs of a vertex. */
const [hot, cold] = [1.1, 0.045];
/** The farthest that a move takes a vertex; near places are drawn more often. */
const reach = 24;

/**
 * An order of `start`'s vertices that costs no more than `start`: simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983).
 * A move takes one vertex to another place. Since what is left depends on the set that is gone, only the costs between the two places change:
 * they are counted again from a state kept at every few places.
 */
export function anneal<G extends Eliminator<G>>(graph: G, start: readonly number[], { moves, seed, bound = 0 }: Annealing): number[] {
  const walk = new Walk(graph, start);
  const random = randomNumbers(seed);
  const scale = walk.cost / Math.max(1, start.length);
  let [best, least] = [[...start], walk.cost];
  let temperature = hot * scale;
  for (let move = 0; move < moves && least > bound; move++) {
    if (move % 64 === 0) temperature = scale * hot * (cold / hot) ** (move / moves);
    const from = Math.floor(random() * start.length);
    const distance = 1 + Math.floor(random() ** 2 * reach);
    const to = Math.min(start.length - 1, Math.max(0, random() < 0.5 ? from - distance : from + distance));
    const accepted = walk.cost - temperature * Math.log(random() + Number.MIN_VALUE);
    if (from !== to && walk.move(from, to, accepted) && walk.cost < least) [best, least] = [[...walk.order], walk.cost];
  }
  return best;
}

/** An order that changes step by step, with the cost of each of its places. */
class Walk<G extends Eliminator<G>> {
  readonly order: number[];
  cost: number;
  readonly #costs: number[];
  /** How many places there are between kept states: few to go from one, and few of them to keep. */
  readonly #spacing: number;
  readonly #kept: G[];
  readonly #rest: G;

  constructor(graph: G, start: readonly number[]) {
    this.order = [...start];
    this.#spacing = Math.max(8, Math.ceil(Math.sqrt(start.length)));
    this.#rest = graph.clone();
    this.#kept = [graph.clone()];
    this.#costs = new Array<number>(start.length).fill(0);
    this.#keep(0, start.length - 1);
    this.cost = this.#costs.reduce((sum, cost) => sum + cost, 0);
  }

  /** Move the vertex at `from` to `to` if the order then costs at most `limit`. */
  move(from: number, to: number, limit: number): boolean {
    const [low, high] = from < to ? [from, to] : [to, from];
    let cost = this.cost;
    for (let i = low; i <= high; i++) cost -= this.#costs[i]!;
    this.#shift(from, to);
    this.#restore(low);
    let i = low;
    for (; i <= high && cost <= limit; i++) cost += this.#rest.eliminate(this.order[i]!);
    if (cost > limit) {
      this.#shift(to, from);
      return false;
    }
    this.cost = cost;
    this.#keep(low, high);
    return true;
  }

  #shift(from: number, to: number): void {
    const vertex = this.order[from]!;
    const step = Math.sign(to - from);
    for (let i = from; i !== to; i += step) this.order[i] = this.order[i + step]!;
    this.order[to] = vertex;
  }

  /** What is left before place `at`. */
  #restore(at: number): void {
    const block = Math.floor(at / this.#spacing);
    this.#rest.copyFrom(this.#kept[block]!);
    for (let i = block * this.#spacing; i < at; i++) this.#rest.eliminate(this.order[i]!);
  }

  /** Count the places from `low` to `high` again, and keep the states among them. */
  #keep(low: number, high: number): void {
    this.#restore(low);
    for (let i = low; i <= high; i++) {
      if (i % this.#spacing === 0 && i > 0) {
        const block = i / this.#spacing;
        const kept = this.#kept[block];
        if (kept) kept.copyFrom(this.#rest);
        else this.#kept[block] = this.#rest.clone();
      }
      this.#costs[i] = this.#rest.eliminate(this.order[i]!);
    }
  }
}

import { LeastRecentlyUsed } from '../compile/cache.ts';
import type { OnNode } from '../compile/interpret.ts';
import type { Arena } from '../memory/arena.ts';
import type { Dims } from '../shape/dims.ts';
import type { Lender } from './borrowed.ts';
import { traceModel, type AnyModel, type ModelGraph } from './graphs.ts';
import type { ParameterStore } from './parameters.ts';
import type { Records } from './records.ts';
import { buildTurn, type Turn } from './turns.ts';
import type { Want } from './wants.ts';

/** What programs are made from, and how many of them are kept. */
export interface ProgramOptions {
  readonly arena: Arena;
  readonly records: Records;
  readonly parameters: ParameterStore;
  readonly model: AnyModel;
  readonly limits: { readonly count: number; readonly bytes: number };
  readonly lender: Lender;
  readonly interpret: boolean;
  readonly onNode: OnNode | undefined;
}

interface Traced {
  readonly graph: ModelGraph;
  readonly bytes: number;
  dispose(): void;
}

/** The model at the sizes that were asked for, and a program for each demand: those used last. */
export class Programs {
  readonly #options: ProgramOptions;
  readonly #turns: LeastRecentlyUsed<string, Turn & { readonly bytes: number; dispose(): void }>;
  readonly #graphs: LeastRecentlyUsed<string, Traced>;

  /** Lends what is observed without a copy. */
  get lender(): Lender {
    return this.#options.lender;
  }

  constructor(options: ProgramOptions) {
    this.#options = options;
    this.#turns = new LeastRecentlyUsed(options.limits);
    this.#graphs = new LeastRecentlyUsed({ count: options.limits.count, bytes: Infinity });
  }

  get size(): number {
    return this.#turns.size;
  }

  /** The turn that serves what is wanted at these sizes. */
  at(sizes: readonly Dims[], wanted: readonly Want[]): Turn {
    const wants = new Map(wanted.map((want) => [want.key, want]));
    // keys are JSON: none holds a line break
    const key = [sizesKey(sizes), ...[...wants.keys()].sort()].join('\n');
    const known = this.#turns.get(key);
    if (known) return known;
    const turn = buildTurn([...wants.values()], { ...this.#options, sizes, graph: this.graphAt(sizes) });
    const dispose = (): void => {
      turn.live = false;
      turn.program.dispose();
    };
    const { code, planned } = turn.program.stats;
    this.#turns.set(key, Object.assign(turn, { bytes: code + planned, dispose }));
    return turn;
  }

  /** The model traced at given sizes. */
  graphAt(sizes: readonly Dims[]): ModelGraph {
    const key = sizesKey(sizes);
    const known = this.#graphs.get(key);
    if (known) return known.graph;
    const { model, records, parameters } = this.#options;
    const graph = traceModel(model, records.names, sizes, parameters);
    this.#graphs.set(key, { graph, bytes: 0, dispose: () => undefined });
    return graph;
  }

  /** The model at some sizes, before there is a record: the first of a few that it can be traced at. @throws what the model throws at size 1 */
  example(): ModelGraph {
    let first: { fault: unknown } | undefined;
    for (const size of exampleSizes) {
      try {
        return this.graphAt(this.#options.records.exampleSizes(size));
      } catch (fault) {
        first ??= { fault };
      }
    }
    throw first!.fault;
  }

  dispose(): void {
    this.#turns.clear();
    this.#graphs.clear();
  }
}

/** Small ones first; the others have divisors for models that need them. */
const exampleSizes = [1, 2, 8, 12, 60, 64, 840];

function sizesKey(sizes: readonly Dims[]): string {
  return sizes.map((shape) => shape.join()).join(';');
}

import { DataError, DisposedError } from '../errors.ts';
import { placeholder, reach } from '../tensor/graph.ts';
import { describe, isTraced, type Concrete, type Node, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten, type Flat, type Form, type Tree } from '../tensor/tree.ts';
import { LeastRecentlyUsed, type Entry } from './cache.ts';
import { compileProgram } from './compile-program.ts';
import { InputWriter } from './input-writer.ts';
import type { Program } from './program.ts';
import { exclusively, sharedArena } from './shared-arena.ts';

/** A function specialised to the sizes that it is called with. */
export interface Compiled<X, Y> {
  (x: X): Y;
  /** Programs held and the bytes that they take. */
  readonly stats: { readonly programs: number; readonly bytes: number };
  /** Gives back the memory of all its programs; calls throw afterwards. */
  dispose(): void;
}

/** How many programs a compiled function keeps. */
export interface CompileOptions {
  /** At most this many argument shapes; 64 where absent. */
  readonly programs?: number;
  /** At most this many bytes of code and planned memory; 64 MiB where absent. */
  readonly bytes?: number;
}

/**
 * The same function, traced once for each form and shape of its argument and run as one compiled program. Its argument is a tensor or a tree
 * of tensors; what it does beside returning tensors happens only while tracing. Called on traced tensors it is f itself, so it nests in every transform.
 * @throws DataError when the argument or the result is not a tree of tensors; DisposedError after `dispose`
 */
export function compile<X extends Tree, Y extends Tree>(
  f: (x: X) => Y,
  { programs = 64, bytes = 64 * 2 ** 20 }: CompileOptions = {},
): Compiled<X, Y> {
  if (typeof f !== 'function') throw new DataError(`compile: expected a function, got ${describe(f)}`);
  for (const [name, value] of Object.entries({ programs, bytes })) {
    if (!(value >= 1)) throw new DataError(`compile: ${name} must be at least 1, got ${String(value)}`);
  }
  const cache = new LeastRecentlyUsed<string, Specialised>({ count: programs, bytes });
  let disposed = false;
  const call = (x: X): Y => {
    if (disposed) throw new DisposedError('compile: the function');
    const point = flatten(x, 'compile: the argument');
    if (point.leaves.some(isTraced)) return f(x);
    const key = keyOf(point);
    let program = cache.get(key);
    if (!program) {
      const tape = traceAt(f as unknown as (x: unknown) => unknown, point);
      if (disposed) throw new DisposedError('compile: the function');
      // it reads what another trace is recording: part of that program, not one of its own
      if (!tape) return f(x);
      cache.set(key, (program = new Specialised(tape)));
    }
    return (program.run(point.leaves as readonly Concrete[]) ?? f(x)) as Y;
  };
  Object.defineProperty(call, 'stats', { get: () => ({ programs: cache.size, bytes: cache.bytes }) });
  const dispose = (): void => {
    disposed = true;
    cache.clear();
  };
  return Object.assign(call, { dispose }) as unknown as Compiled<X, Y>;
}

function keyOf({ form, leaves }: Flat): string {
  return `${formKey(form)} ${leaves.map((leaf) => leaf.shape.join()).join(';')}`;
}

function formKey(form: Form): string {
  if (form.kind === 'leaf') return '.';
  if (form.kind === 'list') return `[${form.items.map(formKey).join('')}]`;
  return `{${[...form.items].map(([key, item]) => `${JSON.stringify(key)}${formKey(item)}`).join('')}}`;
}

/** f recorded at placeholders. */
interface Tape {
  readonly inputs: readonly Node[];
  readonly result: Flat;
}

/** Record f at one form and sizes; undefined when it reads placeholders that are not its own. */
function traceAt(f: (x: unknown) => unknown, point: Flat): Tape | undefined {
  const inputs = point.leaves.map((leaf) => placeholder(leaf.shape));
  const result = flatten(f(unflatten(point.form, inputs)), 'compile: the result of the function');
  const own = new Set(inputs);
  const foreign = reach(result.leaves).some((node) => node.op.lowering.kind === 'input' && !own.has(node));
  return foreign ? undefined : { inputs, result };
}

/** A recorded function as a program. */
class Specialised implements Entry {
  readonly bytes: number;
  readonly #program: Program;
  readonly #form: Form;
  readonly #read: readonly (() => Concrete)[];
  readonly #inputs: InputWriter;

  constructor({ inputs, result }: Tape) {
    const outputs: readonly Value[] = result.leaves;
    this.#form = result.form;
    this.#program = compileProgram({ arena: sharedArena(), inputs, entries: [outputs.map((value) => ({ value }))] });
    this.#inputs = new InputWriter(sharedArena(), this.#program);
    this.#read = outputs.map((y) => this.#program.reader(y));
    this.bytes = this.#program.stats.code + this.#program.stats.planned;
  }

  /** The result, or undefined when a program is already running in the shared memory. */
  run(inputs: readonly Concrete[]): unknown {
    return exclusively(() => {
      this.#inputs.write(inputs);
      this.#program.entries[0]!();
      return unflatten(
        this.#form,
        this.#read.map((read) => read()),
      );
    });
  }

  dispose(): void {
    this.#program.dispose();
  }
}

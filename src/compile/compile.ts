import { DisposedError } from '../errors.ts';
import { placeholder } from '../tensor/graph.ts';
import { isTraced, type Concrete, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten, type Flat, type Form, type Tree } from '../tensor/tree.ts';
import { LeastRecentlyUsed, type Entry } from './cache.ts';
import { compileProgram } from './compile-program.ts';
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
export function compile<X extends Tree, Y extends Tree>(f: (x: X) => Y, { programs = 64, bytes = 64 * 2 ** 20 }: CompileOptions = {}): Compiled<X, Y> {
  const cache = new LeastRecentlyUsed<string, Specialised>({ count: programs, bytes });
  let disposed = false;
  const call = (x: X): Y => {
    if (disposed) throw new DisposedError('compile: the function');
    const point = flatten(x, 'compile: the argument');
    if (point.leaves.some(isTraced)) return f(x);
    const key = keyOf(point);
    let program = cache.get(key);
    if (!program) cache.set(key, (program = new Specialised(f as unknown as (x: unknown) => unknown, point)));
    const inputs = point.leaves as readonly Concrete[];
    return (program.run(inputs) ?? f(x)) as Y;
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

/** f at one form and sizes. */
class Specialised implements Entry {
  readonly bytes: number;
  readonly #program: Program;
  readonly #form: Form;
  readonly #read: readonly (() => Concrete)[];
  #views: Float64Array[] = [];
  #epoch = -1;

  constructor(f: (x: unknown) => unknown, point: Flat) {
    const inputs = point.leaves.map((leaf) => placeholder(leaf.shape));
    const result = flatten(f(unflatten(point.form, inputs)), 'compile: the result of the function');
    const outputs: readonly Value[] = result.leaves;
    this.#form = result.form;
    this.#program = compileProgram({ arena: sharedArena(), inputs, entries: [outputs.map((value) => ({ value }))] });
    this.#read = outputs.map((y) => this.#program.reader(y));
    this.bytes = this.#program.stats.code + this.#program.stats.planned;
  }

  /** The result, or undefined when a program is already running in the shared memory. */
  run(inputs: readonly Concrete[]): unknown {
    return exclusively(() => {
      this.#write(inputs);
      this.#program.entries[0]!();
      return unflatten(
        this.#form,
        this.#read.map((read) => read()),
      );
    });
  }

  #write(inputs: readonly Concrete[]): void {
    const arena = sharedArena();
    if (this.#epoch !== arena.epoch) {
      this.#views = this.#program.inputs.map(({ address, length }) => arena.view(address, length));
      this.#epoch = arena.epoch;
    }
    for (let i = 0; i < inputs.length; i++) {
      const [to, from] = [this.#views[i]!, inputs[i]!.values];
      if (from.length < 32) for (let k = 0; k < from.length; k++) to[k] = from[k]!;
      else to.set(from);
    }
  }

  dispose(): void {
    this.#program.dispose();
  }
}

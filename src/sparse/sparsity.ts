import type { Dim } from '../../types/dim.ts';
import type { Product } from '../../types/arithmetic.ts';
import { DataError, TraceError } from '../errors.ts';
import { reach, replay } from '../tensor/graph.ts';
import { Concrete, describe, isConcrete, type Tensor, type Value } from '../tensor/tensor.ts';
import type { Tree } from '../tensor/tree.ts';
import { linearize, trace, type Edge, type Tape } from '../transform/trace.ts';
import type { Csr } from './csr.ts';
import { dependence } from './dependence.ts';
import { operatorPattern, type Evaluate } from './operator-pattern.ts';
import { Pattern, rangesOf, type SparsityPattern } from './pattern.ts';

/** How many entries a tree has, where its shape says so. */
export type EntriesOf<X> = [Tree] extends [X]
  ? number
  : X extends Tensor<infer S>
    ? Product<S> extends infer N extends Dim
      ? N
      : number
    : number;

/** Which entries are meant: all that may be other than 0 at some point, or those that are at this one. */
export type SparsityKind = 'global' | 'local';

/** How a pattern is found. */
export interface SparsityOptions {
  /** `'global'` where absent. */
  readonly kind?: SparsityKind;
}

/**
 * The sparsity pattern of the Jacobian of f at x: for every entry of f(x), the entries of x that it depends on, [entries of f(x), entries of x]. Found from the
 * program of f: sets of entries are pushed along its edges; f is traced and evaluated once, no derivative is multiplied out.
 * `'global'`: wherever the derivative of some op may be other than 0 at some x. `'local'`: where it is at this x; it never has more entries.
 * What a program moves by numbers (`gather` at indices, `sort`, `solve`) is probed, in both kinds at this x: where such indices change with x, so does the pattern.
 * Entries that cancel exactly (x - x) stay.
 * @throws DataError for another kind; TraceError for a traced point: a pattern is found where there are numbers
 */
export function sparsity<const X extends Tree, const Y extends Tree>(
  f: (x: X) => Y,
  x: X,
  options: SparsityOptions = {},
): SparsityPattern<EntriesOf<Y>, EntriesOf<X>> {
  const kind = kindOf('sparsity', options);
  const tape = trace('sparsity', f, x);
  return new Pattern(tapePattern('sparsity', tape, kind), rangesOf(tape.result), rangesOf(tape.point)) as never;
}

/** @throws DataError */
export function kindOf(name: string, options: SparsityOptions): SparsityKind {
  if (typeof options !== 'object' || options === null) throw new DataError(`${name}: expected options, got ${describe(options)}`);
  const { kind = 'global' } = options;
  if (kind !== 'global' && kind !== 'local') throw new DataError(`${name}: the kind must be 'global' or 'local', got ${describe(kind)}`);
  return kind;
}

/** The pattern of a recorded function, [entries of its outputs, entries of its inputs]. @throws TraceError at a traced point */
export function tapePattern(name: string, tape: Tape, kind: SparsityKind): Csr {
  if (!tape.point.leaves.every(isConcrete) || !tape.outputs.every((y) => isConcrete(tape.at(y))))
    throw new TraceError(
      `${name}: a pattern is found where there are numbers; in a traced function, give the coloring of one found before`,
    );
  const { edges } = linearize(tape, kind === 'local' ? tape.at : (v) => v);
  const evaluate: Evaluate = kind === 'local' ? (v) => v as Concrete : evaluator(tape, edges);
  return dependence(tape, edges, (map) => operatorPattern(map, evaluate));
}

/** Evaluates what depends on the point; numbers on the way from the inputs to the outputs are never 0 there, since elsewhere they need not be. */
function evaluator(tape: Tape, edges: readonly Edge[]): Evaluate {
  let known: Map<Value, Value> | undefined;
  return (v) => {
    if (isConcrete(v)) return v;
    known ??= generalValues(tape, edges);
    return replay([v], known)[0] as Concrete;
  };
}

function generalValues(tape: Tape, edges: readonly Edge[]): Map<Value, Value> {
  const reached = new Set<Value>(tape.inputs);
  for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
  const varying = new Set<Value>(tape.outputs.filter((y) => reached.has(y)));
  for (const { from, to } of [...edges].reverse()) if (varying.has(to) && reached.has(from)) varying.add(from);
  const known = new Map<Value, Value>();
  for (const node of reach([...tape.inputs, ...tape.outputs])) {
    const value = tape.at(node);
    if (isConcrete(value)) known.set(node, varying.has(node) ? withoutZeros(value) : value);
  }
  return known;
}

function withoutZeros(value: Concrete): Concrete {
  return new Concrete(
    value.shape,
    value.values.map((v, i) => (v === 0 ? 0.5 + ((i * 0.6180339887498949) % 1) : v)),
  );
}

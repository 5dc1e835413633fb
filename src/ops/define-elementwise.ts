import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { BroadcastRule, Broadcast3Rule } from '../../types/broadcast.ts';
import type { Scalar, ScalarFunction } from '../scalar/scalar.ts';
import { broadcastShapes } from '../shape/broadcast.ts';
import type { Dims } from '../shape/dims.ts';
import { bind } from '../tensor/bind.ts';
import type { Label, Linear } from '../tensor/linear-map.ts';
import type { Op } from '../tensor/op.ts';
import { constant, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { withLaws, type Convention, type Domain, type Lawful, type LawCase, type Laws } from './laws.ts';
import { oneEach } from './one-each.ts';
import { referenceKernel } from './reference-kernels.ts';
import { reshapeTo } from './reshape.ts';

/** An elementwise function of one tensor. */
export interface Unary extends Lawful {
  <S extends Shape = []>(x: Tensor<S> | number): Tensor<S>;
  readonly op: Op<undefined>;
}
/** An elementwise function of two tensors, broadcast as numpy does. */
export interface Binary<Name extends string> extends Lawful {
  <A extends Shape = [], B extends Shape = []>(
    a: Tensor<A> | number,
    b: Arg<BroadcastRule<Name, A, B>, Tensor<B> | number>,
  ): Tensor<Out<BroadcastRule<Name, A, B>>>;
  readonly op: Op<undefined>;
}
/** An elementwise function of three tensors, broadcast as numpy does. */
export interface Ternary<Name extends string> extends Lawful {
  <A extends Shape = [], B extends Shape = [], C extends Shape = []>(
    a: Tensor<A> | number,
    b: Tensor<B> | number,
    c: Arg<Broadcast3Rule<Name, A, B, C>, Tensor<C> | number>,
  ): Tensor<Out<Broadcast3Rule<Name, A, B, C>>>;
  readonly op: Op<undefined>;
}

/** ∂y/∂x entry by entry: a tensor that broadcasts to y, a number, or null where y is constant almost everywhere. */
export type Slope = Tensor | number | null;

/** How the laws of an elementwise op are tested. */
export interface ElementwiseLaws {
  /** Where each operand is drawn from; [-2, 2] where absent. */
  readonly domains?: readonly (Domain | undefined)[];
  /** Arguments (or differences of the first two operands) at which the slope jumps. */
  readonly kinks?: readonly number[];
  /** Stated derivatives, at kinks and corners: `{ at: [0], slopes: [0] }`. */
  readonly conventions?: readonly Convention[];
}

type Operands<N> = N extends 1 ? readonly [Tensor] : N extends 2 ? readonly [Tensor, Tensor] : readonly [Tensor, Tensor, Tensor];
type Slopes<N> = N extends 1 ? readonly [Slope] : N extends 2 ? readonly [Slope, Slope] : readonly [Slope, Slope, Slope];
type Expression<N> = N extends 1
  ? <V, M>(s: Scalar<V, M>, x: V) => V
  : N extends 2
    ? <V, M>(s: Scalar<V, M>, a: V, b: V) => V
    : <V, M>(s: Scalar<V, M>, a: V, b: V, c: V) => V;

/** What an elementwise op is made from. */
export interface ElementwiseDefinition<Name extends string, N extends 1 | 2 | 3> {
  readonly name: Name;
  /** How many operands; 1 where absent. */
  readonly operands?: N;
  /** y = scalar(x …), written once over the scalar algebra: every kernel and the oracle are readings of it. */
  readonly scalar: Expression<N>;
  /** ∂y/∂x for each operand, in ops, given the operands and the result. */
  readonly slopes: (x: Operands<N>, y: Tensor) => Slopes<N>;
  readonly laws?: ElementwiseLaws;
}

/** The function that a definition makes. */
export type Elementwise<Name extends string, N extends 1 | 2 | 3> = N extends 1 ? Unary : N extends 2 ? Binary<Name> : Ternary<Name>;

/**
 * Make an elementwise op of one, two or three operands: a scalar expression and its slopes.
 * Shape rule, broadcasting, kernels, fusion, jvp, vjp, Jacobian and laws follow.
 * A slope times a tangent or cotangent is 0 wherever either is exactly 0, also against infinity and NaN.
 * @__NO_SIDE_EFFECTS__
 */
export function defineElementwise<const Name extends string, const N extends 1 | 2 | 3 = 1>(
  definition: ElementwiseDefinition<Name, N>,
): Elementwise<Name, N> {
  const { name, operands: arity = 1, laws } = definition;
  const scalar = definition.scalar as ScalarFunction;
  const slopes = definition.slopes as unknown as (x: readonly Value[], y: Value) => readonly Slope[];
  const lowering = { kind: 'map', scalar } as const;
  const op: Op<undefined> = {
    name,
    lowering,
    shape: (inputs) => (arity === 1 ? inputs[0]! : broadcastShapes(name, inputs)),
    run: referenceKernel(name, lowering),
    partials: (x, y) => oneEach(name, 'slopes', arity, slopes(x, y)).map((slope, i) => slopeMap(slope, x[i]!.shape, y.shape)),
    batch: (inputs, batched, _, size) => bind(op, alignBatch(inputs, batched, size), undefined),
  };
  const call = (...operands: readonly unknown[]): Tensor =>
    shaped(
      bind(
        op,
        Array.from({ length: arity }, (_, i) => valueOf(name, operands[i])),
        undefined,
      ),
    );
  return Object.assign(withLaws<Lawful & typeof call>(lawsOf(name, arity, call, laws), call), { op }) as unknown as Elementwise<Name, N>;
}

/** A slope as a map: a diagonal, with an axis that broadcasting stretched left free. */
function slopeMap(slope: Slope, inShape: Dims, outShape: Dims): Linear | null {
  if (slope === null || slope === 0) return null;
  const sizes = [...outShape];
  const by = slope === 1 ? null : typeof slope === 'number' ? constant(slope) : (slope as unknown as Value);
  const into = alignedLabels(inShape, outShape, sizes);
  const at = by ? alignedLabels(by.shape, outShape, sizes) : [];
  return { kind: 'product', outShape, inShape, out: [...outShape.keys()], in: into, by, at, sizes, absorbing: true };
}

/** Labels of an operand under a broadcast result, right-aligned; a size-1 axis under a longer one gets a label of its own. */
export function alignedLabels(shape: Dims, out: Dims, sizes: number[]): Label[] {
  return shape.map((d, i) => {
    const o = i + out.length - shape.length;
    return out[o] === d ? o : sizes.push(1) - 1;
  });
}

/** Give batched operands the rank of the result, so that the new leading axes meet each other and no other axis. */
function alignBatch(inputs: readonly Value[], batched: readonly boolean[], size: number): Value[] {
  const rank = Math.max(...inputs.map((x, i) => x.shape.length - (batched[i] ? 1 : 0)));
  return inputs.map((x, i) => {
    if (!batched[i]) return x;
    const own = x.shape.slice(1);
    return reshapeTo(x, [size, ...new Array<number>(rank - own.length).fill(1), ...own]);
  });
}

const unaryShapes: readonly (readonly Dims[])[] = [[[]], [[3]], [[2, 3]], [[2, 1, 2]], [[0, 2]]];
const binaryShapes: readonly (readonly Dims[])[] = [
  [[], []],
  [[3], [3]],
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [
    [2, 1, 2],
    [3, 1],
  ],
  [[], [2]],
  [[0, 2], [2]],
];
const ternaryShapes: readonly (readonly Dims[])[] = [
  [[3], [3], [3]],
  [[2, 3], [3], []],
  [
    [2, 1],
    [1, 3],
    [2, 3],
  ],
  [[], [], [0]],
];

function lawsOf(name: string, arity: number, apply: LawCase['apply'], given: ElementwiseLaws = {}): Laws {
  const shapes = [unaryShapes, binaryShapes, ternaryShapes][arity - 1] ?? [];
  const cases = shapes.map((s): LawCase => ({ shapes: s, apply, ...(given.domains && { domains: given.domains }) }));
  const { kinks, conventions } = given;
  return { name, cases, ...(kinks && { kinks }), ...(conventions && { conventions }) };
}

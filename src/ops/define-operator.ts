import type { Linear, Product } from '../tensor/linear-map.ts';
import type { Dims } from '../shape/dims.ts';
import { bind } from '../tensor/bind.ts';
import { runBody } from '../tensor/body.ts';
import type { KernelLowering, Lowering, Op } from '../tensor/op.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import type { Lawful, Laws } from './laws.ts';
import { oneEach } from './one-each.ts';
import { referenceKernel } from './reference-kernels.ts';

/** The derivative by one input, as a program in ops and its adjoint: ⟨yBar, push(xDot)⟩ = ⟨pull(yBar), xDot⟩. */
export interface LinearRule {
  readonly push: (xDot: Tensor) => Tensor;
  readonly pull: (yBar: Tensor) => Tensor;
  /** Multiplications of one push; 0 where numbers only move. */
  readonly cost?: number;
  /** Where a push reads rows along axis 0: at these indices. */
  readonly rows?: { readonly indices: Tensor };
}

/** Everything an op owes that is not elementwise and not a product. */
export interface OperatorDefinition<A> {
  readonly name: string;
  /** Shape of the result. @throws ShapeError */
  readonly shape: (inputs: readonly Dims[], attrs: A) => Dims;
  /** How it is compiled, as data. */
  readonly lowering?: KernelLowering<A> | Extract<Lowering<A>, { readonly kind: 'call' }>;
  /** The kernel in plain JavaScript, where no lowering fits or it is a program of other ops; `out` is zero-filled, entries are row-major. */
  readonly kernel?: (
    out: Float64Array,
    inputs: readonly { readonly shape: Dims; readonly values: Float64Array }[],
    attrs: A,
    shape: Dims,
  ) => void;
  /** One linear map for each input, written in ops; null where the output does not depend on an input smoothly. */
  readonly derivative: (x: readonly Tensor[], y: Tensor, attrs: A) => readonly (LinearRule | Product | null)[];
  /** The same op with one more leading axis on the marked inputs and on the result; item by item where absent or undefined. */
  readonly batch?: (inputs: readonly Tensor[], batched: readonly boolean[], attrs: A, size: number) => Tensor | undefined;
  /** Where it is tested; none where absent. */
  readonly laws?: Laws;
}

/** An op of the general kind: `op(inputs, attributes)`. Authors wrap it in a typed function. */
export interface OperatorFunction<A> extends Lawful {
  (inputs: readonly (Tensor | number)[], attrs: A): Tensor;
  readonly op: Op<A>;
}

/**
 * Make an op from its shape rule, its kernel (or lowering) and its derivative.
 * @__NO_SIDE_EFFECTS__
 */
export function defineOperator<A = undefined>(definition: OperatorDefinition<A>): OperatorFunction<A> {
  const { name, shape, lowering, kernel, derivative, batch, laws = { name, cases: [] } } = definition;
  const op: Op<A> = {
    name,
    shape,
    lowering: lowering ?? { kind: 'host' },
    run: kernel ?? (lowering ? kernelOf(name, lowering) : () => undefined),
    partials: (x, y, attrs) =>
      oneEach(name, 'derivatives', x.length, derivative(x as unknown as readonly Tensor[], shaped(y), attrs)).map((rule, i) =>
        rule === null || 'kind' in rule ? rule : operatorMap(rule, y.shape, x[i]!.shape),
      ),
    batch: batch as unknown as Op<A>['batch'],
  };
  const call = (inputs: readonly (Tensor | number)[], attrs: A): Tensor =>
    shaped(
      bind(
        op,
        inputs.map((x) => valueOf(name, x)),
        attrs,
      ),
    );
  Object.defineProperty(call, 'name', { value: name });
  return Object.assign(call, { op, laws });
}

/** The oracle kernel of a lowering: of a program of other ops, theirs. */
function kernelOf<A>(name: string, lowering: NonNullable<OperatorDefinition<A>['lowering']>): Op<A>['run'] {
  if (lowering.kind !== 'call') return referenceKernel(name, lowering);
  return (out, inputs, attrs) => {
    const shapes = inputs.map((x) => x.shape);
    out.set(runBody(lowering.body(attrs, shapes), inputs)[0]!.values);
  };
}

function operatorMap(rule: LinearRule, outShape: Dims, inShape: Dims): Linear {
  return {
    kind: 'operator',
    outShape,
    inShape,
    push: rule.push as unknown as (x: Value) => Value,
    pull: rule.pull as unknown as (y: Value) => Value,
    cost: rule.cost ?? 0,
    ...(rule.rows && { rows: { indices: rule.rows.indices as unknown as Value } }),
  };
}

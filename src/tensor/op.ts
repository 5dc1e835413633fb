import type { Dims } from '../shape/dims.ts';
import type { ScalarFunction } from '../scalar/scalar.ts';
import type { RowsSpec } from '../wasm/kernel.ts';
import type { Body, Loop } from './body.ts';
import type { Linear, Label } from './linear-map.ts';
import type { Concrete, Value } from './tensor.ts';

/** One primitive, complete. Derivatives of all orders, compiled kernels, batching and laws follow from it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- ops of all attribute types live in one graph
export interface Op<A = any> {
  readonly name: string;
  /** The shape rule. @throws ShapeError */
  readonly shape: (inputs: readonly Dims[], attrs: A) => Dims;
  /** How the compiler computes it. */
  readonly lowering: Lowering<A>;
  /** The oracle kernel in plain JavaScript; `out` is zero-filled. */
  readonly run: (out: Float64Array, inputs: readonly Concrete[], attrs: A, shape: Dims) => void;
  /**
   * The derivative, stated once: one linear map for each input, null where the output does not depend on it smoothly.
   * `live` tells by which inputs it is asked for; the others' maps are not used.
   */
  readonly partials: (x: readonly Value[], y: Value, attrs: A, live: readonly boolean[]) => readonly (Linear | null)[];
  /** The same op with one more leading axis of `size` on the inputs marked in `batched`, and on the output. Absent or undefined: item by item. */
  readonly batch?: ((inputs: readonly Value[], batched: readonly boolean[], attrs: A, size: number) => Value | undefined) | undefined;
}

/** Where the entries of a value are: entry i is at offset + strides · i, in elements. */
export interface Access {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** out[output] = Σ inputs[0][…] · inputs[1][…] over the labels missing from `output`. Labels are distinct within each operand and the output. */
export interface ProductSpec {
  readonly inputs: readonly (readonly Label[])[];
  readonly output: readonly Label[];
  readonly sizes: Dims;
}

/** How an op is computed, as data: the compiler knows these forms and no op by name. */
export type Lowering<A> =
  /** A placeholder: its numbers come from outside. */
  | { readonly kind: 'input' }
  /** The same numbers under another name. */
  | { readonly kind: 'alias' }
  /** One scalar expression at each entry, inputs broadcast. */
  | { readonly kind: 'map'; readonly scalar: ScalarFunction }
  /** An einsum of one or two operands; the attributes are a ProductSpec. */
  | { readonly kind: 'product' }
  /** The entries of the input at other strides; undefined when strides cannot say it (then the input is first made dense). */
  | { readonly kind: 'view'; readonly view: (from: Access, input: Dims, attrs: A, out: Dims) => Access | undefined }
  /** Zeros, with each input written somewhere: the access of each part within the dense output, of the input's shape. */
  | {
      readonly kind: 'place';
      readonly parts: (inputs: readonly Dims[], attrs: A, out: Dims) => readonly Access[];
      readonly covers: boolean;
    }
  /** The greatest or least along `axes`, which are dropped; NaN wins. Never over an empty axis. */
  | { readonly kind: 'reduce'; readonly combine: 'max' | 'min'; readonly axes: (attrs: A) => readonly number[] }
  /** Rows moved by checked indices; inputs are (source, indices), dense. */
  | { readonly kind: 'rows'; readonly rows: (inputs: readonly Dims[], attrs: A) => RowsSpec }
  /** What a body computes from the inputs, packed into one. `whole`: the oracle kernel is a loop of its own, which eager ops run. */
  | { readonly kind: 'call'; readonly body: (attrs: A, inputs: readonly Dims[]) => Body; readonly whole?: boolean }
  /** A body run again and again, its results packed into one; the inputs are those of the body, with scanned tensors whole. */
  | { readonly kind: 'loop'; readonly loop: (attrs: A) => Loop }
  /** What the first of two bodies computes where input 0 is not 0, else the second, packed into one; both take the inputs after it. */
  | { readonly kind: 'branch'; readonly branches: (attrs: A) => readonly [Body, Body] }
  /** Only the oracle kernel exists: compiled programs call it. */
  | { readonly kind: 'host' };

/** Forms that have an oracle kernel for all ops; programs of other ops and kernels of the host have their own. */
export type KernelLowering<A> = Exclude<Lowering<A>, { readonly kind: 'call' | 'loop' | 'branch' | 'host' }>;

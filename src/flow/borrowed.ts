import { FlowError } from '../errors.ts';
import type { Dims } from '../shape/dims.ts';
import { TENSOR, type Concrete } from '../tensor/tensor.ts';

/** Lends tensors, each until the end of its turn. */
export class Lender {
  #lease: { over: boolean } | undefined;

  /** A tensor on memory that others will write to. Costs no copy. */
  lend(shape: Dims, values: Float64Array): Concrete {
    return new Borrowed(shape, values, (this.#lease ??= { over: false })) as unknown as Concrete;
  }

  /** The turn is over. */
  end(): void {
    if (!this.#lease) return;
    this.#lease.over = true;
    this.#lease = undefined;
  }
}

/** What `Concrete` is, for one turn. */
class Borrowed {
  readonly shape: Dims;
  readonly #values: Float64Array;
  readonly #lease: { readonly over: boolean };

  constructor(shape: Dims, values: Float64Array, lease: { readonly over: boolean }) {
    this.shape = shape;
    this.#values = values;
    this.#lease = lease;
  }

  get [TENSOR](): 'concrete' {
    return 'concrete';
  }

  /** @throws FlowError after its turn */
  get values(): Float64Array {
    if (this.#lease.over) throw new FlowError('borrow: the turn of this tensor is over; read it in its subscriber, or observe a copy');
    return this.#values;
  }

  get data(): Float64Array {
    return this.values;
  }
}

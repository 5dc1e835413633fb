import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** An update rule, written in ops: a net compiles it into its turn. */
export interface Optimizer<Name extends string = string> {
  readonly name: Name;
  /** What it remembers beside a parameter of this shape; each slot begins filled with `start` (0 where absent). */
  readonly slots: (shape: Dims) => readonly { readonly name: string; readonly shape: Dims; readonly start?: number }[];
  /** The new parameter, then the new slots in their order. `step` is the number of this update, 1 for the first; `rate` is the learning rate at it. */
  readonly update: (
    parameter: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    context: { readonly rate: Tensor<[]>; readonly step: Tensor<[]> },
  ) => readonly Tensor[];
  /** A number, or a schedule: the rate of update number `step`, 1 for the first. */
  readonly learningRate: number | ((step: number) => number);
}

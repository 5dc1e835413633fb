import { elementary } from './elementary.ts';
import { primitives } from './primitives.ts';
import type { Scalar } from './scalar.ts';

/** The JavaScript reading of scalar expressions: the oracle, and the kernels where WebAssembly is absent. */
export const numbers: Scalar<number, boolean> = { ...primitives, ...elementary(primitives) };

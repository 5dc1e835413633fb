import type { Dim } from '../../types/dim.ts';

/** A dim as the compiler's sentences print it. Twin of `ShowDim`. */
export function showDim(d: Dim): string {
  return `${d}`;
}

/** A shape, or any list of numbers, as the compiler's sentences print it: `[32, 784]`. Twin of `Show`. */
export function show(shape: readonly Dim[]): string {
  return `[${shape.map(showDim).join(', ')}]`;
}

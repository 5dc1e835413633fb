import type { Arena } from '../memory/arena.ts';
import { positions } from '../ops/reference-kernels.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { allocate } from '../tensor/bind.ts';
import { Concrete } from '../tensor/tensor.ts';
import { denseAs } from './views.ts';

/** A view of memory that stays right when the arena grows. */
export function createView(arena: Arena, address: number, length: number): () => Float64Array {
  let view = arena.view(address, length);
  let epoch = arena.epoch;
  return () => {
    if (epoch !== arena.epoch) {
      view = arena.view(address, length);
      epoch = arena.epoch;
    }
    return view;
  };
}

/** Reads a value from memory as often as called, each time as a copy that is safe to keep. */
export function createReader(arena: Arena, address: number, shape: Dims, strides: readonly number[]): () => Concrete {
  const n = sizeOf(shape);
  const index = denseAs(strides, shape) ? undefined : positions(shape, { offset: 0, strides });
  const span = index ? index.reduce((most, i) => Math.max(most, i + 1), 0) : n;
  let view = arena.view(address, span);
  let epoch = arena.epoch;
  return () => {
    if (epoch !== arena.epoch) {
      view = arena.view(address, span);
      epoch = arena.epoch;
    }
    const values = allocate(n);
    if (index) for (let i = 0; i < n; i++) values[i] = view[index[i]!]!;
    else if (n <= 32) for (let i = 0; i < n; i++) values[i] = view[i]!;
    else values.set(view);
    return new Concrete(shape, values);
  };
}

/** Reads one number from memory as often as called. */
export function createPeek(arena: Arena, address: number): () => number {
  let view = arena.view(address, 1);
  let epoch = arena.epoch;
  return () => {
    if (epoch !== arena.epoch) {
      view = arena.view(address, 1);
      epoch = arena.epoch;
    }
    return view[0]!;
  };
}

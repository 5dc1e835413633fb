import { expect } from 'vitest';
import { compile, grad, jacobian, jvp, tensor, vjp, type Tensor } from '../../src/index.ts';
import { sizeOf, type Dims } from '../../src/shape/dims.ts';

type Order = 'forward' | 'reverse';
const orders: readonly Order[] = ['forward', 'reverse'];

/** A scalar function's value and derivatives, flat; zeros are compared without their signs. */
export interface Jet {
  readonly value: unknown;
  readonly first: readonly unknown[];
  /** Row by row. */
  readonly second?: readonly unknown[];
}

type Function = (x: Tensor) => Tensor;

const along = (f: Function, x: Tensor, order: Order): Tensor =>
  (jacobian(f as never, x as Tensor<[2]>, { order }) as unknown as { value: Tensor }).value;
const flat = (t: Tensor): number[] => [...t.data].map((v) => v + 0);

/** Every way of taking the value, the first and the second derivative of a scalar function. */
function ways(f: Function, x: Tensor): { value: Tensor; first: Tensor[]; second: Tensor[] } {
  const gradient: Function = (t) => grad(f as (x: Tensor) => Tensor<[]>, t);
  const inner: Function[] = [
    gradient,
    ...orders.map(
      (order): Function =>
        (t) =>
          along(f, t, order),
    ),
  ];
  return {
    value: f(x),
    first: [...inner.map((g) => g(x)), vjp(f, x)[1](tensor(1) as Tensor)],
    second: inner.flatMap((g) => orders.map((order) => along(g, x, order))),
  };
}

/** Expect a jet of a function of a tensor, by all modes and pairs of modes, eager and compiled. */
export function expectJet(f: (x: never) => Tensor, at: Tensor<never> | Tensor, { value, first, second }: Jet): void {
  const [apply, x] = [f as Function, at as Tensor];
  const program = compile((t: Tensor) => ways(apply, t));
  for (const found of [ways(apply, x), program(x)]) {
    expect(flat(found.value)).toEqual([value]);
    for (const slope of found.first) expect(flat(slope)).toEqual(first);
    if (second) for (const slope of found.second) expect(flat(slope)).toEqual(second);
  }
  program.dispose();
  // along each entry, as jvp pushes it
  const size = sizeOf(x.shape as Dims);
  for (let i = 0; i < size; i++) {
    const unit = tensor(
      Float64Array.from({ length: size }, (_, k) => Number(k === i)),
      [...(x.shape as Dims)],
    ) as Tensor;
    expect(flat(jvp(apply, x, unit)[1])).toEqual([first[i]]);
  }
}

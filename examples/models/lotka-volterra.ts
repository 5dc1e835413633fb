// Predators and prey, stepped by the classical Runge–Kutta method; one step is a function like any other, and so has a derivative.
import { add, arange, div, mul, neg, scan, slice, stack, sub, type Tensor } from 'cotangent';

export type State = Tensor<[2]>;
/** What the run depends on: where it starts, and the rates α, β, γ, δ. */
export type Setting = {
  readonly start: State;
  readonly rates: Tensor<[4]>;
};
export const [steps, h] = [300, 0.05] as const;

/** ẋ = α·x - β·x·y of prey x, ẏ = δ·x·y - γ·y of predators y. */
export function flow(z: State, rates: Tensor<[4]>): State {
  const [alpha, beta, gamma, delta] = [0, 1, 2, 3].map((i) => slice(rates, [i])) as [S, S, S, S];
  const [x, y] = [slice(z, [0]), slice(z, [1])];
  const met = mul(x, y);
  return stack([sub(mul(alpha, x), mul(beta, met)), add(neg(mul(gamma, y)), mul(delta, met))]);
}
type S = Tensor<[]>;

/** One step of length h for any flow. */
export function rungeKutta(z: State, f: (z: State) => State): State {
  const k1 = f(z);
  const k2 = f(add(z, mul(h / 2, k1)));
  const k3 = f(add(z, mul(h / 2, k2)));
  const k4 = f(add(z, mul(h, k3)));
  return add(z, mul(h, div(add(add(k1, k4), mul(2, add(k2, k3))), 6)));
}

/** The states after each step. */
export function run({ start, rates }: Setting): Tensor<[300, 2]> {
  const [, states] = scan(
    (z) => {
      const next = rungeKutta(z, (at) => flow(at, rates));
      return [next, next];
    },
    start,
    arange(steps),
  );
  return states;
}

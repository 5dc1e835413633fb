// Test functions of Moré, Garbow & Hillstrom, "Testing unconstrained optimization software", ACM TOMS 7 (1981), as residuals.
import { add, atan2, hypot, mul, square, sub, type Tensor } from '../../src/index.ts';

type Scalar = Tensor<[]>;
/** Numbered unknowns, as a tree. */
export type Unknowns = readonly Scalar[];

export interface Problem {
  readonly residuals: (p: Unknowns) => readonly Scalar[];
  readonly start: readonly number[];
  readonly solution: readonly number[];
}

export const problems: Readonly<Record<string, Problem>> = {
  // (1)
  Rosenbrock: {
    residuals: ([x, y]) => [mul(10, sub(y!, square(x!))), sub(1, x!)],
    start: [-1.2, 1],
    solution: [1, 1],
  },
  // (7); atan2 agrees with its θ up to a turn
  'the helical valley': {
    residuals: ([x, y, z]) => [mul(10, sub(z!, mul(5 / Math.PI, atan2(y!, x!)))), mul(10, sub(hypot(x!, y!), 1)), z!],
    start: [-1, 0, 0],
    solution: [1, 0, 0],
  },
  // (13), singular at its solution
  'Powell’s singular function': {
    residuals: ([a, b, c, d]) => [
      add(a!, mul(10, b!)),
      mul(Math.sqrt(5), sub(c!, d!)),
      square(sub(b!, mul(2, c!))),
      mul(Math.sqrt(10), square(sub(a!, d!))),
    ],
    start: [3, -1, 0, 1],
    solution: [0, 0, 0, 0],
  },
  // (14)
  'Wood’s function': {
    residuals: ([a, b, c, d]) => [
      mul(10, sub(b!, square(a!))),
      sub(1, a!),
      mul(Math.sqrt(90), sub(d!, square(c!))),
      sub(1, c!),
      mul(Math.sqrt(10), sub(add(b!, d!), 2)),
      mul(1 / Math.sqrt(10), sub(b!, d!)),
    ],
    start: [-3, -1, -3, -1],
    solution: [1, 1, 1, 1],
  },
};

import {
  add,
  compile,
  explain,
  hessian,
  jacobian,
  key,
  matmul,
  normal,
  reshape,
  slice,
  square,
  stack,
  sum,
  tanh,
  tensor,
  type Order,
  type Tensor,
} from 'cotangent';
import { heartDipole, propaneCombustion, robotArm, roeFlux } from './benchmark-functions.ts';
import { handForward } from './forward-mode.ts';
import { handMatmul } from './hand.ts';
import { best, report } from './measure.ts';

const n = 64;
type Vector = Tensor<[typeof n]>;

/** Jacobians and Hessians of a network, and of the four functions of the literature, with what one would write by hand beside them. */
export function benchJacobians(): void {
  network();
  scalars('Roe flux', roeFlux, [1, 2, 0.5, 0.8, 1.9, 0.4]);
  scalars('robot arm', robotArm, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
  scalars('heart dipole', heartDipole, [0.3, -0.4, 0.5, 0.1, 1.2, 0.7, -0.3, 0.2]);
  scalars('propane', propaneCombustion, [0.5, 2, 3, 1, 0.2, 0.6, 0.7, 0.1, 0.9, 1.1, 40]);
}

function network(): void {
  const [w1, w2, b1, b2] = [normal(key(1), [n, n]), normal(key(2), [n, n]), normal(key(3), [n]), normal(key(4), [n])];
  const x = normal(key(5), [n]);
  const net = (x: Vector): Vector => tanh(add(matmul(tanh(add(matmul(x, w1), b1)), w2), b2));
  const loss = (x: Vector): Tensor<[]> => sum(square(net(x)));
  const jacobianOf = compile((x: Vector) => jacobian(net, x).value);
  const hessianOf = compile((x: Vector) => hessian(loss, x).value);
  const [a, b, c] = [w1.data, w2.data, new Float64Array(n * n)];
  const time = best(
    {
      jacobian: () => void jacobianOf(x),
      hessian: () => void hessianOf(x),
      eager: () => void jacobian(net, x).value,
      eagerHessian: () => void hessian(loss, x).value,
      loop: () => handMatmul(c, a, b, n, n, n),
    },
    { calls: 1, milliseconds: 3000 },
  );
  const loops = (name: string): string => `${(time[name]! / time['loop']!).toFixed(2)}× one product of 64 × 64 matrices by hand`;
  report('Jacobian of tanh(W₂·tanh(W₁·x + b₁) + b₂), 64 units', time['jacobian']!, `${loops('jacobian')} (asked: 50 µs)`);
  report('Hessian of the sum of its squares', time['hessian']!, `${loops('hessian')} (asked: 400 µs)`);
  report('the Jacobian, eager', time['eager']!, `${(time['eager']! / time['jacobian']!).toFixed(1)}× compiled`);
  report('the Hessian, eager', time['eagerHessian']!, `${(time['eagerHessian']! / time['hessian']!).toFixed(1)}× compiled`);
  report('hand-written product of two matrices', time['loop']!);
}

type Scalars = readonly Tensor<[]>[];

/** The Jacobian of a function of scalars as one matrix, compiled, by the best order and by reverse; forward mode by hand. */
function scalars(name: string, f: (x: never) => Scalars, at: readonly number[]): void {
  const inputs = at.length;
  const entry = (x: Tensor<[number]>, i: number): Tensor<[]> => reshape(slice(x, [[i, i + 1]]), []) as Tensor<[]>;
  const jacobianBy = (order: Order) =>
    compile((x: Tensor<[number]>) => {
      const point = at.map((_, i) => entry(x, i));
      const rows = jacobian(f as (x: Scalars) => Scalars, point, { order }) as unknown as { value: Tensor<[]> }[][];
      return stack(rows.map((row) => stack(row.map(({ value }) => value) as never) as never) as never) as unknown as Tensor;
    });
  const [optimal, reverse] = [jacobianBy('optimal'), jacobianBy('reverse')];
  const x = tensor(Float64Array.from(at), [inputs]) as Tensor<[number]>;
  const hand = handForward(f, inputs);
  const [values, out] = [Float64Array.from(at), new Float64Array(optimal(x).data.length)];
  hand.run(values, out);
  optimal(x).data.forEach((entry, i) => {
    if (!(Math.abs(entry - out[i]!) <= 1e-9 * Math.max(1, Math.abs(entry))))
      throw new Error(`${name}: entry ${i} is ${entry}, by hand ${out[i]!}`);
  });
  const calls = 200;
  const often = (run: () => void) => (): void => {
    for (let i = 0; i < calls; i++) run();
  };
  const point = at.map((value) => tensor(value));
  const time = best(
    {
      optimal: often(() => void optimal(x)),
      reverse: often(() => void reverse(x)),
      hand: often(() => hand.run(values, out)),
      eager: () => {
        for (let i = 0; i < calls / 20; i++) jacobian(f as (x: Scalars) => Scalars, point, { order: 'optimal' });
      },
    },
    { calls, milliseconds: 1500 },
  );
  const { costs } = explain(f as (x: Scalars) => Scalars, point);
  report(
    `${name}: Jacobian by the best order, ${costs.optimal} products`,
    time['optimal']!,
    `${(time['optimal']! / time['hand']!).toFixed(2)}× by hand`,
  );
  report(`${name}: in reverse, ${costs.reverse} products`, time['reverse']!, `${(time['reverse']! / time['hand']!).toFixed(2)}× by hand`);
  report(`${name}: forward mode by hand, ${hand.multiplications} products`, time['hand']!);
  report(`${name}: eager, order known`, time['eager']! * 20, `${((time['eager']! * 20) / time['optimal']!).toFixed(0)}× compiled`);
}

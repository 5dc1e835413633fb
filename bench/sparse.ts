import {
  add,
  coloring,
  compile,
  grad,
  key,
  mul,
  normal,
  pad,
  slice,
  sparseHessian,
  sparseJacobian,
  sparsity,
  square,
  sub,
  sum,
  type Tensor,
} from 'cotangent';
import { best, report } from './measure.ts';

const n = 10_000;
type Vector = Tensor<[typeof n]>;

/** Broyden's tridiagonal function (Moré, Garbow & Hillstrom 1981, problem 30): (3 - 2x_i) x_i - x_(i-1) - 2x_(i+1) + 1. */
const broyden = (x: Vector): Vector => {
  const [before, after] = [pad(slice(x, [[null, -1]]), [[1, 0]]), pad(slice(x, [[1, null]]), [[0, 1]])];
  return add(sub(sub(mul(sub(3, mul(2, x)), x), before), mul(2, after)), 1);
};
/** ½‖F(x)‖²: its Hessian has five diagonals. */
const squares = (x: Vector): Tensor<[]> => mul(0.5, sum(square(broyden(x))));

/** The Jacobian of `broyden`, diagonal by diagonal, as one would write it: in the order of compressed rows. */
function handJacobian(x: Float64Array, out: Float64Array): void {
  let at = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0) out[at++] = -1;
    out[at++] = 3 - 4 * x[i]!;
    if (i < n - 1) out[at++] = -2;
  }
}

/** Sparsity of a banded problem of 10 000 variables: products against a dense Jacobian, and what each step takes. */
export function benchSparse(): void {
  const x = normal(key(9), [n]);
  const [pattern, second] = [sparsity(broyden, x), sparsity((v: Vector) => grad(squares, v), x)];
  const [colors, star, acyclic] = [coloring(pattern), coloring(second, { symmetric: 'star' }), coloring(second, { symmetric: 'acyclic' })];
  const compiled = compile((v: Vector) => sparseJacobian(broyden, v, { coloring: colors }).entries);
  const [point, out] = [x.data, new Float64Array(pattern.count)];
  handJacobian(point, out);
  const got = compiled(x).data;
  console.log(`entries differ from the hand-written ones by at most ${Math.max(...got.map((v, i) => Math.abs(v - out[i]!)))}`);
  const time = best(
    {
      pattern: () => void sparsity(broyden, x),
      coloring: () => void coloring(pattern),
      eager: () => void sparseJacobian(broyden, x, { coloring: colors }),
      compiled: () => void compiled(x),
      hand: () => handJacobian(point, out),
      second: () => void sparsity((v: Vector) => grad(squares, v), x),
      star: () => void coloring(second, { symmetric: 'star' }),
      acyclic: () => void coloring(second, { symmetric: 'acyclic' }),
      read: () => void sparseHessian(squares, x, { coloring: star }),
      solved: () => void sparseHessian(squares, x, { coloring: acyclic }),
    },
    { calls: 1, milliseconds: 6000 },
  );
  const products = (count: number): string => `${count} products instead of ${n}: ${Math.round(n / count)}× fewer (asked: 100×)`;
  report('Jacobian, tridiagonal: pattern', time['pattern']!, `${pattern.count} entries`);
  report('coloring', time['coloring']!, products(colors.products));
  report('evaluation', time['eager']!);
  report('evaluation, compiled', time['compiled']!, `${(time['hand']! / time['compiled']!).toFixed(2)}× the loop`);
  report('hand-written loop', time['hand']!);
  report('Hessian, five diagonals: pattern', time['second']!, `${second.count} entries`);
  report('star coloring', time['star']!, products(star.products));
  report('acyclic coloring', time['acyclic']!, products(acyclic.products));
  report('evaluation, star', time['read']!);
  report('evaluation, acyclic', time['solved']!);
  compiled.dispose();
}

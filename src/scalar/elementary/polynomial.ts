import type { Primitives } from '../scalar.ts';

/** Σ coefficients[i] · x^(n-1-i), highest power first (Horner). */
export function polynomial<V, M>(s: Primitives<V, M>, x: V, coefficients: readonly number[]): V {
  return coefficients.slice(1).reduce((sum, c) => s.add(s.mul(sum, x), s.constant(c)), s.constant(coefficients[0]!));
}

/** 1/n!, exact to the last bit for the n that series need. */
export function inverseFactorial(n: number): number {
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  return 1 / factorial;
}

/** ln 2 in two parts: the first has few bits, so that small multiples of it are exact (fdlibm). */
export const ln2 = { high: 6.9314718036912381649e-1, low: 1.90821492927058770002e-10 } as const;

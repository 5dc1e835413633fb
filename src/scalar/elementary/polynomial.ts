import type { Primitives } from '../scalar.ts';

/** Σ coefficients[i] · x^(n-1-i), highest power first (Horner); a leading 1 costs no product. */
export function polynomial<V, M>(s: Primitives<V, M>, x: V, coefficients: readonly number[]): V {
  let sum = s.constant(coefficients[0]!);
  for (let i = 1; i < coefficients.length; i++) {
    const product = i === 1 && coefficients[0] === 1 ? x : s.mul(sum, x);
    sum = s.add(product, s.constant(coefficients[i]!));
  }
  return sum;
}

/** ln 2 in two parts: the first has few bits, so that small multiples of it are exact (fdlibm). */
export const ln2 = { high: 6.9314718036912381649e-1, low: 1.90821492927058770002e-10 } as const;

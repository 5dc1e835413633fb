import { norm, orientation, scaleOf, sweep, tangentOf, turn } from './spectral.ts';

/** The singular value decomposition of an m × n matrix, m ≥ n: U [m, n], then s [n], then V [n, n] in rows. */
export function rotateColumns(out: Float64Array, a: Float64Array, m: number, n: number): void {
  const scale = scaleOf(a);
  if (Number.isNaN(scale)) return void out.fill(NaN);
  const w = new Float64Array(n * m); // a column is a row here
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) w[j * m + i] = scale * a[i * n + j]!;
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  sweep(n, (p, q) => {
    const { pp, qq, pq } = products(w, m, p, q);
    if (Math.abs(pq) <= m * 2 ** -53 * Math.sqrt(pp * qq)) return false;
    const t = tangentOf(pp, qq, pq);
    turn(w, m, p, q, t);
    turn(v, n, p, q, t);
    return true;
  });
  const lengths = Float64Array.from({ length: n }, (_, j) => norm(w, j * m, m));
  const order = [...lengths.keys()].sort((i, j) => lengths[j]! - lengths[i]!);
  order.forEach((from, to) => {
    const sign = orientation(v, from * n, n);
    const length = lengths[from]!;
    out[m * n + to] = length / (scale || 1);
    if (length > 0) for (let i = 0; i < m; i++) out[i * n + to] = (sign * w[from * m + i]!) / length;
    else complete(out, m, n, to);
    for (let i = 0; i < n; i++) out[(m + 1 + to) * n + i] = sign * v[from * n + i]!;
  });
}

function products(w: Float64Array, m: number, p: number, q: number): { pp: number; qq: number; pq: number } {
  let pp = 0;
  let qq = 0;
  let pq = 0;
  for (let i = p * m, j = q * m; i < (p + 1) * m; i++, j++) {
    const a = w[i]!;
    const b = w[j]!;
    pp += a * a;
    qq += b * b;
    pq += a * b;
  }
  return { pp, qq, pq };
}

/** Column `to` of u [m, n] made orthonormal to those before it: the unit vector that is farthest from them, twice freed of their parts. */
function complete(u: Float64Array, m: number, n: number, to: number): void {
  const within = Array.from({ length: m }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < to; j++) sum += u[i * n + j]! ** 2;
    return sum;
  });
  const x = new Float64Array(m);
  x[within.indexOf(Math.min(...within))] = 1;
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < to; j++) {
      let along = 0;
      for (let i = 0; i < m; i++) along += u[i * n + j]! * x[i]!;
      for (let i = 0; i < m; i++) x[i]! -= along * u[i * n + j]!;
    }
  }
  const length = norm(x, 0, m);
  for (let i = 0; i < m; i++) u[i * n + to] = x[i]! / length;
}

// Four functions of the literature on Jacobian accumulation (MINPACK-2; Lohoff & Neftci, arXiv 2406.05027), one op for each operation of their formulas
// in the order written: what is counted depends on it, so nothing is shared or simplified that the formulas do not share.
import { abs, add, atan2, cos, div, mul, neg, sin, sqrt, square, sub, type Tensor } from 'cotangent';

export type Scalar = Tensor<[]>;
type Operand = Scalar | number;

const product = (first: Operand, second: Scalar, ...rest: Scalar[]): Scalar => rest.reduce((p, x) => mul(p, x), mul(first, second));

type Eight = readonly [Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar];

/** Human heart dipole: x₁ … x₈ ↦ f₁ … f₈; 86 operations. */
export function heartDipole([x1, x2, x3, x4, x5, x6, x7, x8]: Eight): Eight {
  const sigma = 1;
  const f1 = sub(add(x1, x2), sigma);
  const f2 = sub(add(x3, x4), sigma);
  const f3 = sub(sub(sub(add(mul(x5, x1), mul(x6, x2)), mul(x7, x3)), mul(x8, x4)), sigma);
  const f4 = sub(add(add(add(mul(x7, x1), mul(x8, x2)), mul(x5, x3)), mul(x6, x4)), sigma);
  const d = sub(square(x5), square(x7));
  const e = sub(square(x6), square(x8));
  const mixed = (a: Scalar, b: Scalar, c: Scalar, h: Scalar): Scalar =>
    sub(sub(add(sub(mul(a, d), product(2, b, x5, x7)), mul(c, e)), product(2, h, x6, x8)), sigma);
  const f5 = mixed(x1, x3, x2, x4);
  const f6 = mixed(x3, x1, x4, x2);
  const cubic = (a: Scalar, b: Scalar): Scalar => mul(a, sub(square(a), mul(3, square(b))));
  const [p, q, r, s] = [cubic(x5, x7), cubic(x7, x5), cubic(x6, x8), cubic(x8, x6)];
  const f7 = sub(add(add(add(mul(x1, p), mul(x3, q)), mul(x2, r)), mul(x4, s)), sigma);
  const f8 = sub(sub(add(sub(mul(x3, p), mul(x1, q)), mul(x4, r)), mul(x2, s)), sigma);
  return [f1, f2, f3, f4, f5, f6, f7, f8];
}

type Eleven = readonly [Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar, Scalar];

/** Propane combustion, full formulation: x₁ … x₁₁ ↦ f₁ … f₁₁; 62 operations. */
export function propaneCombustion(x: Eleven): Eleven {
  const [x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11] = x;
  const [p, ratio] = [40, 10];
  const root = sqrt(div(p, x11));
  const f1 = sub(add(x1, x4), 3);
  const f2 = sub(
    add(
      [x2, x4, x7, x8, x9].reduce((sum, y) => add(sum, y), mul(2, x1)),
      mul(2, x10),
    ),
    ratio,
  );
  const f3 = sub(add(add(add(mul(2, x2), mul(2, x5)), x6), x7), 8);
  const f4 = sub(add(mul(2, x3), x9), 4 * ratio);
  const f5 = sub(mul(x2, x4), mul(x1, x5));
  const f6 = sub(sqrt(mul(x2, x4)), mul(mul(sqrt(x1), root), x6));
  const f7 = sub(sqrt(mul(x1, x2)), mul(mul(sqrt(x4), x7), root));
  const f8 = sub(x1, div(mul(mul(x4, x8), p), x11));
  const f9 = sub(mul(x1, sqrt(x3)), mul(mul(x4, x9), root));
  const f10 = sub(square(x1), div(mul(mul(square(x4), x10), p), x11));
  const f11 = x.slice(0, 10).reduce((rest, y) => sub(rest, y), x11);
  return [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11];
}

type Six = readonly [Scalar, Scalar, Scalar, Scalar, Scalar, Scalar];
type Three = readonly [Scalar, Scalar, Scalar];

/** Roe's flux between two states of a gas in one dimension, (density, momentum, energy) on the left and on the right ↦ flux; 101 operations. */
export function roeFlux([l0, l1, l2, r0, r1, r2]: Six): Three {
  const excess = -0.5; // γ - 1 with the benchmark's γ
  const pressure = (a: Scalar, b: Scalar, c: Scalar): Scalar => mul(excess, sub(c, div(mul(0.5, square(b)), a)));
  const enthalpy = (a: Scalar, e: Scalar, p: Scalar): Scalar => div(add(e, p), a);
  const du0 = sub(r0, l0);
  const rr = sqrt(mul(l0, r0));
  const w1 = add(sqrt(l0), sqrt(r0));
  const vl = div(l1, l0);
  const pl = pressure(l0, l1, l2);
  const hl = enthalpy(l0, l2, pl);
  const vr = div(r1, r0);
  const pr = pressure(r0, r1, r2);
  const hr = enthalpy(r0, r2, pr);
  const dp = sub(pr, pl);
  const dv = sub(vr, vl);
  const average = (a: Scalar, b: Scalar): Scalar => div(add(mul(sqrt(l0), a), mul(sqrt(r0), b)), w1);
  const u = average(vl, vr);
  const h = average(hl, hr);
  const q2 = square(u);
  const a2 = mul(excess, sub(h, mul(0.5, q2)));
  const a = sqrt(a2);
  const [lp, l, ln] = [abs(add(u, a)), abs(u), abs(u)];
  const n = mul(a, rr);
  const c0 = mul(sub(du0, div(dp, a2)), l);
  const c1 = mul(add(dv, div(dp, n)), lp);
  const c2 = mul(sub(dv, div(dp, n)), ln);
  const flux = (a0: Scalar, a1: Scalar, energy: Scalar, p: Scalar): Three => {
    const v = div(a1, a0);
    const momentum = add(p, mul(a1, v));
    return [a1, momentum, mul(v, add(p, energy))];
  };
  const left = flux(l0, l1, l2, pl);
  const right = flux(r0, r1, r2, pr);
  const total = left.map((y, i) => add(y, right[i]!));
  const c = div(mul(0.5, rr), a);
  const d0 = sub(add(c0, mul(c, c1)), mul(c, c2));
  const d1 = sub(add(mul(c0, u), mul(mul(c, c1), add(u, a))), mul(mul(c, c2), sub(u, a)));
  const energyOf = (): Scalar => {
    const base = mul(mul(c0, 0.5), q2);
    const up = mul(c, c1);
    const sum = add(base, mul(up, add(h, mul(u, a))));
    const down = mul(c, c2);
    return sub(sum, mul(down, sub(h, mul(u, a))));
  };
  const d2 = energyOf();
  return [d0, d1, d2].map((d, i) => mul(0.5, sub(total[i]!, d))) as unknown as Three;
}

/** Position and orientation of a robot arm with six joints by its angles; 114 operations. */
export function robotArm([t1, t2, t3, t4, t5, t6]: Six): Six {
  const [a1, a2, a3, d1, d4, d6] = [175, 890, 50, 575, 1035, 185];
  const [c1, c2, c4, c5, c6] = [cos(t1), cos(t2), cos(t4), cos(t5), cos(t6)];
  const cosines = mul(cos(t2), cos(t3));
  const c23 = sub(cosines, mul(sin(t2), sin(t3)));
  const [s1, s2, s4, s5, s6] = [sin(t1), sin(t2), sin(t4), sin(t5), sin(t6)];
  const mixed = mul(cos(t2), sin(t3));
  const s23 = add(mixed, mul(sin(t2), cos(t3)));
  const plus = (p: Scalar, q: Scalar): Scalar => add(p, q);
  const minus = (p: Scalar, q: Scalar): Scalar => sub(p, q);
  const along = (a: Scalar, b: Scalar, join: (p: Scalar, q: Scalar) => Scalar): Scalar => {
    const turned = mul(s5, join(product(a, c23, c4), mul(b, s4)));
    return add(turned, product(a, s23, c5));
  };
  const ax = along(c1, s1, plus);
  const ay = along(s1, c1, minus);
  const height = (): Scalar => sub(product(s23, c4, s5), mul(c23, c5));
  const az = height();
  const bend = (): Scalar => add(mul(c23, s5), product(s23, c4, c5));
  const nz = sub(mul(c6, bend()), product(s23, s4, s6));
  const oz = sub(mul(neg(s6), bend()), product(s23, s4, c6));
  const z = atan2(ay, ax);
  const y = atan2(sqrt(sub(1, square(az))), az);
  const x = atan2(oz, neg(nz));
  const length = (): Scalar => add(add(add(a1, mul(a2, c2)), mul(a3, c23)), mul(d4, s23));
  const px = add(mul(d6, along(c1, s1, plus)), mul(c1, length()));
  const py = add(mul(d6, along(s1, c1, plus)), mul(s1, length()));
  const raised = sub(add(add(mul(a2, s2), d1), mul(a3, s23)), mul(d4, c23));
  const pz = add(raised, mul(d6, height()));
  return [px, py, pz, z, y, x];
}

// Electron mobility in silicon by density: Thurber, one of the Statistical Reference Datasets of NIST, of higher difficulty; in the public domain.
// Data and certified values: https://www.itl.nist.gov/div898/strd/nls/data/thurber.shtml
import { add, div, mul, slice, tensor, type Tensor } from 'cotangent';

/** Logarithm of density, mobility. */
export const x: readonly number[] = [
  -3.067, -2.981, -2.921, -2.912, -2.84, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.46, -1.274, -1.212, -1.1,
  -1.046, -0.915, -0.714, -0.566, -0.545, -0.4, -0.309, -0.109, -0.103, 0.01, 0.119, 0.377, 0.79, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047,
  2.2,
];
export const y: readonly number[] = [
  80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.06, 401.672, 390.724, 567.534, 635.316,
  733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509,
  1425.208, 1421.384, 1442.962, 1464.35, 1468.705, 1447.894, 1457.628,
];
/** The second start, as NIST gives it. */
export const start = tensor([1300, 1500, 500, 75, 1, 0.4, 0.05]);
export const certified: readonly number[] = [
  1.28813968e3, 1.4910792535e3, 5.8323836877e2, 7.5416644291e1, 9.6629502864e-1, 3.9797285797e-1, 4.9727297349e-2,
];
export const certifiedSum = 5.6427082397e3;

/** (b₁ + b₂x + b₃x² + b₄x³) / (1 + b₅x + b₆x² + b₇x³). */
export function mobility(b: Tensor<[7]>, x: Tensor<[]>): Tensor<[]> {
  const at = (i: number): Tensor<[]> => slice(b, [i]) as Tensor<[]>;
  const above = add(at(0), mul(x, add(at(1), mul(x, add(at(2), mul(x, at(3)))))));
  return div(above, add(1, mul(x, add(at(4), mul(x, add(at(5), mul(x, at(6))))))));
}

// Problems of the NIST Statistical Reference Datasets, nonlinear regression (https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml):
// data, two starts and certified parameters to 11 digits, in the public domain.
import { add, div, exp, mul, slice, square, sub, tensor, type Tensor } from '../../src/index.ts';

export interface Certified {
  readonly residuals: (p: Tensor<[number]>) => Tensor<[number]>;
  readonly starts: readonly (readonly number[])[];
  readonly parameters: readonly number[];
  /** Σ r². */
  readonly sum: number;
}

type Column = Tensor<[number]>;
const column = (text: string): Column => {
  const numbers = text.trim().split(/\s+/).map(Number);
  return tensor(numbers, [numbers.length]);
};
const part = (p: Tensor<[number]>, i: number): Tensor<[]> => slice(p, [i]) as Tensor<[]>;
/** c₀ + c₁·x + c₂·x² + … */
const polynomial = (x: Column, coefficients: readonly (number | Tensor<[]>)[]): Column =>
  coefficients.reduceRight<Column>((sum, c) => add(mul(sum, x), c as Tensor<[]>) as Column, mul(x, 0) as Column);

const misra = {
  x: column('77.6 114.9 141.1 190.8 239.9 289.0 332.8 378.4 434.8 477.3 536.8 593.1 689.1 760.0'),
  y: column('10.07 14.73 17.94 23.93 29.61 35.18 40.02 44.82 50.76 55.05 61.01 66.40 75.47 81.78'),
};
const kowalik = {
  x: column('4 2 1 0.5 0.25 0.167 0.125 0.1 0.0833 0.0714 0.0625'),
  y: column('0.1957 0.1947 0.1735 0.16 0.0844 0.0627 0.0456 0.0342 0.0323 0.0235 0.0246'),
};
const thurber = {
  x: column(`-3.067 -2.981 -2.921 -2.912 -2.840 -2.797 -2.702 -2.699 -2.633 -2.481 -2.363 -2.322 -1.501 -1.460 -1.274 -1.212 -1.100 -1.046
    -0.915 -0.714 -0.566 -0.545 -0.400 -0.309 -0.109 -0.103 0.010 0.119 0.377 0.790 0.963 1.006 1.115 1.572 1.841 2.047 2.200`),
  y: column(`80.574 84.248 87.264 87.195 89.076 89.608 89.868 90.101 92.405 95.854 100.696 101.060 401.672 390.724 567.534 635.316 733.054
    759.087 894.206 990.785 1090.109 1080.914 1122.643 1178.351 1260.531 1273.514 1288.339 1327.543 1353.863 1414.509 1425.208 1421.384
    1442.962 1464.350 1468.705 1447.894 1457.628`),
};

export const certified: Readonly<Record<string, Certified>> = {
  Misra1a: {
    residuals: (p) => sub(mul(part(p, 0), sub(1, exp(mul(mul(part(p, 1), -1), misra.x)))), misra.y as never),
    starts: [
      [500, 0.0001],
      [250, 0.0005],
    ],
    parameters: [2.3894212918e2, 5.5015643181e-4],
    sum: 1.2455138894e-1,
  },
  MGH09: {
    residuals: (p) => {
      const { x, y } = kowalik;
      const above = mul(part(p, 0), add(square(x), mul(part(p, 1), x) as never));
      return sub(div(above, polynomial(x, [part(p, 3), part(p, 2), 1]) as never), y as never);
    },
    starts: [
      [25, 39, 41.5, 39],
      [0.25, 0.39, 0.415, 0.39],
    ],
    parameters: [1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1],
    sum: 3.0750560385e-4,
  },
  Thurber: {
    residuals: (p) => {
      const { x, y } = thurber;
      const [above, below] = [[0, 1, 2, 3].map((i) => part(p, i)), [1, ...[4, 5, 6].map((i) => part(p, i))]];
      return sub(div(polynomial(x, above), polynomial(x, below) as never), y as never);
    },
    starts: [
      [1000, 1000, 400, 40, 0.7, 0.3, 0.03],
      [1300, 1500, 500, 75, 1, 0.4, 0.05],
    ],
    parameters: [1.28813968e3, 1.4910792535e3, 5.8323836877e2, 7.5416644291e1, 9.6629502864e-1, 3.9797285797e-1, 4.9727297349e-2],
    sum: 5.6427082397e3,
  },
};

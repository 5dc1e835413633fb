// Laws of products of derivatives: the chain rule, its bracketings, and changes of basis.
import fc from 'fast-check';
import { compose, jacobian, type Jacobian } from '../accumulate/jacobian.ts';
import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { less } from '../ops/compare.ts';
import { contract } from '../ops/contract.ts';
import { matmul } from '../ops/matmul.ts';
import { reshape } from '../ops/reshape.ts';
import { sin } from '../ops/sin.ts';
import { sub } from '../ops/sub.ts';
import { where } from '../ops/where.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { Concrete, shaped, type Tensor } from '../tensor/tensor.ts';
import { tensors } from './arbitraries.ts';
import { jacobiansOf } from './accumulation.ts';
import { absolute, matrixOf, times, type Matrix } from './entries.ts';
import { differentiable, operandName, resultShapes, type FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { expectClose, law, placesOfMatrix, placesOfOperands, placesOfResults, type Law, type Sample } from './sample.ts';
import { reordered } from './tolerance.ts';

type Blocks = readonly (readonly Jacobian<Dims, Dims>[])[];

const usual = { low: -2, high: 2 };
/** Sizes of the spaces before and after the function. */
const [before, after] = [2, 3];

/** Matrices [rows, size of each shape] or [size of each shape, columns]. */
function matrices(shapes: readonly Dims[], shapeOf: (size: number) => Dims): fc.Arbitrary<Tensor[]> {
  return fc.tuple(...shapes.map((shape) => tensors(shapeOf(sizeOf(shape)), usual) as fc.Arbitrary<Tensor>));
}
const shapesBefore = (at: FunctionAt): Dims[] => differentiable(at).map((k) => at.shapes[k]!);
const mapsBefore = (at: FunctionAt): fc.Arbitrary<Tensor[]> => matrices(shapesBefore(at), (n) => [n, before]);
const mapsAfter = (at: FunctionAt): fc.Arbitrary<Tensor[]> => matrices(resultShapes(at), (n) => [after, n]);

/** p(z) = x + A·(sin z - sin z₀): curved, and exactly x at z₀, so that ties and kinks of x stay. */
function pathTo(x: readonly Tensor[], maps: readonly Tensor[], start: Tensor): (z: Tensor) => readonly Tensor[] {
  return (z) => {
    const moved = sub(sin(z), sin(start) as never);
    return x.map((t, k) => add(t, reshape(matmul(maps[k]!, moved as never), t.shape as never) as never));
  };
}

/** q(y) = Σ B·sin y over all results; it does not look at infinities and NaN, with which no product is associative. */
function readout(maps: readonly Tensor[]): (y: readonly Tensor[]) => Tensor {
  const seen = (t: Tensor): Tensor => where(less(abs(t), Infinity), sin(t), 0 as never);
  return (y) =>
    y
      .map((t, k) => matmul(maps[k]!, reshape(seen(t), [sizeOf(t.shape as Dims)] as never) as never) as Tensor)
      .reduce((a, b) => add(a, b as never));
}

/** J of q∘f∘p = J of q · J of f · J of p, for smooth p and q, in both orders of accumulation. */
export function chainRule(at: FunctionAt): Law {
  const start = tensors([before], usual) as fc.Arbitrary<Tensor>;
  return law('chain rule', at, [start, mapsBefore(at), mapsAfter(at)], (sample, z, a, b) => {
    const [p, q] = [pathTo(sample.x, a, z), readout(b)];
    const whole = (t: Tensor): Tensor => q(sample.f(p(t)));
    const [Jq, Jf, Jp] = [
      one(jacobian(q, sample.f(sample.x))),
      jacobiansOf(sample),
      jacobian(p, z) as unknown as readonly Jacobian<Dims, Dims>[],
    ];
    const composed = new Float64Array(after * before);
    Jf.forEach((row, i) =>
      row.forEach((block, k) =>
        compose(compose(Jq[i]!, block as never), Jp[k]! as never).value.data.forEach((v, e) => (composed[e]! += v)),
      ),
    );
    const { paths, steps } = magnitudes(([t]) => [whole(t!)], [z]);
    for (const order of ['forward', 'reverse'] as const) {
      const direct = jacobian(whole, z, { order }) as unknown as Jacobian<Dims, Dims>;
      const sides = {
        left: `the ${order} Jacobian of q∘f∘p`,
        right: 'the product of the Jacobians',
        place: (k: number) => `entry [${Math.floor(k / before)}, ${k % before}]`,
      };
      expectClose(sample, sides, direct.value.data, composed, (k) => reordered(steps, paths.values[k]!));
    }
  });
}

const one = (row: unknown): readonly Jacobian<Dims, Dims>[] => row as readonly Jacobian<Dims, Dims>[];

/** (C·J)·A = C·(J·A), for the maps as they are and for their entries contracted; J is the function's Jacobian, A and C those of smooth functions around it. */
export function associativity(at: FunctionAt): Law {
  const start = tensors([before], usual) as fc.Arbitrary<Tensor>;
  return law('associativity', at, [start, mapsBefore(at), mapsAfter(at)], (sample, z, a, b) => {
    const Jp = jacobian(pathTo(sample.x, a, z), z) as unknown as readonly Jacobian<Dims, Dims>[];
    const Jq = one(jacobian(readout(b), sample.f(sample.x)));
    const { paths, steps } = magnitudes(sample.f, sample.x);
    forBlocks(jacobiansOf(sample), paths, (J, magnitude, i, k) => {
      const [left, right] = [Jq[i]!, Jp[k]!];
      const size = times(absolute(matrixOf([[left]])), times(magnitude, absolute(matrixOf([[right]])))).values;
      const place = (e: number): string =>
        `entry [${Math.floor(e / before)}, ${e % before}] by ${operandName(at, sample.free[k]!)}, result ${i}`;
      const [m, n] = [J.out.length, J.in.length];
      const product = (x: Tensor, y: Tensor, axes: number): Tensor => contract(x, y as never, axes);
      const bracketings = {
        'C·(J·A), composed': compose(left, compose(J, right as never) as never).value,
        '(C·J)·A, contracted': product(product(left.value, J.value, m), right.value, n),
        'C·(J·A), contracted': product(left.value, product(J.value, right.value, n), m),
      };
      const reference = compose(compose(left, J as never), right as never).value.data;
      for (const [name, value] of Object.entries(bracketings)) {
        const sides = { left: name, right: '(C·J)·A, composed', place };
        expectClose(sample, sides, value.data, reference, (e) => reordered(steps + sizeOf(J.out) + sizeOf(J.in), size[e]!));
      }
    });
  });
}

function forBlocks(blocks: Blocks, paths: Matrix, visit: (J: Jacobian<Dims, Dims>, magnitude: Matrix, i: number, k: number) => void): void {
  let top = 0;
  blocks.forEach((row, i) => {
    let left = 0;
    row.forEach((J, k) => {
      const [rows, columns] = [sizeOf(J.out), sizeOf(J.in)];
      const values = Float64Array.from(
        { length: rows * columns },
        (_, e) => paths.values[(top + Math.floor(e / columns)) * paths.columns + left + (e % columns)]!,
      );
      visit(J, { rows, columns, values }, i, k);
      left += columns;
    });
    top += sizeOf(row[0]!.out);
  });
}

/**
 * The Jacobian is a tensor: where x′ = A·x and y′ = B·y are other coordinates, J′ = B·J·A⁻¹.
 * A and B are products of shears, so that their inverses are exact; the right side is multiplied out in plain loops.
 */
export function covariance(at: FunctionAt): Law {
  const shears = (shapes: readonly Dims[]): fc.Arbitrary<Shear[][]> => fc.tuple(...shapes.map((shape) => shearsOf(sizeOf(shape))));
  return law('covariance', at, [shears(shapesBefore(at)), shears(resultShapes(at))], (sample, forX, forY) => {
    const inverses = forX.map((s, k) => sheared(sizeOf(sample.x[k]!.shape as Dims), [...s].reverse(), -1));
    const bases = forY.map((s, i) => sheared(sizeOf(resultShapes(at)[i]!), s, 1));
    const { origins, f } = inOtherCoordinates(sample, inverses, bases);
    const { paths, steps } = magnitudes(f, origins);
    const [B, inverse] = [blockDiagonal(bases), blockDiagonal(inverses)];
    const results = sample.f(sample.x).map((y) => y.shape as Dims);
    const place = placesOfMatrix(placesOfResults(results), placesOfOperands(sample), inverse.columns);
    for (const order of ['forward', 'reverse'] as const) {
      const direct = matrixOf(jacobian(f, origins, { order }) as never);
      const expected = times(B, times(matrixOf(jacobiansOf(sample, order)), inverse));
      expectClose(
        sample,
        { left: `the ${order} Jacobian in other coordinates`, right: 'B·J·A⁻¹', place },
        direct.values,
        expected.values,
        (k) => reordered(steps, paths.values[k]!),
      );
    }
  });
}

/** B∘f∘A⁻¹, with the origin of x′ moved to x, so that f is evaluated exactly at x. */
function inOtherCoordinates(sample: Sample, inverses: readonly Matrix[], bases: readonly Matrix[]): { origins: Tensor[]; f: Sample['f'] } {
  const origins = inverses.map((m) => shaped<Tensor>(new Concrete([m.rows], new Float64Array(m.rows))));
  const apply = (m: Matrix, x: Tensor): Tensor => matmul(shaped<Tensor>(new Concrete([m.rows, m.columns], m.values)), x as never);
  const f = (moved: readonly Tensor[]): Tensor[] => {
    const x = sample.x.map((t, k) => add(t, reshape(apply(inverses[k]!, moved[k]!), t.shape as never) as never) as Tensor);
    return sample.f(x).map((y, i) => apply(bases[i]!, reshape(y, [sizeOf(y.shape as Dims)] as never)));
  };
  return { origins, f };
}

/** Adds `by` times coordinate `from` to coordinate `to`. */
interface Shear {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

function shearsOf(n: number): fc.Arbitrary<Shear[]> {
  if (n < 2) return fc.constant([]);
  const shear = fc.record({ from: fc.nat(n - 1), to: fc.nat(n - 1), by: fc.constantFrom(1, -1, 2) }).filter(({ from, to }) => from !== to);
  return fc.array(shear, { maxLength: n });
}

function sheared(n: number, shears: readonly Shear[], sign: 1 | -1): Matrix {
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) values[i * n + i] = 1;
  for (const { from, to, by } of shears) for (let j = 0; j < n; j++) values[to * n + j]! += sign * by * values[from * n + j]!;
  return { rows: n, columns: n, values };
}

function blockDiagonal(blocks: readonly Matrix[]): Matrix {
  const n = blocks.reduce((sum, block) => sum + block.rows, 0);
  const values = new Float64Array(n * n);
  let at = 0;
  for (const { rows, values: entries } of blocks) {
    for (let i = 0; i < rows; i++) values.set(entries.subarray(i * rows, (i + 1) * rows), (at + i) * n + at);
    at += rows;
  }
  return { rows: n, columns: n, values };
}

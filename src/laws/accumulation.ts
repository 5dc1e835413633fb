// Laws of one derivative: its two modes, its Jacobian, and that it is a linear map.
import fc from 'fast-check';
import { jacobian, type Jacobian } from '../accumulate/jacobian.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { jvp, vjp } from '../transform/grad.ts';
import { tensors } from './arbitraries.ts';
import { columnOf, entriesOf, locate, matrixOf, rowOf, tensorsOf, times, total, type Matrix } from './entries.ts';
import { differentiable, resultShapes, type FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { expectClose, expectShapes, law, placesOfMatrix, placesOfOperands, placesOfResults, type Law, type Sample } from './sample.ts';
import { reordered } from './tolerance.ts';

const usual = { low: -2, high: 2 };

/** Tangents: one tensor for each differentiable operand. */
export function tangentsOf(at: FunctionAt): fc.Arbitrary<Tensor[]> {
  return fc.tuple(...differentiable(at).map((k) => tensors(at.shapes[k]!, usual) as fc.Arbitrary<Tensor>));
}

/** Cotangents: one tensor for each result. */
export function cotangentsOf(at: FunctionAt): fc.Arbitrary<Tensor[]> {
  return fc.tuple(...resultShapes(at).map((shape) => tensors(shape, usual) as fc.Arbitrary<Tensor>));
}

/**
 * Weights of results that are differentiated again: at times all of them tiny, not some. Beside 1, a tiny one is rounded away in the slopes themselves: what is
 * left of 1 + 1e-160 - 1 says nothing.
 */
export function weightsOf(at: FunctionAt): fc.Arbitrary<Tensor[]> {
  const scale = fc.oneof({ weight: 7, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2 ** -530) });
  return fc.tuple(cotangentsOf(at), scale).map(([drawn, size]) =>
    tensorsOf(
      drawn.map((v) => v.shape as Dims),
      entriesOf(drawn).map((v) => (Math.abs(v) < 2 ** -30 ? 0 * v : v * size)),
    ),
  );
}

/** The Jacobians of all results by all differentiable operands. */
export function jacobiansOf(sample: Sample, order?: 'forward' | 'reverse'): readonly (readonly Jacobian<Dims, Dims>[])[] {
  return jacobian(sample.f, sample.x, order ? { order } : {}) as never;
}

/** ⟨v, J·u⟩ = ⟨vᵀ·J, u⟩: the pullback is the adjoint of the pushforward. */
export function adjoint(at: FunctionAt): Law {
  return law('adjoint', at, [tangentsOf(at), cotangentsOf(at)], (sample, u, v) => {
    const [y, yDots] = jvp(sample.f, sample.x, u);
    const xBars = vjp(sample.f, sample.x)[1](v);
    expectShapes(sample, 'a tangent of the result', yDots, y);
    expectShapes(sample, 'a cotangent of an operand', xBars, sample.x);
    const [pushed, pulled] = [entriesOf(yDots), entriesOf(xBars)];
    const { paths, steps } = magnitudes(sample.f, sample.x);
    const [from, to] = [entriesOf(u), entriesOf(v)];
    const magnitude = times(rowOf(to.map(Math.abs)), times(paths, columnOf(from.map(Math.abs)))).values[0]!;
    const sides = { left: '⟨v, J·u⟩ (forward)', right: '⟨vᵀ·J, u⟩ (reverse)', place: () => 'the products with u and v' };
    expectClose(sample, sides, [dot(to, pushed)], [dot(pulled, from)], () => reordered(steps + from.length + to.length, magnitude));
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  return times(rowOf(a), columnOf(b)).values[0]!;
}

/** J·(a·u + b·w) = a·J·u + b·J·w, and the same of the pullback. */
export function linearity(at: FunctionAt): Law {
  const factors = fc.tuple(fc.constantFrom(1, -1, 2, 0.5, 0), fc.constantFrom(1, -1, 3, -0.25, 0));
  return law(
    'linearity',
    at,
    [factors, tangentsOf(at), tangentsOf(at), cotangentsOf(at), cotangentsOf(at)],
    (sample, [a, b], u, w, v, z) => {
      const { paths, steps } = magnitudes(sample.f, sample.x);
      const mixed = (p: Float64Array, q: Float64Array): Float64Array => p.map((x, i) => a * x + b * q[i]!);
      const size = (p: readonly Tensor[], q: readonly Tensor[]): Float64Array =>
        entriesOf(p).map((x, i) => Math.abs(a * x) + Math.abs(b * entriesOf(q)[i]!));
      const holds = (
        name: string,
        map: (x: readonly Tensor[]) => readonly Tensor[],
        p: readonly Tensor[],
        q: readonly Tensor[],
        magnitude: Float64Array,
        place: (k: number) => string,
      ): void => {
        const shapes = p.map((x) => x.shape as Dims);
        const left = entriesOf(map(tensorsOf(shapes, mixed(entriesOf(p), entriesOf(q)))));
        const right = mixed(entriesOf(map(p)), entriesOf(map(q)));
        const sides = { left: `${name} of ${a}·u + ${b}·w`, right: `${a}·${name} of u + ${b}·${name} of w`, place };
        expectClose(sample, sides, left, right, (k) => reordered(steps + 2, magnitude[k]!));
      };
      const [y, pull] = vjp(sample.f, sample.x);
      holds(
        'jvp',
        (t) => jvp(sample.f, sample.x, t)[1],
        u,
        w,
        times(paths, columnOf(size(u, w))).values,
        placesOfResults(y.map((t) => t.shape as Dims)),
      );
      holds('the pullback', pull, v, z, times(rowOf(size(v, z)), paths).values, placesOfOperands(sample));
    },
  );
}

/** One derivative by all ways: Jacobian forward and reverse, column by column with jvp, row by row with vjp, and entry by entry as it is read. */
export function forwardReverse(at: FunctionAt): Law {
  return law('forward = reverse', at, [fc.nat(), fc.nat()], (sample, row, column) => {
    const reverse = matrixOf(jacobiansOf(sample, 'reverse'));
    const { paths, steps } = magnitudes(sample.f, sample.x);
    const results = sample.f(sample.x).map((y) => y.shape as Dims);
    const place = placesOfMatrix(placesOfResults(results), placesOfOperands(sample), reverse.columns);
    const agree = (left: string, matrix: Matrix): void =>
      expectClose(sample, { left, right: 'the reverse Jacobian', place }, matrix.values, reverse.values, (k) =>
        reordered(steps, paths.values[k]!),
      );
    agree('the forward Jacobian', matrixOf(jacobiansOf(sample, 'forward')));
    agree('jvp', byColumns(sample, reverse));
    agree('vjp', byRows(sample, results, reverse));
    if (reverse.values.length > 0) readsAgree(sample, results, row % reverse.rows, column % reverse.columns);
  });
}

function byColumns(sample: Sample, { rows, columns }: Matrix): Matrix {
  const shapes = sample.x.map((x) => x.shape as Dims);
  const values = new Float64Array(rows * columns);
  for (let j = 0; j < columns; j++) {
    const column = entriesOf(jvp(sample.f, sample.x, tensorsOf(shapes, unit(columns, j)))[1]);
    column.forEach((v, i) => (values[i * columns + j] = v));
  }
  return { rows, columns, values };
}

function byRows(sample: Sample, results: readonly Dims[], { rows, columns }: Matrix): Matrix {
  const values = new Float64Array(rows * columns);
  const [, pull] = vjp(sample.f, sample.x);
  for (let i = 0; i < rows; i++) values.set(entriesOf(pull(tensorsOf(results, unit(rows, i)))), i * columns);
  return { rows, columns, values };
}

function unit(n: number, i: number): Float64Array {
  const values = new Float64Array(n);
  values[i] = 1;
  return values;
}

/** Before and after its entries are made, a Jacobian reads the same: at, row, column, value. */
function readsAgree(sample: Sample, results: readonly Dims[], row: number, column: number): void {
  const { paths, steps } = magnitudes(sample.f, sample.x);
  const [y, x] = [
    locate(results, row),
    locate(
      sample.x.map((t) => t.shape as Dims),
      column,
    ),
  ];
  const J = jacobiansOf(sample)[y.item]![x.item]!;
  const [i, j] = [y.index as never, x.index as never];
  const width = sizeOf(J.in);
  const flat = (index: readonly number[], shape: Dims): number => shape.reduce((at, d, axis) => at * d + index[axis]!, 0);
  const [entryRow, entryColumn] = [flat(y.index, J.out), flat(x.index, J.in)];
  const structured = { at: J.at(i, j), row: J.row(i).data[entryColumn]!, column: J.column(j).data[entryRow]! };
  const value = J.value.data[entryRow * width + entryColumn]!;
  const place = placesOfMatrix(placesOfResults(results), placesOfOperands(sample), paths.columns);
  for (const [left, read] of Object.entries({ ...structured, 'at, with all entries made,': J.at(i, j) })) {
    const sides = { left, right: 'value', place: () => place(row * paths.columns + column) };
    expectClose(sample, sides, [read], [value], () => reordered(steps, paths.values[row * paths.columns + column]!));
  }
}

/** How many entries the Jacobian has. */
export function entryCount(at: FunctionAt): number {
  return total(resultShapes(at).map(sizeOf)) * total(differentiable(at).map((k) => sizeOf(at.shapes[k]!)));
}

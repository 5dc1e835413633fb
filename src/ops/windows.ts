// The one pair of operators beneath convolutions and pools: each is the other's adjoint.

import { stridesOf, type Dims } from '../shape/dims.ts';
import type { AxisPadding, WindowOptions } from '../shape/window-options.ts';
import { reach } from '../shape/window.ts';
import type { Body } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import { shaped, type Node, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { permuteValue } from './permute.ts';
import { positions } from './reference-kernels.ts';
import { slantValue } from './slant.ts';
import { placeValue } from './slice.ts';
import { sumValue } from './sum.ts';

/** Windows over the last axes of an input that is padded already: where they stand, and how far apart their entries lie. */
export interface Windows {
  /** Sizes of the last axes of the input. */
  readonly spatial: Dims;
  /** In how many places a window stands along each. */
  readonly places: Dims;
  readonly window: Dims;
  readonly strides: Dims;
  readonly dilations: Dims;
}

/** Strides of the axes of places and of the window, from those of the input. */
function windowStrides(from: readonly number[], { spatial, strides, dilations }: Windows): number[] {
  const last = from.slice(from.length - spatial.length);
  return [
    ...from.slice(0, from.length - spatial.length),
    ...last.map((stride, i) => stride * strides[i]!),
    ...last.map((stride, i) => stride * dilations[i]!),
  ];
}

/** Where the laws of these operators are tested. */
const overlapping: Windows = { spatial: [3, 4], places: [2, 2], window: [2, 2], strides: [1, 2], dilations: [1, 1] };
const distant: Windows = { spatial: [7], places: [2], window: [2], strides: [4], dilations: [2] };

/** [..., ...spatial] -> [..., ...places, ...window]: overlapping entries are not copied. */
export const windowsOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'windows',
  shape: ([x], { spatial, places, window }) => [...x!.slice(0, x!.length - spatial.length), ...places, ...window],
  lowering: { kind: 'view', view: ({ offset, strides }, _, windows) => ({ offset, strides: windowStrides(strides, windows) }) },
  derivative: (_, __, windows) => [{ push: (xDot) => windowsOperator([xDot], windows), pull: (yBar) => foldOperator([yBar], windows) }],
  batch: ([x], _, windows) => windowsOperator([x!], windows),
  laws: { name: 'windows', cases: [{ shapes: [[3, 4]], apply: (x) => windowsOperator([x!], overlapping) }] },
});

/** [..., ...places, ...window] -> [..., ...spatial]: overlapping windows add up. The adjoint of `windows`. */
export const foldOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'fold',
  shape: ([y], { spatial }) => [...y!.slice(0, y!.length - 2 * spatial.length), ...spatial],
  lowering: { kind: 'call', whole: true, body: (windows, [shape]) => foldBody(placeholder(shape!), windows) },
  kernel: (out, [y], windows, shape) => {
    positions(y!.shape, { offset: 0, strides: windowStrides(stridesOf(shape), windows) }).forEach((to, i) => (out[to]! += y!.values[i]!));
  },
  derivative: (_, __, windows) => [{ push: (xDot) => foldOperator([xDot], windows), pull: (yBar) => windowsOperator([yBar], windows) }],
  batch: ([y], _, windows) => foldOperator([y!], windows),
  laws: { name: 'fold', cases: [{ shapes: [[2, 2, 2, 2]], apply: (y) => foldOperator([y!], overlapping) }] },
});

/**
 * Where windows do not overlap they are written side by side. Where they do, entry p of an axis is Σ_k y[(p - dilation · k) / stride, k] over the quotients that
 * are whole: a sum over the window of numbers read along slanted lines, once zeros stand between and around the places.
 */
function foldBody(y: Node, windows: Windows): Body {
  const { spatial, places, window, strides, dilations } = windows;
  const reached = window.map((k, i) => reach(k, dilations[i]!));
  if (reached.every((r, i) => r < strides[i]! || places[i] === 1))
    return { inputs: [y], outputs: [sideBySideOperator([shaped(y)], windows) as unknown as Value] };
  const lead = y.shape.slice(0, y.shape.length - 2 * spatial.length);
  const [n, axes] = [lead.length, spatial.length];
  const wide = spatial.map((size, i) => size + reached[i]!);
  const whole = [...lead, ...window].map((size) => ({ start: 0, step: 1, size }));
  const spread = places.map((size, i) => ({ start: reached[i]!, step: strides[i]!, size }));
  // the window before the places, so that slanted strides are positive
  const order = [...lead.keys(), ...window.map((_, i) => n + axes + i), ...spatial.map((_, i) => n + i)];
  const apart = placeValue(permuteValue(y, order), [...whole, ...spread], [...lead, ...window, ...wide]);
  const seen = slantValue(apart, windows);
  return {
    inputs: [y],
    outputs: [
      sumValue(
        seen,
        window.map((_, i) => n + i),
      ),
    ],
  };
}

/** [..., ...places, ...window] -> [..., ...spatial], zeros where no window is: windows that do not overlap. */
export const sideBySideOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'sideBySide',
  shape: ([y], { spatial }) => [...y!.slice(0, y!.length - 2 * spatial.length), ...spatial],
  lowering: {
    kind: 'place',
    covers: false,
    parts: (_, windows, out) => [{ offset: 0, strides: windowStrides(stridesOf(out), windows) }],
  },
  derivative: (_, __, windows) => [
    { push: (xDot) => sideBySideOperator([xDot], windows), pull: (yBar) => windowsOperator([yBar], windows) },
  ],
  batch: ([y], _, windows) => sideBySideOperator([y!], windows),
  laws: { name: 'sideBySide', cases: [{ shapes: [[2, 2, 2]], apply: (y) => sideBySideOperator([y!], distant) }] },
});

/** The windows over a padded input. */
export function windowsValue(x: Value, windows: Windows): Value {
  return windowsOperator([shaped(x)], windows) as unknown as Value;
}

/** Windows added up where they stand. */
export function foldValue(y: Value, windows: Windows): Value {
  return foldOperator([shaped(y)], windows) as unknown as Value;
}

/** Axes within their padding, and the windows that stand there. */
export interface Frame {
  /** Where the entries of each axis lie, from start to stop. */
  readonly inside: readonly (readonly [start: number, stop: number])[];
  readonly windows: Windows;
}

/** Windows over axes of these sizes, in as many places as the shape rule found. */
export function frameOf(sizes: Dims, places: Dims, window: Dims, { strides, paddings, dilations }: WindowOptions): Frame {
  const around = sizes.map((n, i) => paddingOf(n, window[i]!, strides[i]!, dilations[i]!, paddings[i]!));
  return {
    inside: sizes.map((n, i) => [around[i]![0], around[i]![0] + n]),
    windows: { spatial: sizes.map((n, i) => around[i]![0] + n + around[i]![1]), places, window, strides, dilations },
  };
}

/** The ranges of all axes of an input: its leading ones whole, its spatial ones inside their padding. */
export function rangesOf(leading: Dims, { inside }: Frame): readonly (readonly [start: number, stop: number])[] {
  return [...leading.map((n) => [0, n] as const), ...inside];
}

/** Zeros before and after an axis of n entries: as given, or, for `'same'`, as many as its ⌈n / stride⌉ places need, the odd one after. */
function paddingOf(n: number, k: number, stride: number, dilation: number, padding: AxisPadding): readonly [number, number] {
  if (padding !== 'same') return padding;
  const missing = Math.max(0, (Math.ceil(n / stride) - 1) * stride + reach(k, dilation) + 1 - n);
  return [Math.floor(missing / 2), Math.ceil(missing / 2)];
}

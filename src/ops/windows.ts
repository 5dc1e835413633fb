// The one pair of operators beneath convolutions and pools: each is the other's adjoint.

import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import type { AxisPadding, WindowOptions } from '../shape/window-options.ts';
import { reach } from '../shape/window.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';

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

/** [..., ...spatial] -> [..., ...places, ...window]: overlapping entries are not copied. */
const windowsOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'windows',
  shape: ([x], { spatial, places, window }) => [...x!.slice(0, x!.length - spatial.length), ...places, ...window],
  lowering: { kind: 'view', view: ({ offset, strides }, _, windows) => ({ offset, strides: windowStrides(strides, windows) }) },
  derivative: (_, __, windows) => [{ push: (xDot) => windowsOperator([xDot], windows), pull: (yBar) => foldOperator([yBar], windows) }],
  batch: ([x], _, windows) => windowsOperator([x!], windows),
});

/** [..., ...places, ...window] -> [..., ...spatial]: overlapping windows add up. The adjoint of `windows`. */
const foldOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'fold',
  shape: ([y], { spatial }) => [...y!.slice(0, y!.length - 2 * spatial.length), ...spatial],
  kernel: (out, [y], windows, shape) => {
    const strides = windowStrides(stridesOf(shape), windows);
    const at = y!.shape.map(() => 0);
    let target = 0;
    for (let i = 0, size = sizeOf(y!.shape); i < size; i++) {
      out[target] = out[target]! + y!.values[i]!;
      for (let axis = at.length - 1; axis >= 0; axis--) {
        target += strides[axis]!;
        if (++at[axis]! < y!.shape[axis]!) break;
        target -= strides[axis]! * at[axis]!;
        at[axis] = 0;
      }
    }
  },
  derivative: (_, __, windows) => [{ push: (xDot) => foldOperator([xDot], windows), pull: (yBar) => windowsOperator([yBar], windows) }],
  batch: ([y], _, windows) => foldOperator([y!], windows),
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

// A reading along slanted lines, and its adjoint: how windows that overlap are added up without a loop of their own.

import { stridesOf, type Dims } from '../shape/dims.ts';
import { reach } from '../shape/window.ts';
import type { Access } from '../tensor/op.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';

/** Windows as slanted lines see them: the sizes of the last axes, and the windows before these. */
interface Slant {
  readonly spatial: Dims;
  readonly window: Dims;
  readonly dilations: Dims;
}

/** Where entry [k, p] of a slanted reading lies: at [k, p + dilation · (window - 1 - k)]. */
function slanted({ offset, strides }: Access, { spatial, window, dilations }: Slant): Access {
  const first = strides.length - 2 * spatial.length;
  const along = strides.slice(first + spatial.length);
  return {
    offset: offset + along.reduce((at, stride, i) => at + stride * reach(window[i]!, dilations[i]!), 0),
    strides: strides.map((stride, axis) => {
      const i = axis - first;
      return i >= 0 && i < window.length && window[i]! > 1 ? stride - dilations[i]! * along[i]! : stride;
    }),
  };
}

const lastAxes = (shape: Dims, n: number, sizes: Dims): Dims => [...shape.slice(0, shape.length - n), ...sizes];

/** Where the laws of these operators are tested. */
const shallow: Slant = { spatial: [2, 3], window: [2, 1], dilations: [2, 1] };

/** [..., ...window, ...wide] -> [..., ...window, ...spatial], where `wide` is `spatial` and the reach of the window. */
export const slantOperator: OperatorFunction<Slant> = defineOperator<Slant>({
  name: 'slant',
  shape: ([y], { spatial }) => lastAxes(y!, spatial.length, spatial),
  lowering: { kind: 'view', view: (from, _, windows) => slanted(from, windows) },
  derivative: (_, __, windows) => [{ push: (xDot) => slantOperator([xDot], windows), pull: (yBar) => uprightOperator([yBar], windows) }],
  batch: ([y], _, windows) => slantOperator([y!], windows),
  laws: { name: 'slant', cases: [{ shapes: [[2, 1, 4, 3]], apply: (y) => slantOperator([y!], shallow) }] },
});

/** The adjoint of `slant`: no two entries come from one. */
export const uprightOperator: OperatorFunction<Slant> = defineOperator<Slant>({
  name: 'upright',
  shape: ([y], { spatial, window, dilations }) =>
    lastAxes(
      y!,
      spatial.length,
      spatial.map((size, i) => size + reach(window[i]!, dilations[i]!)),
    ),
  lowering: { kind: 'place', covers: false, parts: (_, windows, out) => [slanted({ offset: 0, strides: stridesOf(out) }, windows)] },
  derivative: (_, __, windows) => [{ push: (xDot) => uprightOperator([xDot], windows), pull: (yBar) => slantOperator([yBar], windows) }],
  batch: ([y], _, windows) => uprightOperator([y!], windows),
  laws: { name: 'upright', cases: [{ shapes: [[2, 1, 2, 3]], apply: (y) => uprightOperator([y!], shallow) }] },
});

/** [..., ...window, ...wide] -> [..., ...window, ...spatial]: entry p of window entry k is at p + dilation · (window - 1 - k). */
export function slantValue(x: Value, slant: Slant): Value {
  return slantOperator([shaped(x)], slant) as unknown as Value;
}

// A convolution over an input that is padded already, and its adjoint: by the input, each is the other's pullback.

import { sizeOf, type Dims } from '../shape/dims.ts';
import { reach } from '../shape/window.ts';
import { placeholder } from '../tensor/graph.ts';
import { shaped, type Node, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { product } from './product.ts';
import { reverseValue } from './reverse.ts';
import { padValue } from './slice.ts';
import { foldValue, windowsValue, type Windows } from './windows.ts';

/** Whether an operand has a batch axis before all others. */
type Batched = readonly [boolean, boolean];
const none: Batched = [false, false];

// Labels: 0 batch, 1 item, 2 group, 3 channel of the places, 4 channel of the input, then places, then the window.
const kernelLabels = (rank: number): number[] => [2, 3, 4, ...windowLabels(rank)];
const placeLabels = (rank: number): number[] => Array.from({ length: rank }, (_, i) => 5 + i);
const windowLabels = (rank: number): number[] => Array.from({ length: rank }, (_, i) => 5 + rank + i);

/** A product of two operands by these labels: the batch axis leads where an operand has one, and leads the result. */
function multiplied(
  [a, b]: readonly [Value, Value],
  [ofA, ofB]: readonly [readonly number[], readonly number[]],
  output: readonly number[],
  batched: Batched,
): Value {
  const labels = [batched[0] ? [0, ...ofA] : ofA, batched[1] ? [0, ...ofB] : ofB];
  const sizes: number[] = [];
  [a, b].forEach((x, k) => labels[k]!.forEach((label, axis) => (sizes[label] = x.shape[axis]!)));
  sizes[0] ??= 1;
  return product([a, b], labels, batched.includes(true) ? [0, ...output] : output, sizes);
}

/** [items, groups, C, ...padded] · [groups, O, C, ...window] -> [items, groups, O, ...places], from the windows over the input. */
function correlated(seen: Value, kernel: Value, rank: number, batched: Batched): Value {
  const [at, within] = [placeLabels(rank), windowLabels(rank)];
  return multiplied([seen, kernel], [[1, 2, 4, ...at, ...within], kernelLabels(rank)], [1, 2, 3, ...at], batched);
}

/** The derivative by the kernel, transposed: [items, groups, O, ...places] and the windows -> [groups, O, C, ...window]. */
function kernelBar(seen: Tensor, y: Tensor, rank: number): Tensor {
  const [at, within] = [placeLabels(rank), windowLabels(rank)];
  const operands = [seen, y] as unknown as readonly [Value, Value];
  return shaped(
    multiplied(
      operands,
      [
        [1, 2, 4, ...at, ...within],
        [1, 2, 3, ...at],
      ],
      kernelLabels(rank),
      none,
    ),
  );
}

/**
 * [items, groups, O, ...places] · [groups, O, C, ...window] -> [items, groups, C, ...padded]. At stride 1 it is a convolution of the padded places with the kernel
 * turned round; else every window is made and added up where it stands.
 */
function spreadOut(y: Value, kernel: Value, windows: Windows, batched: Batched): Value {
  const { spatial, places, window, strides, dilations } = windows;
  const rank = spatial.length;
  const [at, within] = [placeLabels(rank), windowLabels(rank)];
  if (strides.some((stride) => stride > 1)) {
    const each = multiplied([y, kernel], [[1, 2, 3, ...at], kernelLabels(rank)], [1, 2, 4, ...at, ...within], batched);
    return foldValue(each, windows);
  }
  const reached = window.map((k, i) => reach(k, dilations[i]!));
  const lead = y.shape.slice(0, y.shape.length - rank);
  const wide = spatial.map((n, i) => n + reached[i]!);
  const ranges = [...lead.map((n) => [0, n] as const), ...places.map((n, i) => [reached[i]!, reached[i]! + n] as const)];
  const seen = windowsValue(padValue(y, ranges, [...lead, ...wide]), { ...windows, spatial: wide, places: spatial });
  const turned = reverseValue(
    kernel,
    window.map((_, i) => kernel.shape.length - rank + i),
  );
  return multiplied([seen, turned], [[1, 2, 3, ...at, ...within], kernelLabels(rank)], [1, 2, 4, ...at], batched);
}

const seenBy = (x: Tensor, windows: Windows): Tensor => shaped(windowsValue(x as unknown as Value, windows));
const costOf = ([items]: Dims, kernel: Dims, { places }: Windows): number => items! * sizeOf(places) * sizeOf(kernel);
const valuesOf = (inputs: readonly Tensor[]): readonly [Value, Value] => inputs as unknown as readonly [Value, Value];
const placeholders = (shapes: readonly Dims[]): readonly [Node, Node] => [placeholder(shapes[0]!), placeholder(shapes[1]!)];

const correlateOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'correlate',
  shape: ([x, kernel], { places }) => [x![0]!, x![1]!, kernel![1]!, ...places],
  lowering: {
    kind: 'call',
    body: (windows, shapes) => {
      const inputs = placeholders(shapes);
      return { inputs, outputs: [correlated(windowsValue(inputs[0], windows), inputs[1], windows.places.length, none)] };
    },
  },
  derivative: ([x, kernel], _, windows) => {
    const cost = costOf(x!.shape as Dims, kernel!.shape as Dims, windows);
    return [
      { push: (xDot) => correlateOperator([xDot, kernel!], windows), pull: (yBar) => spreadOperator([yBar, kernel!], windows), cost },
      {
        push: (kernelDot) => correlateOperator([x!, kernelDot], windows),
        pull: (yBar) => kernelBar(seenBy(x!, windows), yBar, windows.places.length),
        cost,
      },
    ];
  },
  batch: (inputs, batched, windows) => {
    const [x, kernel] = valuesOf(inputs);
    return shaped(correlated(windowsValue(x, windows), kernel, windows.places.length, batched as unknown as Batched));
  },
});

const spreadOperator: OperatorFunction<Windows> = defineOperator<Windows>({
  name: 'spread',
  shape: ([y, kernel], { spatial }) => [y![0]!, y![1]!, kernel![2]!, ...spatial],
  lowering: {
    kind: 'call',
    body: (windows, shapes) => {
      const inputs = placeholders(shapes);
      return { inputs, outputs: [spreadOut(inputs[0], inputs[1], windows, none)] };
    },
  },
  derivative: ([y, kernel], _, windows) => {
    const cost = costOf(y!.shape as Dims, kernel!.shape as Dims, windows);
    return [
      { push: (yDot) => spreadOperator([yDot, kernel!], windows), pull: (xBar) => correlateOperator([xBar, kernel!], windows), cost },
      {
        push: (kernelDot) => spreadOperator([y!, kernelDot], windows),
        pull: (xBar) => kernelBar(seenBy(xBar, windows), y!, windows.places.length),
        cost,
      },
    ];
  },
  batch: (inputs, batched, windows) => {
    const [y, kernel] = valuesOf(inputs);
    return shaped(spreadOut(y, kernel, windows, batched as unknown as Batched));
  },
});

/** [items, groups, C, ...padded] · [groups, O, C, ...window] -> [items, groups, O, ...places]. */
export function correlateValue(x: Value, kernel: Value, windows: Windows): Value {
  return correlateOperator([shaped(x), shaped(kernel)], windows) as unknown as Value;
}

/** [items, groups, O, ...places] · [groups, O, C, ...window] -> [items, groups, C, ...padded]: the adjoint of `correlate` in its input. */
export function spreadValue(y: Value, kernel: Value, windows: Windows): Value {
  return spreadOperator([shaped(y), shaped(kernel)], windows) as unknown as Value;
}

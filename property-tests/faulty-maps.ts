// Ops of the general kind with one fault in their rules, and right ones.
import {
  add,
  broadcastTo,
  defineOperator,
  gather,
  matmul,
  mul,
  pad,
  reshape,
  scatterAdd,
  slice,
  sqrt,
  square,
  sum,
  tensor,
  transpose,
  type Lawful,
  type LinearRule,
  type Tensor,
} from '../src/index.ts';
import type { Fault } from './fault.ts';

type T = Tensor<[3]>;

/** A linear op of a [3] or [3, 3] tensor with its rule. */
const linear = (
  name: string,
  shapes: readonly (readonly number[])[],
  shape: readonly number[],
  apply: (x: Tensor) => Tensor,
  rule: LinearRule,
  batch?: (x: Tensor) => Tensor,
): Lawful => {
  const op = defineOperator({
    name,
    shape: () => shape,
    kernel: (out, [x]) => out.set(apply(tensor([...x!.values], x!.shape as number[])).data),
    derivative: () => [rule],
    ...(batch && { batch: ([x]: readonly Tensor[]) => batch(x!) }),
    laws: { name, cases: shapes.map((of) => ({ shapes: [of], apply: (x: Tensor) => op([x], undefined) as never })) as never },
  }) as unknown as Lawful & ((x: readonly Tensor[], attrs: undefined) => Tensor);
  return op;
};

const w = tensor([
  [1, 2, 0],
  [0, -1, 3],
  [4, 0, 1],
]);
const turn = (by: { push: Tensor<[3, 3]>; pull: Tensor<[3, 3]> }): Lawful =>
  linear('turn', [[3]], [3], (x) => matmul(w, x as T), {
    push: (xDot) => matmul(by.push, xDot as T),
    pull: (yBar) => matmul(by.pull, yBar as T),
    cost: 9,
  });
const columns = (axis: 0 | 1, back: 0 | 1): Lawful =>
  linear('columns', [[3, 3]], [3], (x) => sum(x as Tensor<[3, 3]>, 0), {
    push: (xDot) => sum(xDot as Tensor<[3, 3]>, axis),
    pull: (yBar) => (back === 0 ? broadcastTo(yBar as T, [3, 3]) : broadcastTo(reshape(yBar as T, [3, 1]), [3, 3])),
  });
const spread = (pull: (yBar: Tensor<[2, 3]>) => Tensor): Lawful =>
  linear('spread', [[3]], [2, 3], (x) => broadcastTo(x as T, [2, 3]), {
    push: (xDot) => broadcastTo(xDot as T, [2, 3]),
    pull: (yBar) => pull(yBar as Tensor<[2, 3]>),
  });
const tail = (before: 0 | 1): Lawful =>
  linear('tail', [[3]], [2], (x) => slice(x as T, [[1, 3]]), {
    push: (xDot) => slice(xDot as T, [[1, 3]]),
    pull: (yBar) => pad(yBar as Tensor<[2]>, [[before, 1 - before]]),
  });
const halved = (push: (xDot: Tensor) => Tensor): Lawful =>
  linear('halved', [[3]], [3], (x) => mul(0.5, x), { push, pull: (yBar) => mul(0.5, yBar) });
const flipped = (batch: (x: Tensor) => Tensor): Lawful => {
  const flip = tensor([
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ]);
  return linear(
    'flipped',
    [[3]],
    [3],
    (x) => matmul(flip, x as T),
    { push: (xDot) => matmul(flip, xDot as T), pull: (yBar) => matmul(flip, yBar as T), cost: 9 },
    batch,
  );
};
const shear = tensor([
  [1, 1, 0],
  [0, 1, 1],
  [0, 0, 1],
]);
const sheared = (batch: (x: Tensor) => Tensor): Lawful =>
  linear(
    'sheared',
    [[3]],
    [3],
    (x) => matmul(shear, x as T),
    { push: (xDot) => matmul(shear, xDot as T), pull: (yBar) => matmul(transpose(shear), yBar as T), cost: 9 },
    batch,
  );

/** Writes instead of adding: the last of equal indices wins. */
const scatterLast = defineOperator({
  name: 'scatterLast',
  shape: () => [3],
  kernel: (out, [values, indices]) => indices!.values.forEach((index, i) => (out[index] = values!.values[i]!)),
  derivative: ([, indices]) => [
    { push: (xDot) => scatterLast([xDot, indices!], undefined), pull: (yBar) => gather(yBar as T, indices as Tensor<[4]>) },
    null,
  ],
}) as unknown as (inputs: readonly Tensor[], attrs: undefined) => Tensor;
const picked = (pull: (yBar: Tensor, indices: Tensor) => Tensor): Lawful => {
  const op = defineOperator({
    name: 'picked',
    shape: () => [4],
    kernel: (out, [x, indices]) => indices!.values.forEach((index, i) => (out[i] = x!.values[index]!)),
    derivative: ([, indices]) => [
      { push: (xDot) => gather(xDot as T, indices as Tensor<[4]>), pull: (yBar) => pull(yBar, indices!) },
      null,
    ],
    laws: {
      name: 'picked',
      cases: [
        {
          shapes: [[3], [4]],
          domains: [undefined, { low: 0, high: 2, integers: true }],
          apply: (x, indices) => op([x!, indices!], undefined) as never,
        },
      ],
    },
  }) as unknown as Lawful & ((inputs: readonly Tensor[], attrs: undefined) => Tensor);
  return op;
};

/** y[i, j] = x[i, j] · v[i], as a product whose values lie along the axis `at`. */
const rowwise = (at: 0 | 1): Lawful => {
  const v = tensor([1, 2, 3]);
  const map = {
    kind: 'product',
    outShape: [3, 3],
    inShape: [3, 3],
    out: [0, 1],
    in: [0, 1],
    by: v as never,
    at: [at],
    sizes: [3, 3],
    absorbing: false,
  } as const;
  const op = defineOperator({
    name: 'rowwise',
    shape: () => [3, 3],
    kernel: (out, [x]) => x!.values.forEach((value, i) => (out[i] = value * (1 + Math.floor(i / 3)))),
    derivative: () => [map],
    laws: { name: 'rowwise', cases: [{ shapes: [[3, 3]], apply: (x) => op([x!], undefined) as never }] },
  }) as unknown as Lawful & ((inputs: readonly Tensor[], attrs: undefined) => Tensor);
  return op;
};

/** A kernel that remembers how often it ran. */
const counting = (by: number): Lawful => {
  let count = 0;
  return linear('counting', [[3]], [3], (x) => add(x, (count += by)), { push: (xDot) => xDot, pull: (yBar) => yBar });
};

/** Pushforwards, pullbacks, batches and kernels. */
export const maps: readonly Fault[] = [
  {
    fault: 'a map that is not transposed on the way back',
    law: 'adjoint',
    wrong: turn({ push: w, pull: w }),
    right: turn({ push: w, pull: transpose(w) }),
  },
  {
    fault: 'a map transposed both ways',
    law: 'finite differences',
    wrong: turn({ push: transpose(w), pull: w }),
    right: turn({ push: w, pull: transpose(w) }),
  },
  { fault: 'a sum over the wrong axis', law: 'finite differences', wrong: columns(1, 1), right: columns(0, 0) },
  { fault: 'a sum copied back along the wrong axis', law: 'forward = reverse', wrong: columns(0, 1), right: columns(0, 0) },
  {
    fault: 'a dropped broadcast',
    law: 'adjoint',
    wrong: spread((yBar) => reshape(slice(yBar, [[0, 1]]), [3])),
    right: spread((yBar) => sum(yBar, 0)),
  },
  { fault: 'a slice put back one place off', law: 'adjoint', wrong: tail(0), right: tail(1) },
  {
    fault: 'a gather that overwrites on the way back',
    law: 'adjoint',
    wrong: picked((yBar, indices) => scatterLast([yBar, indices], undefined)),
    right: picked((yBar, indices) => scatterAdd(yBar as Tensor<[4]>, indices as Tensor<[4]>, 3)),
  },
  {
    fault: 'a pushforward that is not linear',
    law: 'linearity',
    wrong: halved((xDot) => mul(0.5, sqrt(square(xDot)))),
    right: halved((xDot) => mul(0.5, xDot)),
  },
  {
    fault: 'a batch turned in the wrong order',
    law: 'batching',
    wrong: sheared((x) => matmul(x as Tensor<[3, 3]>, shear)),
    right: sheared((x) => matmul(x as Tensor<[3, 3]>, transpose(shear))),
  },
  {
    fault: 'a batch left as it is',
    law: 'batching',
    wrong: flipped((x) => x),
    right: flipped((x) =>
      matmul(
        x as Tensor<[3, 3]>,
        tensor([
          [0, 0, 1],
          [0, 1, 0],
          [1, 0, 0],
        ]),
      ),
    ),
  },
  { fault: 'values along the wrong axis of a product', law: 'finite differences', wrong: rowwise(1), right: rowwise(0) },
  { fault: 'a kernel that remembers', law: 'compiled', wrong: counting(1), right: counting(0) },
];

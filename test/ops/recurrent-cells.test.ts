// One step of a recurrent net: against sums written out, in loops, over examples, compiled, and where gates are full or shut.
import { describe, expect, test } from 'vitest';
import {
  compile,
  DataError,
  full,
  grad,
  gruCell,
  key,
  lstmCell,
  mul,
  normal,
  scan,
  slice,
  splitKey,
  stack,
  sum,
  tensor,
  toArray,
  vmap,
  zeros,
  type Tensor,
} from 'cotangent';

const [k1, k2, k3, k4, k5, k6, k7] = splitKey(key(1), 7);
const xs = normal(k1, [4, 2, 3]);
const hidden = normal(k2, [2, 5]);
const state = { hidden, cell: normal(k3, [2, 5]) };
const lstm = { inputWeights: normal(k4, [3, 4, 5]), recurrentWeights: normal(k5, [5, 4, 5]), bias: normal(k6, [4, 5]) };
const gru = {
  inputWeights: normal(k4, [3, 3, 5]),
  recurrentWeights: normal(k5, [5, 3, 5]),
  bias: normal(k6, [3, 5]),
  recurrentBias: normal(k7, [3, 5]),
};
const x = slice(xs, [0]);

const close = (a: Tensor, b: Tensor): void => {
  expect(a.shape).toEqual(b.shape);
  a.data.forEach((value, i) => expect(value).toBeCloseTo(b.data[i]!, 13));
};
const closeTrees = <Tree extends object>(a: Tree, b: Tree): void => {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  Object.values(a).forEach((leaf: Tensor, i) => close(leaf, Object.values(b)[i] as Tensor));
};

const sigmoid = (a: number): number => 1 / (1 + Math.exp(-a));
/** Σᵢ row[i] · weights[i][gate][unit] + bias[gate][unit]. */
const sumOf = (row: readonly number[], weights: number[][][], bias: number[][], gate: number, unit: number): number =>
  row.reduce((total, value, i) => total + value * weights[i]![gate]![unit]!, bias[gate]![unit]!);
const lists = <T>(t: Tensor): T => toArray(t) as T;
const none = lists<number[][]>(zeros([4, 5]));

test('lstmCell forgets, writes and shows, each as far as its gate says', () => {
  const [w, u] = [lists<number[][][]>(lstm.inputWeights), lists<number[][][]>(lstm.recurrentWeights)];
  const [rows, h, c] = [x, hidden, state.cell].map((t) => lists<number[][]>(t)) as [number[][], number[][], number[][]];
  const expected = rows.map((row, n) =>
    c[n]!.map((old, unit) => {
      const at = (gate: number): number => sumOf(row, w, lists(lstm.bias), gate, unit) + sumOf(h[n]!, u, none, gate, unit);
      const [input, forget, candidate, output] = [sigmoid(at(0)), sigmoid(at(1)), Math.tanh(at(2)), sigmoid(at(3))];
      const cell = forget * old + input * candidate;
      return { cell, hidden: output * Math.tanh(cell) };
    }),
  );
  const pick = (name: 'hidden' | 'cell'): Tensor => tensor(expected.map((row) => row.map((unit) => unit[name]))) as Tensor;
  closeTrees(lstmCell(x, state, lstm), { hidden: pick('hidden'), cell: pick('cell') } as never);
});

test('gruCell resets what the product of the hidden state gives, its bias too', () => {
  const [w, u] = [lists<number[][][]>(gru.inputWeights), lists<number[][][]>(gru.recurrentWeights)];
  const [rows, h] = [lists<number[][]>(x), lists<number[][]>(hidden)];
  const expected = rows.map((row, n) =>
    h[n]!.map((old, unit) => {
      const fromInput = (gate: number): number => sumOf(row, w, lists(gru.bias), gate, unit);
      const fromState = (gate: number): number => sumOf(h[n]!, u, lists(gru.recurrentBias), gate, unit);
      const [reset, update] = [0, 1].map((gate) => sigmoid(fromInput(gate) + fromState(gate))) as [number, number];
      return update * old + (1 - update) * Math.tanh(fromInput(2) + reset * fromState(2));
    }),
  );
  close(gruCell(x, hidden, gru), tensor(expected) as Tensor);
});

test('a bias that is absent is 0', () => {
  const { bias: _, ...weights } = lstm;
  closeTrees(lstmCell(x, state, weights), lstmCell(x, state, { ...weights, bias: zeros([4, 5]) }));
  const { inputWeights, recurrentWeights } = gru;
  const ofZeros = { inputWeights, recurrentWeights, bias: zeros([3, 5]), recurrentBias: zeros([3, 5]) };
  close(gruCell(x, hidden, { inputWeights, recurrentWeights }), gruCell(x, hidden, ofZeros));
});

describe('a scan over a sequence', () => {
  const weights = normal(key(2), [4, 2, 5]);
  const item = (t: number): Tensor<[2, 3]> => slice(xs, [t] as [number]);
  type Loss<P> = (parameters: P) => Tensor<[]>;
  /** Every hidden state weighted by numbers of its own. */
  const lossOf = (all: Tensor<[4, 2, 5]>): Tensor<[]> => sum(mul(all, weights));
  type Four = [Tensor<[2, 5]>, Tensor<[2, 5]>, Tensor<[2, 5]>, Tensor<[2, 5]>];

  const cases: [string, Loss<typeof lstm & typeof gru>, Loss<typeof lstm & typeof gru>][] = [
    [
      'lstmCell',
      (p) =>
        lossOf(
          scan(
            (carry, row) => {
              const next = lstmCell(row, carry, p);
              return [next, next.hidden];
            },
            state,
            xs,
          )[1],
        ),
      (p) => {
        let carry: typeof state = state;
        const all = [0, 1, 2, 3].map((t) => (carry = lstmCell(item(t), carry, p)).hidden);
        return lossOf(stack(all as Four));
      },
    ],
    [
      'gruCell',
      (p) =>
        lossOf(
          scan(
            (carry, row) => {
              const next = gruCell(row, carry, p);
              return [next, next];
            },
            hidden,
            xs,
          )[1],
        ),
      (p) => {
        let carry: Tensor<[2, 5]> = hidden;
        return lossOf(stack([0, 1, 2, 3].map((t) => (carry = gruCell(item(t), carry, p))) as Four));
      },
    ],
  ];
  test.each(cases)('of %s is a loop, in values and gradients, compiled or not', (name, scanned, looped) => {
    const parameters = (name === 'lstmCell' ? lstm : gru) as typeof lstm & typeof gru;
    close(scanned(parameters), looped(parameters));
    const [slopes, expected] = [grad(scanned, parameters), grad(looped, parameters)];
    closeTrees(slopes, expected);
    expect(Object.values(slopes).every((slope: Tensor) => slope.data.every((value) => value !== 0))).toBe(true);
    const program = compile((p: typeof parameters) => [scanned(p), grad(scanned, p)] as const);
    const [value, compiled] = program(parameters);
    close(value, scanned(parameters));
    closeTrees(compiled, slopes);
    program.dispose();
  });
});

test('vmap over examples is a step over leading axes, as many as there are', () => {
  closeTrees(
    vmap(([row, h, c]) => lstmCell(row, { hidden: h, cell: c }, lstm), [x, state.hidden, state.cell] as const),
    lstmCell(x, state, lstm),
  );
  close(
    vmap(([row, h]) => gruCell(row, h, gru), [x, hidden] as const),
    gruCell(x, hidden, gru),
  );
  const many = gruCell(xs, zeros([4, 2, 5]), gru);
  expect(many.shape).toEqual([4, 2, 5]);
  close(slice(many, [0]), gruCell(x, zeros([2, 5]), gru));
});

describe('gates that are full or shut', () => {
  test('keep the cell to the bit, or write it anew', () => {
    const gates = (input: number, forget: number): typeof lstm => ({
      inputWeights: zeros([3, 4, 5]),
      recurrentWeights: zeros([5, 4, 5]),
      bias: tensor([input, forget, 1, 0].map((value) => Array<number>(5).fill(value))) as unknown as Tensor<[4, 5]>,
    });
    expect(lstmCell(x, state, gates(-1e3, 1e3)).cell.data).toEqual(state.cell.data);
    expect(lstmCell(x, state, gates(1e3, -1e3)).cell.data).toEqual(full([2, 5], Math.tanh(1)).data);
  });

  test('keep the hidden state to the bit', () => {
    const bias = tensor([0, 1e3, 0].map((value) => Array<number>(5).fill(value))) as unknown as Tensor<[3, 5]>;
    expect(gruCell(x, hidden, { ...gru, inputWeights: zeros([3, 3, 5]), bias }).data).toEqual(hidden.data);
  });

  test.each([1, -1, 1e308, -1e308])('have finite derivatives at an input and weights that overflow, times %s', (sign) => {
    const huge = mul(1e308, full([1], sign > 0 ? 1 : -1));
    const scale = Math.abs(sign);
    const lstmSlopes = grad(
      ({ v, w, c }: { v: Tensor<[1]>; w: Tensor<[1, 4, 1]>; c: Tensor<[1]> }) => {
        const next = lstmCell(v, { hidden: c, cell: c }, { inputWeights: w, recurrentWeights: zeros([1, 4, 1]) });
        return sum(mul(next.hidden, next.cell));
      },
      { v: huge, w: full([1, 4, 1], scale), c: tensor([0.5]) },
    );
    const gruSlopes = grad(
      ({ v, w, c }: { v: Tensor<[1]>; w: Tensor<[1, 3, 1]>; c: Tensor<[1]> }) =>
        sum(gruCell(v, c, { inputWeights: w, recurrentWeights: zeros([1, 3, 1]) })),
      { v: huge, w: full([1, 3, 1], scale), c: tensor([0.5]) },
    );
    for (const slope of [...Object.values(lstmSlopes), ...Object.values(gruSlopes)] as Tensor[])
      expect(slope.data.every(Number.isFinite)).toBe(true);
  });
});

test('of no inputs, no features or no numbers in the state', () => {
  const noFeatures = { inputWeights: zeros([0, 3, 2]), recurrentWeights: zeros([2, 3, 2]) };
  expect(toArray(gruCell(zeros([0]), tensor([2, 4]), noFeatures))).toEqual([1, 2]);
  expect(gruCell(zeros([0, 3]), zeros([0, 5]), gru).shape).toEqual([0, 5]);
  const next = lstmCell(zeros([2, 3]), { hidden: zeros([2, 0]), cell: zeros([2, 0]) }, { inputWeights: zeros([3, 4, 0]), recurrentWeights: zeros([0, 4, 0]) }); // prettier-ignore
  expect([next.hidden.shape, next.cell.shape]).toEqual([
    [2, 0],
    [2, 0],
  ]);
});

test('what is no record of tensors is said', () => {
  expect(() => lstmCell(x, hidden as never, lstm)).toThrow(
    new DataError('lstmCell: the state must be a record of hidden, cell, got a tensor'),
  );
  expect(() => gruCell(x, hidden, null as never)).toThrow(/^gruCell: the parameters must be a record of inputWeights, .*, got null$/);
  expect(() => lstmCell(x, { hidden } as never, lstm)).toThrow(/^lstmCell: expected a tensor or a number, got undefined$/);
});

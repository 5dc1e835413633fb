import { describe, expect, test } from 'vitest';
import { ShapeError } from '../../src/errors.ts';
import { isWhole } from '../../src/shape/arithmetic.ts';
import { resolveAxes, resolveAxis } from '../../src/shape/axis.ts';
import { broadcastShape, broadcastShapes } from '../../src/shape/broadcast.ts';
import { broadcastToShape } from '../../src/shape/broadcast-to.ts';
import { checkShape } from '../../src/shape/check-shape.ts';
import { concatShape } from '../../src/shape/concat.ts';
import { contractShape } from '../../src/shape/contract.ts';
import { crossEntropyShape } from '../../src/shape/cross-entropy.ts';
import { diagonalShape } from '../../src/shape/diagonal.ts';
import { sizeOf } from '../../src/shape/dims.ts';
import { einsumShape, parseEinsum } from '../../src/shape/einsum.ts';
import { expandDimsShape } from '../../src/shape/expand-dims.ts';
import { gatherShape } from '../../src/shape/gather.ts';
import { jacobianShape } from '../../src/shape/jacobian.ts';
import { batchShape } from '../../src/shape/layer.ts';
import { matmulShape } from '../../src/shape/matmul.ts';
import { oneHotShape } from '../../src/shape/one-hot.ts';
import { padShape } from '../../src/shape/pad.ts';
import { permuteShape } from '../../src/shape/permute.ts';
import { reduceShape } from '../../src/shape/reduce.ts';
import { reshapeShape } from '../../src/shape/reshape.ts';
import { sameShape } from '../../src/shape/same-shape.ts';
import { scalarShape } from '../../src/shape/scalar.ts';
import { scatterAddShape } from '../../src/shape/scatter-add.ts';
import { sliceShape } from '../../src/shape/slice.ts';
import { splitShape } from '../../src/shape/split.ts';
import { squeezeShape } from '../../src/shape/squeeze.ts';
import { stackShape } from '../../src/shape/stack.ts';
import { transposeShape } from '../../src/shape/transpose.ts';
import { cases, type Argument } from './cases.ts';

// The table's rows fit the parameters of the twin that they name.
type Twin = (...args: never[]) => unknown;

const twins: Record<string, Twin> = {
  Broadcast: broadcastShape,
  Broadcast3: (op: string, ...shapes: (readonly number[])[]) => broadcastShapes(op, shapes),
  BroadcastTo: broadcastToShape,
  CheckShape: (op: string, shape: readonly number[]) => {
    checkShape(op, shape);
    return shape;
  },
  MatMul: matmulShape,
  Contract: contractShape,
  SameShape: sameShape,
  Reduce: reduceShape,
  Transpose: transposeShape,
  Permute: permuteShape,
  Reshape: reshapeShape,
  Concat: concatShape,
  Stack: stackShape,
  Split: splitShape,
  ExpandDims: expandDimsShape,
  Squeeze: squeezeShape,
  Slice: sliceShape,
  Pad: padShape,
  Gather: gatherShape,
  ScatterAdd: scatterAddShape,
  OneHot: oneHotShape,
  Diagonal: diagonalShape,
  Einsum: einsumShape,
  JacobianShape: jacobianShape,
  Scalar: scalarShape,
  CrossEntropy: crossEntropyShape,
  Batch: batchShape,
  IsWhole: isWhole,
  Product: sizeOf,
};

/** Rules of arithmetic: at run time they are JavaScript's own. */
const typesAlone = ['Add', 'Subtract', 'Multiply', 'DivideWithRemainder', 'LessThan'];
/** Twins that calculate with sizes, and so take numbers only. */
const numbersOnly = ['Reshape', 'Concat', 'Split', 'Slice', 'Pad', 'Product'];

const isNamed = (args: Argument): boolean => typeof args === 'string' || (Array.isArray(args) && args.some(isNamed));
const rows = cases.filter(
  (row) => !row.typesOnly && !typesAlone.includes(row.rule) && !(numbersOnly.includes(row.rule) && isNamed(row.args)),
);

describe('the run-time twin', () => {
  test.each(rows.filter((row) => row.answer !== undefined))('of $rule<$text> answers $answer.text', ({ rule, args, answer }) => {
    expect(twins[rule]!(...(args as never[]))).toEqual(answer!.value);
  });

  test.each(rows.filter((row) => row.sentence !== undefined))(
    "of $rule<$text> throws the compiler's sentence",
    ({ rule, args, sentence }) => {
      expect(() => twins[rule]!(...(args as never[]))).toThrow(new ShapeError(sentence!));
    },
  );

  test('exists for every rule of the table', () => {
    const missing = new Set(cases.map((row) => row.rule).filter((rule) => !typesAlone.includes(rule) && !(rule in twins)));
    expect([...missing]).toEqual([]);
    expect(rows.length).toBeGreaterThan(250);
  });
});

describe('axes', () => {
  test('resolve to ascending positions, all of them when undefined', () => {
    expect(resolveAxes('sum', [2, 3, 4], [-1, 0])).toEqual([0, 2]);
    expect(resolveAxes('sum', [2, 3, 4], undefined)).toEqual([0, 1, 2]);
    expect(resolveAxes('sum', [2, 3, 4], 1)).toEqual([1]);
    expect(resolveAxis('sum', [2, 3, 4], -3)).toBe(0);
    expect(Object.is(resolveAxis('sum', [2], -0), 0)).toBe(true);
  });

  test.each([Number.NaN, Infinity, 0.5, 3])('%s is out of range for [2, 3]', (axis) => {
    expect(() => resolveAxis('sum', [2, 3], axis)).toThrow(`sum: axis ${axis} is out of range for [2, 3]`);
  });
});

describe('checkShape', () => {
  test.each([[Number.NaN], [-1], [1.5], [Infinity], [2 ** 53], [undefined], [null], [true]])('refuses %s as a size', (d) => {
    expect(() => checkShape('zeros', [2, d as number])).toThrow(/^zeros: axis 1 of \[2, .*\] is not a whole number of 0 or more$/);
  });
});

describe('parseEinsum', () => {
  test('labels every axis with its size', () => {
    const { inputs, output, sizes } = parseEinsum('ij,jk->ik', [
      [2, 3],
      [3, 4],
    ]);
    expect(inputs).toEqual([
      ['i', 'j'],
      ['j', 'k'],
    ]);
    expect(output).toEqual(['i', 'k']);
    expect([...sizes]).toEqual([
      ['i', 2],
      ['j', 3],
      ['k', 4],
    ]);
  });

  test('keeps the repeated letter of a diagonal', () => {
    expect(parseEinsum('iij->ji', [[4, 4, 2]])).toMatchObject({ inputs: [['i', 'i', 'j']], output: ['j', 'i'] });
  });

  test('gives an ellipsis axis of size 1 that meets a longer one a label of its own', () => {
    const { inputs, output, sizes } = parseEinsum('...i,...i,...->...', [[1, 3], [5, 3], [5]]);
    const [shared] = output;
    expect(inputs).toEqual([[expect.any(String), 'i'], [shared, 'i'], [shared]]);
    expect(inputs[0]![0]).not.toBe(shared);
    expect(sizes.get(shared!)).toBe(5);
    expect(sizes.get(inputs[0]![0]!)).toBe(1);
  });

  test('shares the label of ellipsis axes that are all of size 1', () => {
    const { inputs, output } = parseEinsum('...i,...i->...', [
      [1, 3],
      [1, 3],
    ]);
    expect(inputs[0]).toEqual(inputs[1]);
    expect(output).toEqual([inputs[0]![0]]);
  });

  test('aligns ellipses at their last axes', () => {
    const { inputs, output } = parseEinsum('...,...->...', [[7, 2], [2]]);
    expect(inputs[0]![1]).toBe(inputs[1]![0]);
    expect(output).toEqual(inputs[0]);
  });

  test('binds a label to a size of 0', () => {
    expect(einsumShape('...i,i->...', [[0, 3], [3]])).toEqual([0]);
    expect(einsumShape('...,...->...', [[0], [1]])).toEqual([0]);
  });

  test('has every label of the inputs in its sizes', () => {
    const { inputs, output, sizes } = parseEinsum('a...b,b...->...a', [
      [2, 1, 5, 3],
      [3, 4, 1],
    ]);
    for (const label of [...inputs.flat(), ...output]) expect(sizes.has(label)).toBe(true);
    expect(output.map((label) => sizes.get(label))).toEqual([4, 5, 2]);
  });
});

import { describe, expect, test } from 'vitest';
import { ShapeError } from '../../src/errors.ts';
import { resolveAxes, resolveAxis } from '../../src/shape/axis.ts';
import { checkShape } from '../../src/shape/check-shape.ts';
import { einsumShape, parseEinsum } from '../../src/shape/einsum.ts';
import { cases } from './cases.ts';
import { twinOf } from './twins.ts';

/** Rules of arithmetic: at run time they are JavaScript's own. */
const typesAlone = ['Add', 'Subtract', 'Multiply', 'DivideWithRemainder', 'LessThan'];

const rows = cases.filter((row) => !row.typesOnly && !typesAlone.includes(row.rule));

describe('the run-time twin', () => {
  test.each(rows.filter((row) => row.answer !== undefined))('of $rule<$text> answers $answer.text', ({ rule, args, answer }) => {
    expect(twinOf(rule)!(...args)).toEqual(answer!.value);
  });

  test.each(rows.filter((row) => row.sentence !== undefined))(
    "of $rule<$text> throws the compiler's sentence",
    ({ rule, args, sentence }) => {
      expect(() => twinOf(rule)!(...args)).toThrow(new ShapeError(sentence!));
    },
  );

  test('exists for every rule of the table', () => {
    const missing = new Set(cases.map((row) => row.rule).filter((rule) => !typesAlone.includes(rule) && !twinOf(rule)));
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, defineElementwise, isCotangentError, mul, relu, softsign, tanh, tensor, type Tensor } from '../../src/index.ts';
import { adjoint, check, checkGradients, checkOp, finiteDifferences, lawsOf, lawsOfFunction } from '../../src/laws/index.ts';

const doubled = defineElementwise({ name: 'doubled', scalar: (s, x) => s.add(x, x), slopes: () => [3] });

function faultOf(run: () => unknown): Error {
  try {
    run();
  } catch (fault) {
    return fault as Error;
  }
  throw new Error('nothing was thrown');
}

describe('check', () => {
  const [law] = lawsOf(doubled).filter((one) => one.name === 'finite differences');

  test('throws an error of this library with the report', () => {
    const fault = faultOf(() => check(law!, { seed: 3 }));
    expect(isCotangentError(fault) && fault.code).toBe('law');
    expect(fault.message.split('\n')).toEqual([
      expect.stringMatching(
        /^finite differences fails for doubled, case 1, at \[\] at entry \[\] of the result by entry \[\] of operand 0: the derivative gives 3, the difference quotient gives 2 \(1\.0e\+0 apart, .* allowed\)$/,
      ),
      '  operand 0: 0',
      expect.stringMatching(/^ {2}seed 3, path "[\d:]+": sample 1, shrunk \d+ times$/),
    ]);
  });

  test('comes back to the sample that a report names', () => {
    const report = faultOf(() => check(law!, { seed: 3 })).message;
    const path = /path "([\d:]+)"/.exec(report)![1]!;
    const again = faultOf(() => check(law!, { seed: 3, path })).message;
    expect(again.split('\n').slice(0, 2)).toEqual(report.split('\n').slice(0, 2));
  });

  test('a law is a property that fast-check runs as any other', () => {
    expect(() => fc.assert(law!.property, { seed: 3 })).toThrow();
    fc.assert(lawsOf(tanh)[0]!.property, { seed: 3, numRuns: 20 });
  });
});

describe('laws of a function', () => {
  test('of several operands, some of them whole numbers, and several results', () => {
    const at = {
      name: 'mixed',
      shapes: [[2], [2], []],
      domains: [undefined, { low: 0, high: 1, integers: true }, { low: 1, high: 2 }],
      apply: (a: Tensor, i: Tensor, c: Tensor) => ({ y: mul(a, c as never), z: [add(i, tanh(c) as never), a] }),
    };
    for (const law of lawsOfFunction(at as never)) check(law, { runs: 10, seed: 1 });
  });

  test('name the operand and the result that differ', () => {
    const at = { name: 'pair', shapes: [[2], [3]], apply: (a: Tensor, b: Tensor) => [a, doubled(b as Tensor<[3]>)] };
    const said = faultOf(() => check(finiteDifferences(at as never), { seed: 1 })).message;
    expect(said).toContain('of result 1 by entry');
    expect(said).toContain('of operand 1: the derivative gives 3, the difference quotient gives 2');
    check(adjoint(at as never), { runs: 10, seed: 1 });
  });
});

describe('checkOp', () => {
  test('passes over what is right', () => {
    checkOp(tanh, { runs: 3, seed: 1 });
    checkOp(relu, { runs: 3, seed: 1 });
  });
  test('says that differences tell nothing only after many samples', () => {
    for (let seed = 1; seed <= 40; seed++) checkOp(softsign, { only: 'second order fails for softsign, case 1,', runs: 1, seed });
  });
  test('takes a function of tensors with the shapes of its operands, or calls', () => {
    const f = (x: Tensor<[3]>, y: Tensor<[3]>): Tensor<[3]> => mul(tanh(x), y);
    checkOp(f, { shapes: [[3], [3]], runs: 3, seed: 1 });
    const cases = [{ shapes: [[2, 2]], domains: [{ low: 1, high: 2 }], apply: (x: Tensor) => doubled(x) }];
    expect(faultOf(() => checkOp(doubled, { cases: cases as never, runs: 3, seed: 1 })).message).toContain(
      'for doubled, case 1, at [2, 2]',
    );
    expect(faultOf(() => checkOp(f)).message).toBe(
      'checkOp: f names no case to test: pass the shapes of its operands, { shapes: [[2, 3]] }, or calls, { cases: [{ shapes, apply }] }',
    );
  });
  test('tests only laws that are asked for', () => {
    checkOp(doubled, { only: 'adjoint', runs: 3, seed: 1 });
    expect(faultOf(() => checkOp(tanh, { only: 'commutativity' })).message).toBe(
      "checkOp: tanh owes no law whose report contains 'commutativity'",
    );
  });
  test('shrinks to simple numbers', () => {
    const cube = defineElementwise({ name: 'cube', scalar: (s, x) => s.mul(x, s.mul(x, x)), slopes: ([x]) => [mul(x, x)] });
    expect(faultOf(() => checkOp(cube, { only: 'finite differences fails for cube, case 3', seed: 1 })).message).toMatch(
      /\n {2}operand 0: \[\[(0|-?1), (0|-?1), (0|-?1)\], \[(0|-?1), (0|-?1), (0|-?1)\]\]\n/,
    );
  });
  test('reports every law that fails', () => {
    const said = faultOf(() => checkOp(doubled, { runs: 5, seed: 1 })).message;
    expect(said.split('\n\n').length).toBeGreaterThan(1);
    expect(said).toContain('finite differences fails for doubled, case 1');
    expect(said).toContain('finite differences fails for doubled, case 2');
  });
});

describe('checkGradients', () => {
  const x = {
    w: tensor([
      [0.5, -0.25],
      [1, 2],
    ]),
    b: tensor([0.1, -3]),
  };
  test('counts the entries that it compared', () => {
    expect(checkGradients((p: typeof x) => tanh(add(p.w, p.b)), x)).toEqual({ compared: 24, skipped: 0 });
  });
  test('leaves out entries at a kink', () => {
    expect(checkGradients((t: Tensor<[3]>) => relu(t), tensor([-1, 0, 1]))).toEqual({ compared: 8, skipped: 1 });
  });
  test('throws where a derivative is wrong', () => {
    const said = faultOf(() => checkGradients((p: typeof x) => add(p.w, doubled(p.b)), x)).message;
    expect(said).toMatch(/by entry \[0\] of x\.b: the derivative gives 3, the difference quotient gives (2\.0000|1\.9999)/);
    expect(said).toContain('\n  x.b: [0.1, -3]');
  });
  test('goes on with the op that is wrong by itself', () => {
    const said = faultOf(() => checkGradients((p: typeof x) => tanh(mul(p.w, doubled(tanh(p.b)))), x)).message;
    expect(said).toMatch(
      /\nits op doubled is wrong by itself at entry \[0\] of the result by entry \[0\] of operand 0: the derivative gives 3, /,
    );
  });
  test('prints the first entries of a large tensor', () => {
    const said = faultOf(() => checkGradients((t: Tensor<[100]>) => doubled(t), tensor(new Float64Array(100), [100]))).message;
    expect(said).toContain('\n  x: 0, 0, 0, 0, 0, 0, 0, 0, … (100 entries)');
  });
  test('of a large tensor compares entries spread over it', () => {
    const large = tensor(
      Float64Array.from({ length: 500 }, (_, i) => Math.sin(i)),
      [500],
    );
    expect(checkGradients((t: Tensor<[500]>) => mul(t, t), large, { entries: 2 })).toEqual({ compared: 1000, skipped: 0 });
  });
});

import { describe, expect, test } from 'vitest';
import { ShapeError } from '../../src/errors.ts';
import { compilers, type Compiler } from './compilers.ts';
import { disagreements, type Claim } from './random/claims.ts';
import { findHoles } from './random/holes.ts';
import { hidden, known, named } from './random/laws.ts';
import { arbitraries, runTimeOf, samples, seed, type Sample } from './random/outcomes.ts';
import { printCall } from './random/terms.ts';

const drawn = samples();
const holes = findHoles(drawn);
const laws = { known: known(drawn), hidden: hidden(drawn, holes), named: named(drawn, holes) };
const claims = Object.values(laws).flat();

/** The newest compiler is asked everything, the others, which take longer, one claim in eight. */
function claimsFor(compiler: Compiler): Claim[] {
  return claims.filter((_, i) => compiler === '7.0' || i % 8 === 0);
}

describe(`of arguments drawn with seed ${seed}`, () => {
  test.each(Object.keys(compilers) as Compiler[])(
    'TypeScript %s says what the run time says, and nothing wrong of hidden or named sizes',
    (compiler) => {
      expect(disagreements(compiler, claimsFor(compiler))).toEqual([]);
    },
    600_000,
  );

  test('every rule that has a way to draw them has a twin too, and most rules have sizes that can be hidden and named', () => {
    const rules = [...arbitraries.keys()];
    const rulesOf = (list: readonly Claim[]): Set<string> => new Set(list.map(({ call }) => call.replace(/<.*/, '')));
    expect(rules.filter((rule) => runTimeOf(rule) === undefined)).toEqual([]);
    expect(rulesOf(laws.known)).toEqual(new Set(rules));
    expect(rulesOf(laws.hidden).size).toBeGreaterThan(0.9 * rules.length);
    expect(rulesOf(laws.named).size).toBeGreaterThan(0.8 * rules.length);
  });
});

describe('a type and a run time that differ', () => {
  const sample = (rule: string, ...args: Sample['args']): Sample[] => [{ rule, args }];
  const saying = (answer: unknown) => () => () => answer;
  const reported = (list: readonly Claim[]): string[] => disagreements('7.0', list);

  test('are reported with the rule, its arguments and what each says', () => {
    const wrong = [
      ...known(
        sample(
          'Concat',
          [
            [2, 3],
            [2, 5],
          ],
          -1,
        ),
        saying([2, 9]),
      ),
      ...known(
        sample(
          'Concat',
          [
            [2, 3],
            [3, 4],
          ],
          1,
        ),
        saying([2, 7]),
      ),
      ...known(sample('Transpose', [2, 3]), saying([2, 3])),
      ...known(sample('Einsum', 'ij->ik', [[2, 3]]), saying([2, 3])),
      ...known(sample('LessThan', 3, 5), saying(false)),
    ];
    expect(reported(wrong)).toEqual([
      'Concat<[[2, 3], [2, 5]], -1>: the type says Ok<[2, 8]>, the run time says Ok<[2, 9]>',
      'Concat<[[2, 3], [3, 4]], 1>: the type says "concat: [2, 3] and [3, 4] along axis 1 (axis 0: 2 ≠ 3)", the run time says Ok<[2, 7]>',
      'Transpose<[2, 3]>: the type says [3, 2], the run time says [2, 3]',
      `Einsum<"ij->ik", [[2, 3]]>: the type says EinsumFault<"equation", "einsum 'ij->ik': output index 'k' is not in the input">, the run time says Ok<[2, 3]>`,
      'LessThan<3, 5>: the type says true, the run time says false',
    ]);
  });

  test('are reported when only a sentence is another', () => {
    const fits = (rule: string) => (): unknown => runTimeOf(rule === 'Reduce' ? 'Permute' : rule)!([2, 3], [0, 0]);
    expect(reported(known(sample('Reduce', 'sum', [2, 3], [0, 0], false), fits))).toEqual([
      'Reduce<"sum", [2, 3], [0, 0], false>: the type says "sum: axis 0 is given twice in [0, 0]", the run time says "permute: axis 0 is given twice in [0, 0]"',
    ]);
  });

  test('are reported of hidden sizes, where the true answer is not among those that the type allows', () => {
    const hides = () => ({ hiding: 'number', named: false }) as const;
    const list = hidden(sample('Scalar', 'grad', [7]), hides, saying([]));
    expect(reported(list)).toEqual([
      'Scalar<"grad", [number]>: the type says "grad: the function must return a scalar, got [?]", the run time says Ok<[]>',
    ]);
    expect(
      reported(hidden(sample('Stack', [[7]], 0), (_, { path }) => ({ ...(path === '0.0.0' && hides()), named: false }), saying([2, 7]))),
    ).toEqual(['Stack<[[number]], 0>: the type says Ok<[1, number]>, the run time says Ok<[2, 7]>']);
  });

  test('are reported of a named size', () => {
    const sizes = (_: string, { path }: { readonly path: string }) => ({ named: path !== '1' });
    expect(reported(named(sample('Transpose', [3, 1]), sizes, saying([3, 1])))).toEqual([
      'Transpose<["n", 1]>: the type says [1, "n"], the run time says [3, 1]',
    ]);
    expect(
      reported(
        named(
          sample(
            'Concat',
            [
              [3, 1],
              [3, 1],
            ],
            1,
          ),
          sizes,
          saying([4, 2]),
        ),
      ),
    ).toEqual(['Concat<[["n", 1], ["n", 1]], 1>: the type says Ok<["n", 2]>, the run time says Ok<[4, 2]>']);
  });

  test('are all found when every answer and every sentence is changed', () => {
    const changed =
      (rule: string) =>
      (...args: Sample['args']): unknown => {
        try {
          return [runTimeOf(rule)!(...args), 'changed'];
        } catch (fault) {
          throw fault instanceof ShapeError ? new ShapeError(`${fault.message}!`) : fault;
        }
      };
    const some = drawn.filter((_, i) => i % 20 === 0);
    const calls = reported(known(some, changed)).map((line) => line.slice(0, line.indexOf(': the type says ')));
    expect(calls).toEqual(some.map(({ rule, args }) => printCall(rule, args)));
  });
});

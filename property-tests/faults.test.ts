// The laws bite: derivative rules with one fault each, made with the public factories, and the law that must catch it. Beside each, its right twin.
import { describe, expect, test } from 'vitest';
import { defineElementwise, defineProduct, stopGradient, type Lawful } from '../src/index.ts';
import { check, checkOp, lawsOf } from '../src/laws/index.ts';
import { maps } from './faulty-maps.ts';
import { elementwise, several, squared } from './faulty-slopes.ts';

const settings = { runs: 12, seed: 20 };

/** What a law says of an op at the first case where it fails. */
function caught(op: Lawful, name: string): string | undefined {
  for (const law of lawsOf(op).filter((one) => one.name === name)) {
    try {
      check(law, settings);
    } catch (fault) {
      return (fault as Error).message;
    }
  }
  return undefined;
}
describe.each([...elementwise, ...several, ...maps])('$fault', ({ law, wrong, right }) => {
  test(`is caught by ${law}`, () => {
    const said = caught(wrong, law);
    expect(said).toContain(`${law} fails for ${wrong.laws.name}, `);
    expect(said).toContain('seed 20, path');
  });
  test('has a right twin that passes', () => {
    checkOp(right, settings);
  });
});

test('a report names op, law, operand, entry, both values, the operands and the seed, of the simplest sample', () => {
  const said = caught(
    squared((x) => x),
    'finite differences',
  )!;
  const lines = said.split('\n').map((line) => line.trim());
  expect(lines[0]).toMatch(
    /^finite differences fails for squared, case \d, at \[.*\] at entry \[.*\] of the result by entry \[.*\] of operand 0: the derivative gives [\d.]+, the difference quotient gives [\d.]+ \(.* apart, .* allowed\)$/,
  );
  expect(lines[1]).toMatch(/^operand 0: /);
  expect(lines.at(-1)).toMatch(/^seed 20, path "[\d:]+": sample \d+, shrunk \d+ times$/);
  const [, derivative, quotient] = /derivative gives ([\d.]+), the difference quotient gives ([\d.]+)/.exec(lines[0]!)!;
  expect(Number(quotient) / Number(derivative)).toBeCloseTo(2, 6);
});

test('an op of products owes the laws too', () => {
  checkOp(defineProduct({ name: 'weighted', equation: 'bi,ij,bj->b' }), settings);
});

test('an op without cases is not passed over', () => {
  expect(() => checkOp(stopGradient)).toThrow('checkOp: stopGradient names no case to test');
});

test('a derivative that can nowhere be compared with differences is a failure', () => {
  const stairs = defineElementwise({ name: 'stairs', scalar: (s, x) => s.floor(s.mul(x, s.constant(1e6))), slopes: () => [null] });
  expect(caught(stairs, 'finite differences')).toMatch(/^finite differences tell nothing of stairs/);
});

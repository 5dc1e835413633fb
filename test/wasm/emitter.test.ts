import { expect, test } from 'vitest';
import { callResult, f64, i32, type Ex } from '../../src/wasm/emitter.ts';
import { FunctionBuilder } from '../../src/wasm/function.ts';
import { instantiate, ModuleBuilder } from '../../src/wasm/module.ts';

/** The value of an integer expression of two integers. */
function evaluate(make: (a: Ex<'i32'>, b: Ex<'i32'>) => Ex<'i32'>, a = 0, b = 0): number {
  const f = new FunctionBuilder({ returns: true });
  f.return(make(f.param('i32'), f.param('i32')));
  const module = new ModuleBuilder();
  module.add(f, 'f');
  return (instantiate(module.toBytes(), new WebAssembly.Memory({ initial: 1 })).f as (a: number, b: number) => number)(a, b);
}

test('integer instructions do what their names say', () => {
  expect(evaluate((a, b) => i32.add(a, b), 5, 7)).toBe(12);
  expect(evaluate((a, b) => i32.sub(a, b), 5, 7)).toBe(-2);
  expect(evaluate((a, b) => i32.mul(a, b), 5, -7)).toBe(-35);
  expect(evaluate((a, b) => i32.and(a, b), 12, 10)).toBe(8);
  expect(evaluate((a, b) => i32.or(a, b), 12, 10)).toBe(14);
  expect(evaluate((a, b) => i32.shiftLeft(a, b), 3, 4)).toBe(48);
  expect(evaluate((a, b) => i32.shiftRight(a, b), -1, 28)).toBe(15);
  expect(evaluate((a, b) => i32.equal(a, b), 3, 3)).toBe(1);
  expect(evaluate((a, b) => i32.less(a, b), -1, 1)).toBe(1);
  expect(evaluate((a, b) => i32.lessUnsigned(a, b), -1, 1)).toBe(0);
  expect(evaluate((a, b) => i32.greater(a, b), 1, -1)).toBe(1);
  expect(evaluate((a, b) => i32.greaterEqual(a, b), 1, 1)).toBe(1);
  expect(evaluate((a) => i32.isZero(a), 0)).toBe(1);
  expect(evaluate((a, b) => i32.select(a, b, i32.constant(9)), 1, 4)).toBe(4);
  expect(evaluate((a, b) => i32.select(a, b, i32.constant(9)), 0, 4)).toBe(9);
  expect(evaluate(() => i32.constant(-123456789))).toBe(-123456789);
});

test.each([
  [3.9, 3],
  [-2.5, 0],
  [Number.NaN, 0],
  [1e20, -1],
])('%d saturates to the bits of %d', (value, expected) => {
  expect(evaluate(() => i32.saturate(f64.constant(value)))).toBe(expected);
});

test('doubles are chosen, compared and made of integers', () => {
  expect(evaluate((a) => f64.equal(f64.fromUnsigned(a), f64.constant(2 ** 32 - 1)), -1)).toBe(1);
  expect(evaluate((a) => i32.saturate(f64.select(a, f64.constant(5), f64.constant(6))), 0)).toBe(6);
  expect(evaluate((a) => i32.saturate(f64.add(f64.fromUnsigned(a), f64.constant(0.75))), 4)).toBe(4);
});

test('a call leaves the result of the function that it names', () => {
  const [inner, outer] = [new FunctionBuilder({ returns: true }), new FunctionBuilder({ returns: true })];
  inner.return(i32.mul(inner.param('i32'), i32.constant(3)));
  const module = new ModuleBuilder();
  const index = module.add(inner);
  outer.return(i32.add(callResult(index, i32.constant(4)), i32.constant(1)));
  module.add(outer, 'outer');
  expect((instantiate(module.toBytes(), new WebAssembly.Memory({ initial: 1 })).outer as () => number)()).toBe(13);
});

import { expect, test } from 'vitest';
import { identityOf, keyOfData, numberKey } from '../../src/compile/key.ts';

test('equal plain data have equal keys', () => {
  const make = (): unknown => ({ axes: [1, 2], name: 'x', deep: { to: [[0, 1]], none: undefined, nothing: null, yes: true } });
  expect(keyOfData(make())).toBe(keyOfData(make()));
});

test('different data have different keys', () => {
  const f = (): number => 1;
  const table = Float64Array.of(1);
  const data = [
    ...[undefined, null, 0, -0, 1, '1', '0', '', NaN, 'NaN', true, 'true', [], {}, [[]], [1], ['1'], [1, 2], [12], [[1], 2], [1, [2]]],
    ...[
      { a: 1 },
      { b: 1 },
      { a: [1] },
      { a: '1' },
      { 'a:1': 1 },
      { a: 1, b: 2 },
      f,
      (): number => 1,
      table,
      Float64Array.of(1),
      new Map(),
      1n,
    ],
  ];
  const keys = data.map(keyOfData);
  expect(new Set(keys).size).toBe(data.length);
});

test('what is not plain data is known by its identity, as long as it lives', () => {
  const [a, b] = [new Map(), new Map()];
  expect(identityOf(a)).toBe(identityOf(a));
  expect(identityOf(a)).not.toBe(identityOf(b));
  expect(keyOfData({ a })).toBe(keyOfData({ a }));
});

test('the two zeros have keys of their own', () => {
  expect(numberKey(-0)).not.toBe(numberKey(0));
});

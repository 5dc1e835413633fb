import { expect, test } from 'vitest';
import { accuracyOf, confusion, drawConfusion } from '../../../examples/digits/confusion.ts';

const table = confusion([0, 0, 1, 2, 2, 2], [0, 2, 1, 2, 2, 0], 4);

test('each digit is counted in its row, under what it was read as', () => {
  expect(table).toEqual([
    [1, 0, 1, 0],
    [0, 1, 0, 0],
    [1, 0, 2, 0],
    [0, 0, 0, 0],
  ]);
});

test('the accuracy is the part on the diagonal', () => {
  expect(accuracyOf(table)).toBe(4 / 6);
  expect(accuracyOf(confusion([], [], 3))).toBe(0);
});

test('the drawing lines up, says how much was right, and marks what never was', () => {
  expect(drawConfusion(table).split('\n')).toEqual([
    'digit │  0  1  2  3 │ read rightly',
    '──────┼─────────────┼─────────────',
    '    0 │  1  ·  1  · │  50.0 %',
    '    1 │  ·  1  ·  · │ 100.0 %',
    '    2 │  1  ·  2  · │  66.7 %',
    '    3 │  ·  ·  ·  · │       -',
  ]);
});

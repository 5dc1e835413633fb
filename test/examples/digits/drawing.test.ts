import { expect, test } from 'vitest';
import { drawDigit, sideBySide } from '../../../examples/digits/drawing.ts';

test('a pixel is half a character: upper, lower, both or none', () => {
  const image = new Uint8Array(784);
  image[0] = 255;
  image[28 + 1] = 255;
  image[2] = image[28 + 2] = 96;
  image[3] = 95;
  const lines = drawDigit(image);
  expect(lines).toHaveLength(14);
  expect(lines[0]).toBe(`▀▄█${' '.repeat(25)}`);
  expect(lines[1]).toBe(' '.repeat(28));
});

test('drawings stand side by side while they fit, with their captions, without lines that are empty in all', () => {
  const drawing = (mark: string, caption: string): { lines: string[]; caption: string } => ({
    lines: [mark.padEnd(28), ' '.repeat(28)],
    caption,
  });
  const text = sideBySide([drawing('a', 'one'), drawing('b', 'two'), drawing('c', 'three')], 60);
  expect(text.split('\n')).toEqual([`a${' '.repeat(29)}b`, `one${' '.repeat(27)}two`, '', 'c', 'three', '']);
});

test('a narrow terminal gets one below the other, and no drawings are no lines', () => {
  const drawing = { lines: ['x'.repeat(28)], caption: 'x' };
  expect(sideBySide([drawing, drawing], 20).split('\n')).toHaveLength(6);
  expect(sideBySide([], 80)).toBe('');
});

import { describe, expect, test } from 'vitest';
import { display, grouped, progressLine, RunningMean, type Progress } from '../../../examples/digits/progress.ts';

const progress: Progress = { samples: 150_000, samplesInEpoch: 60_000, epochs: 10, seconds: 5, loss: 0.06123, accuracy: 0.9812 };

test('the line says epoch, speed, loss, accuracy and what is left', () => {
  expect(progressLine(progress)).toBe('epoch  3/10 · 30 000 digits/s · loss 0.0612 · accuracy 98.1 % · 15 s left');
});

test('the end of an epoch still belongs to it, and no time passed is no speed', () => {
  expect(progressLine({ ...progress, samples: 60_000, seconds: 0 })).toBe('epoch  1/10 · 0 digits/s · loss 0.0612 · accuracy 98.1 %');
});

test('numbers are grouped by thousands', () => {
  expect([0, 999, 1000, 31_000, 1_234_567].map(grouped)).toEqual(['0', '999', '1 000', '31 000', '1 234 567']);
});

test('a running mean is the mean at first, and then forgets', () => {
  const mean = new RunningMean(2);
  const seen = [4, 2, 7].map((value) => (mean.add(value), mean.value));
  expect(seen).toEqual([4, 3, 5]);
});

describe('the display', () => {
  const record = (isTTY: boolean): { written: string[]; out: { isTTY: boolean; write: (text: string) => void } } => {
    const written: string[] = [];
    return { written, out: { isTTY, write: (text) => void written.push(text) } };
  };

  test('off a terminal writes a line for each finished epoch', () => {
    const { written, out } = record(false);
    const view = display(out);
    for (const samples of [30_000, 60_000, 90_000, 120_000]) view.show({ ...progress, samples });
    view.end();
    expect(written.map((line) => line.slice(0, 11))).toEqual(['epoch  1/10', 'epoch  2/10']);
    expect(written.every((line) => line.endsWith('left\n'))).toBe(true);
  });

  test('on a terminal writes over its line, at most ten times a second', () => {
    const { written, out } = record(true);
    const view = display(out);
    for (let i = 0; i < 100; i++) view.show({ ...progress, samples: 1000 + i, seconds: 1 + i / 100 });
    view.end();
    expect(written.length).toBeGreaterThan(5);
    expect(written.length).toBeLessThanOrEqual(12);
    expect(written.slice(0, -1).every((text) => text.startsWith('\r\x1b[2K') && !text.includes('\n'))).toBe(true);
    expect(written.at(-1)).toBe('\n');
  });
});

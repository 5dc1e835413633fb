import { describe, expect, test } from 'vitest';
import { chart, type Panel } from '../../../examples/pictures/chart.ts';

const axes = { xLabel: 'epochs', xTicks: [0, 1, 2] };
const panel: Panel = {
  title: 'Loss < 1 & falling',
  points: [
    { x: 0, y: 1 },
    { x: 1, y: 0.1 },
    { x: 2, y: 0.0001 },
  ],
  scale: 'log',
  ticks: [0.01, 0.1, 1],
  format: String,
};

test('a curve runs from corner to corner of its axes, and stops at their ends', () => {
  expect(/ d="([^"]*)"/.exec(chart([panel], axes))![1]).toBe('M64 40L222 126L380 212');
  expect(/ d="([^"]*)"/.exec(chart([{ ...panel, scale: 'linear', ticks: [0, 1] }], axes))![1]).toBe('M64 40L222 194.8L380 212');
});

test('what was measured lies as dots where a curve through it would run', () => {
  const dots = [...chart([{ ...panel, dots: panel.points }], axes).matchAll(/<circle class="dot" cx="([^"]*)" cy="([^"]*)"/g)];
  expect(dots.map(([, x, y]) => [Number(x), Number(y)])).toEqual([
    [64, 40],
    [222, 126],
    [380, 212],
  ]);
  expect(chart([panel], axes)).not.toContain('<circle');
});

test('ticks are labelled, and text is escaped', () => {
  const svg = chart([panel], axes);
  for (const label of ['>0.01<', '>0.1<', '>1<', '>2<', '>epochs<', 'Loss &lt; 1 &amp; falling']) expect(svg).toContain(label);
});

test('panels stand side by side', () => {
  const svg = chart([panel, panel], axes);
  expect(svg).toContain('viewBox="0 0 800 260"');
  expect(svg).toContain('<g class="panel1" transform="translate(400 0)">');
});

describe('axes that make no sense are refused', () => {
  test('one tick', () => {
    expect(() => chart([{ ...panel, ticks: [1] }], axes)).toThrow('chart: an axis needs two ticks or more, got 1');
  });
  test('a logarithm of 0', () => {
    expect(() => chart([{ ...panel, ticks: [0, 1] }], axes)).toThrow('chart: a logarithmic axis needs ticks above 0, got 0');
  });
});

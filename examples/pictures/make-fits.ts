// Makes the pictures of the fits: node --conditions=cotangent-source examples/pictures/make-fits.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { jacobian, sub, tensor, vmap } from 'cotangent';
import { levenbergMarquardt, parameterizedFunction } from 'cotangent/optim';
import { h, run, steps } from '../models/lotka-volterra.ts';
import * as peaks from '../models/peaks.ts';
import { chart } from './chart.ts';

const folder = new URL('../../docs/pictures/', import.meta.url);
await mkdir(folder, { recursive: true });

// the spectrum of eight peaks: what was measured, the fit, and what is left
const [xs, ys] = [tensor(peaks.x, [400]), tensor(peaks.y, [400])];
const { x: p } = levenbergMarquardt(
  (p) =>
    sub(
      vmap((x) => peaks.spectrum(p, x), xs),
      ys,
    ),
  tensor(peaks.start, [34]),
);
const fitted = parameterizedFunction(peaks.spectrum, peaks.x)(p.data);
const measured = peaks.x.map((x, i) => ({ x, y: peaks.y[i]! }));
const picture = chart(
  [
    {
      title: 'Eight peaks: 400 points, 34 parameters',
      points: peaks.x.map((x) => ({ x, y: fitted(x) })),
      dots: measured,
      scale: 'linear',
      ticks: [0, 2, 4, 6, 8],
      format: String,
    },
    {
      title: 'What the fit leaves',
      points: [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ],
      dots: measured.map(({ x, y }) => ({ x, y: y - fitted(x) })),
      scale: 'linear',
      ticks: [-0.08, -0.04, 0, 0.04, 0.08],
      format: String,
    },
  ],
  { xLabel: 'x', xTicks: [0, 20, 40, 60, 80, 100] },
);
await writeFile(new URL('fit.svg', folder), picture);

// predators and prey: the run, and how it depends on the growth of the prey
const setting = { start: tensor([1, 0.5]), rates: tensor([1.1, 0.8, 0.9, 0.5]) };
const states = run(setting);
const byRates = jacobian((rates) => run({ ...setting, rates }), setting.rates, { order: 'forward' }).value;
const moved = (by: number) => run({ ...setting, rates: tensor([1.1 + by, 0.8, 0.9, 0.5]) }).data;
const [ahead, behind] = [moved(1e-5), moved(-1e-5)];
const times = Array.from({ length: steps }, (_, i) => i);
const sensitivity = chart(
  [
    {
      title: 'Prey, by 300 steps of Runge–Kutta',
      points: times.map((i) => ({ x: (i + 1) * h, y: states.data[2 * i]! })),
      scale: 'linear',
      ticks: [0, 1, 2, 3, 4, 5],
      format: String,
    },
    {
      title: '∂ prey / ∂α; dots: finite differences',
      points: times.map((i) => ({ x: (i + 1) * h, y: byRates.data[8 * i]! })),
      dots: times.filter((i) => i % 6 === 0).map((i) => ({ x: (i + 1) * h, y: (ahead[2 * i]! - behind[2 * i]!) / 2e-5 })),
      scale: 'linear',
      ticks: [-20, -10, 0, 10, 20],
      format: String,
    },
  ],
  { xLabel: 'time', xTicks: [0, 3, 6, 9, 12, 15] },
);
await writeFile(new URL('ode.svg', folder), sensitivity);

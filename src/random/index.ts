export { key, splitKey } from './key.ts';
export type { Key, Keys } from './key.ts';
export { normal, uniform } from './distributions.ts';

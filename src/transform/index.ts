export { grad, jvp, valueAndGrad, vjp } from './grad.ts';
export type { Pullback } from './grad.ts';
export { vmap } from './vmap.ts';

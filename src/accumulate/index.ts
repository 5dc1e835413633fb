export { compose, hessian, jacobian } from './jacobian.ts';
export type { Jacobian, Jacobians } from './jacobian.ts';
export type { Order, OrderOptions } from './plan.ts';
export { chainProduct, matrixFreeChain } from './chain.ts';
export type { Bracketing, ChainProduct } from './chain.ts';

export { compose, hessian, jacobian } from './jacobian.ts';
export type { Jacobian, JacobianOptions, Jacobians } from './jacobian.ts';
export type { Order } from './eliminate.ts';
export { chainProduct, matrixFreeChain } from './chain.ts';
export type { Bracketing, ChainProduct } from './chain.ts';

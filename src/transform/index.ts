export { grad, jvp, valueAndGrad, vjp } from './grad.ts';
export { compose, hessian, jacobian } from './jacobian.ts';
export type { Jacobian, JacobianOptions, Jacobians, Order } from './jacobian.ts';

export { grad, jvp, valueAndGrad, vjp } from './grad.ts';

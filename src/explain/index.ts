export { explain, Explanation } from './explain.ts';
export type { ExplainedProduct, ExplainedStep, ExplainedValue, LocalJacobian } from './explain.ts';

import './compile/install.ts';

export type * from '../types/index.ts';
export * from './errors.ts';
export { arange, assertShape, eye, full, ones, tensor, toArray, zeros } from './tensor/create.ts';
export { isTensor } from './tensor/tensor.ts';
export type { Tensor } from './tensor/tensor.ts';
export type { Tree } from './tensor/tree.ts';
export * from './ops/index.ts';
export { defineElementwise } from './ops/define-elementwise.ts';
export { defineOperator } from './ops/define-operator.ts';
export * from './random/index.ts';
export { compile } from './compile/compile.ts';
export type { Compiled, CompileOptions } from './compile/compile.ts';
export * from './transform/index.ts';
export * from './accumulate/index.ts';

import './compile/install.ts';

export type * from '../types/index.ts';
export * from './errors.ts';
export type { Dims } from './shape/dims.ts';
export type { Elementary, Primitives, Scalar as ScalarAlgebra, ScalarFunction } from './scalar/scalar.ts';
export { arange, assertShape, eye, full, ones, tensor, toArray, zeros } from './tensor/create.ts';
export { isTensor } from './tensor/tensor.ts';
export type { Nested, NumberArray, ShapeOfLiteral } from './tensor/create.ts';
export type {
  Chain as LinearChain,
  Label,
  Linear as LinearMap,
  Operator as LinearOperator,
  Product as LinearProduct,
  Sum as LinearSum,
} from './tensor/linear-map.ts';
export type { Access, Lowering, Op, ProductSpec } from './tensor/op.ts';
export type { NamedSize, ShapeValue, SizeValue, Tensor } from './tensor/tensor.ts';
export type { Tree } from './tensor/tree.ts';
export * from './ops/index.ts';
export { defineElementwise } from './ops/define-elementwise.ts';
export type { Binary, ElementwiseDefinition, Slope, Ternary, Unary } from './ops/define-elementwise.ts';
export { defineOperator } from './ops/define-operator.ts';
export type { LinearRule, OperatorDefinition, OperatorFunction } from './ops/define-operator.ts';
export { defineProduct } from './ops/define-product.ts';
export type { ProductFunction } from './ops/define-product.ts';
export type { Domain, LawCase, Lawful, Laws } from './ops/laws.ts';
export type { ResizeMethod } from './ops/resize.ts';
export * from './random/index.ts';
export { compile } from './compile/compile.ts';
export type { Compiled, CompileOptions } from './compile/compile.ts';
export * from './transform/index.ts';
export * from './accumulate/index.ts';
export * from './sparse/index.ts';
export * from './explain/index.ts';

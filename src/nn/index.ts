// Layers for `sequential`, and `linear` for models written by hand with the ops of `cotangent`.
export { activation, logSoftmax, relu, sigmoid, softmax, softplus, tanh } from './activations.ts';
export type { LastAxisF, SameF } from './activations.ts';
export { apply } from './apply.ts';
export type { ApplyOut } from './apply.ts';
export { dense } from './dense.ts';
export type { DenseF, Units } from './dense.ts';
export { flatten } from './flatten.ts';
export type { FlattenF } from './flatten.ts';
export { initialize } from './initialize.ts';
export { defineLayer } from './layer.ts';
export type { Initializer, Layer, LayerRules } from './layer.ts';
export { linear } from './linear.ts';
export type { Linear } from './linear.ts';
export { sequential } from './sequential.ts';
export type { Model, Placed } from './sequential.ts';

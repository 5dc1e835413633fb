import type { Shape } from './dim.ts';

/**
 * Shape of the values of a Jacobian: of each entry of a Y by each entry of an X.
 *
 * @example JacobianShape<[10], [28, 28]> // [10, 28, 28]
 */
export type JacobianShape<Y extends Shape, X extends Shape> = [...Y, ...X];

/**
 * Where an entry of an S-shaped tensor is: one number for each axis.
 *
 * @example IndexOf<[28, 28]> // readonly [number, number]
 * @example IndexOf<Shape>    // readonly number[]
 */
export type IndexOf<S extends Shape> = { readonly [Axis in keyof S]: number };

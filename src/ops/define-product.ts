import type { Out, Rule } from '../../types/dim.ts';
import type { EinsumRule } from '../../types/einsum.ts';
import type { EinsumArg, EinsumOperand } from '../../types/einsum-fault.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { ShapesOf } from './concat.ts';
import { einsum } from './einsum.ts';
import { withLaws, type Domain, type Lawful } from './laws.ts';

/** A product with fixed labels, of any number of operands. */
export interface ProductFunction<E extends string> extends Lawful {
  <const T extends readonly Tensor[]>(
    ...operands: { readonly [K in keyof T]: ProductOperand<EinsumRule<E, ShapesOf<T>>, K, T[K]> }
  ): Tensor<Out<EinsumRule<E, ShapesOf<T>>>>;
}

// where the labels are fixed, a fault of the equation is one of the number of operands: the first one tells it
type ProductOperand<R extends Rule, Key, T> = Key extends '0' ? EinsumArg<R, 'equation' | 0, T> : EinsumOperand<R, Key, T>;

/** What a product is made from. */
export interface ProductDefinition<E extends string> {
  readonly name: string;
  /** As for `einsum`: 'bi,ij,bj->b'. */
  readonly equation: E;
  readonly laws?: { readonly domain?: Domain };
}

/**
 * Make a product op from its labels: shape rule, kernels, jvp, vjp, Jacobian, batching and laws follow.
 * @throws ShapeError when operands do not fit the equation
 * @__NO_SIDE_EFFECTS__
 */
export function defineProduct<const E extends string>({ name, equation, laws }: ProductDefinition<E>): ProductFunction<E> {
  const call = (...operands: readonly Tensor[]): Tensor =>
    (einsum as unknown as (equation: string, ...operands: readonly Tensor[]) => Tensor)(equation, ...operands);
  const cases = [
    [2, 3],
    [3, 1],
  ].map((sizes) => ({ shapes: exampleShapes(equation, sizes), apply: call }));
  return withLaws<ProductFunction<E>>({ name, cases, ...laws }, call as never);
}

/** Shapes that fit an equation: letters take the sizes in turn, an ellipsis stands for one axis. */
function exampleShapes(equation: string, sizes: Dims): Dims[] {
  const letters: string[] = [];
  const sizeOf = (letter: string): number => {
    if (!letters.includes(letter)) letters.push(letter);
    return sizes[letters.indexOf(letter) % sizes.length]!;
  };
  const left = equation.replaceAll(' ', '').split('->')[0]!;
  return left.split(',').map((subscript) => [...subscript.replace('...', '.')].map(sizeOf));
}

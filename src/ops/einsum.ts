import type { Out } from '../../types/dim.ts';
import type { EinsumRule } from '../../types/einsum.ts';
import type { EinsumArg, EinsumOperand } from '../../types/einsum-fault.ts';
import { DataError } from '../errors.ts';
import { parseEinsum } from '../shape/einsum.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import type { Label } from '../tensor/linear-map.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import type { ShapesOf } from './concat.ts';
import { diagonalValue } from './diagonal.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product } from './product.ts';

interface EinsumFunction extends Lawful {
  <const E extends string, const T extends readonly Tensor[]>(
    equation: EinsumArg<EinsumRule<E, ShapesOf<T>>, 'equation', E>,
    ...operands: { readonly [K in keyof T]: EinsumOperand<EinsumRule<E, ShapesOf<T>>, K, T[K]> }
  ): Tensor<Out<EinsumRule<E, ShapesOf<T>>>>;
}

interface Operand {
  readonly x: Value;
  readonly labels: readonly Label[];
}

/**
 * Einstein summation of any number of operands: 'bij,bjk->bik'. A label given twice in an operand is its diagonal, an ellipsis stands for
 * leading axes (broadcast), and without '->' the result has the labels that occur once, in alphabetical order.
 * @throws ShapeError when the equation does not fit the operands
 */
export const einsum: EinsumFunction = withLaws<EinsumFunction>(
  {
    name: 'einsum',
    examples: ["einsum('bij,bjk->bik', zeros([2, 2, 3]), zeros([2, 3, 4]))", "einsum('...ij->...ji', zeros([2, 1, 3]))"],
    cases: [
      { shapes: [[2, 3]], apply: (a) => einsum('ij->ji', a!) },
      { shapes: [[3, 3]], apply: (a) => einsum('ii->i', a!) },
      { shapes: [[3, 3]], apply: (a) => einsum('ii', a!) },
      {
        shapes: [
          [2, 2, 3],
          [2, 3, 2],
        ],
        apply: (a, b) => einsum('bij,bjk->bik', a!, b!),
      },
      { shapes: [[2, 2], [2]], apply: (a, b) => einsum('ii,i->', a!, b!) },
      {
        shapes: [
          [2, 1, 3],
          [2, 3, 2],
        ],
        apply: (a, b) => einsum('...ij,...jk->...ik', a!, b!),
      },
      { shapes: [[2], [3], [2, 3]], apply: (a, b, c) => einsum('i,j,ij->', a!, b!, c!) },
      { shapes: [[2], [2], [2]], apply: (a, b, c) => einsum('i,i,i->', a!, b!, c!) },
      { shapes: [[2, 3], [4]], apply: (a, b) => einsum('ij,k->ik', a!, b!) },
      { shapes: [[2], [2, 3], [3, 2], [2]], apply: (a, b, c, d) => einsum('i,ij,jk,k', a!, b!, c!, d!) },
    ],
  },
  ((equation: string, ...operands: readonly Tensor[]) => {
    if (typeof equation !== 'string') throw new DataError(`einsum: expected an equation such as 'ij,jk->ik', got ${describe(equation)}`);
    const values = operands.map((x) => valueOf('einsum', x));
    const { inputs, output, sizes } = labelled(
      equation,
      values.map((x) => x.shape),
    );
    let rest = values.map((x, k) => withoutRepeats({ x, labels: inputs[k]! }));
    while (rest.length > 2) rest = contractCheapest(rest, output, sizes);
    return shaped(
      product(
        rest.map((o) => o.x),
        rest.map((o) => o.labels),
        output,
        sizes,
      ),
    );
  }) as never,
);

/** The parsed equation with numbers for its labels. */
function labelled(equation: string, shapes: readonly Dims[]): { inputs: Label[][]; output: Label[]; sizes: Dims } {
  const parsed = parseEinsum(equation, shapes);
  const names = [...parsed.sizes.keys()];
  const numbered = (labels: readonly string[]): Label[] => labels.map((l) => names.indexOf(l));
  return { inputs: parsed.inputs.map(numbered), output: numbered(parsed.output), sizes: [...parsed.sizes.values()] };
}

/** A label given twice becomes one, on the diagonal: only so is einsum closed under its adjoint. */
function withoutRepeats({ x, labels }: Operand): Operand {
  const second = labels.findIndex((l, i) => labels.indexOf(l) < i);
  if (second < 0) return { x, labels };
  const first = labels.indexOf(labels[second]!);
  return withoutRepeats({ x: diagonalValue(x, first, second), labels: labels.filter((_, i) => i !== second) });
}

/** Replace the pair of operands whose product costs least by that product. */
function contractCheapest(operands: readonly Operand[], output: readonly Label[], sizes: readonly number[]): Operand[] {
  let best: { cost: number; i: number; j: number } | undefined;
  for (let j = 1; j < operands.length; j++) {
    for (let i = 0; i < j; i++) {
      const cost = sizeOf([...new Set([...operands[i]!.labels, ...operands[j]!.labels])].map((l) => sizes[l]!));
      if (!best || cost < best.cost) best = { cost, i, j };
    }
  }
  const [a, b] = [operands[best!.i]!, operands[best!.j]!];
  const others = operands.filter((o) => o !== a && o !== b);
  const needed = new Set([...output, ...others.flatMap((o) => o.labels)]);
  const labels = [...new Set([...a.labels, ...b.labels])].filter((l) => needed.has(l));
  return [...others, { x: product([a.x, b.x], [a.labels, b.labels], labels, sizes), labels }];
}

import type { ScalarFunction } from '../scalar/scalar.ts';
import type { ProductSpec } from '../tensor/op.ts';
import type { Label } from '../tensor/linear-map.ts';
import type { Node } from '../tensor/tensor.ts';
import { stridesOf } from '../shape/dims.ts';
import type { ContractSpec } from '../wasm/kernel.ts';
import type { Views } from './views.ts';

/** How the entries of two operands meet. */
export const multiply: ScalarFunction = (s, a, b) => s.mul(a!, b!);

/** Whether a node is a product of two operands in which every label has a role: kept labels are some operand's, summed ones are both's. */
export function isContraction(node: Node): boolean {
  if (node.inputs.length !== 2) return false;
  const { inputs, output } = node.attrs as ProductSpec;
  const [a, b] = inputs as readonly [readonly Label[], readonly Label[]];
  const summed = [...a, ...b].filter((l) => !output.includes(l));
  return output.every((l) => a.includes(l) || b.includes(l)) && summed.every((l) => a.includes(l) && b.includes(l));
}

/** A product of two operands by the roles of its labels: in both and kept, in one and kept, in both and summed. */
export function contractSpecOf(node: Node, views: Views): ContractSpec {
  const { inputs, output, sizes } = node.attrs as ProductSpec;
  const [a, b] = inputs as readonly [readonly Label[], readonly Label[]];
  const roles = {
    batch: output.filter((l) => a.includes(l) && b.includes(l)),
    rows: output.filter((l) => a.includes(l) && !b.includes(l)),
    columns: output.filter((l) => b.includes(l) && !a.includes(l)),
    sum: a.filter((l) => !output.includes(l)),
  };
  const [x, y] = node.inputs.map((v) => views.at(v).strides) as [readonly number[], readonly number[]];
  const dense = stridesOf(node.shape);
  const dims = (labels: readonly Label[]): number[] => labels.map((l) => sizes[l]!);
  const strides = (own: readonly Label[], of: readonly number[]) => (labels: readonly Label[]) => labels.map((l) => of[own.indexOf(l)]!);
  const [inA, inB, inOut] = [strides(a, x), strides(b, y), strides(output, dense)];
  return {
    kind: 'contract',
    batch: dims(roles.batch),
    rows: dims(roles.rows),
    columns: dims(roles.columns),
    sum: dims(roles.sum),
    a: { batch: inA(roles.batch), rows: inA(roles.rows), sum: inA(roles.sum) },
    b: { batch: inB(roles.batch), columns: inB(roles.columns), sum: inB(roles.sum) },
    out: { batch: inOut(roles.batch), rows: inOut(roles.rows), columns: inOut(roles.columns) },
  };
}

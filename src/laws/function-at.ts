import type { Domain, Lawful } from '../ops/laws.ts';
import { show } from '../shape/dim.ts';
import type { Dims } from '../shape/dims.ts';
import { placeholder } from '../tensor/graph.ts';
import { shaped, type Tensor } from '../tensor/tensor.ts';
import { flatten } from '../tensor/tree.ts';

/** A function at fixed shapes: what a law is stated of. */
export interface FunctionAt {
  /** What reports call it. */
  readonly name: string;
  /** What reports call the operands; by their number where absent. */
  readonly operands?: readonly string[];
  /** The shape of each operand. */
  readonly shapes: readonly Dims[];
  /** Where each operand is drawn from; [-2, 2] where absent. Whole numbers are held fixed by derivatives. */
  readonly domains?: readonly (Domain | undefined)[];
  /** Arguments at which a derivative jumps: drawn often, so that conventions are tested there too. */
  readonly kinks?: readonly number[];
  /** Whether compiled and interpreted results must agree bit for bit, as those of elementwise functions do. */
  readonly exact?: boolean;
  /** A tensor, or a tree of tensors. */
  readonly apply: (...operands: readonly Tensor[]) => unknown;
}

const usual: Domain = { low: -2, high: 2 };

/** Where an operand is drawn from. */
export function domainOf(at: FunctionAt, operand: number): Domain {
  return at.domains?.[operand] ?? usual;
}

/** What reports call an operand. */
export function operandName(at: FunctionAt, operand: number): string {
  return at.operands?.[operand] ?? `operand ${operand}`;
}

/** The operands by which the function is differentiated. */
export function differentiable(at: FunctionAt): number[] {
  return [...at.shapes.keys()].filter((k) => !domainOf(at, k).integers);
}

/** The shapes of the results, found without computing any. */
export function resultShapes(at: FunctionAt): Dims[] {
  return flatten(at.apply(...at.shapes.map((shape) => shaped<Tensor>(placeholder(shape)))), at.name).leaves.map((leaf) => leaf.shape);
}

/** Every case of an op's laws. */
export function functionsOf(op: Lawful): FunctionAt[] {
  const { name, domain, kinks, cases } = op.laws;
  const exact = 'op' in op && (op.op as { lowering?: { kind: string } }).lowering?.kind === 'map';
  return cases.map(({ title, shapes, domains, apply }, i) => ({
    name: `${name}, ${title ?? `case ${i + 1}`}, at ${shapes.map(show).join(' ')}`,
    shapes,
    apply,
    exact,
    domains: shapes.map((_, k) => domains?.[k] ?? domain),
    ...(kinks && { kinks }),
  }));
}

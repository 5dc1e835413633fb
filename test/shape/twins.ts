import { join } from 'node:path';
import { isWhole } from '../../src/shape/arithmetic.ts';
import { broadcastShapes } from '../../src/shape/broadcast.ts';
import { sizeOf } from '../../src/shape/dims.ts';
import { checkShape } from '../../src/shape/check-shape.ts';
import { batchShape } from '../../src/shape/layer.ts';
import { matmulShape } from '../../src/shape/matmul.ts';
import { modulesOf } from '../modules.ts';
import type { Argument } from './cases.ts';

/** A rule at run time. The rows of the table fit the parameters of the twin that they name. */
export type Twin = (...args: readonly Argument[]) => unknown;

const modules = await modulesOf<Readonly<Record<string, unknown>>>(join(import.meta.dirname, '../../src/shape'));
const functions = new Map([...modules.values()].flatMap((module) => Object.entries(module)));

/** Twins that are not called after their rule. */
const others: Readonly<Record<string, (...args: never[]) => unknown>> = {
  Broadcast3: (op: string, ...shapes: (readonly number[])[]) => broadcastShapes(op, shapes),
  CheckShape: (op: string, shape: readonly number[]) => {
    checkShape(op, shape);
    return shape;
  },
  MatMul: matmulShape,
  Batch: batchShape,
  IsWhole: isWhole,
  Product: sizeOf,
};

/** The twin of a rule: of `Reduce`, `reduceShape`; of `SameShape`, `sameShape`. */
export function twinOf(rule: string): Twin | undefined {
  const name = `${rule[0]!.toLowerCase()}${rule.slice(1).replace(/Shape$/, '')}Shape`;
  return (others[rule] ?? functions.get(name)) as Twin | undefined;
}

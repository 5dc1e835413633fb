import type { Node } from '../tensor/tensor.ts';
import { isPacked } from '../wasm/assemble.ts';
import { contractSpecOf, isContraction } from './product.ts';
import type { Views } from './views.ts';

/** map: elementwise nodes alone; reduction: a nest that sums or takes an extremum; packed: the packed product; others as their lowering says. */
export type StepKind = 'map' | 'reduction' | 'packed' | 'place' | 'rows' | 'loop' | 'branch' | 'host';

/** What kind of step computes a node. @throws Error for a view */
export function kindOf(node: Node, views: Views): StepKind {
  const { kind } = node.op.lowering;
  switch (kind) {
    case 'map':
    case 'place':
    case 'rows':
    case 'loop':
    case 'branch':
    case 'host':
      return kind;
    case 'reduce':
      return 'reduction';
    case 'product':
      return isContraction(node) && isPacked(contractSpecOf(node, views)) ? 'packed' : 'reduction';
    default:
      throw new Error(`compile: ${node.op.name} has no kernel`);
  }
}

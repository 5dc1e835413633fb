import type { Label } from '../tensor/linear-map.ts';
import type { Op, ProductSpec } from '../tensor/op.ts';
import { reach } from '../tensor/graph.ts';
import { isConcrete, Node, type Value } from '../tensor/tensor.ts';
import { expand } from '../transform/expand.ts';
import { identityOf, keyOfData, numberKey } from './key.ts';
import { multiply } from './product.ts';
import { isMultiplication } from './weight.ts';

/**
 * The same program with calls replaced by what they are made of, equal nodes merged, aliases dropped, products that sum nothing multiplied entry by entry, and factors of 1 left out:
 * what each old value is now.
 */
export function simplify(outputs: readonly Value[]): (v: Value) => Value {
  const made = expand(outputs, ['call']);
  const graph = new Simplifier();
  for (const node of reach(outputs.map(made))) graph.add(node);
  return (v) => graph.now(made(v));
}

class Simplifier {
  readonly #now = new Map<Value, Value>();
  readonly #known = new Map<string, Node>();
  readonly #scalars = new Map<string, Value>();

  /** What a value of the old program is. */
  now(v: Value): Value {
    if (!isConcrete(v) || v.values.length !== 1) return this.#now.get(v) ?? v;
    const key = `${v.shape.length} ${numberKey(v.values[0]!)}`;
    const known = this.#scalars.get(key);
    if (!known) this.#scalars.set(key, v);
    return known ?? v;
  }

  add(node: Node): void {
    const { lowering } = node.op;
    if (lowering.kind === 'input') return;
    const inputs = node.inputs.map((v) => this.now(v));
    this.#now.set(node, lowering.kind === 'alias' ? inputs[0]! : this.#simpler(node, inputs));
  }

  #simpler(node: Node, inputs: readonly Value[]): Value {
    const { lowering } = node.op;
    if (lowering.kind === 'map' && isMultiplication(node.op)) {
      const other = inputs.find(
        (v, i) => isOne(inputs[1 - i]!) && v.shape.length === node.shape.length && v.shape.every((d, k) => d === node.shape[k]),
      );
      if (other) return other;
    }
    if (lowering.kind === 'product' && inputs.length === 2) {
      const spec = node.attrs as ProductSpec;
      if (spec.inputs.every((labels) => labels.every((l) => spec.output.includes(l)))) return this.#entrywise(node, inputs, spec);
    }
    const same = inputs.every((v, i) => v === node.inputs[i]);
    return this.#merged(node.op, inputs, node.attrs, node.shape, same ? node : undefined);
  }

  /** A product of two operands that sums nothing: both are stretched to the labels of the output, and multiplied there. */
  #entrywise(node: Node, inputs: readonly Value[], { inputs: labels, output, sizes }: ProductSpec): Value {
    const seen = output.filter((l) => labels.some((own) => own.includes(l)));
    const shape = seen.map((l) => sizes[l]!);
    const view = (v: Value, own: readonly Label[], to: readonly Label[]): Value => {
      if (own.length === to.length && own.every((l, i) => l === to[i])) return v;
      const spec: ProductSpec = { inputs: [own], output: to, sizes };
      return this.#merged(
        node.op,
        [v],
        spec,
        to.map((l) => sizes[l]!),
      );
    };
    const factors = inputs.map((v, k) => view(v, labels[k]!, seen));
    return view(this.#merged(multiplyOp, factors, undefined, shape), seen, output);
  }

  /** A node, or the equal one that is already there. */
  #merged(op: Op, inputs: readonly Value[], attrs: unknown, shape: Node['shape'], node?: Node): Node {
    const key = `${identityOf(op)}(${inputs.map(identityOf).join()})${keyOfData(attrs)}`;
    const known = this.#known.get(key);
    if (known) return known;
    const kept = node ?? new Node(op, inputs, attrs, shape);
    this.#known.set(key, kept);
    return kept;
  }
}

function isOne(v: Value): boolean {
  return isConcrete(v) && v.values.length === 1 && v.values[0] === 1;
}

/** a · b entry by entry, for operands of one shape. */
const multiplyOp: Op<undefined> = {
  name: 'mul',
  lowering: { kind: 'map', scalar: multiply },
  shape: ([a]) => a!,
  run: (out, [a, b]) => out.forEach((_, i) => (out[i] = a!.values[i]! * b!.values[i]!)),
  partials: () => [null, null],
};

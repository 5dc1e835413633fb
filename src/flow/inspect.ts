import { map, type Observable } from 'rxjs';
import { FlowError } from '../errors.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { isTraced, type Node, type Tensor } from '../tensor/tensor.ts';
import { lossOf, nodeOf, type ModelGraph } from './graphs.ts';
import { activationOf, cotangentOf, type Observed } from './wants.ts';

/** A node of a model, as written. */
export interface InspectedNode {
  /** '#0', '#1', … in order of evaluation. */
  readonly name: string;
  readonly op: string;
  readonly shape: Dims;
  readonly bytes: number;
}

/** A node's value at a turn, and how long it took. */
export interface Inspected {
  readonly tensor: Tensor;
  /** Milliseconds of the node's kernel; NaN for what no kernel computes, and for cotangents. */
  readonly milliseconds: number;
}

/** Every node of a net that was made with `{ inspect: true }`. */
export interface Inspection {
  /** The nodes at the sizes of the last turn. */
  readonly nodes: readonly InspectedNode[];
  /** The value of a node, or of a named wire, at every turn. @throws FlowError for an unknown node, or a net that is not inspected */
  activation$(node: string): Observable<Inspected>;
  /** ∂loss/∂node at every turn. @throws FlowError */
  cotangent$(loss: string, node: string): Observable<Inspected>;
}

/** What an inspector needs of its net. */
interface Inspectable {
  readonly graph: () => ModelGraph;
  readonly stream: (want: Observed) => Observable<unknown>;
}

/** Names the nodes of a graph and times them. */
export class Inspector implements Inspection {
  readonly #enabled: boolean;
  readonly #net: Inspectable;
  readonly #times = new WeakMap<Node, number>();

  constructor(enabled: boolean, net: Inspectable) {
    this.#enabled = enabled;
    this.#net = net;
  }

  readonly timed = (node: Node, _: unknown, milliseconds: number): void => {
    this.#times.set(node, milliseconds);
  };

  get nodes(): readonly InspectedNode[] {
    const nodes = [...this.#graph().wires].filter((wire): wire is [string, Node] => wire[0].startsWith('#') && isTraced(wire[1]));
    return nodes.map(([name, { op, shape }]) => ({ name, op: op.name, shape, bytes: sizeOf(shape) * 8 }));
  }

  activation$(node: string): Observable<Inspected> {
    nodeOf(this.#graph(), 'activation$', node);
    return this.#net.stream(activationOf(node)).pipe(
      map((tensor) => {
        const value = nodeOf(this.#graph(), 'activation$', node);
        return { tensor: tensor as Tensor, milliseconds: (isTraced(value) ? this.#times.get(value) : undefined) ?? NaN };
      }),
    );
  }

  cotangent$(loss: string, node: string): Observable<Inspected> {
    lossOf(this.#graph(), 'cotangent$', loss);
    nodeOf(this.#graph(), 'cotangent$', node);
    return this.#net.stream(cotangentOf(loss, node)).pipe(map((tensor) => ({ tensor: tensor as Tensor, milliseconds: NaN })));
  }

  #graph(): ModelGraph {
    if (!this.#enabled) throw new FlowError('inspect: the net was not made with { inspect: true }');
    return this.#net.graph();
  }
}

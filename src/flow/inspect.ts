import { map, type Observable } from 'rxjs';
import { FlowError } from '../errors.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { isTraced, type Node, type Tensor } from '../tensor/tensor.ts';
import { lossOf, wireOf } from './graphs.ts';
import type { Runtime } from './runtime.ts';
import type { Want } from './turns.ts';

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
  /** Milliseconds of the node's kernel; NaN for what no kernel computes. */
  readonly milliseconds: number;
}

/** Every node of a net that was made with `{ inspect: true }`. */
export interface Inspection {
  readonly nodes: readonly InspectedNode[];
  /** A node's value at every turn. @throws FlowError for an unknown node, or a net that is not inspected */
  activation$(node: string): Observable<Inspected>;
  /** ∂loss/∂node at every turn. @throws FlowError */
  cotangent$(loss: string, node: string): Observable<Inspected>;
}

/** Names the nodes of a graph and times them. */
export class Inspector implements Inspection {
  readonly #enabled: boolean;
  readonly #times = new WeakMap<Node, number>();
  #runtime: Runtime | undefined;
  #observe: ((want: Want) => Observable<unknown>) | undefined;

  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }

  readonly timed = (node: Node, _: unknown, milliseconds: number): void => {
    this.#times.set(node, milliseconds);
  };

  attach(runtime: Runtime, observe: (want: Want) => Observable<unknown>): void {
    this.#runtime = runtime;
    this.#observe = observe;
  }

  get nodes(): readonly InspectedNode[] {
    const wires = [...this.#live().currentGraph().wires];
    return wires.flatMap(([name, node]) => (name.startsWith('#') && isTraced(node) ? [{ name, op: node.op.name, shape: node.shape, bytes: sizeOf(node.shape) * 8 }] : []));
  }

  activation$(node: string): Observable<Inspected> {
    wireOf(this.#live().currentGraph(), node);
    return this.#watch({ kind: 'activation', key: `a:${node}`, wire: node }, node);
  }

  cotangent$(loss: string, node: string): Observable<Inspected> {
    const graph = this.#live().currentGraph();
    lossOf(graph, loss);
    wireOf(graph, node);
    return this.#watch({ kind: 'cotangent', key: `c:${loss}/${node}`, loss, wire: node }, node);
  }

  #watch(want: Want, name: string): Observable<Inspected> {
    const runtime = this.#live();
    return this.#observe!(want).pipe(
      map((tensor) => {
        const node = wireOf(runtime.currentGraph(), name);
        return { tensor: tensor as Tensor, milliseconds: isTraced(node) && want.kind === 'activation' ? (this.#times.get(node) ?? NaN) : NaN };
      }),
    );
  }

  #live(): Runtime {
    if (!this.#enabled || !this.#runtime) throw new FlowError('inspect: the net was not made with { inspect: true }');
    return this.#runtime;
  }
}

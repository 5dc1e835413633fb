import { DataError, FlowError, ShapeError } from '../errors.ts';
import type { Arena } from '../memory/arena.ts';
import { show } from '../shape/dim.ts';
import { sameDims, sizeOf, type Dims } from '../shape/dims.ts';
import { placeholder } from '../tensor/graph.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { Concrete, isConcrete, type Node } from '../tensor/tensor.ts';
import { flatten, unflatten, type Flat, type Form } from '../tensor/tree.ts';

/** A tensor that lives at a fixed address and is updated in place. */
export interface Cell {
  readonly path: string;
  readonly node: Node;
  readonly address: number;
  readonly shape: Dims;
}

/** A cell of the arena, filled with a number. */
export function createCell(arena: Arena, path: string, shape: Dims, start: number): Cell {
  const address = arena.allocate(sizeOf(shape) * 8);
  if (start !== 0) arena.view(address, sizeOf(shape)).fill(start);
  return { path, node: placeholder(shape), address, shape };
}

/** The parameters of a net: a tree of cells. */
export class ParameterStore {
  readonly cells: readonly Cell[];
  readonly #arena: Arena;
  readonly #tree: Flat;

  constructor(arena: Arena, parameters: unknown) {
    this.#arena = arena;
    this.#tree = flatten(parameters, 'dataflow: the parameters');
    if (this.#tree.form.kind !== 'record') throw new DataError('dataflow: the parameters must be a record of tensors and records');
    checkNames(this.#tree.form, '');
    const values = this.#concrete('dataflow: the parameter', this.#tree);
    this.cells = values.map((value, i) => {
      const cell = createCell(arena, this.#tree.paths[i]!, value.shape, 0);
      arena.view(cell.address, value.values.length).set(value.values);
      return cell;
    });
  }

  /** The tree with a node for each parameter: what a model is traced on. */
  get nodes(): unknown {
    return unflatten(
      this.#tree.form,
      this.cells.map((cell) => cell.node),
    );
  }

  /** Copies of the current values. */
  snapshot(): unknown {
    return unflatten(
      this.#tree.form,
      this.cells.map((cell) => readCell(this.#arena, cell)),
    );
  }

  /** New values for all parameters, checked as a whole: what comes back writes them. @throws ShapeError, DataError */
  check(name: string, parameters: unknown): () => void {
    const given = flatten(parameters, `${name}: the parameters`);
    const tree = unflatten(given.form, given.leaves);
    sameTree(`${name}: the parameter tree`, "the net's", tree, this.nodes);
    const values = this.#concrete(`${name}: the parameter`, given);
    const ordered = this.cells.map((cell) => values[given.paths.indexOf(cell.path)]!);
    return () => this.cells.forEach((cell, i) => writeCell(this.#arena, cell, ordered[i]!));
  }

  dispose(): void {
    for (const cell of this.cells) this.#arena.free(cell.address);
  }

  #concrete(what: string, { leaves, paths }: Flat): Concrete[] {
    return leaves.map((leaf, i) => {
      if (!isConcrete(leaf)) throw new DataError(`${what} '${paths[i]}' is a traced tensor and has no data`);
      const size = sizeOf(leaf.shape);
      if (leaf.values.length !== size)
        throw new DataError(`${what} '${paths[i]}' of shape ${show(leaf.shape)} holds ${leaf.values.length} numbers instead of ${size}`);
      return leaf;
    });
  }
}

/** @throws FlowError for a name with a '.': two parameters might then have one path */
function checkNames(form: Form, path: string): void {
  const items = form.kind === 'record' ? [...form.items] : form.kind === 'list' ? form.items.map((item, i) => [`${i}`, item] as const) : [];
  for (const [name, item] of items) {
    if (name.includes('.') || name === '')
      throw new FlowError(`dataflow: the name '${name}' of a parameter${path && ` in '${path}'`} may not be empty or contain '.'`);
    checkNames(item, path === '' ? name : `${path}.${name}`);
  }
}

export function readCell(arena: Arena, cell: Cell): Concrete {
  return new Concrete(cell.shape, arena.view(cell.address, sizeOf(cell.shape)).slice());
}

/** @throws ShapeError */
export function checkCell(what: string, cell: Cell, value: Concrete): void {
  if (!sameDims(value.shape, cell.shape)) throw new ShapeError(`${what} '${cell.path}' is ${show(cell.shape)}, got ${show(value.shape)}`);
}

export function writeCell(arena: Arena, cell: Cell, value: Concrete): void {
  arena.view(cell.address, value.values.length).set(value.values);
}

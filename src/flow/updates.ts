import { FlowError, ShapeError } from '../errors.ts';
import type { Target } from '../compile/program.ts';
import { add } from '../ops/add.ts';
import { mul } from '../ops/mul.ts';
import { sum } from '../ops/sum.ts';
import { show } from '../shape/dim.ts';
import { sameDims, sizeOf } from '../shape/dims.ts';
import { placeholder } from '../tensor/graph.ts';
import { shaped, valueOf, type Node, type Tensor, type Value } from '../tensor/tensor.ts';
import { cotangentsOf, lossOf, type ModelGraph } from './graphs.ts';
import type { Cell, ParameterStore } from './parameters.ts';
import type { Update } from './wants.ts';

/** Inputs of this length or more are checked for finiteness by a kernel, shorter ones while they are written. */
export const checkedByKernel = 32;

/** An update in ops: what the backward entry computes for it, and what is written where. */
export interface TracedUpdate {
  readonly rate: Node;
  readonly step: Node;
  readonly loss: Value;
  readonly gradients: readonly Value[];
  /** 0-d: 0 when loss, gradients and long inputs are finite, else NaN. */
  readonly check: Value;
  readonly backward: readonly Target[];
  readonly update: readonly Target[];
}

/** Trace the update of all parameters. @throws FlowError, ShapeError for an optimizer that does not give back what it was given */
export function traceUpdate({ loss: name, fit, optimizer, finite }: Update, graph: ModelGraph, { cells }: ParameterStore): TracedUpdate {
  const [rate, step] = [placeholder([]), placeholder([])];
  const loss = lossOf(graph, 'fit', name);
  const gradients = cotangentsOf(
    graph,
    loss,
    cells.map((cell) => cell.node),
  );
  const long = finite ? graph.inputs.filter((x) => sizeOf(x.shape) >= checkedByKernel) : [];
  const check = [loss, ...gradients, ...long].map(vanishing).reduce((a, b) => add(a, b as never)) as unknown as Value;
  const update = cells.flatMap((cell, i) => {
    const slots = fit.slots[i]!;
    const before = slots.map((slot) => shaped<Tensor>(slot.node));
    const results = optimizer.update(shaped(cell.node), shaped(gradients[i]!), before, { rate: shaped(rate), step: shaped(step) });
    return targetsOf(optimizer.name, results, [cell, ...slots]);
  });
  return { rate, step, loss, gradients, check, backward: [loss, check].map((value) => ({ value })), update };
}

/** Where the results of an update go. What stays as it is needs no target. */
function targetsOf(name: string, results: readonly unknown[], places: readonly Cell[]): Target[] {
  if (results.length !== places.length) throw new FlowError(`fit: ${name} returned ${results.length} tensors for ${places.length} places`);
  return places.flatMap(({ node, path, shape, address }, i) => {
    const value = valueOf(`fit: ${name}`, results[i]);
    if (!sameDims(value.shape, shape))
      throw new ShapeError(`fit: ${name} returned ${show(value.shape)} for '${path}', which is ${show(shape)}`);
    return value === node ? [] : [{ value, into: address }];
  });
}

/** 0 when all entries are finite, NaN otherwise. */
function vanishing(x: Value): Tensor {
  return sum(mul(shaped(x), 0 as never)) as Tensor;
}

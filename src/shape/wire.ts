import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';
import { inOrder, nearNames } from './near.ts';

/** A name that must be one of some. Twin of `Wire`. @throws ShapeError with the names that it may have meant, or those that there are */
export function wireShape(op: string, what: string, name: string, names: readonly string[]): string {
  if (!names.includes(name)) throw new ShapeError(noWire(op, what, name, names));
  return name;
}

/** What is said of a name that is none of some. */
export function noWire(op: string, what: string, name: string, names: readonly string[]): string {
  return `${op}: the net has no ${what} '${name}'; ${remedy(nearNames(name, names), names)}`;
}

function remedy(near: readonly string[], all: readonly string[]): string {
  if (near.length === 0) return `it has ${list(all)}`;
  return near.length === 1 ? `did you mean '${near[0]}'?` : `near it are ${list(near)}`;
}

/** Names in quotes: eight of them at most, and dots for those that are not told. */
function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  if (names.length === 1) return `'${names[0]}'`;
  const told = inOrder(names)
    .slice(0, 8)
    .map((name) => `'${name}'`);
  return [...told, ...(told.length < names.length ? ['…'] : [])].join(', ');
}

/** The shape of an output that is taken for a loss. Twin of `Loss`. @throws ShapeError unless it is that of a scalar */
export function lossShape<S extends readonly Dim[]>(op: string, name: string, shape: S): S {
  if (shape.length > 0) throw new ShapeError(`${op}: the loss '${name}' is ${show(shape)}; a loss is a scalar`);
  return shape;
}

/** A name that an input or an output may have. Twin of `WireName`. @throws ShapeError */
export function wireNameShape(what: string, name: string): string {
  if (!isWireName(name)) throw new ShapeError(badWireName(what, name));
  return name;
}

/** Whether an input or an output may have a name: parameters have paths with '.', and nodes are '#' and a number. */
export function isWireName(name: string): boolean {
  return name !== '' && !name.includes('.') && !name.startsWith('#');
}

/** What is said of a name that no wire may have. */
export function badWireName(what: string, name: string): string {
  return `dataflow: ${what} '${name}' may not be empty, contain '.' or begin with '#'`;
}

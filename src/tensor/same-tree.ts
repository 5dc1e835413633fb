// What is said of a tree of tensors that takes the place of another: at run time as at compile time (types/same-tree.ts).
import { ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { sameDims, type Dims } from '../shape/dims.ts';
import { isTensor, type Value } from './tensor.ts';

type Branch = Readonly<Record<string, unknown>>;

/**
 * Check that one tree of tensors has the form and the shapes of another. Twin of `SameTree`: of several faults, the one whose path comes first is said.
 * @throws ShapeError
 */
export function sameTree(role: string, of: string, given: unknown, like: unknown): void {
  const faults = faultsOf(role, of, given, like, '').sort((a, b) => (a.path < b.path ? -1 : 1));
  if (faults.length > 0) throw new ShapeError(faults[0]!.sentence);
}

interface Fault {
  readonly path: string;
  readonly sentence: string;
}

function faultsOf(role: string, of: string, given: unknown, like: unknown, path: string): Fault[] {
  const at = path === '' ? '' : ` at '${path}'`;
  const fault = (why: string): Fault[] => [{ path, sentence: `${role}${at} ${why}` }];
  if (isTensor(like) && isTensor(given)) {
    const [a, b] = [shapeOf(given), shapeOf(like)];
    return sameDims(a, b) ? [] : fault(`is ${show(a)}, but ${of} is ${show(b)}`);
  }
  if (isTensor(like)) return fault(`is no tensor, but ${of} is`);
  if (isTensor(given)) return fault(`is a tensor, but ${of} is none`);
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const missing = Object.keys(like as Branch).flatMap((key) =>
    Object.hasOwn(given as Branch, key)
      ? faultsOf(role, of, (given as Branch)[key], (like as Branch)[key], below(key))
      : [{ path: below(key), sentence: `${role} has nothing at '${below(key)}'` }],
  );
  const more = Object.keys(given as Branch)
    .filter((key) => !Object.hasOwn(like as Branch, key))
    .map((key) => ({ path: below(key), sentence: `${role} has more than ${of}: '${below(key)}'` }));
  return [...missing, ...more];
}

const shapeOf = (x: unknown): Dims => (x as Value).shape;

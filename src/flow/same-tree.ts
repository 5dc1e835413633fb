// What is said of a tree of tensors that takes the place of another: at run time as at compile time (types/same-tree.ts).
import { show } from '../shape/dim.ts';
import { sameDims } from '../shape/dims.ts';
import { isTensor, type Value } from '../tensor/tensor.ts';

type Branch = Readonly<Record<string, unknown>>;

/** How a tree of tensors differs from another, as `SameTree` says it: the first difference in the order of the other; `undefined` for none. */
export function treeFault(role: string, of: string, given: unknown, like: unknown, path = ''): string | undefined {
  const at = path === '' ? '' : ` at '${path}'`;
  if (isTensor(like) || isTensor(given)) {
    if (!isTensor(given)) return `${role}${at} is no tensor, but ${of} is`;
    if (!isTensor(like)) return `${role}${at} is a tensor, but ${of} is none`;
    const [a, b] = [given, like].map((x) => (x as unknown as Value).shape) as [Value['shape'], Value['shape']];
    return sameDims(a, b) ? undefined : `${role}${at} is ${show(a)}, but ${of} is ${show(b)}`;
  }
  for (const key of Object.keys(like as Branch)) {
    const below = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(given as Branch, key)) return `${role} has nothing at '${below}'`;
    const fault = treeFault(role, of, (given as Branch)[key], (like as Branch)[key], below);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

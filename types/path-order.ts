// Records have no order that the compilers agree on. Where one sentence of several must be said, it is the one whose path comes first in this order.

/** Every sign of a path, in the order of their codes. */
type Signs = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~';

/**
 * The one of a union whose path comes first.
 *
 * @example FirstByPath<{ path: 'w' } | { path: 'b' }> // { path: 'b' }
 */
export type FirstByPath<L extends { readonly path: string }, Paths extends string = L['path']> = L extends unknown
  ? [PathsBefore<L['path'], Paths>] extends [never]
    ? L
    : never
  : never;

type PathsBefore<Path extends string, Paths extends string> = Paths extends Path
  ? never
  : IsBefore<Paths, Path> extends true
    ? Paths
    : never;

type IsBefore<A extends string, B extends string> = A extends `${infer a}${infer RestA}`
  ? B extends `${infer b}${infer RestB}`
    ? a extends b
      ? IsBefore<RestA, RestB>
      : Signs extends `${string}${a}${string}${b}${string}`
        ? true
        : false
    : false
  : true;

import type { Box, Ok, Rule, Shape, Show } from './dim.ts';

/**
 * Shape of the places where values V go among sorted ones: `[N], [...V] -> [...V]`.
 *
 * @example SearchSorted<[100], ['batch', 3]>  // Ok<['batch', 3]>
 * @example SearchSorted<[2, 3], ['batch', 3]> // 'searchSorted: the sorted values must be [N], got [2, 3]'
 */
export type SearchSorted<S extends Shape, V extends Shape> =
  Box<S> extends Box<readonly [unknown]>
    ? Ok<V>
    : number extends S['length']
      ? Ok<V>
      : `searchSorted: the sorted values must be [N], got ${Show<S>}`;

/**
 * `SearchSorted` as a question.
 *
 * @example Out<SearchSortedRule<…>> // as of `SearchSorted`
 */
export interface SearchSortedRule<S extends Shape, V extends Shape> extends Rule {
  readonly answer: SearchSorted<S, V>;
}

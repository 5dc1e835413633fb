import type { Ok, Shape, Show } from './dim.ts';
import type { InOrder, IsOne, Near } from './near.ts';

/**
 * A name that must be one of some. When it is none: the names that it may have meant, or what names there are (the first eight).
 * `What` is what the names are names of; the order of `Names` does not matter. A text that only the program knows passes.
 *
 * @example Wire<'activation$', 'output', 'loss', ['logits', 'loss']>  // Ok<'loss'>
 * @example Wire<'activation$', 'output', 'logit', ['logits', 'loss']> // "activation$: the net has no output 'logit'; did you mean 'logits'?"
 * @example Wire<'activation$', 'output', 'x', ['logits', 'loss']>     // "activation$: the net has no output 'x'; it has 'logits', 'loss'"
 */
export type Wire<Op extends string, What extends string, Name extends string, Names extends readonly string[]> = Name extends Names[number]
  ? Ok<Name>
  : string extends Name
    ? Ok<Name>
    : `${Op}: the net has no ${What} '${Name}'; ${Remedy<Near<Name, Names[number]>, Names[number]>}`;

type Remedy<Close extends string, All extends string> = [Close] extends [never]
  ? `it has ${List<All>}`
  : IsOne<Close> extends true
    ? `did you mean '${Close}'?`
    : `near it are ${List<Close>}`;

/** Names in quotes: eight of them at most, and dots for those that are not told. */
type List<Names extends string> = [Names] extends [never]
  ? 'none'
  : IsOne<Names> extends true
    ? `'${Names}'`
    : Quoted<InOrder<Names, 8>, Names>;
type Quoted<Ordered extends readonly string[], Untold, Text extends string = ''> = Ordered extends readonly [
  infer Name extends string,
  ...infer Rest extends readonly string[],
]
  ? Quoted<Rest, Exclude<Untold, Name>, `${Comma<Text>}'${Name}'`>
  : [Untold] extends [never]
    ? Text
    : `${Comma<Text>}…`;
type Comma<Text extends string> = Text extends '' ? '' : `${Text}, `;

/**
 * The shape of an output that is taken for a loss.
 *
 * @example Loss<'fit', 'loss', []>              // Ok<[]>
 * @example Loss<'fit', 'logits', ['batch', 10]> // "fit: the loss 'logits' is [batch, 10]; a loss is a scalar"
 */
export type Loss<Op extends string, Name extends string, S extends Shape> = S extends readonly [unknown, ...unknown[]]
  ? `${Op}: the loss '${Name}' is ${Show<S>}; a loss is a scalar`
  : Ok<S>;

/**
 * A name that an input or an output may have.
 *
 * @example WireName<'input', 'x'>   // Ok<'x'>
 * @example WireName<'input', 'x.y'> // "dataflow: input 'x.y' may not be empty, contain '.' or begin with '#'"
 */
export type WireName<What extends string, Name extends string> = Name extends '' | `${string}.${string}` | `#${string}`
  ? `dataflow: ${What} '${Name}' may not be empty, contain '.' or begin with '#'`
  : Ok<Name>;

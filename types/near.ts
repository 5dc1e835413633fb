// Names that a mistyped one may have meant, and names in order. A union has no order of its own: it is read letter by letter.

/**
 * Of some names, those that differ from a name in one letter (one more, one less, another, two swapped) and have one in common with it; if there are
 * none, those with its first or its last part, where '.' parts; if there are none, those that contain it or are contained in it.
 *
 * @example Near<'logit', 'logits' | 'loss'>             // 'logits'
 * @example Near<'b', 'hidden.b' | 'hidden.w' | 'batch'> // 'hidden.b'
 * @example Near<'x', 'logits' | 'loss'>                 // never
 */
export type Near<Name extends string, Names extends string> = OrElse<
  ByOneLetter<Name, Names>,
  OrElse<ByPart<Name, Names>, ByContent<Name, Names>>
>;
type OrElse<A, B> = [A] extends [never] ? B : A;

type ByOneLetter<Name extends string, Names> = Names extends string
  ? [IsShort<Name>, IsShort<Names>] extends [true, true]
    ? never
    : IsOneLetterOff<Name, Names> extends true
      ? Names
      : never
  : never;
/** Names of one letter say nothing of one another. */
type IsShort<Name extends string> = Name extends `${infer _}${infer Rest}` ? IsEmpty<Rest> : true;
type IsOneLetterOff<A extends string, B extends string> = A extends `${infer Letter}${infer RestA}`
  ? B extends `${Letter}${infer RestB}`
    ? IsOneLetterOff<RestA, RestB>
    : B extends RestA
      ? true
      : B extends `${infer _}${infer RestB}`
        ? RestB extends A | RestA
          ? true
          : B extends Swap<A>
            ? true
            : false
        : false
  : B extends `${infer _}${infer Rest}`
    ? IsEmpty<Rest>
    : false;
type Swap<A extends string> = A extends `${infer First}${infer Second}${infer Rest}` ? `${Second}${First}${Rest}` : never;
type IsEmpty<Text> = Text extends '' ? true : false;

type ByPart<Name extends string, Names> = Names extends string
  ? [First<Names>, Last<Names>] extends [First<Name>, unknown] | [unknown, Last<Name>]
    ? Names
    : never
  : never;
type First<Path extends string> = Path extends `${infer Part}.${string}` ? Part : Path;
type Last<Path extends string> = Path extends `${string}.${infer Rest}` ? Last<Rest> : Path;

type ByContent<Name extends string, Names> = Name extends ''
  ? never
  : Names extends `${string}${Name}${string}`
    ? Names
    : Name extends `${string}${Names & string}${string}`
      ? Names
      : never;

/** The letters that names are ordered by: printable ASCII, as JavaScript's `sort` has it. */
type Letters = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~';
type LettersOf<Text extends string, Done = never> = Text extends `${infer Letter}${infer Rest}` ? LettersOf<Rest, Done | Letter> : Done;
type Letter = LettersOf<Letters>;

/**
 * Names that have a place in an order: those of ASCII letters and signs.
 *
 * @example Orderable<'loss' | 'größe'> // 'loss'
 */
export type Orderable<Names> = Names extends string ? (LettersOf<Names> extends Letter ? Names : never) : never;

/**
 * The orderable ones of a union of names, in the order of JavaScript's `sort`; the first few when a limit is given.
 *
 * @example InOrder<'x' | 'loss' | 'hidden.w'> // ['hidden.w', 'loss', 'x']
 */
export type InOrder<Names extends string, Limit extends number = never> = Under<Orderable<Names>, '', Limit, []>;

// A walk through the tree of names by their first letters: Rests is what follows a prefix.
type Under<Rests, Prefix extends string, Limit extends number, Done extends readonly string[]> = Done['length'] extends Limit
  ? Done
  : Branches<Exclude<Rests, ''>, FirstLetter<Rests>, Prefix, Limit, '' extends Rests ? [...Done, Prefix] : Done>;
type FirstLetter<Rests> = Rests extends `${infer First}${string}` ? First : never;

type Branches<Rests, Firsts, Prefix extends string, Limit extends number, Done extends readonly string[]> = [Rests] extends [never]
  ? Done
  : IsOne<Firsts> extends true
    ? Under<After<Rests, Firsts & string>, `${Prefix}${Firsts & string}`, Limit, Done>
    : EachBranch<Rests, Firsts, Letters, Prefix, Limit, Done>;
type EachBranch<
  Rests,
  Firsts,
  Text extends string,
  Prefix extends string,
  Limit extends number,
  Done extends readonly string[],
> = Text extends `${infer First}${infer More}`
  ? First extends Firsts
    ? Under<After<Rests, First>, `${Prefix}${First}`, Limit, Done> extends infer Longer extends readonly string[]
      ? EachBranch<Rests, Firsts, More, Prefix, Limit, Longer>
      : never
    : EachBranch<Rests, Firsts, More, Prefix, Limit, Done>
  : Done;
type After<Rests, First extends string> = Rests extends `${First}${infer Rest}` ? Rest : never;

/** Whether a union has one member. */
export type IsOne<Union, All = Union> = Union extends unknown ? ([All] extends [Union] ? true : false) : never;

// Dims and shapes as types, and the few words that every rule is written in.
//
// Rule A: compare dims and shapes in a box. `Box<I> extends Box<J>`, not `I extends J`: the compiler puts off a bare comparison of type
// parameters, but answers a boxed one at once when both are the same parameter. Only so does the body of a generic layer check without casts.
//
// Rule B: box operands, never results. `Box<MatMul<A, B>> extends Box<string>` is answered once, where it is declared, with wildcards for
// A and B; the answer is "no", and every error is gone. A result is an `Ok<…>` or a sentence, and is tested as it is: `R extends string`.
//
// From these follow some habits. A helper answers `Ok` or `false`, not `never` (`[X] extends [never]` is put off for generic X). Structure is tested
// before `number extends S['length']` (put off for a shape that ends in a spread), and "unknown rank" is the last branch. A shape that a helper
// computes is named before it is answered: `Helper<S> extends infer R extends Shape ? Ok<R> : never`, since `Ok<Helper<S>>` is put off for generic S.

/**
 * Size of an axis: a number literal is known, a name such as `'batch'` is the same number wherever it stands, `number` is known at run time.
 *
 * @example 784 | 'batch' | number // all three are dims
 */
export type Dim = number | string;

/**
 * Sizes of all axes, outermost first; `Shape` itself is a shape of unknown rank.
 *
 * @example ['batch', 784] // 784 numbers for each example of a batch
 */
export type Shape = readonly Dim[];

/**
 * A size as the shape of a tensor holds it: the number of a named axis carries its name in its type. Here it is a name again. A size that is one of
 * several (`flag ? 2 : 3`) is known when the program runs.
 *
 * @example SizeOf<number & { readonly '~name': 'batch' }> // 'batch'
 * @example SizeOf<784>                                   // 784
 * @example SizeOf<2 | 3>                                 // number
 */
export type SizeOf<D, All = D> = D extends { readonly '~name': infer Name extends string }
  ? Name
  : [All] extends [D]
    ? D
    : string extends All
      ? All
      : number;

/**
 * A shape that a caller wrote, perhaps with sizes taken from other shapes.
 *
 * @example SizesOf<[number & { readonly '~name': 'batch' }, 28, 28]> // ['batch', 28, 28]
 */
export type SizesOf<S extends Shape> = { [Axis in keyof S]: SizeOf<S[Axis]> };

/**
 * A covariant box for comparing operands (rule A).
 *
 * @example Box<2> extends Box<number> // true
 */
export interface Box<out T> {
  readonly box: T;
}

/**
 * An invariant box: equal to another only when the contents are the same type.
 *
 * @example IBox<2> extends IBox<number> // false
 */
export interface IBox<in out T> {
  readonly box: (content: T) => T;
}

/**
 * Whether two types are the same to the letter. It is answered at once also for generic types: yes for the same parameter, no for a parameter and a type
 * that is none (`S` and `[]`). So a no must lead to a branch that is right for every value of the parameter; and comparing with a constant is useless: the
 * no is settled where it is declared (rule B).
 *
 * @example Identical<[2, 3], [2, 3]>      // true
 * @example Identical<[2, 3], [2, number]> // false
 */
export type Identical<A, B> = (<X>() => X extends IBox<A> ? 1 : 2) extends <X>() => X extends IBox<B> ? 1 : 2 ? true : false;

/**
 * What a rule answers when the operands fit; when they do not, it answers the sentence that the user reads.
 *
 * @example Broadcast<'add', [2, 1], [3]> // Ok<[2, 3]>
 */
export interface Ok<out S> {
  readonly ok: S;
}

/**
 * The result shape of a rule (its answer, or a `Rule` to be asked). Operands that do not fit give unknown rank, so that one mistake is one error.
 *
 * @example Out<Ok<[2, 3]>>          // [2, 3]
 * @example Out<'add: cannot …'>     // Shape
 */
export type Out<R> = R extends Rule ? Proven<R> : R extends Ok<infer S extends Shape> ? S : Shape;

/**
 * The result shapes of a rule with several results.
 *
 * @example OutShapes<Ok<[[2], [3]]>> // [[2], [3]]
 */
export type OutShapes<R> = R extends Rule ? ProvenShapes<R> : R extends Ok<infer L extends readonly Shape[]> ? L : readonly Shape[];
type ProvenShapes<R extends Rule> = R['answer'] extends Ok<infer L extends readonly Shape[]> ? L : readonly Shape[];

/**
 * The type of a checked parameter: `T` when the operands fit, else the sentence, which no argument can satisfy.
 *
 * @example Arg<Ok<[2]>, Tensor<[2]>>        // Tensor<[2]>
 * @example Arg<'add: cannot …', Tensor<[2]>> // 'add: cannot …'
 */
export type Arg<R, T> = R extends Rule ? IfProven<R, T> : R extends string ? R : T;

/**
 * A rule as a question, with its operands: `answer` is asked where it is needed. In a generic body, what cannot be proven is printed as the question,
 * `Proven<ReshapeRule<[B, C], [-1]>>`; an answer would be printed as all the conditions it waits for.
 *
 * @example BroadcastRule<'add', [2, 1], [3]>['answer'] // Ok<[2, 3]>
 */
export interface Rule {
  readonly answer: unknown;
}
type Proven<R extends Rule> = R['answer'] extends Ok<infer S extends Shape> ? S : Shape;
type IfProven<R extends Rule, T> = R['answer'] extends Ok<unknown> ? T : Extract<R['answer'], string>;

/**
 * Whether two dims agree (they are equal, or one of them is unknown): `Ok` of the one that says more, else `false`.
 *
 * @example Unify<3, number>  // Ok<3>
 * @example Unify<'batch', 3> // false
 */
export type Unify<A, B> =
  Box<A> extends Box<B>
    ? Ok<A>
    : Box<B> extends Box<A>
      ? Ok<B>
      : Box<number> extends Box<A>
        ? Ok<B>
        : Box<number> extends Box<B>
          ? Ok<A>
          : false;

/**
 * A dim as text; an unknown one is `?`.
 *
 * @example ShowDim<784> // '784'
 */
export type ShowDim<D> = D extends string ? D : D extends number ? (number extends D ? '?' : `${D}`) : '?';

/**
 * A shape (or any list of numbers) as text.
 *
 * @example Show<['batch', 784, number]> // '[batch, 784, ?]'
 * @example Show<Shape>                  // '[...]'
 */
export type Show<S> = S extends readonly unknown[] ? (number extends S['length'] ? '[...]' : `[${ShowDims<S>}]`) : '?';

type ShowDims<S extends readonly unknown[], Text extends string = ''> = S extends readonly [infer D, ...infer Rest]
  ? ShowDims<Rest, Text extends '' ? ShowDim<D> : `${Text}, ${ShowDim<D>}`>
  : Text;

import type { Scalar } from './scalar.ts';

/**
 * A scalar expression as data: a node of a directed acyclic graph in which equal subexpressions are one object.
 * Kernels are emitted from it, and its key says when two kernels are the same.
 */
export interface Expression {
  /** Position in recording order: arguments come before what uses them. */
  readonly id: number;
  /** A primitive's name, or `input` / `constant`. */
  readonly op: string;
  readonly args: readonly Expression[];
  /** The constant, or the number of the input. */
  readonly value?: number;
  /** The table of a `lookup`. */
  readonly table?: readonly number[];
  /** Whether this is a truth value. */
  readonly mask: boolean;
}

/** Reads scalar expressions into data. Expressions of one recorder share their subexpressions. */
export interface Recorder extends Scalar<Expression, Expression> {
  input(index: number): Expression;
}

// createRecorder(): Recorder and keyOf(outputs: readonly Expression[]): string are defined here.

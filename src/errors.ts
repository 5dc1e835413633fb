// One class per kind of fault. Every message is one sentence: the operation, what was given, what does not fit.

/** What went wrong, in one word: stable, and safe to compare across copies of the library. */
export type ErrorCode = 'shape' | 'data' | 'index' | 'trace' | 'flow' | 'disposed' | 'finite' | 'law';

/** Base of every error that cotangent throws. Recognise it with `isCotangentError`, which also knows errors of another copy of the module. */
export class CotangentError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
  override get name(): string {
    return `CotangentError (${this.code})`;
  }
}

/** Shapes that do not fit an operation; the sentence is the one the compiler prints. */
export class ShapeError extends CotangentError {
  constructor(sentence: string) {
    super('shape', sentence);
  }
}

/** Data that are not what an operation takes: ragged literals, wrong lengths, not numbers. */
export class DataError extends CotangentError {
  constructor(sentence: string, options?: ErrorOptions) {
    super('data', sentence, options);
  }
}

/** An index read from data that is not an integer within its axis. */
export class IndexError extends CotangentError {
  readonly op: string;
  readonly entry: number;
  readonly value: number;
  readonly bound: number;
  constructor(op: string, entry: number, value: number, bound: number) {
    super('index', `${op}: index ${value} at entry ${entry} is not an integer from 0 to ${bound - 1}`);
    this.op = op;
    this.entry = entry;
    this.value = value;
    this.bound = bound;
  }
}

/** Something asked of a traced tensor that only a concrete one has. */
export class TraceError extends CotangentError {
  constructor(sentence: string) {
    super('trace', sentence);
  }
}

/** Misuse of the dataflow runtime. */
export class FlowError extends CotangentError {
  constructor(sentence: string, options?: ErrorOptions) {
    super('flow', sentence, options);
  }
}

/** Use of something after `dispose()`. */
export class DisposedError extends CotangentError {
  constructor(what: string) {
    super('disposed', `${what} has been disposed`);
  }
}

/** A number that must be finite and is not. */
export class FiniteError extends CotangentError {
  constructor(sentence: string) {
    super('finite', sentence);
  }
}

/** A law that does not hold: of an op, or of a function whose gradients were checked. */
export class LawError extends CotangentError {
  constructor(report: string, options?: ErrorOptions) {
    super('law', report, options);
  }
}

const codes: ReadonlySet<unknown> = new Set<ErrorCode>(['shape', 'data', 'index', 'trace', 'flow', 'disposed', 'finite', 'law']);

/** Whether `error` was thrown by this library, whichever copy of it. */
export function isCotangentError(error: unknown): error is CotangentError {
  return error instanceof Error && codes.has((error as { code?: unknown }).code) && error.name.startsWith('CotangentError');
}

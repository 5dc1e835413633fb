// WebAssembly expressions that carry their value type in TypeScript's: an ill-typed kernel does not compile.
import { doubleBytes, signedLeb, unsignedLeb, type ByteBuffer } from './bytes.ts';

export type ValueType = 'i32' | 'f64' | 'v128';

/** Code that leaves one value of type T. A tree: where it is used twice it is computed twice. */
export interface Ex<T extends ValueType> {
  readonly type: T;
  write(code: ByteBuffer): void;
}

/** A variable of a function; reading it is an expression. */
export interface Local<T extends ValueType> extends Ex<T> {
  readonly index: number;
}

type Any = Ex<ValueType>;
type I = Ex<'i32'>;
type D = Ex<'f64'>;
type V = Ex<'v128'>;

/** Arguments first, then the instruction. */
class Instruction<T extends ValueType> implements Ex<T> {
  readonly type: T;
  readonly #args: readonly Any[];
  readonly #bytes: readonly number[];

  constructor(type: T, args: readonly Any[], bytes: readonly number[]) {
    this.type = type;
    this.#args = args;
    this.#bytes = bytes;
  }

  write(code: ByteBuffer): void {
    for (const arg of this.#args) arg.write(code);
    code.bytes(this.#bytes);
  }
}

const simd = (opcode: number): number[] => [0xfd, ...unsignedLeb(opcode)];
/** Alignment hint (as a power of two) and offset of a memory access. */
const access = (align: number, offset: number): number[] => [align, ...unsignedLeb(offset)];

const integer = (opcode: number, a: I, b: I): I => new Instruction('i32', [a, b], [opcode]);
const pair = (opcode: number, ...args: V[]): V => new Instruction('v128', args, simd(opcode));

/** The variable number `index` of the function being built. */
export function variable<T extends ValueType>(type: T, index: number): Local<T> {
  const bytes = [0x20, ...unsignedLeb(index)];
  return { type, index, write: (code) => code.bytes(bytes) };
}

/** The i32 that a call leaves. */
export function callResult(index: number, ...args: Any[]): I {
  return new Instruction('i32', args, [0x10, ...unsignedLeb(index)]);
}

/** Integers and addresses. */
export const i32 = {
  constant: (value: number): I => new Instruction('i32', [], [0x41, ...signedLeb(value)]),
  load: (address: I, offset = 0): I => new Instruction('i32', [address], [0x28, ...access(2, offset)]),
  add: (a: I, b: I): I => integer(0x6a, a, b),
  sub: (a: I, b: I): I => integer(0x6b, a, b),
  mul: (a: I, b: I): I => integer(0x6c, a, b),
  and: (a: I, b: I): I => integer(0x71, a, b),
  or: (a: I, b: I): I => integer(0x72, a, b),
  shiftLeft: (a: I, b: I): I => integer(0x74, a, b),
  shiftRight: (a: I, b: I): I => integer(0x76, a, b),
  equal: (a: I, b: I): I => integer(0x46, a, b),
  less: (a: I, b: I): I => integer(0x48, a, b),
  lessUnsigned: (a: I, b: I): I => integer(0x49, a, b),
  greater: (a: I, b: I): I => integer(0x4a, a, b),
  greaterEqual: (a: I, b: I): I => integer(0x4e, a, b),
  isZero: (a: I): I => new Instruction('i32', [a], [0x45]),
  select: (when: I, then: I, otherwise: I): I => new Instruction('i32', [then, otherwise, when], [0x1b]),
  /** Towards 0; NaN and negative numbers give 0, numbers past the end the largest integer. */
  saturate: (a: D): I => new Instruction('i32', [a], [0xfc, 3]),
};

/** Doubles. */
export const f64 = {
  constant: (value: number): D => new Instruction('f64', [], [0x44, ...doubleBytes(value)]),
  load: (address: I, offset = 0): D => new Instruction('f64', [address], [0x2b, ...access(3, offset)]),
  add: (a: D, b: D): D => new Instruction('f64', [a, b], [0xa0]),
  equal: (a: D, b: D): I => new Instruction('i32', [a, b], [0x61]),
  fromUnsigned: (a: I): D => new Instruction('f64', [a], [0xb8]),
  select: (when: I, then: D, otherwise: D): D => new Instruction('f64', [then, otherwise, when], [0x1b]),
};

type Lane = 0 | 1;

/** 128 bits. */
export const v128 = {
  zero: (): V => new Instruction('v128', [], [...simd(0x0c), ...new Array<number>(16).fill(0)]),
  load: (address: I, offset = 0): V => new Instruction('v128', [address], [...simd(0x00), ...access(3, offset)]),
  /** One double in both lanes. */
  loadSplat: (address: I, offset = 0): V => new Instruction('v128', [address], [...simd(0x0a), ...access(3, offset)]),
  /** One double in lane 0 and zero in lane 1. */
  loadLow: (address: I, offset = 0): V => new Instruction('v128', [address], [...simd(0x5d), ...access(3, offset)]),
  /** `rest` with one lane replaced by a double from memory. */
  loadLane: (address: I, rest: V, lane: Lane, offset = 0): V =>
    new Instruction('v128', [address, rest], [...simd(0x57), ...access(3, offset), lane]),
  not: (a: V): V => pair(0x4d, a),
  and: (a: V, b: V): V => pair(0x4e, a, b),
  or: (a: V, b: V): V => pair(0x50, a, b),
  xor: (a: V, b: V): V => pair(0x51, a, b),
  /** Bits of `then` where `when` has ones, of `otherwise` where it has zeros. */
  select: (when: V, then: V, otherwise: V): V => pair(0x52, then, otherwise, when),
};

/** Two doubles. */
export const f64x2 = {
  splat: (a: D): V => new Instruction('v128', [a], simd(0x14)),
  lane: (value: V, lane: Lane): D => new Instruction('f64', [value], [...simd(0x21), lane]),
  /** Lane 0 of each. */
  join: (low: V, high: V): V => new Instruction('v128', [low, f64x2.lane(high, 0)], [...simd(0x22), 1]),
  equal: (a: V, b: V): V => pair(0x47, a, b),
  notEqual: (a: V, b: V): V => pair(0x48, a, b),
  less: (a: V, b: V): V => pair(0x49, a, b),
  lessEqual: (a: V, b: V): V => pair(0x4b, a, b),
  floor: (a: V): V => pair(0x75, a),
  abs: (a: V): V => pair(0xec, a),
  neg: (a: V): V => pair(0xed, a),
  sqrt: (a: V): V => pair(0xef, a),
  add: (a: V, b: V): V => pair(0xf0, a, b),
  sub: (a: V, b: V): V => pair(0xf1, a, b),
  mul: (a: V, b: V): V => pair(0xf2, a, b),
  div: (a: V, b: V): V => pair(0xf3, a, b),
  /** b < a ? b : a */
  min: (a: V, b: V): V => pair(0xf6, a, b),
  /** a < b ? b : a */
  max: (a: V, b: V): V => pair(0xf7, a, b),
};

/** Two 64-bit integers. */
export const i64x2 = {
  shiftLeft: (value: V, by: number): V => new Instruction('v128', [value, i32.constant(by)], simd(0xcb)),
  shiftRight: (value: V, by: number): V => new Instruction('v128', [value, i32.constant(by)], simd(0xcd)),
};

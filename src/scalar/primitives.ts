import type { Primitives } from './scalar.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Where the sign and exponent are: engines run on little-endian machines, and WebAssembly is little-endian. */
const high = 1;

/** The JavaScript reading of the primitives: exact IEEE operations only, so every engine gives the same bits. */
export const primitives: Primitives<number, boolean> = {
  constant: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  abs: (a) => Math.abs(a),
  sqrt: (a) => Math.sqrt(a),
  floor: (a) => Math.floor(a),
  min: (a, b) => (b < a ? b : a),
  max: (a, b) => (a < b ? b : a),
  copySign: (magnitude, sign) => {
    double[0] = sign;
    const bit = words[high]! & 0x80000000;
    double[0] = magnitude;
    words[high] = (words[high]! & 0x7fffffff) | bit;
    return double[0];
  },
  less: (a, b) => a < b,
  lessEqual: (a, b) => a <= b,
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  not: (a) => !a,
  select: (when, then, otherwise) => (when ? then : otherwise),
  indicator: (when) => (when ? 1 : 0),
  powerOfTwo: (k) => {
    words[0] = 0;
    words[high] = (k + 1023) << 20;
    return double[0]!;
  },
  exponent: (x) => {
    double[0] = x;
    return ((words[high]! >>> 20) & 0x7ff) - 1023;
  },
  significand: (x) => {
    double[0] = x;
    words[high] = (words[high]! & 0x000fffff) | 0x3ff00000;
    return double[0];
  },
  xor: (a, b) => (a ^ b) >>> 0,
  lookup: (table, i) => table[i]!,
};

import { ByteBuffer, unsignedLeb } from './bytes.ts';
import { i32, variable, type Ex, type Local, type ValueType } from './emitter.ts';

/** The byte of a value type in the binary format. */
export const typeByte: Readonly<Record<ValueType, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

const empty = 0x40;
const instruction = { loop: 0x03, if: 0x04, else: 0x05, end: 0x0b, branchIf: 0x0d, return: 0x0f, call: 0x10, set: 0x21 };

/** Builds one function, statement by statement. Parameters come before locals. */
export class FunctionBuilder {
  /** Whether the function leaves an i32. */
  readonly returns: boolean;
  readonly #types: ValueType[] = [];
  #params = 0;
  readonly #prologue = new ByteBuffer();
  readonly #body = new ByteBuffer();
  #code: ByteBuffer = this.#body;

  constructor({ returns = false }: { readonly returns?: boolean } = {}) {
    this.returns = returns;
  }

  get params(): readonly ValueType[] {
    return this.#types.slice(0, this.#params);
  }

  /** The next parameter. All of them are declared before the first local. */
  param<T extends ValueType>(type: T): Local<T> {
    if (this.#params !== this.#types.length) throw new Error('a parameter was declared after a local');
    this.#params++;
    return this.local(type);
  }

  local<T extends ValueType>(type: T): Local<T> {
    return variable(type, this.#types.push(type) - 1);
  }

  /** What `statements` emits runs once, before everything else. */
  prologue(statements: () => void): void {
    const outside = this.#code;
    this.#code = this.#prologue;
    statements();
    this.#code = outside;
  }

  set<T extends ValueType>(target: Local<T>, value: Ex<T>): void {
    value.write(this.#code);
    this.#code.byte(instruction.set);
    this.#code.unsigned(target.index);
  }

  /** target += by */
  increase(target: Local<'i32'>, by: number | Ex<'i32'>): void {
    this.set(target, i32.add(target, typeof by === 'number' ? i32.constant(by) : by));
  }

  storeVector(address: Ex<'i32'>, value: Ex<'v128'>, offset = 0): void {
    this.#store(address, value, [0xfd, 0x0b, 3, ...unsignedLeb(offset)]);
  }

  storeDouble(address: Ex<'i32'>, value: Ex<'f64'>, offset = 0): void {
    this.#store(address, value, [0x39, 3, ...unsignedLeb(offset)]);
  }

  storeInteger(address: Ex<'i32'>, value: Ex<'i32'>, offset = 0): void {
    this.#store(address, value, [0x36, 2, ...unsignedLeb(offset)]);
  }

  /** One lane of two doubles. */
  storeLane(address: Ex<'i32'>, value: Ex<'v128'>, lane: 0 | 1, offset = 0): void {
    this.#store(address, value, [0xfd, 0x5b, 3, ...unsignedLeb(offset), lane]);
  }

  /** Copy bytes; the two ranges may overlap. */
  copy(to: Ex<'i32'>, from: Ex<'i32'>, bytes: number): void {
    for (const arg of [to, from, i32.constant(bytes)]) arg.write(this.#code);
    this.#code.bytes([0xfc, 0x0a, 0, 0]);
  }

  /** A call of a function without a result. */
  call(index: number, ...args: Ex<ValueType>[]): void {
    for (const arg of args) arg.write(this.#code);
    this.#code.byte(instruction.call);
    this.#code.unsigned(index);
  }

  return(value: Ex<'i32'>): void {
    value.write(this.#code);
    this.#code.byte(instruction.return);
  }

  if(when: Ex<'i32'>, then: () => void, otherwise?: () => void): void {
    when.write(this.#code);
    this.#code.bytes([instruction.if, empty]);
    then();
    if (otherwise) {
      this.#code.byte(instruction.else);
      otherwise();
    }
    this.#code.byte(instruction.end);
  }

  /** Run `body`, and again while `when` (read after it) is not 0. */
  doWhile(body: () => void, when: () => Ex<'i32'>): void {
    this.#code.bytes([instruction.loop, empty]);
    body();
    when().write(this.#code);
    this.#code.bytes([instruction.branchIf, 0, instruction.end]);
  }

  /** Run `body` `count` times; `count` is at least 1. */
  repeat(count: Ex<'i32'>, body: () => void): void {
    const left = this.local('i32');
    this.set(left, count);
    this.doWhile(
      () => {
        body();
        this.increase(left, -1);
      },
      () => left,
    );
  }

  /** for (counter = 0; counter < to; counter += step), to and counter as signed integers. */
  for(counter: Local<'i32'>, to: Ex<'i32'>, step: number, body: () => void): void {
    this.set(counter, i32.constant(0));
    this.if(i32.less(counter, to), () =>
      this.doWhile(
        () => {
          body();
          this.increase(counter, step);
        },
        () => i32.less(counter, to),
      ),
    );
  }

  /** The function as the code section holds it. */
  toCode(): ByteBuffer {
    const content = new ByteBuffer();
    const locals = this.#types.slice(this.#params);
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    content.unsigned(runs.length);
    for (const { type, count } of runs) {
      content.unsigned(count);
      content.byte(typeByte[type]);
    }
    content.append(this.#prologue);
    content.append(this.#body);
    content.byte(instruction.end);
    return content;
  }

  /** Bytes of code so far. */
  get size(): number {
    return this.#prologue.length + this.#body.length;
  }

  #store(address: Ex<'i32'>, value: Ex<ValueType>, bytes: readonly number[]): void {
    address.write(this.#code);
    value.write(this.#code);
    this.#code.bytes(bytes);
  }
}

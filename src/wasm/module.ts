import { ByteBuffer } from './bytes.ts';
import type { ValueType } from './emitter.ts';
import { typeByte, type FunctionBuilder } from './function.ts';

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const section = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 };
const kind = { function: 0, memory: 2 };

/** Collects functions into a module that imports `env.memory` and host functions `env.0`, `env.1`, …, and exports by name. */
export class ModuleBuilder {
  readonly #imports: number;
  readonly #types = new Map<string, number>();
  readonly #typeSection = new ByteBuffer();
  readonly #functionTypes: number[] = [];
  readonly #exports: { readonly name: string; readonly index: number }[] = [];
  readonly #code = new ByteBuffer();

  /** `imports` host functions without parameters or results take the indices 0 … imports - 1. */
  constructor(imports = 0) {
    this.#imports = imports;
  }

  /** Add a finished function and return its index. */
  add(builder: FunctionBuilder, exportName?: string): number {
    const index = this.#imports + this.#functionTypes.length;
    this.#functionTypes.push(this.#typeOf(builder.params, builder.returns));
    this.#code.sized(builder.toCode());
    if (exportName !== undefined) this.#exports.push({ name: exportName, index });
    return index;
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    const imports = this.#importSection(); // may add a type
    const out = new ByteBuffer();
    out.bytes(header);
    this.#section(out, section.types, this.#types.size, this.#typeSection);
    this.#section(out, section.imports, this.#imports + 1, imports);
    const functions = new ByteBuffer();
    for (const type of this.#functionTypes) functions.unsigned(type);
    this.#section(out, section.functions, this.#functionTypes.length, functions);
    const exports = new ByteBuffer();
    for (const { name, index } of this.#exports) {
      exports.name(name);
      exports.byte(kind.function);
      exports.unsigned(index);
    }
    this.#section(out, section.exports, this.#exports.length, exports);
    this.#section(out, section.code, this.#functionTypes.length, this.#code);
    return out.toBytes();
  }

  #importSection(): ByteBuffer {
    const imports = new ByteBuffer();
    for (let i = 0; i < this.#imports; i++) {
      imports.name('env');
      imports.name(String(i));
      imports.byte(kind.function);
      imports.unsigned(this.#typeOf([], false));
    }
    imports.name('env');
    imports.name('memory');
    imports.bytes([kind.memory, 0x00, 0x01]); // at least one page, no maximum
    return imports;
  }

  #typeOf(params: readonly ValueType[], returns: boolean): number {
    const key = `${params.join()}>${returns}`;
    let index = this.#types.get(key);
    if (index === undefined) {
      index = this.#types.size;
      this.#types.set(key, index);
      this.#typeSection.byte(0x60);
      this.#typeSection.unsigned(params.length);
      for (const type of params) this.#typeSection.byte(typeByte[type]);
      this.#typeSection.bytes(returns ? [1, typeByte.i32] : [0]);
    }
    return index;
  }

  #section(out: ByteBuffer, id: number, count: number, content: ByteBuffer): void {
    const sized = new ByteBuffer();
    sized.unsigned(count);
    sized.append(content);
    out.byte(id);
    out.sized(sized);
  }
}

/** Compile at once and link. @throws WebAssembly.CompileError when the page's policy forbids it. */
export function instantiate(
  bytes: Uint8Array<ArrayBuffer>,
  memory: WebAssembly.Memory,
  host: readonly (() => void)[] = [],
): WebAssembly.Exports {
  const env: Record<string, WebAssembly.ImportValue> = { memory };
  host.forEach((work, i) => (env[i] = work));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { env }).exports;
}

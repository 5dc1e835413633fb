import type { Arena } from '../memory/arena.ts';
import { sizeOf } from '../shape/dims.ts';
import { isEmptyProduct, throwIndexError, zerosOf, type Assembled, type AssembleOptions, type Fault } from './assembled.ts';
import { planContract, type ContractPlan } from './contract-plan.ts';
import { addContract } from './contract.ts';
import { DataSection } from './data.ts';
import { callResult, i32, type Ex } from './emitter.ts';
import { canCompile } from './features.ts';
import { FunctionBuilder } from './function.ts';
import type { Call, RowsSpec } from './kernel.ts';
import { instantiate, ModuleBuilder } from './module.ts';
import { NestLibrary } from './nest-library.ts';
import { planNest, type NestPlan } from './nest-plan.ts';
import { assemblePlain } from './plain.ts';
import { addRows, faultRecord, type RowsFunctions } from './rows.ts';
import { borrowScratch, type Scratch } from './scratch.ts';

export type { Assembled, AssembleOptions, Fault } from './assembled.ts';
export { isPacked } from './contract-plan.ts';

/** A call with what its kernel was planned to be. */
type Step =
  | { readonly kind: 'host'; readonly index: number }
  | { readonly kind: 'nest'; readonly plan: NestPlan; readonly pointers: readonly number[] }
  | { readonly kind: 'contract'; readonly plan: ContractPlan; readonly pointers: readonly number[] }
  | { readonly kind: 'rows'; readonly spec: RowsSpec; readonly call: number; readonly pointers: readonly number[] };

/**
 * Make one WebAssembly module of lists of calls, one exported function for each list: equal kernels are emitted once and called with
 * pointers. Where modules cannot be compiled, the lists run in plain JavaScript.
 * Takes blocks of the arena for constants, tables and scratch; `dispose` gives them back.
 */
export function assemble(entries: readonly (readonly Call[])[], arena: Arena, options: AssembleOptions = {}): Assembled {
  if (!arena.memory || !canCompile()) return assemblePlain(entries, arena, options);
  return new Assembly(entries, arena, arena.memory, options).finish();
}

class Assembly {
  readonly #entries: readonly (readonly Call[])[];
  readonly #arena: Arena;
  readonly #memory: WebAssembly.Memory;
  readonly #onFault: (fault: Fault) => never;
  readonly #host: (() => void)[] = [];
  readonly #lists: readonly (readonly Step[])[];
  readonly #data = new DataSection();
  readonly #module: ModuleBuilder;
  readonly #nests: NestLibrary;
  readonly #contracts = new Map<string, ContractPlan>();
  readonly #rows: boolean;

  constructor(entries: readonly (readonly Call[])[], arena: Arena, memory: WebAssembly.Memory, options: AssembleOptions) {
    this.#entries = entries;
    this.#arena = arena;
    this.#memory = memory;
    this.#onFault = options.onFault ?? throwIndexError;
    this.#lists = entries.map((calls) => calls.flatMap((call, index) => this.#stepsOf(call, index)));
    this.#module = new ModuleBuilder(this.#host.length);
    this.#nests = new NestLibrary(this.#module, this.#data, options.budget);
    for (const step of this.#lists.flat()) {
      if (step.kind === 'nest') this.#nests.request(step.plan);
      else if (step.kind === 'contract') this.#contracts.set(step.plan.key, step.plan);
    }
    this.#rows = this.#lists.flat().some((step) => step.kind === 'rows');
  }

  finish(): Assembled {
    const scratchBytes = Math.max(0, ...[...this.#contracts.values()].map((plan) => plan.scratchBytes));
    const scratch = scratchBytes > 0 ? borrowScratch(this.#arena, scratchBytes) : undefined;
    let block: number | undefined;
    const dispose = (): void => {
      if (block !== undefined) this.#arena.free(block);
      scratch?.release();
    };
    try {
      this.#reserve(scratch);
      block = this.#data.place(this.#arena);
      const names = this.#emit(scratch);
      const bytes = this.#module.toBytes();
      const exports = instantiate(bytes, this.#memory, this.#host);
      const run = names.map((name, list) => this.#checked(list, exports[name] as () => number | void));
      const kernels = this.#nests.kernels + this.#contracts.size + (this.#rows ? 1 : 0);
      let disposed = false;
      const disposeOnce = (): void => {
        if (!disposed) dispose();
        disposed = true;
      };
      return { entries: run, bytes: bytes.length, kernels, dispose: disposeOnce };
    } catch (fault) {
      dispose();
      throw fault;
    }
  }

  #stepsOf(call: Call, index: number): Step[] {
    if ('host' in call) return [{ kind: 'host', index: this.#host.push(call.host) - 1 }];
    const { spec, pointers } = call;
    switch (spec.kind) {
      case 'nest': {
        const plan = planNest(spec);
        return plan ? [{ kind: 'nest', plan, pointers }] : [];
      }
      case 'contract': {
        if (isEmptyProduct(spec)) return [];
        if (sizeOf(spec.sum) === 0) return this.#stepsOf({ spec: zerosOf(spec), pointers: pointers.slice(2) }, index);
        return [{ kind: 'contract', plan: planContract(spec), pointers }];
      }
      case 'gather':
      case 'scatterAdd':
        return [{ kind: 'rows', spec, call: index, pointers }];
    }
  }

  #reserve(scratch: Scratch | undefined): void {
    for (const plan of this.#contracts.values()) plan.reserve(this.#data, scratch!.address);
    if (this.#rows) this.#faultAddress();
    this.#nests.reserve();
  }

  #faultAddress(): number {
    return this.#data.reserve('fault record', faultRecord.bytes, () => undefined);
  }

  /** Emit kernels, then one function for each list; returns the names of these. */
  #emit(scratch: Scratch | undefined): string[] {
    this.#nests.emit();
    const contract = this.#contracts.size > 0 ? addContract(this.#module) : 0;
    const rows = this.#rows ? addRows(this.#module) : undefined;
    const constants = (numbers: readonly number[]): Ex<'i32'>[] => numbers.map((value) => i32.constant(value));
    return this.#lists.map((steps, list) => {
      const f = new FunctionBuilder({ returns: steps.some((step) => step.kind === 'rows') });
      for (const step of steps) {
        if (step.kind === 'host') f.call(step.index);
        else if (step.kind === 'nest') {
          const { index, numbers } = this.#nests.kernelOf(step.plan);
          f.call(index, ...constants([...step.pointers, ...numbers]));
        } else if (step.kind === 'contract') {
          f.call(contract, ...constants(step.plan.arguments(this.#data, scratch!.address, step.pointers)));
        } else this.#moveRows(f, rows!, step.spec, step.call, step.pointers);
      }
      if (f.returns) f.return(i32.constant(0));
      this.#module.add(f, `list${list}`);
      return `list${list}`;
    });
  }

  #moveRows(f: FunctionBuilder, rows: RowsFunctions, spec: RowsSpec, call: number, pointers: readonly number[]): void {
    const { outer, count, width, bound } = spec;
    const constants = (...numbers: readonly number[]): Ex<'i32'>[] => numbers.map((value) => i32.constant(value));
    const fault = callResult(rows.check, ...constants(pointers[1]!, count, bound, call, this.#faultAddress()));
    f.if(fault, () => f.return(i32.constant(1)));
    f.call(rows[spec.kind], ...constants(...pointers, outer, count, width, bound));
  }

  /** The exported function itself, or, where it checks indices, one that reports a fault. */
  #checked(list: number, run: () => number | void): () => void {
    if (!this.#lists[list]!.some((step) => step.kind === 'rows')) return run as () => void;
    const address = this.#faultAddress();
    const onFault = this.#onFault;
    const arena = this.#arena;
    const calls = this.#entries[list]!;
    return () => {
      if (run() === 0) return;
      const record = new DataView(arena.buffer, address, faultRecord.bytes);
      const call = record.getInt32(faultRecord.call, true);
      const { kind, bound } = (calls[call] as { readonly spec: RowsSpec }).spec;
      const entry = record.getInt32(faultRecord.entry, true);
      onFault({ list, call, kind, bound, entry, value: record.getFloat64(faultRecord.value, true) });
    };
  }
}

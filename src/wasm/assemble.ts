import type { Arena } from '../memory/arena.ts';
import { sizeOf } from '../shape/dims.ts';
import { isEmptyProduct, throwIndexError, zerosOf, type Assembled, type AssembleOptions, type Fault } from './assembled.ts';
import { planContract, type ContractPlan } from './contract-plan.ts';
import { addContract } from './contract.ts';
import { DataSection } from './data.ts';
import { callResult, f64, i32, type Ex, type Local } from './emitter.ts';
import { canCompile } from './features.ts';
import { FunctionBuilder } from './function.ts';
import type { Call, Move, RowsSpec } from './kernel.ts';
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
  | { readonly kind: 'rows'; readonly spec: RowsSpec; readonly site: number; readonly pointers: readonly number[] }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'loop'; readonly times: number; readonly steps: readonly Step[] }
  | { readonly kind: 'branch'; readonly test: number; readonly steps: readonly [readonly Step[], readonly Step[]] };

/** A step and all that it runs. */
function within(step: Step): Step[] {
  if (step.kind === 'loop') return step.steps.flatMap(within);
  return step.kind === 'branch' ? step.steps.flat().flatMap(within) : [step];
}
const movesRows = (steps: readonly Step[]): boolean => steps.flatMap(within).some((step) => step.kind === 'rows');

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
  readonly #arena: Arena;
  readonly #memory: WebAssembly.Memory;
  readonly #onFault: (fault: Fault) => never;
  readonly #host: (() => void)[] = [];
  readonly #lists: readonly (readonly Step[])[];
  readonly #data = new DataSection();
  readonly #module: ModuleBuilder;
  readonly #nests: NestLibrary;
  readonly #contracts = new Map<string, ContractPlan>();
  /** What to say of each check of indices that fails. */
  readonly #sites: Pick<Fault, 'list' | 'call' | 'kind' | 'bound' | 'op'>[] = [];
  readonly #rows: boolean;

  constructor(entries: readonly (readonly Call[])[], arena: Arena, memory: WebAssembly.Memory, options: AssembleOptions) {
    this.#arena = arena;
    this.#memory = memory;
    this.#onFault = options.onFault ?? throwIndexError;
    this.#lists = entries.map((calls, list) => calls.flatMap((call, index) => this.#stepsOf(call, list, index)));
    this.#module = new ModuleBuilder(this.#host.length);
    this.#nests = new NestLibrary(this.#module, this.#data, options.budget);
    for (const step of this.#lists.flat().flatMap(within)) {
      if (step.kind === 'nest') this.#nests.request(step.plan);
      else if (step.kind === 'contract') this.#contracts.set(step.plan.key, step.plan);
    }
    this.#rows = movesRows(this.#lists.flat());
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

  #stepsOf(call: Call, list: number, index: number): Step[] {
    const inside = (calls: readonly Call[]): Step[] => calls.flatMap((one) => this.#stepsOf(one, list, index));
    if ('host' in call) return [{ kind: 'host', index: this.#host.push(call.host) - 1 }];
    if ('move' in call) return call.move.bytes > 0 ? [{ kind: 'move', move: call.move }] : [];
    if ('loop' in call) return call.loop.times > 0 ? [{ kind: 'loop', times: call.loop.times, steps: inside(call.loop.calls) }] : [];
    if ('branch' in call) {
      const [first, second] = call.branch.calls;
      return [{ kind: 'branch', test: call.branch.test, steps: [inside(first), inside(second)] }];
    }
    const { spec, pointers, op } = call;
    switch (spec.kind) {
      case 'nest': {
        const plan = planNest(spec);
        return plan ? [{ kind: 'nest', plan, pointers }] : [];
      }
      case 'contract': {
        if (isEmptyProduct(spec)) return [];
        if (sizeOf(spec.sum) === 0) return inside([{ spec: zerosOf(spec), pointers: pointers.slice(2) }]);
        return [{ kind: 'contract', plan: planContract(spec), pointers }];
      }
      case 'gather':
      case 'scatterAdd': {
        const { kind, bound } = spec;
        return [
          { kind: 'rows', spec, site: this.#sites.push({ list, call: index, kind, bound, ...(op !== undefined && { op }) }) - 1, pointers },
        ];
      }
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
    return this.#lists.map((steps, list) => {
      const f = new FunctionBuilder({ returns: movesRows(steps) });
      this.#emitSteps(f, steps, { contract, rows, scratch }, undefined);
      if (f.returns) f.return(i32.constant(0));
      this.#module.add(f, `list${list}`);
      return `list${list}`;
    });
  }

  /** The steps one after the other; `turn` counts the runs of the loop around them. */
  #emitSteps(f: FunctionBuilder, steps: readonly Step[], functions: Functions, turn: Local<'i32'> | undefined): void {
    const { contract, rows, scratch } = functions;
    for (const step of steps) {
      switch (step.kind) {
        case 'host':
          f.call(step.index);
          break;
        case 'nest': {
          const { index, numbers } = this.#nests.kernelOf(step.plan);
          f.call(index, ...constants([...step.pointers, ...numbers]));
          break;
        }
        case 'contract':
          f.call(contract, ...constants(step.plan.arguments(this.#data, scratch!.address, step.pointers)));
          break;
        case 'rows':
          this.#moveRows(f, rows!, step.spec, step.site, step.pointers);
          break;
        case 'move': {
          const { from, to, bytes, fromStep, toStep } = step.move;
          f.copy(advanced(to, toStep, turn), advanced(from, fromStep, turn), bytes);
          break;
        }
        case 'loop': {
          const inner = f.local('i32');
          f.for(inner, i32.constant(step.times), 1, () => this.#emitSteps(f, step.steps, functions, inner));
          break;
        }
        case 'branch': {
          const [first, second] = step.steps.map((taken) => () => this.#emitSteps(f, taken, functions, turn)) as [() => void, () => void];
          f.if(f64.equal(f64.load(i32.constant(step.test)), f64.constant(0)), second, first);
        }
      }
    }
  }

  #moveRows(f: FunctionBuilder, rows: RowsFunctions, spec: RowsSpec, site: number, pointers: readonly number[]): void {
    const { batch, outer, count, width, bound } = spec;
    const fault = callResult(rows.check, ...constants([pointers[1]!, batch * count, bound, site, this.#faultAddress()]));
    f.if(fault, () => f.return(i32.constant(1)));
    f.call(rows[spec.kind], ...constants([...pointers, batch, outer, count, width, bound]));
  }

  /** The exported function itself, or, where it checks indices, one that reports a fault. */
  #checked(list: number, run: () => number | void): () => void {
    if (!movesRows(this.#lists[list]!)) return run as () => void;
    const address = this.#faultAddress();
    const onFault = this.#onFault;
    const arena = this.#arena;
    const sites = this.#sites;
    return () => {
      if (run() === 0) return;
      const record = new DataView(arena.buffer, address, faultRecord.bytes);
      const entry = record.getInt32(faultRecord.entry, true);
      onFault({ ...sites[record.getInt32(faultRecord.call, true)]!, entry, value: record.getFloat64(faultRecord.value, true) });
    };
  }
}

/** What steps call. */
interface Functions {
  readonly contract: number;
  readonly rows: RowsFunctions | undefined;
  readonly scratch: Scratch | undefined;
}

const constants = (numbers: readonly number[]): Ex<'i32'>[] => numbers.map((value) => i32.constant(value));

/** An address that advances with the runs of a loop. */
function advanced(address: number, step: number, turn: Local<'i32'> | undefined): Ex<'i32'> {
  if (!turn || step === 0) return i32.constant(address);
  return i32.add(i32.constant(address), i32.mul(turn, i32.constant(step)));
}

import type { DataSection } from './data.ts';
import type { FunctionBuilder } from './function.ts';
import type { ModuleBuilder } from './module.ts';
import { numbersOf, structureOf, type NestPlan } from './nest-plan.ts';
import { emitNest, reserveNest } from './nest.ts';

/** Bytes of code with sizes as constants that a module may hold. */
const defaultBudget = 64 * 1024;
/** Functions have at most this many parameters; a nest that needs more has its sizes as constants whatever the budget. */
const mostParameters = 500;

/** How to call a nest: its function, and what follows the pointers. */
export interface NestKernel {
  readonly index: number;
  readonly numbers: readonly number[];
}

interface Request {
  readonly plan: NestPlan;
  readonly structure: string;
  readonly numbers: readonly number[];
  kernel?: NestKernel;
}

/** The nests of a module: one function for equal ones while the budget lasts, then one for each structure. */
export class NestLibrary {
  readonly #module: ModuleBuilder;
  readonly #data: DataSection;
  readonly #requests = new Map<string, Request>();
  readonly #byPlan = new Map<NestPlan, Request>();
  readonly #parametric = new Map<string, number>();
  #budget: number;
  #kernels = 0;

  constructor(module: ModuleBuilder, data: DataSection, budget: number = defaultBudget) {
    this.#module = module;
    this.#data = data;
    this.#budget = budget;
  }

  /** Functions emitted. */
  get kernels(): number {
    return this.#kernels;
  }

  request(plan: NestPlan): void {
    const structure = structureOf(plan);
    const numbers = numbersOf(plan);
    const key = `${structure}${numbers.join()}`;
    let request = this.#requests.get(key);
    if (!request) this.#requests.set(key, (request = { plan, structure, numbers }));
    this.#byPlan.set(plan, request);
  }

  /** Reserve what the requested kernels will load. */
  reserve(): void {
    const seen = new Set<string>();
    for (const { plan, structure } of this.#requests.values()) {
      if (!seen.has(structure)) reserveNest(plan, this.#data);
      seen.add(structure);
    }
  }

  emit(): void {
    for (const request of this.#requests.values()) {
      const index = this.#bake(request) ?? this.#share(request);
      request.kernel = index;
    }
  }

  kernelOf(plan: NestPlan): NestKernel {
    return this.#byPlan.get(plan)!.kernel!;
  }

  /** A function of its own, if the budget allows it; the first refusal is the last attempt. */
  #bake({ plan, numbers }: Request): NestKernel | undefined {
    const forced = plan.loads + plan.stores + numbers.length > mostParameters;
    if (this.#budget <= 0 && !forced) return undefined;
    const f = emitNest(plan, this.#data, 'baked');
    this.#budget -= f.size;
    if (this.#budget < 0 && !forced) return undefined;
    return { index: this.#add(f), numbers: [] };
  }

  #share({ plan, structure, numbers }: Request): NestKernel {
    let index = this.#parametric.get(structure);
    if (index === undefined) {
      index = this.#add(emitNest(plan, this.#data, 'parametric'));
      this.#parametric.set(structure, index);
    }
    return { index, numbers };
  }

  #add(f: FunctionBuilder): number {
    this.#kernels++;
    return this.#module.add(f);
  }
}

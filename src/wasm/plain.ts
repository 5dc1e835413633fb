// The same lists of calls in plain JavaScript, on the arena's buffer: where WebAssembly is absent or forbidden.
import type { Arena } from '../memory/arena.ts';
import { throwIndexError, type Assembled, type AssembleOptions } from './assembled.ts';
import type { Call, KernelSpec, Move } from './kernel.ts';
import { plainContract } from './plain-contract.ts';
import { plainNest } from './plain-nest.ts';
import { plainRows } from './plain-rows.ts';

const bytesPerEntry = 8;

/** Make lists of calls ready to run without a module. Elementwise results have the bits of the WebAssembly kernels. */
export function assemblePlain(entries: readonly (readonly Call[])[], arena: Arena, options: AssembleOptions = {}): Assembled {
  const onFault = options.onFault ?? throwIndexError;
  let memory = new Float64Array(arena.buffer);
  const run = entries.map((calls, list) => {
    const steps = calls.map((call, index) => stepOf(call, list, index));
    return () => {
      if (memory.buffer !== arena.buffer) memory = new Float64Array(arena.buffer);
      for (const step of steps) step(0);
    };
  });

  /** A call made ready; it is told which run of the loop around it this is. */
  function stepOf(call: Call, list: number, index: number): (turn: number) => void {
    const all = (calls: readonly Call[]): ((turn: number) => void)[] => calls.map((one) => stepOf(one, list, index));
    if ('host' in call) return call.host;
    if ('move' in call) return (turn) => move(call.move, turn);
    if ('loop' in call) {
      const steps = all(call.loop.calls);
      return () => {
        for (let turn = 0; turn < call.loop.times; turn++) for (const step of steps) step(turn);
      };
    }
    if ('branch' in call) {
      const [first, second] = call.branch.calls.map(all) as [((turn: number) => void)[], ((turn: number) => void)[]];
      const test = call.branch.test / bytesPerEntry;
      return (turn) => {
        for (const step of memory[test] === 0 ? second : first) step(turn);
      };
    }
    return kernelOf(call, list, index);
  }

  function move({ from, to, bytes, fromStep, toStep }: Move, turn: number): void {
    const [start, end] = [from + turn * fromStep, from + turn * fromStep + bytes].map((at) => at / bytesPerEntry) as [number, number];
    memory.copyWithin((to + turn * toStep) / bytesPerEntry, start, end);
  }

  function kernelOf({ spec, pointers, op }: Extract<Call, { spec: unknown }>, list: number, call: number): () => void {
    const at = pointers.map((pointer) => pointer / bytesPerEntry);
    if (spec.kind === 'nest' || spec.kind === 'contract') {
      const kernel = spec.kind === 'nest' ? plainNest(spec) : plainContract(spec);
      return () => kernel(memory, at);
    }
    const kernel = plainRows(spec);
    const { kind, bound } = spec;
    return () => {
      const entry = kernel(memory, at);
      if (entry >= 0) onFault({ list, call, kind, bound, ...(op !== undefined && { op }), entry, value: memory[at[1]! + entry]! });
    };
  }

  const specs = new Set(entries.flat().flatMap(specsOf));
  return { entries: run, bytes: 0, kernels: specs.size, dispose: () => undefined };
}

function specsOf(call: Call): KernelSpec[] {
  if ('spec' in call) return [call.spec];
  if ('loop' in call) return call.loop.calls.flatMap(specsOf);
  return 'branch' in call ? call.branch.calls.flat().flatMap(specsOf) : [];
}

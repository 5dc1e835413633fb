// The same lists of calls in plain JavaScript, on the arena's buffer: where WebAssembly is absent or forbidden.
import type { Arena } from '../memory/arena.ts';
import { throwIndexError, type Assembled, type AssembleOptions } from './assembled.ts';
import type { Call, KernelSpec } from './kernel.ts';
import { plainContract } from './plain-contract.ts';
import { plainNest } from './plain-nest.ts';
import { plainRows } from './plain-rows.ts';

const bytesPerEntry = 8;

/** Make lists of calls ready to run without a module. Elementwise results have the bits of the WebAssembly kernels. */
export function assemblePlain(entries: readonly (readonly Call[])[], arena: Arena, options: AssembleOptions = {}): Assembled {
  const onFault = options.onFault ?? throwIndexError;
  let memory = new Float64Array(arena.buffer);
  const run = entries.map((calls, list) => {
    const steps = calls.map((call, index) => ('host' in call ? call.host : stepOf(call, list, index)));
    return () => {
      if (memory.buffer !== arena.buffer) memory = new Float64Array(arena.buffer);
      for (const step of steps) step();
    };
  });

  function stepOf(
    { spec, pointers }: { readonly spec: KernelSpec; readonly pointers: readonly number[] },
    list: number,
    call: number,
  ): () => void {
    const at = pointers.map((pointer) => pointer / bytesPerEntry);
    if (spec.kind === 'nest' || spec.kind === 'contract') {
      const kernel = spec.kind === 'nest' ? plainNest(spec) : plainContract(spec);
      return () => kernel(memory, at);
    }
    const kernel = plainRows(spec);
    return () => {
      const entry = kernel(memory, at);
      if (entry >= 0) onFault({ list, call, kind: spec.kind, bound: spec.bound, entry, value: memory[at[1]! + entry]! });
    };
  }

  const specs = new Set(entries.flat().flatMap((call) => ('host' in call ? [] : [call.spec])));
  return { entries: run, bytes: 0, kernels: specs.size, dispose: () => undefined };
}

import { sizeOf, stridesOf } from '../shape/dims.ts';
import { isConcrete, type Value } from '../tensor/tensor.ts';
import { assemble } from '../wasm/assemble.ts';
import type { Call } from '../wasm/kernel.ts';
import { analyse, type Analysis } from './analysis.ts';
import type { Layout } from './layout.ts';
import { copyNest } from './lower-nests.ts';
import { lowerSteps } from './lower.ts';
import { Memory } from './memory.ts';
import type { Program, ProgramSpec } from './program.ts';
import { createPeek, createReader, createView } from './reader.ts';
import { denseAs } from './views.ts';

/** Bytes of code that a program may have before it is given up for one with fewer kernels. */
const codeBudget = 64 * 1024;

/**
 * Compile a graph: common subexpressions → views → fused steps → a memory plan → one WebAssembly module (or lists of plain kernels).
 * A program of too much code is tried again with kernels that take sizes as arguments, then with one kernel for each op.
 * @throws Error when an entry asks for something that no lowering computes
 */
export function compileProgram(spec: ProgramSpec): Program {
  const fused = analyse(spec, true);
  const attempts = [
    () => build(spec, fused, {}),
    () => build(spec, fused, { budget: 0 }),
    () => build(spec, analyse(spec, false), { generic: true, budget: 0 }),
  ];
  let best: Program | undefined;
  for (const attempt of attempts) {
    const program = attempt();
    const better = !best || program.stats.code < best.stats.code;
    (better ? best : program)?.dispose();
    if (better) best = program;
    if (best!.stats.code <= codeBudget) break;
  }
  return best!;
}

interface Mode {
  /** Bytes of kernels with sizes as constants. */
  readonly budget?: number;
  /** Kernels that differ in nothing but their op. */
  readonly generic?: boolean;
}

function build(spec: ProgramSpec, analysis: Analysis, { budget, generic = false }: Mode): Program {
  const { arena } = spec;
  const { now, views, plan, schedule } = analysis;
  const memory = new Memory(spec, analysis);
  try {
    const calls = lowerAll(analysis, {
      views,
      inlined: schedule.inlined,
      generic,
      bodies: new Map(),
      arena,
      addressOf: (v) => memory.addressOf(v),
      isStored: (v) => analysis.lastRead.has(v) || analysis.placement.inPlace.has(v),
      planned: analysis.bodies,
    });
    const assembled = assemble(calls, arena, { ...(budget !== undefined && { budget }) });
    memory.fill();
    const placeOf = (value: Value): { base: Value; address: number; offset: number; strides: readonly number[] } => {
      const { base, offset, strides } = views.at(now(value));
      return { base, offset, strides, address: memory.addressOf(base) + offset * 8 };
    };
    let disposed = false;
    return {
      entries: assembled.entries,
      inputs: spec.inputs.map((v) => ({ address: memory.addressOf(v), length: sizeOf(v.shape) })),
      reader: (value) => {
        const kept = now(value);
        if (isConcrete(kept)) return () => kept;
        const { address, strides } = placeOf(value);
        return createReader(arena, address, kept.shape, strides);
      },
      view: (value) => {
        const kept = now(value);
        if (isConcrete(kept)) return undefined;
        const { base, address, strides } = placeOf(value);
        return spec.pinned?.has(base) || !denseAs(strides, kept.shape) ? undefined : createView(arena, address, sizeOf(kept.shape));
      },
      peek: (value) => {
        const kept = now(value);
        return isConcrete(kept) ? () => kept.values[0]! : createPeek(arena, placeOf(value).address);
      },
      stats: {
        steps: calls.map((list) => list.length),
        kernels: assembled.kernels,
        code: assembled.bytes,
        planned: plan.bytes,
        unplanned: plan.unplanned,
      },
      steps: schedule.steps.map((step) => ({ entry: step.entry, kind: step.kind, ops: step.nodes.map((n) => n.op.name) })),
      dispose: () => {
        if (disposed) return;
        disposed = true;
        assembled.dispose();
        memory.dispose();
      },
    };
  } catch (fault) {
    memory.dispose();
    throw fault;
  }
}

/** The calls of each entry. */
function lowerAll({ entries, views, schedule, placement }: Analysis, layout: Layout): Call[][] {
  const calls = entries.map((): Call[] => []);
  for (const step of schedule.steps) calls[step.entry]!.push(...lowerSteps([step], layout));
  for (const { entry, value, into } of placement.copies) {
    const { base, offset, strides } = views.at(value);
    const spec = copyNest(value.shape, [strides], stridesOf(value.shape));
    calls[entry]!.push({ spec, pointers: [layout.addressOf(base) + offset * 8, into] });
  }
  return calls;
}

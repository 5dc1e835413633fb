import { compile } from '../compile/compile.ts';
import { interpretProgram } from '../compile/interpret.ts';
import { createArena } from '../memory/arena.ts';
import type { Dims } from '../shape/dims.ts';
import { placeholder } from '../tensor/graph.ts';
import { shaped, type Concrete, type Tensor, type Value } from '../tensor/tensor.ts';
import { flatten } from '../tensor/tree.ts';
import { entriesOf } from './entries.ts';
import type { FunctionAt } from './function-at.ts';
import { magnitudes } from './magnitudes.ts';
import { expectClose, law, placesOfResults, type Law } from './sample.ts';
import { reordered } from './tolerance.ts';

/** compile(f) = f, and both are what the plain kernels compute from the same graph. Elementwise functions agree bit for bit. */
export function compiledAgrees(at: FunctionAt): Law {
  const apply = (operands: readonly Tensor[]): readonly Tensor[] =>
    flatten(at.apply(...operands), at.name).leaves as unknown as readonly Tensor[];
  let compiled: ((operands: readonly Tensor[]) => readonly Tensor[]) | undefined;
  let interpreted: ((operands: readonly Tensor[]) => readonly Tensor[]) | undefined;
  return law('compiled', at, [], (sample) => {
    compiled ??= compile(apply as never) as unknown as typeof apply;
    interpreted ??= interpret(at, apply);
    const eager = apply(sample.operands);
    const place = placesOfResults(eager.map((y) => y.shape as Dims));
    const { values, steps } = magnitudes(sample.f, sample.x);
    const tolerance = (k: number): number => (at.exact ? 0 : reordered(steps, values[k]!));
    expectClose(sample, { left: 'compiled', right: 'eager', place }, entriesOf(compiled(sample.operands)), entriesOf(eager), tolerance);
    expectClose(
      sample,
      { left: 'interpreted', right: 'eager', place },
      entriesOf(interpreted(sample.operands)),
      entriesOf(eager),
      tolerance,
    );
  });
}

function interpret(at: FunctionAt, apply: (operands: readonly Tensor[]) => readonly Tensor[]): typeof apply {
  const arena = createArena();
  const inputs = at.shapes.map(placeholder);
  const results = apply(inputs.map((x) => shaped<Tensor>(x))) as unknown as readonly Value[];
  const program = interpretProgram({ arena, inputs, entries: [results.map((value) => ({ value }))] });
  const readers = results.map((value) => program.reader(value));
  return (operands) => {
    operands.forEach((x, k) => arena.view(program.inputs[k]!.address, program.inputs[k]!.length).set((x as unknown as Concrete).values));
    program.entries[0]!();
    return readers.map((read) => shaped<Tensor>(read()));
  };
}

import { LawError } from '../errors.ts';
import { bind } from '../tensor/bind.ts';
import { sizeOf } from '../shape/dims.ts';
import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { linearize, trace } from '../transform/trace.ts';
import { compareWithDifferences, type Tally } from './finite-differences.ts';
import type { FunctionAt } from './function-at.ts';
import { sampleOf, type Sample } from './sample.ts';

/** Larger ops are not looked at. */
const most = 2000;

/** Of a function whose derivative is wrong: what is said of the first op in its program that is wrong by itself, where the program uses it. */
export function faultyOp(sample: Sample): string | undefined {
  const tape = trace('checkGradients', sample.f, sample.x);
  const { nodes } = linearize(tape, tape.at);
  for (const { op, attrs, inputs } of nodes) {
    if (inputs.length === 0 || inputs.some((v) => sizeOf(v.shape) > most)) continue;
    const operands = inputs.map((v) => shaped<Tensor>(tape.at(v)));
    const apply = (...x: readonly Tensor[]): Tensor => shaped(bind(op, x as unknown as readonly Value[], attrs));
    const at: FunctionAt = { name: op.name, shapes: inputs.map((v) => v.shape), apply };
    const tally: Tally = { compared: new Map(), skipped: new Map() };
    try {
      compareWithDifferences(
        sampleOf(law, at, operands),
        inputs.map(() => 1),
        tally,
        firstEntries,
      );
    } catch (fault) {
      if (fault instanceof LawError) return fault.message.replace(`${law} fails for ${op.name}`, `its op ${op.name} is wrong by itself`);
      // an op that cannot be computed near its operands, such as one of indices, is not the one
    }
  }
  return undefined;
}

const law = 'finite differences';
const firstEntries = (size: number): number[] => [...Array(Math.min(size, 4)).keys()];

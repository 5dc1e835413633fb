import fc from 'fast-check';
import { jacobian, type Jacobian } from '../accumulate/jacobian.ts';
import { add } from '../ops/add.ts';
import type { Convention, Lawful } from '../ops/laws.ts';
import { sum } from '../ops/sum.ts';
import type { Dims } from '../shape/dims.ts';
import { tensor } from '../tensor/create.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { grad } from '../transform/grad.ts';
import { entriesOf } from './entries.ts';
import type { FunctionAt } from './function-at.ts';
import { expectClose, placesOfOperands, print, sampleOf, type Law, type Sample } from './sample.ts';
import { rounded } from './tolerance.ts';

type Function = (x: readonly Tensor[]) => readonly Tensor[];

/** What an op states of its derivative where mathematics leaves a choice: it is so in both modes, and its own derivative in all four pairs of them. */
export function conventionsOf(op: Lawful): Law[] {
  const { name, conventions = [], cases } = op.laws;
  return conventions.map((convention) => {
    const { at, slopes, apply = cases[0]!.apply } = convention;
    const operands = at.map((x) => tensor(x as never) as Tensor);
    const domains = slopes.map((slope) => (slope === null ? { low: -Infinity, high: Infinity, integers: true } : undefined));
    const of: FunctionAt = {
      name: `${name}, at ${at.map(print).join(' and ')}`,
      shapes: operands.map((x) => x.shape as Dims),
      domains,
      apply,
    };
    const sample = sampleOf('convention', of, operands);
    let held = false;
    // nothing is drawn: once is enough
    const property = fc.property(fc.constant(undefined), () => {
      if (!held) holds(sample, convention);
      held = true;
    });
    return { name: 'convention', of: of.name, property: property as unknown as Law['property'] };
  });
}

function holds(sample: Sample, { slopes, second }: Convention): void {
  const stated = (given: Convention['slopes']): Float64Array =>
    entriesOf(given.flatMap((x) => (x === null ? [] : [tensor(x as never) as Tensor])));
  for (const [mode, slope] of Object.entries(ways(sample.f)))
    agree(sample, `the derivative, ${mode},`, 'the convention', entriesOf(slope(sample.x)), stated(slopes));
  let first: Float64Array | undefined = second && stated(second);
  for (const [inner, gradient] of Object.entries(ways(sample.f))) {
    for (const [outer, slope] of Object.entries(ways(gradient))) {
      const found = entriesOf(slope(sample.x));
      agree(
        sample,
        `the second derivative, ${outer} over ${inner},`,
        second ? 'the convention' : 'another pair of modes',
        found,
        (first ??= found),
      );
    }
  }
}

function agree(sample: Sample, left: string, right: string, found: Float64Array, expected: Float64Array): void {
  expectClose(sample, { left, right, place: placesOfOperands(sample) }, found, expected, (k) => rounded(expected[k]!));
}

/** The derivative of the sum of all results, by each way of taking it. */
function ways(f: Function): Record<string, Function> {
  const total = (x: readonly Tensor[]): Tensor<[]> =>
    f(x)
      .map((y) => sum(y) as Tensor<[]>)
      .reduce((a, b) => add(a, b));
  const byJacobian = (order: 'forward' | 'reverse') => (x: readonly Tensor[]) =>
    (jacobian(total, x, { order }) as unknown as readonly Jacobian<[], Dims>[]).map((J) => J.value as Tensor);
  return { 'by grad': (x) => grad(total as never, x), forward: byJacobian('forward'), reverse: byJacobian('reverse') };
}

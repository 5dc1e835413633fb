// Elementwise ops at shapes of any rank, axes of size 1 and 0 among them, broadcast in any way. Nothing here names an op.
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { adjoint, batching, check, compiledAgrees, forwardReverse, shapes, type FunctionAt, type Lawful } from '../src/laws/index.ts';
import '../src/index.ts';
import * as ops from '../src/ops/index.ts';
import type { Tensor } from '../src/tensor/tensor.ts';
import { settings } from './settings.ts';

type Elementwise = Lawful &
  ((...operands: readonly Tensor[]) => Tensor) & { readonly op: { readonly lowering: { readonly kind: string } } };
const elementwise = Object.entries(ops)
  .map(([name, op]) => [name, op as unknown as Elementwise] as const)
  .filter(([, op]) => 'op' in op && op.op.lowering.kind === 'map');

const { runs, seed } = settings({ runs: 4 });

const everything = { low: -Infinity, high: Infinity };

/** A shape that broadcasts to another: leading axes dropped, others of size 1. */
function narrower(shape: readonly number[]): fc.Arbitrary<number[]> {
  return fc
    .tuple(fc.nat(shape.length), fc.tuple(...shape.map(() => fc.boolean())))
    .map(([dropped, ones]) => shape.map((d, i) => (ones[i] ? 1 : d)).slice(dropped));
}

/** The op with one operand of the whole shape, the others narrower. */
function functions(name: string, op: Elementwise): fc.Arbitrary<FunctionAt> {
  const { shapes: operands, domains = [] } = op.laws.cases[0]!;
  const drawn = shapes({ maxAxis: 3 }).chain((whole) =>
    fc
      .tuple(fc.nat(operands.length - 1), ...operands.map(() => narrower(whole)))
      .map(([full, ...others]) => others.map((s, k) => (k === full ? whole : s))),
  );
  return drawn.map((at) => ({
    name: `${name} at ${at.map((s) => `[${s.join(', ')}]`).join(' ')}`,
    shapes: at,
    domains: operands.map((_, k) => domains[k] ?? everything),
    kinks: op.laws.kinks ?? [],
    exact: true,
    apply: op,
  }));
}

describe.each(elementwise)('%s', (name, op) => {
  test('broadcasts, batches and compiles at any shapes', () => {
    const holds = fc.property(functions(name, op), fc.nat(), (at, sample) => {
      const laws =
        at.domains?.every((domain) => domain?.integers) && at.domains.length > 0
          ? [batching, compiledAgrees]
          : [forwardReverse, adjoint, batching, compiledAgrees];
      for (const law of laws) check(law(at), { runs: 1, seed: sample });
    });
    fc.assert(holds, { numRuns: runs, includeErrorInReport: true, ...(seed !== undefined && { seed }) });
  });
});

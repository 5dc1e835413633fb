import { of } from 'rxjs';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The losses of a short training in a process of its own, as far as modules go. */
async function losses(): Promise<number[]> {
  vi.resetModules();
  const { makeNet, record } = await import('./nets.ts');
  const { adam } = await import('cotangent/optim');
  const net = makeNet();
  const seen: number[] = [];
  of(record(3), record(1), record(40), record(3))
    .pipe(net.fit('loss', adam({ learningRate: 0.1 })))
    .subscribe((loss) => seen.push(loss.data[0]!));
  net.dispose();
  expect(net.stats.bytes).toBe(0);
  return seen;
}

/** A host whose content policy forbids to compile. */
const forbidding = (): object => {
  const { Memory, Instance, CompileError, validate } = WebAssembly;
  const Module = function (): never {
    throw new CompileError('forbidden by a content policy');
  };
  return { Memory, Instance, CompileError, validate, Module };
};

test.each([
  ['where there is no WebAssembly', () => undefined],
  ['where a content policy forbids it', forbidding],
])('a net trains on plain JavaScript %s', async (_, host) => {
  const expected = await losses();
  expect(expected).toHaveLength(4);
  vi.stubGlobal('WebAssembly', host());
  (await losses()).forEach((loss, i) => expect(loss).toBeCloseTo(expected[i]!, 12));
});

import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Whether timers run while a loop does nothing but pause. */
async function letsTimersRun(): Promise<boolean> {
  vi.resetModules();
  const { pause } = await import('../../src/flow/pause.ts');
  let due = false;
  setTimeout(() => (due = true), 2);
  for (let i = 0; i < 1e6 && !due; i++) await pause();
  return due;
}

test.each([
  ['setImmediate', []],
  ['messages, where there is no setImmediate', ['setImmediate']],
  ['timers, where there is neither', ['setImmediate', 'MessageChannel']],
])('a pause lets timers run, by %s', async (_, missing) => {
  for (const name of missing) vi.stubGlobal(name, undefined);
  expect(await letsTimersRun()).toBe(true);
});

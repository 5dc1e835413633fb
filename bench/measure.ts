// Interleaved best-of-many timing: machines are noisy, ratios within one run are not.

/** The least nanoseconds per call of each contestant, measured in turns so that a slow moment hits all alike. */
export function best(
  contestants: Readonly<Record<string, () => void>>,
  { calls, milliseconds = 1500 }: { calls: number; milliseconds?: number },
): Record<string, number> {
  const names = Object.keys(contestants);
  const least: Record<string, number> = Object.fromEntries(names.map((name) => [name, Infinity]));
  const end = performance.now() + milliseconds;
  do {
    for (const name of names) {
      const start = performance.now();
      contestants[name]!();
      least[name] = Math.min(least[name]!, ((performance.now() - start) * 1e6) / calls);
    }
  } while (performance.now() < end);
  return least;
}

/** Print a row: name, time, ratio to the hand-written loop, and the figure asked of it. */
export function report(name: string, nanoseconds: number, note = ''): void {
  const time =
    nanoseconds < 1e4
      ? `${nanoseconds.toFixed(0)} ns`
      : nanoseconds < 1e7
        ? `${(nanoseconds / 1e3).toFixed(1)} µs`
        : `${(nanoseconds / 1e6).toFixed(1)} ms`;
  console.log(`${name.padEnd(52)} ${time.padStart(10)}  ${note}`);
}

interface Settings {
  readonly runs: number;
  readonly seed: number | undefined;
  /** Whether the seed is that of a report. */
  readonly asked: boolean;
}

/**
 * How much is drawn: little and always the same unless asked for more.
 * `COTANGENT_RUNS=10000` draws that many samples of everything, other ones each time; `COTANGENT_SEED` brings a report's samples back.
 */
export function settings(usual: { readonly runs: number }): Settings {
  const [runs, seed] = [process.env['COTANGENT_RUNS'], process.env['COTANGENT_SEED']];
  return {
    runs: runs === undefined ? usual.runs : Number(runs),
    asked: seed !== undefined,
    seed: seed !== undefined ? Number(seed) : runs === undefined ? 1 : undefined,
  };
}

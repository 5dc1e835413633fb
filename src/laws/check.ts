import fc from 'fast-check';
import { LawError } from '../errors.ts';
import type { Law } from './sample.ts';

/** How a law is tested. */
export interface CheckOptions {
  /** How many samples are drawn; 100 where absent. */
  readonly runs?: number | undefined;
  /** Which samples; another seed each time where absent. A report names it. */
  readonly seed?: number | undefined;
  /** Where to resume: the path that a report names. */
  readonly path?: string | undefined;
}

/**
 * Test a law on many samples; a failure is shrunk to a simple one.
 * @throws LawError with a report: function, law, operands, entry, both values, and the seed and path that bring the sample back
 */
export function check(law: Law, { runs = 100, seed, path }: CheckOptions = {}): void {
  hold(law, runs, seed, path);
  if (path !== undefined || !law.untold?.()) return;
  // few samples may all lie on kinks: many do not
  hold(law, 100, seed && seed + 1);
  const fault = law.untold();
  if (fault) throw fault;
}

function hold(law: Law, runs: number, seed?: number, path?: string): void {
  const details = fc.check(law.property, { numRuns: runs, ...(seed !== undefined && { seed }), ...(path !== undefined && { path }) });
  if (!details.failed) return;
  const fault: unknown = details.errorInstance;
  const said =
    fault instanceof LawError
      ? fault.message
      : `${law.name} fails for ${law.of}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`;
  const where = `seed ${details.seed}, path "${details.counterexamplePath}": sample ${details.numRuns}, shrunk ${details.numShrinks} times`;
  throw new LawError(`${said}\n  ${where}`, { cause: fault });
}

import { check, type Compiler } from '../test/types/compilers.ts';
import { imports, layersProgram, opsProgram } from '../test/types/programs.ts';
import { best, report } from './measure.ts';

/** What the compiler takes for programs of many ops and layers, beyond importing the library. */
export function benchTypes(): void {
  for (const compiler of ['7.0', '6.0'] as Compiler[]) {
    const programs = { imports, layers: layersProgram(32), ops: opsProgram(1000) };
    const counts: Record<string, number> = {};
    const runs = Object.entries(programs).map(([name, source]) => {
      const run = (): void => void (counts[name] = check(compiler, { 'program.mts': source }).instantiations);
      return [name, run] as const;
    });
    const time = best(Object.fromEntries(runs), { calls: 1, milliseconds: 10_000 });
    const beyond = (name: string): [number, string] => [
      time[name]! - time['imports']!,
      `${counts[name]! - counts['imports']!} instantiations beyond importing the library, which takes ${(time['imports']! / 1e6).toFixed(0)} ms`,
    ];
    report(`TypeScript ${compiler}: 32 named layers`, ...beyond('layers'));
    report(`TypeScript ${compiler}: 1000 ops on fresh sizes`, ...beyond('ops'));
  }
}

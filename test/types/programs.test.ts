import { describe, expect, test } from 'vitest';
import { check, compilers, type Compiler } from './compilers.ts';
import { imports, layersProgram, opsProgram } from './programs.ts';

// What whole programs cost the compiler beyond importing the library, in type instantiations. Seconds are in the benchmarks.
describe.each(Object.keys(compilers) as Compiler[])('TypeScript %s', (compiler) => {
  const instantiations = (source: string): number => {
    const { faults, instantiations } = check(compiler, { 'program.mts': source });
    expect(faults).toEqual([]);
    return instantiations;
  };
  const beyondImports = (source: string): number => instantiations(source) - instantiations(imports);

  test('checks a model of 32 named layers within 20 000 instantiations', { timeout: 120_000 }, () => {
    expect(beyondImports(layersProgram(32))).toBeLessThanOrEqual(20_000);
  });

  test('checks a program of 1000 ops within 400 000 instantiations', { timeout: 120_000 }, () => {
    expect(beyondImports(opsProgram(1000))).toBeLessThanOrEqual(400_000);
  });

  test('checks a model of 256 named layers', { timeout: 120_000 }, () => {
    expect(beyondImports(layersProgram(256))).toBeGreaterThan(0);
  });
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, compilers, type Compiler } from '../types/compilers.ts';

test.each(Object.keys(compilers) as Compiler[])(
  'TypeScript %s knows the tensor on every wire, and a wrong wire is an error',
  { timeout: 120_000 },
  (compiler) => {
    expect(check(compiler, {}, [join(import.meta.dirname, 'fixtures/types.ts')]).faults).toEqual([]);
  },
);

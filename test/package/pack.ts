// Packs the built library once and installs the tarball into a scratch project, without the network.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder whose node_modules holds the packed library and its peers. */
    consumer: string;
  }
}

export default function setup(project: TestProject): () => void {
  if (!existsSync('dist/index.js')) throw new Error('The package tests read dist/: run `npm run build` first.');
  const consumer = mkdtempSync(join(tmpdir(), 'cotangent-consumer-'));
  const installed = join(consumer, 'node_modules', 'cotangent');
  mkdirSync(installed, { recursive: true });

  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', consumer]);
  const { version } = JSON.parse(execFileSync('npm', ['pkg', 'get', 'version', 'name', '--json'], { encoding: 'utf8' })) as {
    version: string;
  };
  execFileSync('tar', ['-xzf', join(consumer, `cotangent-${version}.tgz`), '-C', installed, '--strip-components', '1']);
  for (const peer of ['rxjs', 'fast-check']) symlinkSync(resolve('node_modules', peer), join(consumer, 'node_modules', peer));

  project.provide('consumer', consumer);
  return () => rmSync(consumer, { recursive: true, force: true });
}

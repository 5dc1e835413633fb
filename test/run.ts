// The whole check, step by step: `npm test`. `npm test -- unit laws` runs only the steps whose names start with one of these words.
// Stops at the first step that fails and prints what it said. The last line counts the tests that ran.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where vitest writes its counts, for a step that runs tests. */
  readonly report?: string;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reports = mkdtempSync(join(tmpdir(), 'cotangent-test-'));

function tests(name: string, project: string): Step {
  const report = join(reports, `${project}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name,
    command: ['vitest', 'run', '--config', 'test/vitest.config.ts', '--root', '.', '--project', project, ...reporters],
    report,
  };
}

const steps: readonly Step[] = [
  { name: 'types, TypeScript 7.0', command: ['tsc', '--project', '.'] },
  { name: 'types, TypeScript 6.0', command: ['tsc6', '--project', '.'] },
  { name: 'types, TypeScript 5.9', command: ['node', 'node_modules/typescript59/bin/tsc', '--project', '.'] },
  { name: 'types, as published (no Node types, every export annotated)', command: ['tsc6', '--project', '.config/tsconfig.library.json'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  tests('unit tests', 'unit'),
  tests('laws', 'laws'),
  tests('examples', 'examples'),
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  tests('package, consumers and browser', 'package'),
];

/** Runs a command and keeps what it prints, in order. */
function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    child.on('error', (fault) => resolve({ code: 1, output: `${output}${fault.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function countsOf(step: Step): Counts {
  if (step.report === undefined || !existsSync(step.report)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(step.report, 'utf8')) as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 };
}

const wanted = process.argv.slice(2);
const chosen = steps.filter((step) => wanted.length === 0 || wanted.some((word) => step.name.startsWith(word)));
if (chosen.length === 0) {
  console.error(`No step's name starts with ${wanted.join(' or ')}. The steps: ${steps.map((step) => step.name).join('; ')}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const step of chosen) {
  process.stdout.write(`== ${step.name} … `);
  const start = performance.now();
  const { code, output } = await run(step.command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = countsOf(step);
  passed += counts.passed;
  // A step can fail without a failing test (a compiler, a file that does not load): it still counts as one.
  failed += code === 0 ? counts.failed : Math.max(1, counts.failed);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`${code === 0 ? 'ok' : 'FAILED'}, ${step.report === undefined ? '' : `${counts.passed} passed${skipped}, `}${seconds} s`);
  for (const [notice] of output.matchAll(/^NOTICE: .*$/gm)) console.log(`   ${notice}`);
  if (code !== 0) {
    console.log(`\n${output.trimEnd()}\n`);
    break;
  }
}
rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

import { describe, expect, test } from 'vitest';
import { runExample } from '../run.ts';

const last = /^test accuracy (\d+\.\d\d) % after (\d+) samples in \d+\.\d s$/;
const digits = (args: readonly string[], watch?: Parameters<typeof runExample>[2]): ReturnType<typeof runExample> =>
  runExample('digits/main.ts', args, watch);

test('npm start reads at least 97.8 % of the test digits, and tells how', async () => {
  const { code, stdout, stderr } = await digits([]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  const [, accuracy, samples] = last.exec(lines.at(-1)!)!;
  expect(Number(accuracy)).toBeGreaterThanOrEqual(97.8);
  expect(Number(samples)).toBe(8 * 60_000);
  expect(lines.filter((line) => /^epoch \d\/8 · .* digits\/s · loss .* · accuracy .* %/.test(line))).toHaveLength(8);
  expect(stdout).toContain('digit │');
  expect(stdout).toMatch(/digit \d+: a \d, read as \d/);
  expect(stdout).toContain('[10]  · [10, 64] · [64, 64] · [64, 128] · [128, 128] · [128, 784, 128]');
  expect(Number(/by at most (\S+)\./.exec(stdout)![1])).toBeLessThan(1e-12);
});

test('the same seed gives the same result, another seed another', async () => {
  const result = async (seed: string): Promise<unknown> => {
    const { stdout } = await digits(['--epochs', '1', '--batch', '512', '--json', '--optimizer', 'sgd', '--seed', seed]);
    const { seconds, seed: _, ...rest } = JSON.parse(stdout) as Record<string, unknown>;
    expect(seconds).toBeGreaterThan(0);
    return rest;
  };
  const once = await result('5');
  expect(await result('5')).toEqual(once);
  expect(await result('6')).not.toEqual(once);
});

test('--quiet prints the last line alone', async () => {
  const { stdout } = await digits(['--epochs', '1', '--batch', '512', '--quiet', '--optimizer', 'momentum']);
  expect(stdout.trimEnd()).toMatch(last);
});

test('Ctrl-C ends the training with what it has', async () => {
  let interrupted = false;
  const { code, stdout, stderr } = await digits(['--epochs', '500', '--batch', '512', '--optimizer', 'sgd'], (soFar, child) => {
    if (!interrupted && soFar.includes('epoch   1/500')) interrupted = child.kill('SIGINT');
  });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const [, accuracy, samples] = last.exec(stdout.trimEnd().split('\n').at(-1)!)!;
  expect(Number(accuracy)).toBeGreaterThan(50);
  expect(Number(samples)).toBeGreaterThanOrEqual(60_000);
  expect(Number(samples)).toBeLessThan(500 * 60_000);
});

describe('the command line', () => {
  test('--help tells the options', async () => {
    const { code, stdout } = await digits(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--epochs <n>');
  });

  test('a value that does not fit is one line, and an exit code of 1', async () => {
    const { code, stdout, stderr } = await digits(['--batch', '0']);
    expect([code, stdout, stderr]).toEqual([1, '', "--batch must be a whole number from 1 to 60000, got '0'\n"]);
  });
});

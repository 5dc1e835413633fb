import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** What a program said, and how it ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an example as `npm start` does: on the sources, without a terminal. `watch` sees its output so far, each time some comes. */
export function runExample(
  name: string,
  args: readonly string[] = [],
  watch?: (stdout: string, child: ChildProcessWithoutNullStreams) => void,
): Promise<Ending> {
  const child = spawn(process.execPath, ['--conditions=cotangent-source', join('examples', name), ...args], { cwd: root });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    watch?.(stdout, child);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

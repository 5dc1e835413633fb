import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { map, range } from 'rxjs';
import { halfSquaredError, key, normal, oneHot, splitKey, tensor } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { apply, dense, initialize, relu, sequential } from 'cotangent/nn';
import { sgd } from 'cotangent/optim';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

/** What the page computes, computed here: the same bits. */
function lossesHere(): number[] {
  const [modelKey, inputKey] = splitKey(key(7), 2);
  const model = sequential([784], dense(128, 'first'), relu(), dense(64, 'second'), relu(), dense(10, 'head'));
  const net = dataflow({ x: ['batch', 784], t: ['batch', 10] }, initialize(model, modelKey), ({ x, t }, p) => ({
    loss: halfSquaredError(apply(model, p, x), t),
  }));
  const x = normal(inputKey, [32, 784]);
  const t = oneHot(
    tensor(
      Array.from({ length: 32 }, (_, i) => i % 10),
      [32],
    ),
    10,
  );
  const losses: number[] = [];
  range(0, 60)
    .pipe(
      map(() => ({ x, t })),
      net.fit('loss', sgd({ learningRate: 0.02 })),
    )
    .subscribe((loss) => losses.push(loss.data[0]!));
  return losses;
}

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (executablePath === undefined) process.stdout.write('\nNOTICE: no Chromium is installed, so the browser test is skipped.\n');

const installed = join(inject('consumer'), 'node_modules/cotangent');
const page = resolve('test/package/fixtures/page.html');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves the page, the packed files as they are, and rxjs as one module (its own ES modules leave out file endings). */
async function serve(): Promise<Server> {
  const rxjs = await build({ entryPoints: ['rxjs'], bundle: true, write: false, format: 'esm', platform: 'browser' });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path === '/' ? page : join(installed, path);
    const found = path === '/rxjs.js' || existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream' });
    response.end(!found ? undefined : path === '/rxjs.js' ? rxjs.outputFiles[0]!.text : readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

describe.skipIf(executablePath === undefined)('a page without a bundler', () => {
  const profile = mkdtempSync(join(tmpdir(), 'cotangent-browser-'));
  let server: Server;
  let browser: BrowserContext;

  beforeAll(async () => {
    server = await serve();
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath!,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test("loads the packed modules and trains the primer's network", async () => {
    const tab = await browser.newPage();
    const faults: string[] = [];
    tab.on('pageerror', (fault) => faults.push(fault.message));
    tab.on('requestfailed', (request) => faults.push(`${request.url()} failed`));
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction(() => 'losses' in window || 'fault' in window, undefined, { timeout: 60_000 });
    const { losses, fault, files } = await tab.evaluate(() => {
      const { losses, fault } = window as unknown as { losses?: number[]; fault?: string };
      return { losses, fault, files: performance.getEntriesByType('resource').map((entry) => entry.name) };
    });
    expect([...faults, fault].filter((sentence) => sentence !== undefined)).toEqual([]);
    expect(losses).toHaveLength(60);
    expect(losses!.at(-1)).toBeLessThan(0.01 * losses![0]!);
    expect(losses).toEqual(lossesHere());
    expect(files.some((file) => file.endsWith('/dist/flow.js'))).toBe(true);
  });
});

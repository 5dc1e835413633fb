import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

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
    expect(losses!.at(-1)).toBeLessThan(0.2 * losses![0]!);
    expect(files.some((file) => file.endsWith('/dist/flow.js'))).toBe(true);
  });
});

// The native compiler's language server: what an editor on TypeScript 7.0 shows.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { compilers } from './compilers.ts';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Hover {
  readonly contents: string | { readonly value: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: Error) => void;
}

/** A running server. It is killed when its time is over, so none outlives the tests. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exit: Promise<unknown>;
  readonly #timer: NodeJS.Timeout;
  #received: Buffer = Buffer.alloc(0);
  #errors = '';
  #ended = false;
  #last = 0;

  private constructor(milliseconds: number) {
    this.#process = spawn(process.execPath, [compilers['7.0'], '--lsp', '--stdio']);
    this.#process.stdout.on('data', (bytes: Buffer) => this.#receive(bytes));
    this.#process.stderr.on('data', (bytes: Buffer) => (this.#errors += bytes.toString()));
    this.#process.stdin.on('error', () => {}); // it has ended: so all that wait are told
    this.#exit = once(this.#process, 'close').then(() => this.#end());
    this.#timer = setTimeout(() => this.#process.kill('SIGKILL'), milliseconds);
  }

  /** Starts a server on a folder, which lives at most this long. */
  static async start(folder: string, milliseconds: number): Promise<LanguageServer> {
    const server = new LanguageServer(milliseconds);
    const rootUri = pathToFileURL(folder).href;
    const capabilities = { textDocument: { hover: { contentFormat: ['markdown'] } } };
    await server.#request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'hovers' }],
      capabilities,
    });
    server.#send({ method: 'initialized', params: {} });
    return server;
  }

  /** Shows it a file, as an editor that opens it. */
  open(path: string): void {
    const textDocument = { uri: pathToFileURL(path).href, languageId: 'typescript', version: 1, text: readFileSync(path, 'utf8') };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  /** What it shows at a place of an open file; lines and columns from 0. */
  async hover(path: string, line: number, character: number): Promise<string> {
    const params = { textDocument: { uri: pathToFileURL(path).href }, position: { line, character } };
    const hover = (await this.#request('textDocument/hover', params)) as Hover | null;
    if (hover === null) return '';
    return typeof hover.contents === 'string' ? hover.contents : hover.contents.value;
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    await this.#request('shutdown');
    this.#send({ method: 'exit' });
    await this.#exit;
  }

  #request(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new Error(`the language server has ended: ${this.#errors}`));
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))![1]);
      const [from, to] = [end + 4, end + 4 + length];
      if (this.#received.length < to) return;
      const message = JSON.parse(this.#received.toString('utf8', from, to)) as Message;
      this.#received = this.#received.subarray(to);
      this.#accept(message);
    }
  }

  #accept({ id, method, result = null, error }: Message): void {
    // a request of the server's own (progress, configuration, capabilities) waits for an answer
    if (method !== undefined) {
      if (id !== undefined) this.#send({ id, result: null });
      return;
    }
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(new Error(`the language server has ended: ${this.#errors}`));
    this.#waiting.clear();
  }
}

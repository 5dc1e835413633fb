import { DataError } from '../errors.ts';
import { createBlocks } from './blocks.ts';

/**
 * One memory in which addresses (bytes) are the truth and views are made on demand.
 * Blocks come in size classes with free lists: what is freed is handed out again. Memory grows only in `allocate`.
 */
export interface Arena {
  /** The WebAssembly memory, or undefined where only plain JavaScript runs. */
  readonly memory: WebAssembly.Memory | undefined;
  /** The bytes as they are now; replaced when the memory grows. */
  readonly buffer: ArrayBuffer;
  /** Counts replacements of `buffer`: views made in another epoch are stale. */
  readonly epoch: number;
  /** Bytes handed out and not freed. */
  readonly bytes: number;
  /** Bytes that the memory has. */
  readonly capacity: number;
  /** A zero-filled block, aligned to 64 bytes, with at least 64 readable bytes behind it. */
  allocate(bytes: number): number;
  /** Give a block back. @throws CotangentError when the address is not an allocated block. */
  free(address: number): void;
  view(address: number, length: number): Float64Array;
}

const pageBytes = 64 * 1024;
/** Addresses stay below 2^31, so that kernels may compare them as signed integers. */
const limitBytes = 2 ** 31;
/** Nothing is handed out below this address, so that 0 is never a block. */
const firstAddress = 1024;
/** Readable bytes behind every block. */
const slackBytes = 64;

/** Bytes that can grow: a WebAssembly memory or a plain buffer. */
interface Store {
  readonly memory: WebAssembly.Memory | undefined;
  buffer(): ArrayBuffer;
  /** Extend to this many bytes, a multiple of the page. Keeps the contents. @throws RangeError when the machine refuses. */
  extend(bytes: number): void;
}

function wasmStore(): Store {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: limitBytes / pageBytes });
  return {
    memory,
    buffer: () => memory.buffer as ArrayBuffer,
    extend: (bytes) => void memory.grow((bytes - memory.buffer.byteLength) / pageBytes),
  };
}

function plainStore(): Store {
  let buffer = new ArrayBuffer(pageBytes);
  const extend = (bytes: number): void => {
    const larger = new ArrayBuffer(bytes);
    new Uint8Array(larger).set(new Uint8Array(buffer));
    buffer = larger;
  };
  return { memory: undefined, buffer: () => buffer, extend };
}

function createStore(wasm: boolean): Store {
  if (!wasm || typeof WebAssembly === 'undefined') return plainStore();
  try {
    return wasmStore();
  } catch {
    return plainStore();
  }
}

/**
 * An empty arena on a WebAssembly memory, or on a plain ArrayBuffer when `wasm` is false or there is no WebAssembly.
 * Allocating costs O(bytes) for the zeros; growth doubles the memory up to 2 GiB.
 */
export function createArena({ wasm = true }: { readonly wasm?: boolean } = {}): Arena {
  const store = createStore(wasm);
  const blocks = createBlocks(firstAddress);
  let buffer = store.buffer();
  let epoch = 0;

  const grow = (wanted: number, request: number): void => {
    const pages = (bytes: number): number => Math.ceil(bytes / pageBytes) * pageBytes;
    if (wanted > limitBytes) {
      throw new DataError(`arena: ${request} bytes do not fit: ${blocks.bytes} bytes are in use and an arena ends at 2 GiB`);
    }
    try {
      store.extend(pages(Math.max(wanted, Math.min(2 * buffer.byteLength, limitBytes))));
    } catch {
      try {
        store.extend(pages(wanted));
      } catch (cause) {
        throw new DataError(`arena: ${request} bytes do not fit: the machine refuses to extend the memory to ${pages(wanted)} bytes`, {
          cause,
        });
      }
    }
    buffer = store.buffer();
    epoch++;
  };

  return {
    memory: store.memory,
    get buffer() {
      return buffer;
    },
    get epoch() {
      return epoch;
    },
    get bytes() {
      return blocks.bytes;
    },
    get capacity() {
      return buffer.byteLength;
    },
    allocate(bytes) {
      if (!Number.isSafeInteger(bytes) || bytes < 0) throw new DataError(`arena: a block of ${bytes} bytes is not a size`);
      const wanted = blocks.reach(bytes) + slackBytes;
      if (wanted > buffer.byteLength) grow(wanted, bytes);
      const block = blocks.take(bytes);
      new Uint8Array(buffer, block.address, block.bytes).fill(0);
      return block.address;
    },
    free(address) {
      if (!blocks.give(address)) throw new DataError(`arena: address ${address} is not an allocated block`);
    },
    view: (address, length) => new Float64Array(buffer, address, length),
  };
}

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

// createArena(options?: { wasm?: boolean }): Arena is defined here.

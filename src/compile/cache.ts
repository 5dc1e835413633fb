/** What is cached: something with a size that can be given back. */
export interface Entry {
  readonly bytes: number;
  dispose(): void;
}

/** Keeps what was used last, within a number of entries and of bytes; what falls out is disposed of. */
export class LeastRecentlyUsed<K, V extends Entry> {
  readonly #entries = new Map<K, V>();
  readonly #limits: { readonly count: number; readonly bytes: number };
  #bytes = 0;

  constructor(limits: { readonly count: number; readonly bytes: number }) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#entries.size;
  }
  get bytes(): number {
    return this.#bytes;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry) {
      // a Map keeps the order of insertion: the first key is the one unused for longest
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    return entry;
  }

  set(key: K, entry: V): void {
    this.delete(key);
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    for (const oldest of this.#entries.keys()) {
      if (oldest === key || (this.#entries.size <= this.#limits.count && this.#bytes <= this.#limits.bytes)) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
    entry.dispose();
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key);
  }
}

/** What is cached: something with a size that can be given back. */
export interface Entry {
  readonly bytes: number;
  dispose(): void;
}

interface Slot<V> {
  readonly entry: V;
  /** When it was asked for last. */
  used: number;
}

/** Keeps what was used last, within a number of entries and of bytes; what falls out is disposed of. */
export class LeastRecentlyUsed<K, V extends Entry> {
  readonly #slots = new Map<K, Slot<V>>();
  readonly #limits: { readonly count: number; readonly bytes: number };
  #bytes = 0;
  #now = 0;

  constructor(limits: { readonly count: number; readonly bytes: number }) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#slots.size;
  }
  get bytes(): number {
    return this.#bytes;
  }

  /** O(1). */
  get(key: K): V | undefined {
    const slot = this.#slots.get(key);
    if (!slot) return undefined;
    slot.used = ++this.#now;
    return slot.entry;
  }

  /** O(number of entries) when something falls out. The new entry stays, whatever its size. */
  set(key: K, entry: V): void {
    this.delete(key);
    this.#slots.set(key, { entry, used: ++this.#now });
    this.#bytes += entry.bytes;
    while (this.#slots.size > 1 && (this.#slots.size > this.#limits.count || this.#bytes > this.#limits.bytes)) this.delete(this.#oldest());
  }

  delete(key: K): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    this.#slots.delete(key);
    this.#bytes -= slot.entry.bytes;
    slot.entry.dispose();
  }

  clear(): void {
    for (const key of [...this.#slots.keys()]) this.delete(key);
  }

  #oldest(): K {
    let oldest: [K, Slot<V>] | undefined;
    for (const slot of this.#slots) if (!oldest || slot[1].used < oldest[1].used) oldest = slot;
    return oldest![0];
  }
}

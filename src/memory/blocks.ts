// Which bytes of a memory are handed out. Knows addresses and sizes only; the memory itself is the arena's.

/** Bytes that every block's address is a multiple of. */
const alignment = 64;
/** Blocks up to this size are cut from chunks and return to the list of their class; larger ones return to the free ranges. */
const smallest = 16 * 1024;
const chunkBytes = 64 * 1024;

/** A stretch of bytes that nobody holds. */
interface Range {
  address: number;
  bytes: number;
}

/** The allocator behind an arena: where blocks lie, which are free, and how far the memory must reach. */
export interface Blocks {
  /** Bytes handed out, rounded up to their classes. */
  readonly bytes: number;
  /** The first byte that was never handed out. */
  readonly top: number;
  /** An address and the size of its class. */
  take(bytes: number): { readonly address: number; readonly bytes: number };
  /** Where `take` would have to extend the memory to. Changes nothing. */
  reach(bytes: number): number;
  /** Whether there was such a block. */
  give(address: number): boolean;
}

/** The size that a request is rounded up to: 64 and up by powers of two and halves between them, whole pages of 64 KiB above those. */
export function classOf(bytes: number): number {
  if (bytes > chunkBytes) return Math.ceil(bytes / chunkBytes) * chunkBytes;
  let size = alignment;
  while (size < bytes) size *= 2;
  const between = (size / 4) * 3;
  return between >= bytes && between % alignment === 0 ? between : size;
}

/** An empty allocator for the bytes from `start` on. */
export function createBlocks(start: number): Blocks {
  let top = start;
  let bytes = 0;
  let chunk: Range = { address: start, bytes: 0 };
  const sizes = new Map<number, number>();
  const free = new Map<number, number[]>();
  /** Sorted by address; neighbours that touch are merged. */
  const ranges: Range[] = [];

  /** The tightest free range of at least `size` bytes, or -1. */
  const fitting = (size: number): number => {
    let best = -1;
    ranges.forEach((range, i) => {
      if (range.bytes >= size && (best < 0 || range.bytes < ranges[best]!.bytes)) best = i;
    });
    return best;
  };

  const cut = (size: number): number => {
    const found = fitting(size);
    if (found < 0) {
      top += size;
      return top - size;
    }
    const range = ranges[found]!;
    const address = range.address;
    range.address += size;
    range.bytes -= size;
    if (range.bytes === 0) ranges.splice(found, 1);
    return address;
  };

  const mend = (address: number, size: number): void => {
    let i = ranges.findIndex((range) => range.address > address);
    if (i < 0) i = ranges.length;
    const before = ranges[i - 1];
    const after = ranges[i];
    const joined = before !== undefined && before.address + before.bytes === address;
    if (joined) before.bytes += size;
    else ranges.splice(i, 0, { address, bytes: size });
    const merged = joined ? before : ranges[i]!;
    if (after !== undefined && merged.address + merged.bytes === after.address) {
      merged.bytes += after.bytes;
      ranges.splice(ranges.indexOf(after), 1);
    }
  };

  const listOf = (size: number): number[] => {
    const list = free.get(size) ?? [];
    if (list.length === 0) free.set(size, list);
    return list;
  };

  /** What is left of the chunk becomes free blocks, so that a new chunk wastes nothing. */
  const spend = (): void => {
    while (chunk.bytes >= alignment) {
      let size = alignment;
      while (size * 2 <= Math.min(chunk.bytes, smallest)) size *= 2;
      listOf(size).push(chunk.address);
      chunk = { address: chunk.address + size, bytes: chunk.bytes - size };
    }
  };

  const cutSmall = (size: number): number => {
    if (chunk.bytes < size) {
      spend();
      chunk = { address: cut(chunkBytes), bytes: chunkBytes };
    }
    const address = chunk.address;
    chunk = { address: address + size, bytes: chunk.bytes - size };
    return address;
  };

  return {
    get bytes() {
      return bytes;
    },
    get top() {
      return top;
    },
    reach(wanted) {
      const size = classOf(wanted);
      if (size > smallest) return fitting(size) < 0 ? top + size : top;
      const served = (free.get(size)?.length ?? 0) > 0 || chunk.bytes >= size || fitting(chunkBytes) >= 0;
      return served ? top : top + chunkBytes;
    },
    take(wanted) {
      const size = classOf(wanted);
      const address = size > smallest ? cut(size) : (free.get(size)?.pop() ?? cutSmall(size));
      sizes.set(address, size);
      bytes += size;
      return { address, bytes: size };
    },
    give(address) {
      const size = sizes.get(address);
      if (size === undefined) return false;
      sizes.delete(address);
      bytes -= size;
      if (size > smallest) mend(address, size);
      else listOf(size).push(address);
      return true;
    },
  };
}

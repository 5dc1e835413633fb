// The IDX format of the MNIST files: magic 0x00 0x00, a type byte (0x08: unsigned bytes), the rank, one 32-bit size per axis, all big-endian, then the entries.
import { gunzipSync } from 'node:zlib';

/** An array of bytes with its shape, row-major. */
export interface Idx {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

const unsignedBytes = 0x08;

/** Reads an IDX file of unsigned bytes with `rank` axes, gzipped or not. @throws Error that says which file, and what does not fit */
export function readIdx(file: string, content: Uint8Array, rank: number): Idx {
  const bytes = unzipped(file, content);
  const header = 4 + 4 * rank;
  if (bytes.length < 4) throw new Error(`${file}: ${bytes.length} bytes are too few for an IDX file`);
  const magic = [...bytes.subarray(0, 4)];
  const wanted = [0, 0, unsignedBytes, rank];
  if (magic.some((byte, i) => byte !== wanted[i]))
    throw new Error(`${file}: the file begins with ${hex(magic)}, an IDX file of bytes with ${rank} axes with ${hex(wanted)}`);
  if (bytes.length < header) throw new Error(`${file}: the file ends within its header, after ${bytes.length} of ${header} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, d) => product * d, 1);
  const found = bytes.length - header;
  if (found !== size) throw new Error(`${file}: the header says [${shape.join(', ')}], that is ${size} bytes, but ${found} follow`);
  return { shape, data: bytes.subarray(header) };
}

function unzipped(file: string, content: Uint8Array): Uint8Array {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    return gunzipSync(content);
  } catch (fault) {
    throw new Error(`${file}: the gzip stream is damaged (${(fault as Error).message})`, { cause: fault });
  }
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readIdx } from '../../../examples/digits/idx.ts';

const small = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255);

test('the shape and the bytes of a file are read', () => {
  const { shape, data } = readIdx('small', small, 2);
  expect(shape).toEqual([2, 3]);
  expect([...data]).toEqual([1, 2, 3, 4, 5, 255]);
});

test('a file within a larger buffer is read from where it begins', () => {
  const buffer = new Uint8Array(small.length + 7);
  buffer.set(small, 7);
  expect([...readIdx('small', buffer.subarray(7), 2).data]).toEqual([1, 2, 3, 4, 5, 255]);
});

test('a gzipped file is unzipped', () => {
  expect(readIdx('small.gz', gzipSync(small), 2).shape).toEqual([2, 3]);
});

test('sizes are big-endian and unsigned', () => {
  expect(() => readIdx('huge', Uint8Array.of(0, 0, 8, 1, 0x80, 0, 1, 2), 1)).toThrow(
    'huge: the header says [2147483906], that is 2147483906 bytes, but 0 follow',
  );
});

describe('a file that is not one is refused, with its name and what does not fit', () => {
  test.each([
    ['too short', Uint8Array.of(0, 0), 2, 'file: 2 bytes are too few for an IDX file'],
    [
      'of another magic',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0),
      2,
      'file: the file begins with 50 4b 03 04, an IDX file of bytes with 2 axes with 00 00 08 02',
    ],
    [
      'of another type',
      Uint8Array.of(0, 0, 0x0d, 2, 0),
      2,
      'file: the file begins with 00 00 0d 02, an IDX file of bytes with 2 axes with 00 00 08 02',
    ],
    ['of another rank', small, 3, 'file: the file begins with 00 00 08 02, an IDX file of bytes with 3 axes with 00 00 08 03'],
    ['cut within its header', small.subarray(0, 10), 2, 'file: the file ends within its header, after 10 of 12 bytes'],
    ['cut within its data', small.subarray(0, 16), 2, 'file: the header says [2, 3], that is 6 bytes, but 4 follow'],
    ['with bytes left over', Uint8Array.of(...small, 9), 2, 'file: the header says [2, 3], that is 6 bytes, but 7 follow'],
    ['gzipped and cut', gzipSync(small).subarray(0, 20), 2, 'file: the gzip stream is damaged'],
  ])('%s', (_what, content, rank, sentence) => {
    expect(() => readIdx('file', content, rank)).toThrow(sentence);
  });
});

import { expect, test } from 'vitest';
import { ByteBuffer, doubleBytes, signedLeb, unsignedLeb } from '../../src/wasm/bytes.ts';

test.each([
  [0, [0]],
  [127, [0x7f]],
  [128, [0x80, 0x01]],
  [624485, [0xe5, 0x8e, 0x26]],
  [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])('%d as unsigned LEB128', (value, bytes) => {
  expect(unsignedLeb(value)).toEqual(bytes);
});

test.each([
  [0, [0]],
  [63, [0x3f]],
  [64, [0xc0, 0x00]],
  [-1, [0x7f]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [-123456, [0xc0, 0xbb, 0x78]],
  [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
  [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
])('%d as signed LEB128', (value, bytes) => {
  expect(signedLeb(value)).toEqual(bytes);
});

test('a double is eight bytes, low byte first', () => {
  expect(doubleBytes(1)).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
  expect(doubleBytes(-0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0x80]);
});

test('a buffer keeps what is appended, in order, however long it grows', () => {
  const [all, part] = [new ByteBuffer(), new ByteBuffer()];
  const expected: number[] = [];
  for (let i = 0; i < 1000; i++) {
    part.byte(i & 0xff);
    all.byte(i & 0x7f);
    expected.push(i & 0x7f);
  }
  all.append(part);
  all.name('é');
  expected.push(...Array.from({ length: 1000 }, (_, i) => i & 0xff), 2, 0xc3, 0xa9);
  expect(Array.from(all.toBytes())).toEqual(expected);
  expect(all.length).toBe(expected.length);
});

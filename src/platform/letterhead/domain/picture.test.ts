import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureIn } from './picture.ts';

const png = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const jpegFrame = [0xff, 0xc2, 0, 17, 8, 0x01, 0x02, 0x03, 0x04];
const jpeg = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([0xff, 0xd8, ...parts.flat()]);

test('a PNG is known by its head', () => {
  assert.deepEqual(pictureIn(png(640, 200)), { kind: 'png', width: 640, height: 200 });
  assert.equal(pictureIn(png(0, 200)), null);
});

test('a JPEG is known by its frame, behind other segments and fill bytes', () => {
  const expected = { kind: 'jpg', width: 0x0304, height: 0x0102 };
  assert.deepEqual(pictureIn(jpeg(jpegFrame)), expected);
  assert.deepEqual(pictureIn(jpeg([0xff, 0xe0, 0, 4, 1, 2], [0xff, 0xff], jpegFrame.slice(1))), expected);
  assert.deepEqual(pictureIn(jpeg([0xff, 0xc4, 0, 3, 7], jpegFrame)), expected);
});

test('anything else is no picture, however it begins', () => {
  const others = [
    Uint8Array.from([]),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    png(640, 200).subarray(0, 20),
    jpeg([0xff, 0xe0, 0, 4, 1, 2]),
    jpeg([0xff, 0xda, 0, 4, 1, 2], jpegFrame),
    jpeg([0x00, 0x00], jpegFrame),
    jpeg([0xff, 0xe0, 0, 0], jpegFrame),
  ];
  for (const bytes of others) assert.equal(pictureIn(bytes), null);
});

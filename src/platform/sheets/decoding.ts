import type { Encoding } from './contract.ts';

/** Text of a whole piece; what cannot be read becomes U+FFFD. */
export const decodeWhole = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

export const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

export const countOf = (text: string, char: string): number => text.split(char).length - 1;

/** Turns a stream of any encoding into UTF-8 bytes without a byte order mark; characters cut between pieces are joined. */
export async function* asUtf8(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* withoutMark(pieces);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) {
    yield Buffer.from(decoder.decode(piece, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}

async function* withoutMark(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const hasMark = isFirst && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
    isFirst = false;
    yield hasMark ? buffer.subarray(3) : buffer;
  }
}

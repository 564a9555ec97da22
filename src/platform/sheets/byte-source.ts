import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '#kernel/app-error';
import { sizeText } from '#kernel/format';
import { sampleBytes } from './limits.ts';

export type Packing = 'plain' | 'gzip' | 'zip' | 'ole';

export type FileFacts = { readonly sizeBytes: number; readonly packing: Packing };

/** Size and packing of a stored file. */
export const inspectFile = async (path: string, maxBytes: number): Promise<FileFacts> => {
  const { size } = await stat(path);
  if (size > maxBytes) throw new AppError('sheets.too-large', { limit: sizeText(maxBytes) });
  if (size === 0) throw new AppError('sheets.empty');
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return { sizeBytes: size, packing: packingOf(buffer) };
  } finally {
    await handle.close();
  }
};

const packingOf = (head: Uint8Array): Packing => {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return 'zip';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'ole';
  return 'plain';
};

export type ByteSource = {
  readonly pieces: AsyncGenerator<Uint8Array>;
  /** Bytes of the stored file that have been read. */
  readonly bytesRead: () => number;
};

type SourceOptions = {
  readonly path: string;
  readonly packing: Packing;
  readonly maxBytes: number;
  /** Of a file that is not packed: the byte to begin at. */
  readonly from?: number;
};

/** Opens a stored text for reading, unpacking it when needed; more than `maxBytes` unpacked is refused. */
export const openBytes = ({ path, packing, maxBytes, from = 0 }: SourceOptions): ByteSource => {
  const file = createReadStream(path, { highWaterMark: sampleBytes, start: packing === 'gzip' ? 0 : from });
  const stream = packing === 'gzip' ? file.pipe(createGunzip({ chunkSize: sampleBytes })) : file;
  file.on('error', (error) => stream.destroy(error));
  return { pieces: limited(stream, maxBytes, () => file.destroy()), bytesRead: () => file.bytesRead };
};

async function* limited(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const piece of stream) {
      total += piece.length;
      if (total > maxBytes) throw new AppError('sheets.too-large', { limit: sizeText(maxBytes) });
      yield piece;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new AppError('sheets.unreadable', {}, { cause: error });
    throw error;
  } finally {
    close();
  }
}

/** The first unpacked bytes, enough to judge encoding and separator. */
export const readHead = async (options: SourceOptions): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of openBytes(options).pieces) {
    pieces.push(piece);
    length += piece.length;
    if (length >= sampleBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, sampleBytes);
};

/**
 * The bytes from the line on that holds the first one which is not ASCII, enough to judge the encoding by; null when there
 * is none. `from`: how many bytes are known to be ASCII; only of a packed file are they read again.
 */
export const readBeyondAscii = async (source: SourceOptions, from: number): Promise<Buffer | null> => {
  let found: Buffer | null = null;
  for await (const piece of openBytes({ ...source, from }).pieces) {
    if (found !== null) found = Buffer.concat([found, piece]);
    else if (!isAscii(piece)) found = fromForeignLine(piece);
    if (found !== null && found.length >= sampleBytes) break;
  }
  return found?.subarray(0, sampleBytes) ?? null;
};

const fromForeignLine = (piece: Uint8Array): Buffer => {
  const first = piece.findIndex((byte) => byte >= 0x80);
  return Buffer.from(piece.subarray(piece.lastIndexOf(0x0a, first) + 1));
};

import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '#kernel/app-error';
import { harmlessPartBytes, maxInflation } from './limits.ts';

export type ZipEntry = {
  readonly name: string;
  readonly isPacked: boolean;
  readonly size: number;
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number;
  readonly bytes: Buffer;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const maxEntries = 20_000;
const encryptedFlag = 1;

/**
 * The parts of a zip archive by its central directory, whose sizes are judged before anything is unpacked.
 * Archives beyond 4 GB (zip64) are refused: no workbook is that large.
 */
export const readZipDirectory = (file: Buffer): ReadonlyMap<string, ZipEntry> => {
  const end = endRecordOf(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > maxEntries) throw new AppError('sheets.zip-bomb', { part: '*' });
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entrySignature) throw new AppError('sheets.unreadable');
    const nameLength = file.readUInt16LE(at + 28);
    const entry = entryOf(file, at, nameLength);
    entries.set(entry.name, entry);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
};

const endRecordOf = (file: Buffer): number => {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) === endSignature) return at;
  }
  throw new AppError('sheets.unreadable');
};

const entryOf = (file: Buffer, at: number, nameLength: number): ZipEntry => {
  const name = file.toString('utf8', at + 46, at + 46 + nameLength);
  if ((file.readUInt16LE(at + 8) & encryptedFlag) !== 0) throw new AppError('sheets.encrypted');
  const method = file.readUInt16LE(at + 10);
  const packedSize = file.readUInt32LE(at + 20);
  const size = file.readUInt32LE(at + 24);
  const local = file.readUInt32LE(at + 42);
  if (method !== 0 && method !== 8) throw new AppError('sheets.unreadable');
  if (size > harmlessPartBytes && size > packedSize * maxInflation)
    throw new AppError('sheets.zip-bomb', { part: name });
  if (local + 30 > file.length || file.readUInt32LE(local) !== localSignature) throw new AppError('sheets.unreadable');
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (start + packedSize > file.length) throw new AppError('sheets.unreadable');
  const checksum = file.readUInt32LE(at + 16);
  return { name, isPacked: method === 8, size, checksum, bytes: file.subarray(start, start + packedSize) };
};

/** Unpacks a part whole; one that is larger than it declares, or than `maxBytes`, is a bomb. */
export const unpackPart = (entry: ZipEntry, maxBytes: number): Buffer => {
  if (entry.size > maxBytes) throw new AppError('sheets.zip-bomb', { part: entry.name });
  const bytes = entry.isPacked ? inflateWhole(entry) : entry.bytes;
  if (crc32(bytes) !== entry.checksum) throw new AppError('sheets.unreadable', { part: entry.name });
  return bytes;
};

const inflateWhole = (entry: ZipEntry): Buffer => {
  try {
    return inflateRawSync(entry.bytes, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    const isLarger = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new AppError(isLarger ? 'sheets.zip-bomb' : 'sheets.unreadable', { part: entry.name }, { cause: error });
  }
};

import { crc32, createInflateRaw } from 'node:zlib';
import { AppError } from '#kernel/app-error';
import { maxSharedTextBytes, maxSmallPartBytes } from './limits.ts';
import type { Workbook } from './workbook-parts.ts';
import { unpackPart } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Asked before each piece of the sheet, with its size: resolves when the reader has used up what it has. */
export type Gate = (bytes: number) => Promise<void>;

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const pieceBytes = 128 * 1024;

type Wanted = { readonly workbook: Workbook; readonly sheet: ZipEntry; readonly gate: Gate };

/**
 * One sheet of a workbook as a small archive of its own, in the order that hucre needs to stream: texts and styles
 * first, then the sheet, unpacked here piece by piece. So the sizes are held to what the directory declared, and a
 * slow reader holds the unpacking back; hucre alone would unpack ahead of it without bound.
 */
export async function* singleSheetArchive({ workbook, sheet, gate }: Wanted): AsyncGenerator<Uint8Array> {
  const { sharedText, styles, isFrom1904 } = workbook;
  const linked = [
    ['worksheet', 'worksheets/sheet1.xml'],
    ...(sharedText ? [['sharedStrings', 'sharedStrings.xml']] : []),
    ...(styles ? [['styles', 'styles.xml']] : []),
  ];
  const links = linked.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  yield stored(
    '[Content_Types].xml',
    Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  );
  yield stored(
    '_rels/.rels',
    Buffer.from(
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
  );
  yield stored(
    'xl/_rels/workbook.xml.rels',
    Buffer.from(`<Relationships xmlns="${packages}">${links.join('')}</Relationships>`),
  );
  yield stored(
    'xl/workbook.xml',
    Buffer.from(
      `<workbook xmlns:r="${relations}"><workbookPr date1904="${isFrom1904 ? 1 : 0}"/><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
  );
  if (sharedText) yield stored('xl/sharedStrings.xml', unpackPart(sharedText, maxSharedTextBytes));
  if (styles) yield stored('xl/styles.xml', unpackPart(styles, maxSmallPartBytes));
  yield localHeader('xl/worksheets/sheet1.xml', sheet.size);
  yield* unpackSlowly(sheet, gate);
}

async function* unpackSlowly(entry: ZipEntry, gate: Gate): AsyncGenerator<Uint8Array> {
  let total = 0;
  let checksum = 0;
  try {
    for await (const piece of piecesOf(entry)) {
      total += piece.length;
      if (total > entry.size) throw new AppError('sheets.zip-bomb', { part: entry.name });
      checksum = crc32(piece, checksum);
      // A damaged part can unpack without an error; only its checksum tells that figures have changed. It is tested
      // before the last piece goes out, because the reader asks for no more after that.
      if (total === entry.size && checksum !== entry.checksum) throw new AppError('sheets.unreadable');
      await gate(piece.length);
      yield piece;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('sheets.unreadable', {}, { cause: error });
  }
  if (total !== entry.size) throw new AppError('sheets.unreadable');
}

const piecesOf = (entry: ZipEntry): AsyncIterable<Uint8Array> | Iterable<Uint8Array> => {
  if (!entry.isPacked) return slicesOf(entry.bytes);
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  inflate.end(entry.bytes);
  return inflate;
};

function* slicesOf(bytes: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const stored = (name: string, bytes: Buffer): Buffer => Buffer.concat([localHeader(name, bytes.length), bytes]);

const localHeader = (name: string, size: number): Buffer => {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30, 'latin1');
  return header;
};

import { isAscii } from 'node:buffer';
import { AppError } from '#kernel/app-error';
import type { FileFacts } from './byte-source.ts';
import { openBytes, readBeyondAscii, readHead } from './byte-source.ts';
import { carriageReturn, createCsvParser, lineFeed } from './csv-rows.ts';
import { asUtf8, decodeWhole } from './decoding.ts';
import { guessEncoding } from './encoding.ts';
import type { EncodingGuess } from './encoding.ts';
import { sampleBytes } from './limits.ts';
import { guessSeparator } from './separator.ts';
import type { OpenOptions, RawTable, ReadOptions, RowBatch } from './table.ts';
import { inBlocks } from './text-blocks.ts';

type TextFile = {
  readonly path: string;
  readonly facts: FileFacts;
  readonly options: OpenOptions;
  readonly maxBytes: number;
};

/** Control characters that no text has: pictures, damaged workbooks and other bytes are full of them, whatever they are called. */
const controls = /(?![\t\n\v\f\r\u{7f}-\u{9f}])\p{Cc}/gu;
const isNoText = (text: string): boolean => {
  const found = text.match(controls)?.length ?? 0;
  return found >= 3 && found * 50 > text.length;
};

/** An export may hold nothing but ASCII for many rows and Chinese names after them: then those judge the encoding. */
const guessBeyond = async (source: Parameters<typeof readBeyondAscii>[0], head: Buffer): Promise<EncodingGuess> => {
  const guess = guessEncoding(head);
  if (guess.encoding !== 'utf-8' || head.length < sampleBytes || !isAscii(head)) return guess;
  const beyond = await readBeyondAscii(source, head.length);
  return beyond === null ? guess : guessEncoding(beyond);
};

/** A separated text file, plain or gzipped, in any of the known encodings. */
export const openText = async ({ path, facts, options, maxBytes }: TextFile): Promise<RawTable> => {
  const source = { path, packing: facts.packing, maxBytes };
  const head = await readHead(source);
  const guess = options.encoding === undefined ? await guessBeyond(source, head) : guessEncoding(head);
  const encoding = options.encoding ?? guess.encoding;
  const text = decodeWhole(head, encoding);
  if (isNoText(text)) throw new AppError('sheets.unreadable');
  const separator = options.separator ?? guessSeparator(text);
  // Files of old Macintosh programs end their lines with a bare carriage return.
  const newline = !text.includes('\n') && text.includes('\r') ? carriageReturn : lineFeed;

  async function* batches({ fromLine = 0 }: ReadOptions): AsyncGenerator<RowBatch> {
    const { pieces, bytesRead } = openBytes(source);
    const parser = createCsvParser({ separator, newline });
    for await (const all of inBlocks(asUtf8(pieces, encoding), newline, parser)) {
      const rows = (all.at(0)?.line ?? 0) >= fromLine ? all : all.filter((row) => row.line >= fromLine);
      if (rows.length > 0) yield { rows, bytesRead: bytesRead() };
    }
  }

  const isEncodingGuessed = options.encoding === undefined && guess.isGuessed;
  return { format: 'csv', sizeBytes: facts.sizeBytes, encoding, isEncodingGuessed, separator, sheets: [], batches };
};

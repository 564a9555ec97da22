import type { CopyChunks } from './session.ts';

const newline = 0x0a;

/**
 * Gathers COPY text into pieces of about `pieceBytes` that end at a row: an engine that takes a whole piece
 * as one COPY must never see half a row. In COPY text format a newline byte always ends a row.
 */
export async function* rowPieces(chunks: CopyChunks, pieceBytes: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    parts.push(bytes);
    size += bytes.byteLength;
    if (size < pieceBytes) continue;
    const gathered = Buffer.concat(parts);
    const end = gathered.lastIndexOf(newline) + 1;
    if (end === 0) {
      parts = [gathered];
      continue;
    }
    yield new Uint8Array(gathered.subarray(0, end));
    parts = [gathered.subarray(end)];
    size = gathered.byteLength - end;
  }
  if (size > 0) yield new Uint8Array(Buffer.concat(parts));
}

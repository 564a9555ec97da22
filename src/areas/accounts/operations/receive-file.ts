import { Readable } from 'node:stream';
import { AppError } from '#kernel/app-error';
import type { StreamContext } from '#platform/operations';
import { beginsAs, fileHeadBytes, fileTypeOf, takenEndings } from '../domain/index.ts';

const limitBytes = 50 * 1024 * 1024;

export type Received = {
  readonly id: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Passes on what begins as it should; the first bytes are held back until they are enough to tell. */
async function* checked(
  stream: AsyncIterable<Uint8Array>,
  refuseHead: (head: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of stream) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.byteLength < fileHeadBytes) continue;
    refuseHead(head.subarray(0, fileHeadBytes));
    yield head;
    head = null;
  }
  if (head === null) return;
  refuseHead(head);
  yield head;
}

/** Keeps a file whose content is what its ending says; of any other one nothing is kept. */
export const receiveFile = async (context: StreamContext, fileName: string, stream: Readable): Promise<Received> => {
  const type = fileTypeOf(fileName);
  if (type === undefined)
    throw new AppError('accounts.file-type-refused', { fileName, endings: takenEndings.join(', ') });
  const id = context.newId();
  const body = checked(stream, (head) => {
    if (!beginsAs(type, head)) throw new AppError('accounts.file-content-differs', { fileName });
  });
  const stored = await context.files.put({ orgId: context.company.id, id }, Readable.from(body), limitBytes);
  return { id, contentType: type.contentType, ...stored };
};

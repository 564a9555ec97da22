import { AppError } from '#kernel/app-error';
import { maxRowBytes } from './limits.ts';

export type TextBlock = {
  /** Whole rows, except that a quoted cell may go on in the next block. */
  readonly bytes: Buffer;
  readonly isLast: boolean;
};

/** Says how many bytes of a block were used up; the rest comes again at the head of the next one. */
export type UseBlock<T> = (block: TextBlock) => { readonly used: number; readonly result: T };

/** Cuts UTF-8 pieces into blocks that end at a line end, so that a parser sees whole rows in bounded memory. */
export async function* inBlocks<T>(
  pieces: AsyncIterable<Buffer>,
  newline: number,
  use: UseBlock<T>,
): AsyncGenerator<T> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(newline) + 1;
    if (end === 0) {
      if (bytes.length > maxRowBytes) throw new AppError('sheets.line-too-long');
      rest = bytes;
      continue;
    }
    const { used, result } = use({ bytes: bytes.subarray(0, end), isLast: false });
    rest = bytes.subarray(used);
    yield result;
  }
  if (rest.length > 0) yield use({ bytes: rest, isLast: true }).result;
}

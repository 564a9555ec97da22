import { HucreError, streamXlsxRows } from 'hucre';
import { AppError } from '#kernel/app-error';
import { cellOf, csvLineOf } from './cell-text.ts';
import { maxColumns } from './limits.ts';
import type { Cell, SheetRow } from './table.ts';
import { singleSheetArchive } from './workbook-stream.ts';
import type { Workbook } from './workbook-parts.ts';
import type { ZipEntry } from './zip-directory.ts';

export type SheetReader = {
  /** Rows of one sheet in bounded memory, blank ones left out. */
  readonly rows: AsyncGenerator<SheetRow>;
  /** Part of the sheet that has been unpacked, 0 to 1. */
  readonly share: () => number;
};

export const openSheetRows = (workbook: Workbook, sheet: ZipEntry): SheetReader => {
  const hunger = createHunger();
  let unpacked = 0;
  const gate = async (bytes: number): Promise<void> => {
    unpacked += bytes;
    await hunger.gate();
  };
  const archive = singleSheetArchive({ workbook, sheet, gate });
  return { rows: readRows(archive, hunger), share: () => (sheet.size === 0 ? 1 : unpacked / sheet.size) };
};

async function* readRows(archive: AsyncGenerator<Uint8Array>, hunger: Hunger): AsyncGenerator<SheetRow> {
  let failure: unknown;
  const watched = keepFailure(archive, (error) => {
    failure = error;
  });
  const rows = streamXlsxRows(ReadableStream.from(watched));
  try {
    for (;;) {
      hunger.waiting(true);
      const { done, value } = await rows.next();
      hunger.waiting(false);
      if (done) break;
      const row = rowOf(value.index + 1, value.values);
      if (row) yield row;
    }
  } catch (error) {
    if (failure instanceof AppError) throw failure;
    if (error instanceof AppError) throw error;
    if (error instanceof HucreError || error instanceof TypeError || error instanceof RangeError)
      throw new AppError('sheets.unreadable', {}, { cause: error });
    throw error;
  } finally {
    hunger.waiting(true);
    await rows.return();
    await archive.return(undefined);
  }
}

const rowOf = (line: number, values: readonly unknown[]): SheetRow | null => {
  if (values.length > maxColumns)
    throw new AppError('sheets.too-many-columns', { row: line, columns: values.length, limit: maxColumns });
  const cells: Cell[] = values.map(cellOf);
  while (cells.length > 0 && isBlank(cells.at(-1))) cells.pop();
  return cells.length === 0 ? null : { line, raw: csvLineOf(cells), cells };
};

const isBlank = (cell: Cell | undefined): boolean => typeof cell === 'string' && cell.trim() === '';

async function* keepFailure<T>(pieces: AsyncIterable<T>, keep: (error: unknown) => void): AsyncGenerator<T> {
  try {
    yield* pieces;
  } catch (error) {
    keep(error);
    throw error;
  }
}

type Hunger = { readonly waiting: (isWaiting: boolean) => void; readonly gate: () => Promise<void> };

/**
 * Holds the unpacking until the reader truly waits: rows that lie ready are handed over within microtasks, so a
 * reader that still waits one turn of the event loop later has used up all of them.
 */
const createHunger = (): Hunger => {
  let isWaiting = false;
  let wake: (() => void) | null = null;
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    waiting: (now) => {
      isWaiting = now;
      if (now && wake) {
        wake();
        wake = null;
      }
    },
    gate: async () => {
      for (;;) {
        if (!isWaiting) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        await turn();
        if (isWaiting) return;
      }
    },
  };
};

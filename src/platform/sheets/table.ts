import type { Encoding, Separator } from './contract.ts';

/** A number stands only for a number cell of a workbook: its meaning needs no guess about decimal marks. */
export type Cell = string | number;

/** Why a row could not be taken apart into cells with certainty. */
export type RowFault = 'broken-quotes';

export type SheetRow = {
  /** Line of a text file, or row of a sheet, counted from 1; of a row over several lines, its first. */
  readonly line: number;
  /** What stands in the file, for the list of bad rows. */
  readonly raw: string;
  readonly cells: readonly Cell[];
  readonly fault?: RowFault;
};

export type RowBatch = {
  readonly rows: readonly SheetRow[];
  /** Bytes of the stored file read so far, against `sizeBytes` of the table: the progress. */
  readonly bytesRead: number;
};

export type ReadOptions = {
  /** Rows before this line are not handed out; the way to resume. */
  readonly fromLine?: number;
  /** Pause after each batch of about this many rows. */
  readonly batchRows?: number;
};

export type Table = {
  readonly format: 'csv' | 'xlsx';
  readonly sizeBytes: number;
  readonly encoding: Encoding;
  /** True when the encoding was judged by its bytes, so that a person should confirm it. */
  readonly isEncodingGuessed: boolean;
  readonly separator: Separator;
  readonly sheets: readonly string[];
  readonly sheet?: string;
  /** Line of the headings; 0 when the file has none and columns are called by their position. */
  readonly headerRow: number;
  readonly header: readonly string[];
  /** The first rows under the headings. */
  readonly sample: readonly SheetRow[];
  /** All rows under the headings, without blank ones, in bounded memory. */
  readonly rows: (options?: ReadOptions) => AsyncGenerator<RowBatch>;
};

export type OpenOptions = {
  /** Set by a person after seeing the guess. */
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
  /** Name of the sheet; the first visible one when absent. */
  readonly sheet?: string | undefined;
  /** Line of the headings, 0 for none; guessed when absent. */
  readonly headerRow?: number | undefined;
  readonly maxBytes?: number | undefined;
};

/** Everything of a table but its headings: what the two formats have in common. */
export type RawTable = Omit<Table, 'headerRow' | 'header' | 'sample' | 'rows'> & {
  readonly batches: (options: ReadOptions) => AsyncGenerator<RowBatch>;
};

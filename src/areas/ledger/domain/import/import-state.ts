import { createTally } from './fingerprints.ts';
import type { Tally } from './fingerprints.ts';

/**
 * What reading a row needs to know of the rows before it. It lives as long as one pass over a file; a resumed pass
 * rebuilds it by giving the rows already booked to `RowReader.skip`.
 */
export type ImportState = {
  /** Rows of each order so far: the line number where the source has none. */
  readonly positions: Tally;
  /** Whole rows so far: a second copy of a row is flagged. */
  readonly rows: Tally;
};

export const createImportState = (): ImportState => ({ positions: createTally(), rows: createTally() });

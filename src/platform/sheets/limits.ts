const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/** Size of a file, packed and unpacked, unless the operator sets another. */
export const defaultMaxBytes = 5 * gibibyte;
/** A row longer than this is no row of a table. */
export const maxRowBytes = mebibyte;
export const maxColumns = 2000;
/** Bytes looked at to judge encoding, separator and headings. */
export const sampleBytes = 256 * 1024;
export const sampleRows = 200;

/** Workbooks lie in memory while packed, text in them is held once. */
export const maxWorkbookBytes = 512 * mebibyte;
export const maxSharedTextBytes = 384 * mebibyte;
export const maxSmallPartBytes = 16 * mebibyte;
/** Spreadsheet XML shrinks 5 to 60 times; a part beyond both bounds is a bomb. */
export const maxInflation = 300;
export const harmlessPartBytes = 32 * mebibyte;

import { headingKeyOf } from './columns.ts';

/**
 * Headings of the column by which a file of refused order rows tells which row of its order each one was. They name no
 * field: a row is counted by it where its own line number is not given.
 */
export const orderRowHeadings = ['订单内行次', 'Row in the order'] as const;

const keys = new Set(orderRowHeadings.map(headingKeyOf));

/** The place of that column; -1 when the file has none. */
export const orderRowIndexOf = (header: readonly string[]): number =>
  header.findIndex((heading) => keys.has(headingKeyOf(heading)));

import type { Report } from './import-data.ts';

/** How many exact duplicates of a file go in and are flagged; the others are refused or left out. */
export const flaggedDuplicatesOf = (report: Pick<Report, 'warnings'>): number =>
  report.warnings.find(({ code }) => code === 'exact-duplicate')?.rows ?? 0;

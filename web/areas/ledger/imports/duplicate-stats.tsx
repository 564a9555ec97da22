import { Quantity } from '#ui';
import type { Stat } from '#ui';
import type { ImportWords } from '../messages/index.ts';
import { flaggedDuplicatesOf } from './flagged-duplicates.ts';
import type { Report } from './import-data.ts';

/** Lines of the file that equal an earlier one, and how many of them go in; nothing where there are none. */
export const duplicateStatsOf = (lines: number, report: Report | null, t: ImportWords): readonly Stat[] => {
  if (lines === 0) return [];
  const stat = { label: t('check.duplicates'), value: <Quantity value={lines} /> };
  return [report === null ? stat : { ...stat, note: t('check.duplicatesHint', { n: flaggedDuplicatesOf(report) }) }];
};

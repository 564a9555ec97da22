import { dayNumberOf } from '#kernel/day';
import { readSharedText, sharedDataMissing } from './shared-data.ts';

export type CdnowCustomer = { readonly customer: string; readonly days: number[]; readonly values: number[] };

const fileOf = (set: CdnowSet): string => `cdnow_${set}.txt.gz`;

export type CdnowSet = 'sample' | 'master';

/** Last day of the calibration (39 weeks) and of the holdout (weeks 40–78). */
export const cdnowCutoff = dayNumberOf('1997-09-30');
export const cdnowEnd = dayNumberOf('1998-06-30');

/** The reason to skip, or false when the public file lies beside the project. */
export const cdnowMissing = (set: CdnowSet): string | false => sharedDataMissing(fileOf(set));

/** CDNOW customers in file order, an order line each: days since 1970 and dollars. */
export const readCdnow = (set: CdnowSet): CdnowCustomer[] => {
  const customers = new Map<string, CdnowCustomer>();
  for (const line of readSharedText(fileOf(set)).split('\n')) {
    const cells = line.trim().split(/\s+/);
    const [customer, date, , dollars] = set === 'sample' ? cells.slice(1) : cells;
    if (!customer || !date || !dollars || !/^\d{8}$/.test(date)) continue;
    const known = customers.get(customer) ?? { customer, days: [], values: [] };
    known.days.push(dayNumberOf(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`));
    known.values.push(Number(dollars));
    customers.set(customer, known);
  }
  return [...customers.values()];
};

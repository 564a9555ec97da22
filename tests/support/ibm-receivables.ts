import { parse } from 'csv-parse/sync';
import type { InvoiceFacts } from '#domain/identification';
import { dayNumberOf } from '#kernel/day';
import { parseDecimal } from '#kernel/decimal';
import { readSharedText, sharedDataMissing } from './shared-data.ts';

const file = 'ibm_accounts_receivable.csv.gz';

/** Why the receivables cannot be read here; false when they can. */
export const ibmReceivablesAbsent: string | false = sharedDataMissing(file, 'ground_truth.json');

export type Receivable = InvoiceFacts & { readonly customer: string; readonly country: string };

/** M/D/YYYY as a day number. */
const dayOf = (text: string | undefined): number => {
  const [month = '', day = '', year = ''] = (text ?? '').split('/');
  return dayNumberOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

/** 2,466 settled invoices of 100 customers, each paid at once on its settlement date. */
export const ibmReceivables = (): readonly Receivable[] => {
  const rows: readonly Readonly<Record<string, string>>[] = parse(readSharedText(file), { columns: true, bom: true });
  return rows.map((row) => {
    const amountMinor = parseDecimal(row['InvoiceAmount'] ?? '', 2) ?? 0n;
    return {
      customer: row['customerID'] ?? '',
      country: row['countryCode'] ?? '',
      amountMinor,
      issuedDay: dayOf(row['InvoiceDate']),
      dueDay: dayOf(row['DueDate']),
      isDisputed: row['Disputed'] === 'Yes',
      payments: [{ day: dayOf(row['SettledDate']), amountMinor }],
    };
  });
};

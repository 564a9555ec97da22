import { sql } from 'kysely';
import { listAccountKeys, listAccountTree } from '#areas/accounts';
import type { Db } from '#db/handle';
import { parseDecimal } from '#kernel/decimal';
import type { DatedRate } from '../../domain/currency-conversion.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { ledgerTables } from '../../tables.ts';
import type { ProductKey } from './references.ts';
import type { StagingJob } from './staging-job.ts';

export type LedgerNames = Pick<StagingJob, 'accountKeys' | 'accountTree' | 'products' | 'rates' | 'openInvoices'>;

/** What the reading thread has to know of the ledger for a mapping. */
export const loadLedgerNames = async (db: Db, orgId: number, mapping: Mapping): Promise<LedgerNames> => {
  const { kind } = mapping;
  const namesAccounts = kind !== 'accounts' && kind !== 'products' && kind !== 'costs';
  const namesProducts = kind === 'orders' || kind === 'costs';
  return {
    accountKeys: namesAccounts ? await listAccountKeys(db, orgId) : [],
    accountTree: mapping.columns.parentCode === undefined ? new Map() : await listAccountTree(db, orgId),
    products: namesProducts ? await listProductKeys(db, orgId) : [],
    rates: await listRates(db, orgId),
    openInvoices: kind === 'payments' ? await listOpenInvoices(db, orgId, mapping.source) : new Map<string, bigint>(),
  };
};

/** As one text: a row per product would cost seconds of parsing on the embedded engine. */
const listProductKeys = async (db: Db, orgId: number): Promise<readonly ProductKey[]> => {
  const { rows } = await sql<{ packed: string | null }>`
    select string_agg(id || E'\t' || translate(code, E'\t\n', '  ') || E'\t' || translate(name, E'\t\n', '  '), E'\n' order by code) as packed
    from product where org_id = ${orgId}`.execute(db);
  return (rows[0]?.packed ?? '').split('\n').flatMap((line) => {
    const [id, code, name] = line.split('\t');
    return id === undefined || code === undefined || name === undefined ? [] : [{ id, code, name }];
  });
};

const listRates = async (db: Db, orgId: number): Promise<readonly DatedRate[]> => {
  const rows = await ledgerTables(db).selectFrom('fxRate').selectAll().where('orgId', '=', orgId).execute();
  return rows.map(({ currency, validFrom, rate }) => ({ currency, validFrom, rateE10: parseDecimal(rate, 10) ?? 0n }));
};

/** What is open of each invoice beside the payments of this source, which the file may bring again. */
const listOpenInvoices = async (db: Db, orgId: number, source: string): Promise<Map<string, bigint>> => {
  const { rows } = await sql<{ packed: string | null }>`
    select string_agg(key || E'\t' || open_minor, E'\n') as packed
    from (
      select i.account_id || '/' || translate(i.invoice_no, E'\t\n', '  ') as key,
        sum(i.amount_minor - coalesce((
          select sum(a.amount_minor) from payment_allocation a
          join payment p on p.org_id = ${orgId} and p.id = a.payment_id
          where a.org_id = ${orgId} and a.invoice_id = i.id and p.source <> ${source} and p.invoice_no is not null), 0)) as open_minor
      from invoice i where i.org_id = ${orgId}
      group by 1
    ) as bill`.execute(db);
  return new Map(
    (rows[0]?.packed ?? '').split('\n').flatMap((line): (readonly [string, bigint])[] => {
      const [key, open] = line.split('\t');
      return key === undefined || open === undefined ? [] : [[key, BigInt(open.split('.')[0] ?? '0')]];
    }),
  );
};

import { sql } from 'kysely';
import { listAccountKeys, listAccountTree, listAccountUsccs } from '#areas/accounts';
import type { Db } from '#db/handle';
import { parseDecimal } from '#kernel/decimal';
import { listMembers } from '#platform/identity';
import type { DatedRate } from '../../domain/currency-conversion.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { listAwaitedBills } from '../../store/awaited-bills.ts';
import { ledgerTables } from '../../tables.ts';
import type { DatedCosts } from './dated-costs.ts';
import type { ProductKey } from './references.ts';
import type { BookedPayment, StagingJob } from './staging-job.ts';

export type LedgerNames = Pick<
  StagingJob,
  | 'accountKeys'
  | 'accountTree'
  | 'accountUsccs'
  | 'ownerEmails'
  | 'products'
  | 'rates'
  | 'openInvoices'
  | 'awaitedBills'
  | 'bookedPayments'
  | 'namedPayments'
  | 'datedCosts'
>;

/** What the reading thread has to know of the ledger for a mapping. */
export const loadLedgerNames = async (db: Db, orgId: number, mapping: Mapping): Promise<LedgerNames> => {
  const { kind } = mapping;
  const namesAccounts = kind !== 'accounts' && kind !== 'products' && kind !== 'costs';
  const namesProducts = kind === 'orders' || kind === 'costs';
  return {
    accountKeys: namesAccounts ? await listAccountKeys(db, orgId) : [],
    accountTree: mapping.columns.parentCode === undefined ? new Map() : await listAccountTree(db, orgId),
    accountUsccs: mapping.columns.uscc === undefined ? new Map() : await listAccountUsccs(db, orgId),
    ownerEmails: new Set(
      mapping.columns.ownerEmail === undefined
        ? []
        : (await listMembers(db, orgId)).map(({ email }) => email.toLowerCase()),
    ),
    products: namesProducts ? await listProductKeys(db, orgId) : [],
    rates: await listRates(db, orgId),
    openInvoices: kind === 'payments' ? await listOpenInvoices(db, orgId, mapping.source) : new Map<string, bigint>(),
    awaitedBills: kind === 'payments' ? await listAwaitedBills(db, orgId) : new Set<string>(),
    bookedPayments:
      kind === 'payments' ? await listBookedPayments(db, orgId, mapping.source) : new Map<string, BookedPayment>(),
    namedPayments: kind === 'invoices' ? await listNamedPayments(db, orgId, mapping.source) : new Map<string, bigint>(),
    datedCosts: kind === 'orders' ? await listDatedCosts(db, orgId) : new Map(),
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

/** A payment that names its invoice; what an invoice of this source booked as its own settlement is none. */
const namesInvoice = (source: string) => sql`
  p.invoice_no is not null and (p.source <> ${source} or p.payment_no <> 'invoice:' || p.invoice_no)`;

/** What is open of each invoice. */
const listOpenInvoices = async (db: Db, orgId: number, source: string): Promise<Map<string, bigint>> => {
  const { rows } = await sql<{ packed: string | null }>`
    select string_agg(key || E'\t' || open_minor, E'\n') as packed
    from (
      select i.account_id || '/' || translate(i.invoice_no, E'\t\n', '  ') as key,
        sum(i.amount_minor - coalesce((
          select sum(a.amount_minor) from payment_allocation a
          join payment p on p.org_id = ${orgId} and p.id = a.payment_id
          where a.org_id = ${orgId} and a.invoice_id = i.id and ${namesInvoice(source)}), 0)) as open_minor
      from invoice i where i.org_id = ${orgId}
      group by 1
    ) as bill`.execute(db);
  return amountsOf(rows[0]?.packed ?? null);
};

/** What the payments of this source, which the file may bring again, take of the invoices that they name. */
const listBookedPayments = async (
  db: Db,
  orgId: number,
  source: string,
): Promise<ReadonlyMap<string, BookedPayment>> => {
  const { rows } = await sql<{ packed: string | null }>`
    select string_agg(translate(p.payment_no, E'\t\n', '  ') || E'\t' || i.account_id || '/'
      || translate(i.invoice_no, E'\t\n', '  ') || E'\t' || a.amount_minor, E'\n') as packed
    from payment p
    join payment_allocation a on a.org_id = ${orgId} and a.payment_id = p.id
    join invoice i on i.org_id = ${orgId} and i.id = a.invoice_id and i.invoice_no = p.invoice_no
    where p.org_id = ${orgId} and p.source = ${source} and ${namesInvoice(source)}`.execute(db);
  return new Map(
    (rows[0]?.packed ?? '').split('\n').flatMap((line): (readonly [string, BookedPayment])[] => {
      const [paymentNo, bill, amount] = line.split('\t');
      return paymentNo === undefined || bill === undefined || amount === undefined
        ? []
        : [[paymentNo, { bill, amountMinor: BigInt(amount) }]];
    }),
  );
};

/**
 * What payments pay of invoices that they name and that this source may bring: those of this source, and those of another
 * one while no invoice of that number but this source's stands. What an invoice booked as its own settlement is no payment
 * of somebody else.
 */
const listNamedPayments = async (db: Db, orgId: number, source: string): Promise<ReadonlyMap<string, bigint>> => {
  const { rows } = await sql<{ packed: string | null }>`
    select string_agg(key || E'\t' || paid_minor, E'\n') as packed
    from (
      select p.account_id || '/' || translate(p.invoice_no, E'\t\n', '  ') as key, sum(p.amount_minor)::bigint as paid_minor
      from payment p
      where p.org_id = ${orgId} and p.invoice_no is not null and p.payment_no <> 'invoice:' || p.invoice_no
        and (p.source = ${source} or not exists (
          select from invoice i
          where i.org_id = ${orgId} and i.account_id = p.account_id and i.invoice_no = p.invoice_no and i.source <> ${source}))
      group by 1
    ) as paid`.execute(db);
  return amountsOf(rows[0]?.packed ?? null);
};

/** Lines of a key and an amount in minor units. */
const amountsOf = (packed: string | null): Map<string, bigint> =>
  new Map(
    (packed ?? '').split('\n').flatMap((line): (readonly [string, bigint])[] => {
      const [key, amount] = line.split('\t');
      return key === undefined || amount === undefined ? [] : [[key, BigInt(amount.split('.')[0] ?? '0')]];
    }),
  );

/** The dated unit costs of all products, as one text a product. */
const listDatedCosts = async (db: Db, orgId: number): Promise<DatedCosts> => {
  const { rows } = await sql<{ productId: string; packed: string }>`
    select product_id as "productId", string_agg(valid_from || E'\t' || unit_cost_e4, E'\n' order by valid_from) as packed
    from product_price where org_id = ${orgId} and unit_cost_e4 is not null
    group by product_id`.execute(db);
  return new Map(
    rows.map(({ productId, packed }) => [
      productId,
      packed.split('\n').flatMap((line): (readonly [string, bigint])[] => {
        const [day, cost] = line.split('\t');
        return day === undefined || cost === undefined ? [] : [[day, BigInt(cost)]];
      }),
    ]),
  );
};

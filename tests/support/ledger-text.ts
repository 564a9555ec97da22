import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Db } from '#db/handle';
import { accountsBetween, beforeAllAccounts } from '../../src/areas/ledger/store/facts/account-set.ts';
import { checkAccountFacts, checkCompanyMonths } from '../../src/areas/ledger/store/facts/check-facts.ts';
import type { FactDifference } from '../../src/areas/ledger/store/facts/check-facts.ts';
import { companyWindow } from '../../src/areas/ledger/store/facts/company-window.ts';

const afterAllAccounts = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What every company's books hold, each row without ids that the application made: accounts and products by their codes. */
const tables = [
  'order_line',
  'invoice',
  'payment',
  'pocket_item',
  'cost_to_serve',
  'fact_month',
  'account_month',
  'account_snap',
  'org_month',
] as const;

const madeIds = ['org_id', 'id', 'batch_id', 'account_id', 'end_account_id', 'product_id', 'changed_at'];

/** The row is made JSON once; the offset keeps the planner from doing so for each comparison. */
const textOf = (table: (typeof tables)[number], orgId: number): RawBuilder<{ digest: string }> => sql`
  select count(*) || ' ' || coalesce(md5(string_agg(text, E'\n' order by text collate "C")), '') as digest
  from (
    select ((r.row - ${madeIds}::text[]) || jsonb_build_object('account', coalesce(a.code, a.name),
      'end', coalesce(e.code, e.name), 'product', p.code))::text as text
    from (select to_jsonb(t) as row from ${sql.table(table)} t where t.org_id = ${orgId} offset 0) as r
    left join account a on a.org_id = ${orgId} and a.id = (r.row ->> 'account_id')::uuid
    left join account e on e.org_id = ${orgId} and e.id = (r.row ->> 'end_account_id')::uuid
    left join product p on p.org_id = ${orgId} and p.id = (r.row ->> 'product_id')::uuid
  ) as texts`;

/** A company's books and facts as one digest per table, the same on every engine and in every installation. */
export const ledgerText = async (db: Db, orgId: number): Promise<Readonly<Record<string, string>>> => {
  const digests: Record<string, string> = {};
  for (const table of tables) digests[table] = (await textOf(table, orgId).execute(db)).rows[0]?.digest ?? '';
  return digests;
};

/** How the facts of a company differ from a fresh aggregation, without any job in between: empty when they are true. */
export const factDifferences = async (
  database: Database,
  { orgId, currency, today }: { readonly orgId: number; readonly currency: string; readonly today: string },
): Promise<readonly FactDifference[]> =>
  await database.withOrg(orgId, async (db) => [
    ...(await checkAccountFacts(db, {
      orgId,
      currency,
      today,
      accounts: accountsBetween(beforeAllAccounts, afterAllAccounts),
      window: await companyWindow(db, orgId, today),
    })),
    ...(await checkCompanyMonths(db, orgId)),
  ]);

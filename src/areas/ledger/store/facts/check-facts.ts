import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { AccountSet } from './account-set.ts';
import { accountMonthRows, factMonthRows } from './aggregates.ts';
import { snapRows } from './snap-rows.ts';
import type { SnapScope } from './snap-rows.ts';

/** A fact that does not equal its fresh aggregation; one side is null where the row is missing. */
export type FactDifference = {
  readonly table: 'fact_month' | 'account_month' | 'account_snap' | 'org_month';
  readonly key: string;
  readonly stored: Json;
  readonly fresh: Json;
};

const reported = 100;

/** Compares the facts of some accounts with a fresh aggregation of their lines, to the last digit. */
export const checkAccountFacts = async (db: Db, scope: SnapScope): Promise<readonly FactDifference[]> => {
  const { orgId, accounts } = scope;
  return [
    ...(await differences(db, {
      table: 'fact_month',
      keys: ['account_id', 'month', 'product_id'],
      stored: storedRows('fact_month', orgId, accounts),
      fresh: factMonthRows(orgId, accounts),
    })),
    ...(await differences(db, {
      table: 'account_month',
      keys: ['account_id', 'month'],
      stored: storedRows('account_month', orgId, accounts),
      fresh: accountMonthRows(orgId, accounts),
    })),
    ...(await differences(db, {
      table: 'account_snap',
      keys: ['account_id'],
      stored: storedRows('account_snap', orgId, accounts),
      fresh: snapRows(scope),
    })),
  ];
};

/** Compares the company's months with the sums over its accounts. */
export const checkCompanyMonths = async (db: Db, orgId: number): Promise<readonly FactDifference[]> =>
  await differences(db, {
    table: 'org_month',
    keys: ['month'],
    stored: sql`select * from org_month where org_id = ${orgId}`,
    fresh: sql`
      select month, (count(*) filter (where orders > 0))::integer as accounts, sum(net_e4)::bigint as net_e4,
        sum(cost_e4)::bigint as cost_e4, sum(known_net_e4)::bigint as known_net_e4, sum(pocket_e4)::bigint as pocket_e4,
        sum(serve_e4)::bigint as serve_e4, sum(orders)::integer as orders
      from account_month where org_id = ${orgId} group by month`,
  });

const storedRows = (table: FactDifference['table'], orgId: number, accounts: AccountSet) =>
  sql`select * from ${sql.table(table)} where org_id = ${orgId} and ${accounts('account_id')}`;

type Comparison = {
  readonly table: FactDifference['table'];
  readonly keys: readonly string[];
  readonly stored: ReturnType<typeof sql>;
  readonly fresh: ReturnType<typeof sql>;
};

const differences = async (db: Db, { table, keys, stored, fresh }: Comparison): Promise<readonly FactDifference[]> => {
  const same = sql.join(
    keys.map((key) => sql`s.row ->> ${sql.lit(key)} = f.row ->> ${sql.lit(key)}`),
    sql` and `,
  );
  const { rows } = await sql<FactDifference>`
    select ${table}::text as "table", coalesce(s.row, f.row) ->> ${keys[0] ?? ''} as key, s.row as stored, f.row as fresh
    from (select to_jsonb(r) - 'org_id' - 'changed_at' as row from (${stored}) as r) as s
    full join (select to_jsonb(r) - 'org_id' as row from (${fresh}) as r) as f on ${same}
    where s.row is distinct from f.row
    limit ${reported}`.execute(db);
  return rows;
};

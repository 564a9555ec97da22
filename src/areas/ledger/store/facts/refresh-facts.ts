import { sql } from 'kysely';
import { holdAccounts, keepLifecycles } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { CompanyWindow } from './company-window.ts';
import { accountMonthRows, entryMonthRows, factMonthRows, orgMonthRows } from './aggregates.ts';
import { joinByHash, joinByLoop } from '../join-ways.ts';
import { refreshGivenEntries } from './given-entries.ts';
import { snapRows } from './snap-rows.ts';
import type { SnapScope } from './snap-rows.ts';

type Moved = Pick<SnapScope, 'orgId' | 'accounts'>;

/**
 * Asked once the company's months hold the change: until then they do not tell what was typed in from what a file brought,
 * and an order entered here would move the day of the figures.
 */
export type WindowOfBooks = () => Promise<CompanyWindow>;

/**
 * Makes all facts of the accounts anew from their lines and entries, and moves the company's months by the difference.
 * The caller's transaction holds the change of the lines too, so readers see an account wholly before or wholly after.
 */
export const refreshFacts = async (
  db: Db,
  { window, ...scope }: Omit<SnapScope, 'window'> & { readonly window: CompanyWindow | WindowOfBooks },
): Promise<void> => {
  const { orgId, accounts } = scope;
  await holdAccounts(db, orgId, accounts('id'));
  await refreshGivenEntries(db, orgId, accounts);
  await sql`delete from fact_month where org_id = ${orgId} and ${accounts('account_id')}`.execute(db);
  await sql`
    insert into fact_month (org_id, account_id, month, product_id, quantity_e4, list_e4, net_e4, discount_e4, cost_e4,
      known_net_e4, return_e4, orders, lines)
    select ${orgId}::bigint, f.* from (${factMonthRows(orgId, accounts)}) as f`.execute(db);
  await refreshMonths(db, scope);
  await makeSnaps(db, { ...scope, window: typeof window === 'function' ? await window() : window });
};

/** Months of accounts that this change may leave empty, or fill. */
const monthsOf = async (db: Db, { orgId, accounts }: Moved): Promise<readonly string[]> => {
  const { rows } = await sql<{ months: string[] | null }>`
    select array_agg(distinct month) as months from account_month
    where org_id = ${orgId} and ${accounts('account_id')}`.execute(db);
  return rows[0]?.months ?? [];
};

/** Runs a change of the accounts' months and moves the company's months by the difference. */
const movingOrgMonths = async (db: Db, scope: Moved, change: () => Promise<void>): Promise<void> => {
  const { orgId, accounts } = scope;
  await sql`
    update org_month m
    set accounts = m.accounts - gone.accounts, net_e4 = m.net_e4 - gone.net_e4, cost_e4 = m.cost_e4 - gone.cost_e4,
      known_net_e4 = m.known_net_e4 - gone.known_net_e4, pocket_e4 = m.pocket_e4 - gone.pocket_e4,
      serve_e4 = m.serve_e4 - gone.serve_e4, orders = m.orders - gone.orders
    from (${orgMonthRows(orgId, accounts)}) as gone
    where m.org_id = ${orgId} and m.month = gone.month`.execute(db);
  const touched = await monthsOf(db, scope);
  await change();
  await sql`
    insert into org_month as m (org_id, month, accounts, net_e4, cost_e4, known_net_e4, pocket_e4, serve_e4, orders)
    select ${orgId}::bigint, f.* from (${orgMonthRows(orgId, accounts)}) as f
    on conflict (org_id, month) do update
      set accounts = m.accounts + excluded.accounts, net_e4 = m.net_e4 + excluded.net_e4,
        cost_e4 = m.cost_e4 + excluded.cost_e4, known_net_e4 = m.known_net_e4 + excluded.known_net_e4,
        pocket_e4 = m.pocket_e4 + excluded.pocket_e4, serve_e4 = m.serve_e4 + excluded.serve_e4,
        orders = m.orders + excluded.orders`.execute(db);
  if (touched.length > 0) {
    await sql`
      delete from org_month m
      where m.org_id = ${orgId} and m.month = any(${[...touched]}::date[])
        and not exists (select from account_month a where a.org_id = ${orgId} and a.month = m.month)`.execute(db);
  }
};

const refreshMonths = async (db: Db, scope: Moved): Promise<void> => {
  const { orgId, accounts } = scope;
  await movingOrgMonths(db, scope, async () => {
    await sql`delete from account_month where org_id = ${orgId} and ${accounts('account_id')}`.execute(db);
    await sql`
      insert into account_month (org_id, account_id, month, net_e4, list_e4, discount_e4, cost_e4, known_net_e4, return_e4,
        pocket_e4, serve_e4, orders, order_days, lines)
      select ${orgId}::bigint, f.* from (${accountMonthRows(orgId, accounts)}) as f`.execute(db);
  });
};

/** The same when only pocket items or cost to serve have changed: what comes from order lines is not read again. */
export const refreshEntries = async (db: Db, scope: SnapScope): Promise<void> => {
  const { orgId, accounts } = scope;
  await holdAccounts(db, orgId, accounts('id'));
  await movingOrgMonths(db, scope, async () => {
    await sql`
      insert into account_month (org_id, account_id, month, net_e4, list_e4, discount_e4, cost_e4, known_net_e4, return_e4,
        pocket_e4, serve_e4, orders, order_days, lines)
      select ${orgId}::bigint, account_id, month, 0, 0, 0, 0, 0, 0, sum(pocket_e4)::bigint, sum(serve_e4)::bigint, 0, 0, 0
      from (
        select account_id, month, 0 as pocket_e4, 0 as serve_e4 from account_month
        where org_id = ${orgId} and ${accounts('account_id')}
        union all ${entryMonthRows(orgId, accounts)}
      ) as part
      group by account_id, month
      on conflict (org_id, account_id, month) do update
        set pocket_e4 = excluded.pocket_e4, serve_e4 = excluded.serve_e4`.execute(db);
    await sql`
      delete from account_month m
      where m.org_id = ${orgId} and ${accounts('m.account_id')} and m.lines = 0 and not exists (
        select from (${entryMonthRows(orgId, accounts)}) as e where e.account_id = m.account_id and e.month = m.month)
    `.execute(db);
  });
  await makeSnaps(db, scope);
};

/** Makes the accounts' rows of account_snap anew from their months, lines and invoices. */
export const refreshSnaps = async (db: Db, scope: SnapScope): Promise<void> => {
  await holdAccounts(db, scope.orgId, scope.accounts('id'));
  await makeSnaps(db, scope);
};

/** The same for accounts that are held. */
const makeSnaps = async (db: Db, scope: SnapScope): Promise<void> => {
  const { orgId, accounts } = scope;
  await joinByHash(db);
  await sql`delete from account_snap where org_id = ${orgId} and ${accounts('account_id')}`.execute(db);
  await sql`
    insert into account_snap (org_id, account_id, as_of, is_net_basis, net_12_e4, net_prior_12_e4, contribution_12_e4,
      contribution_24_e4, known_share_bp, pocket_12_e4, serve_12_e4, orders_12, orders_all, first_order_on, last_order_on,
      open_minor, overdue_minor, oldest_overdue_on, exposure_minor, limit_minor, trend_e4,
      whole_through, whole_net_12_e4, whole_contribution_12_e4, whole_contribution_24_e4)
    select ${orgId}::bigint, s.* from (${snapRows(scope)}) as s`.execute(db);
  await followTrade(db, scope);
  await joinByLoop(db);
};

/** Lifecycles follow the orders in the same transaction. */
export const followTrade = async (
  db: Db,
  { orgId, accounts, window }: Pick<SnapScope, 'orgId' | 'accounts' | 'window'>,
): Promise<void> => {
  const { rows } = await sql<{
    accountId: string;
    firstOrderOn: Day | null;
    lastOrderOn: Day | null;
    orders: number;
  }>`
    select account_id, first_order_on, last_order_on, orders_all as orders from account_snap
    where org_id = ${orgId} and ${accounts('account_id')}`.execute(db);
  await keepLifecycles(db, orgId, { trades: rows, asOf: window.asOf });
};

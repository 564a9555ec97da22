import type { RawBuilder } from 'kysely';
import { accountsOf, listPeriodCredit, listPeriodEntries, listPeriodParts, listPeriodPromotions } from '#areas/ledger';
import type { PeriodCredit, PeriodEntry, PeriodPart, PeriodPartScope } from '#areas/ledger';
import type { Db } from '#db/handle';
import { firstDayOf } from '#kernel/day';
import type { Context } from '#platform/operations';
import { companyBridge } from '../domain/index.ts';
import type { Bridge } from '../domain/index.ts';
import { keptBridgeOf } from '../store/company-bridges.ts';
import type { CutBridge } from '../store/company-bridges.ts';
import { listReachedAccounts } from '../store/reached-accounts.ts';
import type { ReachedAccount } from '../store/reached-accounts.ts';
import { bridgeOfPeriods } from './account-bridge.ts';
import type { Own, PeriodBook } from './account-bridge.ts';
import { ownOf, promotionSums } from './bridge.ts';
import type { Periods } from './bridge.ts';

const pageSize = 1_000;
const shownAccounts = 50;
const beforeAll = '00000000-0000-0000-0000-000000000000';

type Side = 'before' | 'after';
type AccountBridge = { readonly bridge: Bridge; readonly isNew: boolean; readonly isLost: boolean };

const periodBook = (
  period: Side,
  parts: readonly PeriodPart[] | undefined,
  {
    entries = [],
    credit = [],
  }: { readonly entries?: readonly PeriodEntry[] | undefined; readonly credit?: readonly PeriodCredit[] | undefined },
): PeriodBook => ({
  parts: (parts ?? []).filter((part) => part.period === period),
  entries: entries.filter((entry) => entry.period === period),
  creditMinorDays: credit.reduce((sum, one) => (one.period === period ? sum + BigInt(one.minorDays) : sum), 0n),
});

/** The bridges of those accounts of a page that bought or cost something in one of the periods. */
const pageBridges = async (
  db: Db,
  { scope, own }: { readonly scope: PeriodPartScope; readonly own: Own },
): Promise<ReadonlyMap<string, AccountBridge>> => {
  const parts = Map.groupBy(await listPeriodParts(db, scope), ({ accountId }) => accountId);
  const entries = Map.groupBy(await listPeriodEntries(db, scope), ({ accountId }) => accountId);
  const credit = Map.groupBy(await listPeriodCredit(db, scope), ({ accountId }) => accountId);
  const bridges = new Map<string, AccountBridge>();
  for (const accountId of new Set([...parts.keys(), ...entries.keys(), ...credit.keys()])) {
    const beside = { entries: entries.get(accountId), credit: credit.get(accountId) };
    const before = periodBook('before', parts.get(accountId), beside);
    const after = periodBook('after', parts.get(accountId), beside);
    const bridge = bridgeOfPeriods(before, after, own);
    bridges.set(accountId, { bridge, isNew: before.parts.length === 0, isLost: after.parts.length === 0 });
  }
  return bridges;
};

export type BridgeRead = {
  readonly periods: Periods;
  /** Which accounts, as a condition on a column that holds their ids. */
  readonly within: (column: string) => RawBuilder<boolean>;
  /** Runs a step, one transaction for each page of accounts. */
  readonly transact: <T>(step: (db: Db) => Promise<T>) => Promise<T>;
  /** Told after each page; false ends the reading. */
  readonly goesOn?: (done: number) => Promise<boolean>;
};

/** Adds up the bridges of many accounts, page by page, whole and cut by owner, tier and product line; null: stopped. */
export const readCompanyBridge = async (
  { company, newId, now }: Pick<Context, 'company' | 'newId' | 'now'>,
  { periods: { before, after }, within, transact, goesOn }: BridgeRead,
): Promise<readonly CutBridge[] | null> => {
  const days = ({ from, to }: Periods[Side]) => ({ from: firstDayOf(from), to: firstDayOf(to) });
  const periods = { orgId: company.id, before: days(before), after: days(after) };
  const sum = companyBridge(shownAccounts);
  const own = await transact(async (db) => await ownOf({ db, company, newId, now }));
  let done = 0;
  for (let last: string | undefined = beforeAll; last !== undefined;) {
    const from: string = last;
    const accounts: readonly ReachedAccount[] = await transact(async (db) => {
      const page = await listReachedAccounts(db, {
        orgId: company.id,
        within: within('a.id'),
        after: from,
        limit: pageSize,
      });
      const scope = { ...periods, accounts: accountsOf(page.map(({ id }) => id)) };
      const bridges = await pageBridges(db, { scope, own });
      for (const { id, ownerId, tier } of page) {
        const found = bridges.get(id);
        if (found !== undefined) sum.add({ accountId: id, ownerId, tier, ...found });
      }
      return page;
    });
    done += accounts.length;
    if (goesOn !== undefined && !(await goesOn(done))) return null;
    last = accounts.length < pageSize ? undefined : accounts.at(-1)?.id;
  }
  const promotions = await transact(async (db) => await listPeriodPromotions(db, { ...periods, accounts: within }));
  const promoted = promotionSums(
    promotions.map((row) => ({ ...row, isBefore: row.period === 'before', isAfter: row.period === 'after' })),
  );
  return sum.groups().map((group) => ({
    by: group.by,
    key: group.key,
    body: keptBridgeOf(group, group.by === 'company' ? [...promoted] : []),
  }));
};

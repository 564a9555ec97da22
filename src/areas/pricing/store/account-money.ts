import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { Peer } from '../domain/index.ts';
import { leaseDuesOf } from './lease-payments.ts';

export type AccountMoney = {
  readonly overdueMinor: string;
  readonly oldestOverdueOn: Day | null;
  readonly contribution12E4: string | null;
  /** The same of whole months. */
  readonly wholeContribution12E4: string | null;
  /** Null: the ledger has no figures of the account. */
  readonly exposureMinor: string | null;
  readonly limitMinor: string | null;
};

/** What the ledger says of an account, with what is overdue of its leases; null while it has no figures. */
export const findAccountMoney = async (
  db: Db,
  { orgId, accountId, today }: { readonly orgId: number; readonly accountId: string; readonly today: Day },
): Promise<AccountMoney | null> => {
  const { rows } = await sql<AccountMoney>`
    select overdue_minor::text as "overdueMinor", oldest_overdue_on as "oldestOverdueOn",
      contribution_12_e4::text as "contribution12E4", whole_contribution_12_e4::text as "wholeContribution12E4",
      exposure_minor::text as "exposureMinor", limit_minor::text as "limitMinor"
    from ledger_figures where org_id = ${orgId} and account_id = ${accountId}::uuid`.execute(db);
  const [row] = rows;
  const leased = await leaseDuesOf(db, { orgId, accountId, today });
  if (row === undefined)
    return leased.overdueMinor === '0'
      ? null
      : { ...leased, contribution12E4: null, wholeContribution12E4: null, exposureMinor: null, limitMinor: null };
  const days = [row.oldestOverdueOn, leased.oldestOverdueOn].filter((day) => day !== null).toSorted();
  return {
    ...row,
    overdueMinor: (BigInt(row.overdueMinor) + BigInt(leased.overdueMinor)).toString(),
    oldestOverdueOn: days[0] ?? null,
  };
};

/** What decides how near a peer an account is. */
export const listPeerFacts = async (
  db: Db,
  orgId: number,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<Peer, 'region' | 'kind' | 'tier'>>> => {
  const { rows } = await sql<{ id: string; region: string | null; kind: string; tier: string }>`
    select id, region, kind, coalesce(tier, 'unrated') as tier from account_card
    where org_id = ${orgId} and id = any(${[...accountIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
};

type Family = { readonly id: string; readonly name: string; readonly nameEn: string | null };

/** Families of products, by name. */
export const listFamilies = async (db: Db, orgId: number): Promise<readonly Family[]> => {
  const { rows } = await sql<Family>`
    select id, name, name_en as "nameEn" from product_family where org_id = ${orgId} order by name`.execute(db);
  return rows;
};

export const listFamiliesById = async (db: Db, orgId: number): Promise<ReadonlyMap<string, Family>> =>
  new Map((await listFamilies(db, orgId)).map((family) => [family.id, family]));

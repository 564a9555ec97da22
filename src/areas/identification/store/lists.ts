import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { findMember } from '#platform/identity';
import { gateCodes, ladderSteps } from '../domain/index.ts';
import { identificationTables } from '../tables.ts';

const rungSchema = z.object({
  step: z.enum(ladderSteps),
  weight: z.number(),
  share: z.number().nullable(),
  points: z.number(),
});
const prospectSchema = z.object({
  score: z.number(),
  coveragePercent: z.number(),
  isRated: z.boolean(),
  rungs: z.array(rungSchema),
  nextStep: z.enum(ladderSteps).nullable(),
});
const gapsSchema = z.array(
  z.object({
    lever: z.string(),
    moves: z.array(z.object({ measure: z.string(), from: z.number().nullable(), to: z.number() })),
    points: z.number(),
    opens: z.array(z.enum(gateCodes)),
    effort: z.number(),
  }),
);

export type RankedPage = {
  readonly runId: string;
  readonly within: RawBuilder<boolean>;
  readonly after?: { readonly rank: number; readonly id: string } | undefined;
  readonly limit: number;
};

const beyond = ({ after }: RankedPage): RawBuilder<boolean> =>
  after === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(rank, account_id) > (${after.rank}::integer, ${after.id}::uuid)`;

/** Prospects of a run on their own ladder, the best first. */
export const listProspects = async (
  db: Db,
  orgId: number,
  { accountId, ...page }: RankedPage & { readonly accountId: string | undefined },
) =>
  (
    await identificationTables(db)
      .selectFrom('runProspect')
      .select(['accountId', 'rank', 'body'])
      .where('orgId', '=', orgId)
      .where('runId', '=', page.runId)
      .where(page.within)
      .where(beyond(page))
      .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
      .orderBy('rank')
      .orderBy('accountId')
      .limit(page.limit)
      .execute()
  ).map(({ body, ...row }) => ({ ...row, ...prospectSchema.parse(body) }));

/** Accounts near a cut-off with their cheapest gaps, the best account first. */
export const listUpgrades = async (db: Db, orgId: number, page: RankedPage) =>
  (
    await identificationTables(db)
      .selectFrom('runUpgrade')
      .select(['accountId', 'rank', 'tier', 'nextTier', 'missingMicro', 'gaps', 'plannedAt'])
      .where('orgId', '=', orgId)
      .where('runId', '=', page.runId)
      .where(page.within)
      .where(beyond(page))
      .orderBy('rank')
      .orderBy('accountId')
      .limit(page.limit)
      .execute()
  ).map(({ gaps, ...row }) => ({ ...row, gaps: gapsSchema.parse(gaps) }));

/** The key-account manager of an account; null where there is none, or one who has left the company. */
export const findManagerId = async (db: Db, orgId: number, accountId: string): Promise<string | null> => {
  const { rows } = await sql<{ ownerId: string | null }>`
    select owner_id from account_card where org_id = ${orgId} and id = ${accountId}::uuid`.execute(db);
  const ownerId = rows[0]?.ownerId ?? null;
  return ownerId === null || (await findMember(db, orgId, ownerId)) === undefined ? null : ownerId;
};

/** Marks an upgrade as planned; false when it was before. */
export const planUpgrade = async (
  db: Db,
  orgId: number,
  one: { readonly runId: string; readonly accountId: string; readonly at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await identificationTables(db)
    .updateTable('runUpgrade')
    .set({ plannedAt: one.at })
    .where('orgId', '=', orgId)
    .where('runId', '=', one.runId)
    .where('accountId', '=', one.accountId)
    .where('plannedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const listBuyingGroups = async (
  db: Db,
  orgId: number,
  within: RawBuilder<boolean>,
): Promise<readonly { readonly accountId: string; readonly since: Day }[]> =>
  await identificationTables(db)
    .selectFrom('buyingGroup')
    .select(['accountId', 'since'])
    .where('orgId', '=', orgId)
    .where(within)
    .orderBy('accountId')
    .execute();

type Group = { readonly accountId: string; readonly since: Day; readonly setBy: string };

export const setBuyingGroup = async (db: Db, orgId: number, group: Group): Promise<void> => {
  await identificationTables(db)
    .insertInto('buyingGroup')
    .values({ orgId, ...group })
    .onConflict((clash) =>
      clash.columns(['orgId', 'accountId']).doUpdateSet({ since: group.since, setBy: group.setBy }),
    )
    .execute();
};

export const removeBuyingGroup = async (db: Db, orgId: number, accountId: string): Promise<void> => {
  await identificationTables(db)
    .deleteFrom('buyingGroup')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .execute();
};

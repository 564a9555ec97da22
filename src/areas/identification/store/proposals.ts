import type { RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { keyTiers } from '../domain/index.ts';
import type { ProposalGroup, Tier } from '../domain/index.ts';
import { identificationTables } from '../tables.ts';
import type { ProposalState, TierProposalTable } from '../tables.ts';

export type ProposalRow = Selectable<TierProposalTable>;
export type NewProposal = Omit<
  ProposalRow,
  'orgId' | 'runId' | 'state' | 'reason' | 'decidedBy' | 'decidedByName' | 'decidedAt'
>;

export const addProposals = async (
  db: Db,
  {
    orgId,
    runId,
    proposals,
  }: { readonly orgId: number; readonly runId: string; readonly proposals: readonly NewProposal[] },
): Promise<void> => {
  await sql`
    insert into tier_proposal (org_id, run_id, id, account_id, unit, rank, tier_from, tier_to, type_from, type_to, direction, score_micro, held_by)
    select ${orgId}::bigint, ${runId}::uuid, r.* from json_to_recordset(${JSON.stringify(proposals.map(snake))}::json)
      as r (id uuid, account_id uuid, unit text, rank integer, tier_from text, tier_to text, type_from text, type_to text, direction text,
        score_micro bigint, held_by text[])`.execute(db);
};

const snake = (proposal: NewProposal) => ({
  id: proposal.id,
  account_id: proposal.accountId,
  unit: proposal.unit,
  rank: proposal.rank,
  tier_from: proposal.tierFrom,
  tier_to: proposal.tierTo,
  type_from: proposal.typeFrom,
  type_to: proposal.typeTo,
  direction: proposal.direction,
  score_micro: proposal.scoreMicro,
  held_by: proposal.heldBy,
});

/** Open proposals of other runs give way to those of a newer one. */
export const supersedeOpen = async (db: Db, orgId: number, runId: string): Promise<void> => {
  await identificationTables(db)
    .updateTable('tierProposal')
    .set({ state: 'superseded' })
    .where('orgId', '=', orgId)
    .where('state', '=', 'open')
    .where('runId', '<>', runId)
    .execute();
};

/** Which of the proposals are meant, whatever their state. */
export type ProposalSet = {
  readonly tierTo?: Tier | undefined;
  readonly direction?: ProposalRow['direction'] | undefined;
  readonly group?: ProposalGroup | undefined;
};

export type ProposalFilter = ProposalSet & {
  readonly within: RawBuilder<boolean>;
  readonly state: ProposalState;
  readonly accountId?: string | undefined;
  readonly isRanked: boolean;
  readonly after?: { readonly rank: number; readonly id: string } | undefined;
  readonly limit: number;
};

const filteredProposals = (db: Db, orgId: number, filter: Omit<ProposalFilter, 'after' | 'limit' | 'isRanked'>) =>
  identificationTables(db)
    .selectFrom('tierProposal')
    .where('orgId', '=', orgId)
    .where('state', '=', filter.state)
    .where(filter.within)
    .where(ofDoneRun(orgId))
    .where(inSet(filter))
    .$if(filter.accountId !== undefined, (query) => query.where('accountId', '=', filter.accountId ?? ''));

const inSet = ({ tierTo, direction, group }: ProposalSet): RawBuilder<boolean> => {
  const touchesKey = sql<boolean>`(tier_to = any(${[...keyTiers]}::text[]) or tier_from = any(${[...keyTiers]}::text[]))`;
  const parts = [
    sql<boolean>`true`,
    ...(tierTo === undefined ? [] : [sql<boolean>`tier_to = ${tierTo}`]),
    ...(direction === undefined ? [] : [sql<boolean>`direction = ${direction}`]),
    ...(group === undefined ? [] : [group === 'others' ? sql<boolean>`not ${touchesKey}` : touchesKey]),
  ];
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
};

/** Proposals of finished runs, the best account first; in the order of their ids where the rank is hidden. */
export const listProposals = async (db: Db, orgId: number, filter: ProposalFilter): Promise<readonly ProposalRow[]> => {
  const rank = filter.isRanked ? sql<number>`rank` : sql<number>`${sql.lit(0)}::integer`;
  return await filteredProposals(db, orgId, filter)
    .selectAll()
    .$if(filter.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${rank}, id) > (${filter.after?.rank ?? 0}::integer, ${filter.after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(rank)
    .orderBy('id')
    .limit(filter.limit)
    .execute();
};

/** How many proposals a filter finds. */
export const countProposals = async (
  db: Db,
  orgId: number,
  filter: Omit<ProposalFilter, 'after' | 'limit' | 'isRanked'>,
): Promise<number> => {
  const { count } = await filteredProposals(db, orgId, filter)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

const ofDoneRun = (orgId: number) =>
  sql<boolean>`run_id in (select id from identification_run where org_id = ${orgId} and state = 'done')`;

/** All open proposals of a set, locked until the decision is written. */
export const lockOpenSet = async (db: Db, orgId: number, set: ProposalSet): Promise<readonly ProposalRow[]> =>
  await identificationTables(db)
    .selectFrom('tierProposal')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', '=', 'open')
    .where(ofDoneRun(orgId))
    .where(inSet(set))
    .orderBy('id')
    .forUpdate()
    .execute();

/** Open proposals by id, locked until the decision is written. */
export const lockOpenProposals = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<readonly ProposalRow[]> =>
  await identificationTables(db)
    .selectFrom('tierProposal')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', '=', 'open')
    .where(ofDoneRun(orgId))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();

export type ProposalDecision = {
  readonly ids: readonly string[];
  readonly state: 'accepted' | 'refused' | 'overridden';
  readonly reason: string | null;
  readonly decidedBy: string;
  readonly decidedByName: string;
  readonly decidedAt: Date;
};

export const closeProposals = async (db: Db, orgId: number, { ids, ...decision }: ProposalDecision): Promise<void> => {
  if (ids.length === 0) return;
  await identificationTables(db)
    .updateTable('tierProposal')
    .set(decision)
    .where('orgId', '=', orgId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
};

/** The open proposals of an account; an override decides them too. */
export const listOpenOf = async (db: Db, orgId: number, accountId: string): Promise<readonly ProposalRow[]> =>
  await identificationTables(db)
    .selectFrom('tierProposal')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('state', '=', 'open')
    .where(ofDoneRun(orgId))
    .execute();

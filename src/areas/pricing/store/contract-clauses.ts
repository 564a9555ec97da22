import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { OpinionOffice } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type { ClauseOpinionTable, ContractClauseTable } from '../tables/clause-tables.ts';

export type ContractClauseRow = Selectable<ContractClauseTable>;
export type ClauseOpinionRow = Selectable<ClauseOpinionTable>;

/** Which contract: a framework agreement or a purchase. */
export type ContractKey = { readonly kind: 'agreement' | 'purchase'; readonly id: string };

const columnOf = ({ kind }: ContractKey): 'agreementId' | 'purchaseId' =>
  kind === 'agreement' ? 'agreementId' : 'purchaseId';

export const idsOf = ({ kind, id }: ContractKey) => ({
  agreementId: kind === 'agreement' ? id : null,
  purchaseId: kind === 'purchase' ? id : null,
});

export const listContractClauses = async (
  db: Db,
  orgId: number,
  contract: ContractKey,
): Promise<readonly ContractClauseRow[]> =>
  await pricingTables(db)
    .selectFrom('contractClause')
    .selectAll()
    .where('orgId', '=', orgId)
    .where(columnOf(contract), '=', contract.id)
    .execute();

export const findContractClause = async (db: Db, orgId: number, id: string): Promise<ContractClauseRow | null> =>
  (await pricingTables(db)
    .selectFrom('contractClause')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

export const addContractClauses = async (db: Db, rows: readonly Insertable<ContractClauseTable>[]): Promise<void> => {
  if (rows.length > 0)
    await pricingTables(db)
      .insertInto('contractClause')
      .values([...rows])
      .execute();
};

type ClauseChange = Pick<
  ContractClauseRow,
  'deviation' | 'title' | 'standard' | 'listVersion' | 'setBy' | 'setByName' | 'setAt'
>;

/** Another wording, and so another round; false when somebody else changed it since this round was read. */
export const changeContractClause = async (
  db: Db,
  { orgId, id, round }: Pick<ContractClauseRow, 'orgId' | 'id' | 'round'>,
  change: ClauseChange,
): Promise<boolean> => {
  const { numUpdatedRows } = await pricingTables(db)
    .updateTable('contractClause')
    .set({ ...change, round: round + 1 })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('round', '=', round)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const addOpinions = async (db: Db, rows: readonly Insertable<ClauseOpinionTable>[]): Promise<void> => {
  if (rows.length > 0)
    await pricingTables(db)
      .insertInto('clauseOpinion')
      .values([...rows])
      .execute();
};

/** All opinions of some clauses, of earlier wordings too, in the order in which they were asked. */
export const listOpinions = async (
  db: Db,
  orgId: number,
  clauseIds: readonly string[],
): Promise<readonly ClauseOpinionRow[]> =>
  clauseIds.length === 0
    ? []
    : await pricingTables(db)
        .selectFrom('clauseOpinion')
        .selectAll()
        .where('orgId', '=', orgId)
        .where('clauseId', 'in', [...clauseIds])
        .orderBy('round')
        .orderBy('office')
        .execute();

type OpinionKey = Pick<ClauseOpinionRow, 'orgId' | 'clauseId' | 'round' | 'office'>;

/** False when it was given already. */
export const giveOpinion = async (
  db: Db,
  { orgId, clauseId, round, office }: OpinionKey,
  given: Pick<ClauseOpinionRow, 'verdict' | 'note' | 'givenBy' | 'givenByName' | 'givenAt'>,
): Promise<boolean> => {
  const { numUpdatedRows } = await pricingTables(db)
    .updateTable('clauseOpinion')
    .set(given)
    .where('orgId', '=', orgId)
    .where('clauseId', '=', clauseId)
    .where('round', '=', round)
    .where('office', '=', office)
    .where('verdict', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** False when there is no objection of that office, or it was resolved already. */
export const resolveOpinion = async (
  db: Db,
  { orgId, clauseId, round, office }: OpinionKey,
  resolved: Pick<ClauseOpinionRow, 'resolution' | 'resolvedBy' | 'resolvedByName' | 'resolvedAt'>,
): Promise<boolean> => {
  const { numUpdatedRows } = await pricingTables(db)
    .updateTable('clauseOpinion')
    .set(resolved)
    .where('orgId', '=', orgId)
    .where('clauseId', '=', clauseId)
    .where('round', '=', round)
    .where('office', '=', office)
    .where('verdict', '=', 'object')
    .where('resolvedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export type AskedOpinion = Pick<
  ClauseOpinionRow,
  'clauseId' | 'office' | 'askedAt' | 'dueAt' | 'verdict' | 'note' | 'givenByName'
> &
  Pick<ContractClauseRow, 'kind' | 'title' | 'standard' | 'deviation' | 'setBy' | 'setByName'> & {
    readonly contractKind: ContractKey['kind'];
    readonly contractId: string;
    readonly number: string;
    readonly contractTitle: string;
    readonly accountId: string;
  };

/**
 * Opinions that wait, and objections that stand, on contracts that are not signed or ended: of the offices for which the
 * caller speaks, or at accounts in reach; the one that is due first, first.
 */
export const listAskedOpinions = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly offices: readonly OpinionOffice[];
    /** A condition on d.account_id. */
    readonly within: RawBuilder<boolean>;
    readonly limit: number;
  },
): Promise<readonly AskedOpinion[]> => {
  const { orgId, offices, within, limit } = wanted;
  const { rows } = await sql<AskedOpinion>`
    select o.clause_id, o.office, o.asked_at, o.due_at, o.verdict, o.note, o.given_by_name, c.kind, c.title, c.standard,
      c.deviation, c.set_by, c.set_by_name, d.contract_kind, d.id as contract_id, d.number, d.title as contract_title,
      d.account_id
    from clause_opinion o
    join contract_clause c on c.org_id = ${orgId} and c.id = o.clause_id and c.round = o.round
    join (
      select 'agreement' as contract_kind, id, number, title, account_id from price_agreement
      where org_id = ${orgId} and state = 'draft'
      union all
      select 'purchase', id, number, title, account_id from purchase
      where org_id = ${orgId} and (state = 'draft' or (mode = 'tender' and state in ('committed', 'won')))
    ) as d on d.id = coalesce(c.agreement_id, c.purchase_id)
    where o.org_id = ${orgId} and (o.verdict is null or (o.verdict = 'object' and o.resolved_at is null))
      and ((o.verdict is null and o.office = any(${[...offices]}::text[])) or ${within})
    order by o.due_at, o.clause_id, o.office limit ${limit}`.execute(db);
  return rows;
};

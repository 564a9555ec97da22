import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { LadderStep } from '../domain/index.ts';
import { identificationTables } from '../tables.ts';
import type { AccountStatementTable } from '../tables.ts';

export type StatementRow = Selectable<AccountStatementTable>;

/** What persons state about an account, the newest first. */
export const listStatements = async (db: Db, orgId: number, accountId: string): Promise<readonly StatementRow[]> =>
  await identificationTables(db)
    .selectFrom('accountStatement')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .orderBy('statedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const addStatement = async (db: Db, row: StatementRow): Promise<void> => {
  await identificationTables(db).insertInto('accountStatement').values(row).execute();
};

export const withdrawStatement = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly on: Day; readonly within: RawBuilder<boolean> },
): Promise<StatementRow | null> =>
  (await identificationTables(db)
    .updateTable('accountStatement')
    .set({ withdrawnOn: one.on })
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .where('withdrawnOn', 'is', null)
    .where(one.within)
    .returningAll()
    .executeTakeFirst()) ?? null;

export type LadderAnswer = {
  readonly orgId: number;
  readonly accountId: string;
  readonly step: LadderStep;
  readonly value: number;
  readonly answeredOn: Day;
  readonly answeredBy: string;
};

export const setLadderAnswer = async (db: Db, answer: LadderAnswer): Promise<void> => {
  await identificationTables(db)
    .insertInto('ladderAnswer')
    .values(answer)
    .onConflict((clash) =>
      clash
        .columns(['orgId', 'accountId', 'step'])
        .doUpdateSet({ value: answer.value, answeredOn: answer.answeredOn, answeredBy: answer.answeredBy }),
    )
    .execute();
};

export const removeLadderAnswer = async (
  db: Db,
  orgId: number,
  one: { readonly accountId: string; readonly step: LadderStep },
): Promise<void> => {
  await identificationTables(db)
    .deleteFrom('ladderAnswer')
    .where('orgId', '=', orgId)
    .where('accountId', '=', one.accountId)
    .where('step', '=', one.step)
    .execute();
};

/** Answers of some accounts, by account id. */
export const listLadderAnswers = async (
  db: Db,
  orgId: number,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Partial<Record<LadderStep, number>>>> => {
  const found = new Map<string, Partial<Record<LadderStep, number>>>();
  if (accountIds.length === 0) return found;
  const rows = await identificationTables(db)
    .selectFrom('ladderAnswer')
    .select(['accountId', 'step', 'value'])
    .where('orgId', '=', orgId)
    .where('accountId', 'in', [...accountIds])
    .execute();
  for (const { accountId, step, value } of rows) found.set(accountId, { ...found.get(accountId), [step]: value });
  return found;
};

/** Statements, not withdrawn, whose time has run out on a day of this span, with the account's manager. */
export const listEndingStatements = async (
  db: Db,
  orgId: number,
  { from, before }: { readonly from: Day; readonly before: Day },
): Promise<
  readonly {
    readonly id: string;
    readonly accountId: string;
    readonly ownerId: string | null;
    readonly kind: string;
    readonly expiresOn: Day;
  }[]
> => {
  const { rows } = await sql<{ id: string; accountId: string; ownerId: string | null; kind: string; expiresOn: Day }>`
    select s.id, s.account_id, a.owner_id, s.kind, s.expires_on
    from account_statement s join account_card a on a.org_id = s.org_id and a.id = s.account_id
    where s.org_id = ${orgId} and s.withdrawn_on is null and s.expires_on >= ${from}::date and s.expires_on < ${before}::date
    order by s.expires_on, s.id`.execute(db);
  return rows;
};

import type { ColumnType, Selectable } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { AppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import type { Context, StreamContext } from '#platform/operations';

/** The columns of every table of policy versions; unique by company and version. */
export type PolicyTable = {
  orgId: number;
  id: string;
  version: number;
  note: string | null;
  body: ColumnType<unknown, string, never>;
  createdBy: string | null;
  createdByName: string;
  createdAt: Date;
};

export type PolicyVersion<Policy> = Omit<Selectable<PolicyTable>, 'body'> & { readonly policy: Policy };

type Kind<Policy, Parsed extends Policy> = {
  /** A table with the columns above, which the area owns. */
  readonly table: string;
  readonly schema: z.ZodType<Parsed>;
  /** What a company has that never saved one. */
  readonly initial: Policy;
  /** How the audit names it. */
  readonly objectType: string;
  readonly errors: { readonly notFound: string; readonly changedMeanwhile: string };
};

type Starter = { readonly orgId: number; readonly newId: () => string; readonly now: Date };
type Draft<Policy> = { readonly policy: Policy; readonly note?: string | undefined; readonly basedOn: number };

/** The members of `policy` that `other` has otherwise. */
const membersApart = (policy: Record<string, Json>, other: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(policy).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(other[name])),
  );

/** A policy of a company in versions that are only ever added: what was in force when a figure was made stays readable. */
export const versionedPolicy = <Policy extends object, Parsed extends Policy>({
  table,
  schema,
  initial,
  objectType,
  errors,
}: Kind<Policy, Parsed>) => {
  const tables = (db: Db) => db.withTables<Record<string, PolicyTable>>();
  const rowOf = ({ body, ...row }: Selectable<PolicyTable>): PolicyVersion<Policy> => ({
    ...row,
    policy: schema.parse(body),
  });
  const stored = z.record(z.string(), z.json());
  const plain = (policy: Policy): Record<string, Json> => stored.parse(JSON.parse(JSON.stringify(policy)));

  const list = async (db: Db, orgId: number): Promise<readonly PolicyVersion<Policy>[]> => {
    const rows = await tables(db)
      .selectFrom(table)
      .selectAll()
      .where('orgId', '=', orgId)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(rowOf);
  };

  /** A version, the highest when none is named. */
  const find = async (db: Db, orgId: number, version?: number): Promise<PolicyVersion<Policy> | null> => {
    const row = await tables(db)
      .selectFrom(table)
      .selectAll()
      .where('orgId', '=', orgId)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : rowOf(row);
  };

  /** False when somebody else saved this version first. */
  const add = async (db: Db, { policy, ...row }: PolicyVersion<Policy>): Promise<boolean> => {
    const { numInsertedOrUpdatedRows } = await tables(db)
      .insertInto(table)
      .values({ ...row, body: JSON.stringify(policy) })
      .onConflict((conflict) => conflict.columns(['orgId', 'version']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  };

  const firstOf = ({ orgId, newId, now }: Starter): PolicyVersion<Policy> => ({
    orgId,
    id: newId(),
    version: 1,
    note: null,
    policy: initial,
    createdBy: null,
    createdByName: 'Mainstay',
    createdAt: now,
  });

  /** The version in force, for reading; a company that never saved one has the initial policy as its version 1. */
  const inForce = async (db: Db, starter: Starter): Promise<PolicyVersion<Policy>> =>
    (await find(db, starter.orgId)) ?? firstOf(starter);

  /** The version in force, stored: for what names its row, or must find it again when the initial policy is another. */
  const settled = async (db: Db, starter: Starter): Promise<PolicyVersion<Policy>> => {
    const { orgId } = starter;
    const found = await find(db, orgId);
    if (found !== null) return found;
    const first = firstOf(starter);
    if (await add(db, first)) return first;
    const other = await find(db, orgId);
    if (other === null) throw new Error(`${table} has a first version that cannot be read`);
    return other;
  };

  /** The named version, or the one in force; refuses a version that never was. */
  const get = async (
    { db, company, newId, now }: Context,
    version: number | undefined,
  ): Promise<PolicyVersion<Policy>> => {
    if (version === undefined) return await inForce(db, { orgId: company.id, newId, now });
    const row = await find(db, company.id, version);
    if (row === null) throw new AppError(errors.notFound);
    return row;
  };

  /** Saves the next version; refuses when the edited one is no longer in force. Audited with what differs. */
  const save = async (
    { db, company, newId, now, actor, audit }: Context,
    { policy, note, basedOn }: Draft<Policy>,
  ): Promise<PolicyVersion<Policy>> => {
    const held = await settled(db, { orgId: company.id, newId, now });
    const row = {
      orgId: company.id,
      id: newId(),
      version: basedOn + 1,
      note: note ?? null,
      policy,
      createdBy: actor.userId,
      createdByName: actor.name,
      createdAt: now,
    };
    if (held.version !== basedOn || !(await add(db, row)))
      throw new AppError(errors.changedMeanwhile, { version: held.version });
    const [was, is] = [plain(held.policy), plain(policy)];
    await audit({
      action: 'save',
      objectType,
      objectId: row.id,
      before: { version: held.version, ...membersApart(was, is) },
      after: { version: row.version, ...membersApart(is, was) },
    });
    return row;
  };

  const present = ({ version, note, createdByName, createdAt, policy }: PolicyVersion<Policy>) => ({
    version,
    note,
    createdByName,
    createdAt: createdAt.toISOString(),
    policy: schema.parse(policy),
  });

  /** Stores a company's first version as soon as the company is there, so that reading never has to. */
  const settleFirst = async (context: StreamContext): Promise<void> =>
    await context.transact(async ({ db, company, newId, now }) => {
      await settled(db, { orgId: company.id, newId, now });
    });

  return { list, find, inForce, settled, settleFirst, get, save, present };
};

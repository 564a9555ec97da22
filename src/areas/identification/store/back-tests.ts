import { z } from 'zod';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import { backTestReportSchema, verdictSchema } from '../contract/back-test-schema.ts';
import { identificationTables } from '../tables.ts';

const resultSchema = z.object({ verdicts: z.array(verdictSchema), report: backTestReportSchema });

export type NewBackTest = {
  readonly orgId: number;
  readonly id: string;
  readonly policyVersion: number;
  readonly cutoff: Day;
  readonly horizonDays: number;
  readonly result: Json;
  readonly createdByName: string;
  readonly createdAt: Date;
};

/** Stores a back-test once; false when it stood there already. */
export const addBackTest = async (db: Db, { result, ...row }: NewBackTest): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await identificationTables(db)
    .insertInto('backTest')
    .values({ ...row, result: JSON.stringify(result) })
    .onConflict((clash) => clash.columns(['orgId', 'id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Back-tests, the newest first. */
export const listBackTests = async (db: Db, orgId: number, limit: number) =>
  (
    await identificationTables(db)
      .selectFrom('backTest')
      .selectAll()
      .where('orgId', '=', orgId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  ).map(({ result, ...row }) => ({ ...row, ...resultSchema.parse(result) }));

import { z } from 'zod';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import { identificationTables } from '../tables.ts';

const resultSchema = z.object({
  verdicts: z.array(z.record(z.string(), z.unknown())),
  report: z.record(z.string(), z.unknown()),
});

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

export const addBackTest = async (db: Db, { result, ...row }: NewBackTest): Promise<void> => {
  await identificationTables(db)
    .insertInto('backTest')
    .values({ ...row, result: JSON.stringify(result) })
    .execute();
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

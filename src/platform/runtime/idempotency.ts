import { createHash } from 'node:crypto';
import type { ColumnType } from 'kysely';
import { AppError } from '#kernel/app-error';
import type { Bound, Context } from '#platform/operations';

interface IdempotencyKeyTable {
  orgId: number;
  userId: string;
  key: string;
  operation: string;
  requestHash: string;
  answer: ColumnType<unknown, string | null | undefined, string>;
  createdAt: Date;
}

const keptFor = 2 * 86_400_000;
const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url');

type JsonBound = Extract<Bound, { kind: 'json' }>;

/**
 * Runs the operation, or answers what it answered when the same key came before. Key, change and answer are one
 * transaction: a repetition that comes meanwhile waits at the key's row.
 */
export const answerOnce = async (
  context: Context,
  { spec, run }: JsonBound,
  { input, key }: { input: unknown; key: string | undefined },
): Promise<unknown> => {
  if (key === undefined || spec.method === 'GET') return await run(context, input);
  const table = context.db.withTables<{ idempotencyKey: IdempotencyKeyTable }>();
  const { actor, company, now } = context;
  const place = { orgId: company.id, userId: actor.userId, key };
  const requestHash = hashOf(input);
  await table
    .deleteFrom('idempotencyKey')
    .where('orgId', '=', company.id)
    .where('createdAt', '<', new Date(now.getTime() - keptFor))
    .execute();
  const { numInsertedOrUpdatedRows } = await table
    .insertInto('idempotencyKey')
    .values({ ...place, operation: spec.name, requestHash, createdAt: now })
    .onConflict((conflict) => conflict.columns(['orgId', 'userId', 'key']).doNothing())
    .executeTakeFirst();
  const ofPlace = table
    .selectFrom('idempotencyKey')
    .where('orgId', '=', place.orgId)
    .where('userId', '=', place.userId)
    .where('key', '=', key);
  if (numInsertedOrUpdatedRows !== 1n) {
    const before = await ofPlace.select(['operation', 'requestHash', 'answer']).executeTakeFirstOrThrow();
    if (before.operation !== spec.name || before.requestHash !== requestHash)
      throw new AppError('platform.key-used-otherwise');
    return before.answer;
  }
  const answer = await run(context, input);
  await table
    .updateTable('idempotencyKey')
    .set({ answer: JSON.stringify(answer) })
    .where('orgId', '=', place.orgId)
    .where('userId', '=', place.userId)
    .where('key', '=', key)
    .execute();
  return answer;
};

import type { Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { warningPolicySchema } from '../contract/policy-schema.ts';
import { defaultWarningPolicy } from '../domain/index.ts';
import type { WarningPolicy } from '../domain/index.ts';
import { warningTables } from '../tables.ts';
import type { WarningPolicyTable } from '../tables.ts';

export type PolicyRow = Omit<Selectable<WarningPolicyTable>, 'body'> & { readonly policy: WarningPolicy };

export const addPolicy = async (db: Db, { policy, ...row }: PolicyRow): Promise<void> => {
  await warningTables(db)
    .insertInto('warningPolicy')
    .values({ ...row, body: JSON.stringify(policy) })
    .execute();
};

type Starter = { readonly orgId: number; readonly newId: () => string; readonly now: Date };

/** The policy in force; a company that never saved one gets the default as its version 1. */
export const policyInForce = async (db: Db, { orgId, newId, now }: Starter): Promise<PolicyRow> => {
  const found = await warningTables(db)
    .selectFrom('warningPolicy')
    .selectAll()
    .where('orgId', '=', orgId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (found !== undefined) {
    const { body, ...row } = found;
    return { ...row, policy: warningPolicySchema.parse(body) };
  }
  const first = {
    orgId,
    id: newId(),
    version: 1,
    note: null,
    policy: defaultWarningPolicy,
    createdBy: null,
    createdByName: 'Mainstay',
    createdAt: now,
  };
  await addPolicy(db, first);
  return first;
};

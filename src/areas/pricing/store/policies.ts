import type { Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingPolicySchema } from '../contract/policy-schema.ts';
import { defaultPricingPolicy } from '../domain/index.ts';
import type { PricingPolicy } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type { PricingPolicyTable } from '../tables.ts';

export type PolicyRow = Omit<Selectable<PricingPolicyTable>, 'body'> & { readonly policy: PricingPolicy };

const rowOf = ({ body, ...row }: Selectable<PricingPolicyTable>): PolicyRow => ({
  ...row,
  policy: pricingPolicySchema.parse(body),
});

export const listPolicies = async (db: Db, orgId: number): Promise<readonly PolicyRow[]> =>
  (
    await pricingTables(db)
      .selectFrom('pricingPolicy')
      .selectAll()
      .where('orgId', '=', orgId)
      .orderBy('version', 'desc')
      .execute()
  ).map(rowOf);

/** A version of the policy, the highest when none is named. */
export const findPolicy = async (db: Db, orgId: number, version?: number): Promise<PolicyRow | null> => {
  const row = await pricingTables(db)
    .selectFrom('pricingPolicy')
    .selectAll()
    .where('orgId', '=', orgId)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : rowOf(row);
};

export const addPolicy = async (db: Db, { policy, ...row }: PolicyRow): Promise<void> => {
  await pricingTables(db)
    .insertInto('pricingPolicy')
    .values({ ...row, body: JSON.stringify(policy) })
    .execute();
};

type Starter = { readonly orgId: number; readonly newId: () => string; readonly now: Date };

/** The policy in force; a company that never saved one gets the default as its version 1. */
export const policyInForce = async (db: Db, { orgId, newId, now }: Starter): Promise<PolicyRow> => {
  const found = await findPolicy(db, orgId);
  if (found !== null) return found;
  const first = {
    orgId,
    id: newId(),
    version: 1,
    note: null,
    policy: defaultPricingPolicy,
    createdBy: null,
    createdByName: 'Mainstay',
    createdAt: now,
  };
  await addPolicy(db, first);
  return first;
};

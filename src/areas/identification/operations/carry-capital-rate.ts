import type { Context } from '#platform/operations';
import { identificationPolicies } from '../store/policies.ts';

type Carried = { readonly capitalRateBp: number; readonly note: string };

/**
 * Brings the policy to the company's cost of capital by a version of its own, so that each run keeps the rate it ran with
 * (docs/decisions/0016). Nothing happens where it has that rate.
 */
export const carryCapitalRate = async (context: Context, { capitalRateBp, note }: Carried): Promise<void> => {
  const { db, company, newId, now } = context;
  const held = await identificationPolicies.settled(db, { orgId: company.id, newId, now });
  if (held.policy.creditRateBp === capitalRateBp) return;
  const policy = { ...held.policy, creditRateBp: capitalRateBp };
  await identificationPolicies.save(context, { policy, note, basedOn: held.version });
};

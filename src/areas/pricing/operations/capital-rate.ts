import type { Db } from '#db/handle';
import { pricingPolicies } from '../store/policies.ts';

type Asker = Parameters<typeof pricingPolicies.inForce>[1];

/** Cost of capital a year, by the policy in force. */
export const capitalRateOf = async (db: Db, asker: Asker): Promise<number> =>
  (await pricingPolicies.inForce(db, asker)).policy.capitalRateBp;

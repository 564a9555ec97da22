import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { ContractKey } from './contract-clauses.ts';

/** Whether clauses may still be talked about: until it is signed; of a tender, until it is lost or void. */
export const findContractState = async (
  db: Db,
  orgId: number,
  { kind, id }: ContractKey,
): Promise<{ readonly state: string; readonly isOpen: boolean }> => {
  const { rows } = await sql<{ state: string; isOpen: boolean }>`
    select state, state = 'draft' as is_open from price_agreement
    where org_id = ${orgId} and id = ${id}::uuid and ${kind} = 'agreement'
    union all
    select state, state = 'draft' or (mode = 'tender' and state in ('committed', 'won')) from purchase
    where org_id = ${orgId} and id = ${id}::uuid and ${kind} = 'purchase'`.execute(db);
  return rows[0] ?? { state: 'withdrawn', isOpen: false };
};

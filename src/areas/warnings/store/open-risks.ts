import type { Db } from '#db/handle';
import { checksBefore, demandingKinds } from '../domain/index.ts';
import { warningTables } from '../tables.ts';
import { checksIn } from './kept-checks.ts';

/** Open warnings of an account with a risk check that is not answered in full, the oldest first. */
export const listOpenRisks = async (db: Db, orgId: number, accountId: string) => {
  const rows = await warningTables(db)
    .selectFrom('warning')
    .select(['id', 'kind', 'since', 'checks'])
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('kind', 'in', [...demandingKinds])
    .where('state', 'in', ['new', 'accepted'])
    .orderBy('since')
    .orderBy('id')
    .execute();
  return rows
    .map(({ id, kind, since, checks }) => ({ id, kind, since, open: checksBefore(kind, checksIn(checks)) }))
    .filter(({ open }) => open.length > 0);
};

import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { accountsBetween, accountsOf } from './account-set.ts';
import { nextRangeEnd } from './account-ranges.ts';
import { lastWholeDay } from './company-window.ts';
import { refreshFacts, refreshSnaps } from './refresh-facts.ts';
import type { SnapScope } from './snap-rows.ts';

export type RangeStep = Omit<SnapScope, 'accounts'> & { readonly after: string; readonly size: number };

/** Makes the facts of the next accounts anew; answers where to go on, null at the end. One short transaction each. */
export const rebuildFacts = async (db: Db, step: RangeStep): Promise<string | null> => {
  const through = await nextRangeEnd(db, step);
  if (through !== null) await refreshFacts(db, { ...step, accounts: accountsBetween(step.after, through) });
  return through;
};

/**
 * Moves the rows of account_snap that were made for another as-of day, other whole months or another basis to the present window, or hold
 * another credit limit than that of today, for the next accounts: after a month has ended, on the day from which a limit counts, and after an import that brought a new month or the first cost. Answers where
 * to go on, null at the end.
 */
export const moveSnapWindow = async (db: Db, step: RangeStep): Promise<string | null> => {
  const { orgId, window, after, today } = step;
  const through = await nextRangeEnd(db, step);
  if (through === null) return null;
  const inRange = accountsBetween(after, through);
  const { rows } = await sql<{ ids: string[] | null }>`
    select array_agg(a.id) as ids
    from account_card a
    left join account_snap s on s.org_id = a.org_id and s.account_id = a.id
    where a.org_id = ${orgId} and ${inRange('a.id')}
      and (s.as_of is distinct from ${window.asOf}::date or s.is_net_basis is distinct from ${window.isNetBasis}::boolean
        or s.whole_through is distinct from ${lastWholeDay(window.asOf, today)}::date
        or s.limit_minor is distinct from (
          select c.limit_minor from credit_limit c
          where c.org_id = ${orgId} and c.account_id = a.id and c.valid_from <= ${today}::date
          order by c.valid_from desc limit 1))
  `.execute(db);
  const ids = rows[0]?.ids ?? [];
  if (ids.length > 0) await refreshSnaps(db, { ...step, accounts: accountsOf(ids) });
  return through;
};

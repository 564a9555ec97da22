import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type AgreementEnd = {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly ownerId: string | null;
  readonly validTo: Day;
  readonly noticeDays: number;
  /** False once another follows, it was ended early, or nobody renewed it in time. */
  readonly isDue: boolean;
};

/** Signed agreements whose notice time has begun and was not over a year ago, with who keeps the account. */
export const listAgreementEnds = async (db: Db, orgId: number, today: Day): Promise<readonly AgreementEnd[]> => {
  const { rows } = await sql<AgreementEnd>`
    select g.id, g.number, g.account_id as "accountId", a.owner_id as "ownerId", g.valid_to as "validTo", g.notice_days as "noticeDays",
      g.ended_on is null and g.valid_to + g.notice_days >= ${today}::date and f.id is null as "isDue"
    from price_agreement g
    join account_card a on a.org_id = ${orgId} and a.id = g.account_id
    left join price_agreement f on f.org_id = ${orgId} and f.follows_id = g.id and f.state = 'signed'
    where g.org_id = ${orgId} and g.state = 'signed' and g.valid_to - g.notice_days <= ${today}::date
      and g.valid_to >= ${today}::date - 365
    order by g.valid_to, g.id`.execute(db);
  return rows;
};

import { sql } from 'kysely';
import { accountsBetween, readWatchFacts } from '#areas/ledger';
import type { WatchFacts } from '#areas/ledger';
import { packBonds, packLeaseBills, packRivalClaims } from '#areas/pricing';
import type { Db } from '#db/handle';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { joinPacks } from '../domain/index.ts';

/** Who the accounts of a page are, as JSON, their promises to pay, and what the ledger knows of them. */
export type WatchPage = {
  readonly through: string;
  /** Rows of [id, industry, owner, is a key account of tomorrow, head of its group, name of that head, chance that it still buys]. */
  readonly accounts: string;
  /** Rows of [account, made day, due day, amount]. */
  readonly promises: string;
  /** Rows of [account, day, rival, has a source, granted basis points, granted amount]. */
  readonly claims: string;
  /** Bonds that lie with accounts: `account⇥amount`, in minor units. */
  readonly bonds: string;
  readonly facts: WatchFacts;
};

export type WatchRead = {
  readonly orgId: number;
  readonly asOf: Day;
  /** The last day before the window. */
  readonly after: Day;
  readonly today: Day;
  readonly timeZone: string;
};

/** Requests of the last half year tell whether there are ever more of them. */
const claimDays = 180;

type InTransaction = <T>(step: (db: Db) => Promise<T>) => Promise<T>;

const pageSize = 1_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Facts of all accounts, page by page in the order of their ids; each page is a short transaction. */
export async function* readWatchPages(
  inTransaction: InTransaction,
  { orgId, asOf, after, today, timeZone }: WatchRead,
): AsyncGenerator<WatchPage> {
  let from = beforeAll;
  for (;;) {
    const start = from;
    const page = await inTransaction(async (db) => {
      await sql`set local work_mem = '64MB'`.execute(db);
      const { rows } = await sql<{ through: string | null; accounts: string; promises: string }>`
        with page as materialized (
          select id, name, industry, owner_id from account_card where org_id = ${orgId} and id > ${start}::uuid order by id limit ${pageSize}
        )
        select (select id from page order by id desc limit 1) as through,
          (select coalesce(json_agg(json_build_array(p.id, p.industry, p.owner_id, coalesce('tomorrow' = any(r.badges), false),
              coalesce(h.id, p.id), coalesce(h.name, p.name), r.alive_bp) order by p.id), '[]')::text
            from page p
            left join account_rating r on r.org_id = ${orgId} and r.account_id = p.id
            left join lateral (
              select c.id, c.name from account_above v
              join account_card c on c.org_id = ${orgId} and c.id = v.ancestor_id
              where v.org_id = ${orgId} and v.account_id = p.id order by v.depth desc limit 1
            ) h on true) as accounts,
          (select coalesce(json_agg(json_build_array(account_id, made_on - date '1970-01-01', due_on - date '1970-01-01', amount_minor::text)
              order by due_on, id), '[]')::text
            from payment_promise
            where org_id = ${orgId} and account_id in (select id from page) and withdrawn_at is null and made_on <= ${asOf}::date) as promises`.execute(
        db,
      );
      const [row] = rows;
      if (!row || row.through === null) return null;
      const { through } = row;
      const accounts = accountsBetween(start, through);
      const facts = await readWatchFacts(db, {
        orgId,
        accounts,
        asOf,
        after,
        limitsOn: today,
        enteredTo: today,
      });
      const leased = await packLeaseBills(db, { orgId, accounts, asOf, after });
      return {
        ...row,
        through,
        claims: await packRivalClaims(db, { orgId, accounts, after: addDays(today, -claimDays), timeZone }),
        bonds: await packBonds(db, { orgId, accounts }),
        facts: { ...facts, invoices: joinPacks(facts.invoices, leased) },
      };
    });
    if (page === null) return;
    yield page;
    from = page.through;
  }
}

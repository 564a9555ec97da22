import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable, Updateable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { EnteredOrderTable, PriceQuoteTable } from '../tables.ts';

export type QuoteRow = Selectable<PriceQuoteTable>;

/** The next number of a kind of document in a year; numbers have no gaps within what was saved. */
export const nextNumber = async (
  db: Db,
  counter: { readonly orgId: number; readonly letter: string; readonly year: number },
): Promise<number> => {
  const { orgId, letter, year } = counter;
  const { rows } = await sql<{ last: number }>`
    insert into price_counter as c (org_id, letter, year, last) values (${orgId}, ${letter}, ${year}, 1)
    on conflict (org_id, letter, year) do update set last = c.last + 1
    returning last`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('An upsert returns its row.');
  return row.last;
};

export const addQuote = async (db: Db, row: Insertable<PriceQuoteTable>): Promise<void> => {
  await pricingTables(db).insertInto('priceQuote').values(row).execute();
};

export const findQuote = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly within: RawBuilder<boolean> },
): Promise<QuoteRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceQuote')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .where(one.within)
    .executeTakeFirst()) ?? null;

/** The quote that an approval was used for; one that failed gives it free. */
export const findQuoteOfRequest = async (db: Db, orgId: number, requestId: string): Promise<QuoteRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceQuote')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .where('state', 'in', ['open', 'accepted'])
    .executeTakeFirst()) ?? null;

export const updateQuote = async (
  db: Db,
  key: { readonly orgId: number; readonly id: string; readonly version: number },
  change: Updateable<PriceQuoteTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await pricingTables(db)
    .updateTable('priceQuote')
    .set({ ...change, version: key.version + 1 })
    .where('orgId', '=', key.orgId)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export type DocumentPage = {
  readonly orgId: number;
  readonly within: RawBuilder<boolean>;
  readonly accountId: string | undefined;
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
};

/** Quotes, latest first. */
export const listQuotes = async (
  db: Db,
  { orgId, within, accountId, state, after, limit }: DocumentPage & { readonly state: QuoteRow['state'] | undefined },
): Promise<readonly QuoteRow[]> =>
  await pricingTables(db)
    .selectFrom('priceQuote')
    .selectAll()
    .where('orgId', '=', orgId)
    .where(within)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at.toISOString()}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const addEnteredOrder = async (db: Db, row: Insertable<EnteredOrderTable>): Promise<void> => {
  await pricingTables(db).insertInto('enteredOrder').values(row).execute();
};

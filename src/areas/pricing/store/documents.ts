import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { EnteredOrderTable, PriceQuoteTable } from '../tables.ts';
import { documentStore } from './document-store.ts';
import type { DocumentPage } from './document-store.ts';

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

export const quotes = documentStore('priceQuote');

/** The quote that an approval was used for; one that failed gives it free. */
export const findQuoteOfRequest = async (db: Db, orgId: number, requestId: string): Promise<QuoteRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceQuote')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .where('state', 'in', ['open', 'accepted'])
    .executeTakeFirst()) ?? null;

/** Quotes, latest first. */
export const listQuotes = async (
  db: Db,
  { state, ...page }: DocumentPage & { readonly state: QuoteRow['state'] | undefined },
): Promise<readonly QuoteRow[]> =>
  await quotes.page(db, page, [state === undefined ? undefined : sql`state = ${state}`]);

export const addEnteredOrder = async (db: Db, row: Insertable<EnteredOrderTable>): Promise<void> => {
  await pricingTables(db).insertInto('enteredOrder').values(row).execute();
};

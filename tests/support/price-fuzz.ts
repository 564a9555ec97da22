import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import { AppError } from '#kernel/app-error';
import { seededRandom } from '#kernel/random';
import type { Random } from '#kernel/random';
import { newIdAt } from '#platform/id';
import { workflowsContract } from '#workflows/contract';
import type { TestApp } from './app.ts';
import type { PricedBook } from './priced-book.ts';

const { createQuote, closeQuote } = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

export const fuzzPaths = ['api', 'command-line', 'order', 'sql'] as const;
export type FuzzPath = (typeof fuzzPaths)[number];

/** What became of one try: kept, or the word or constraint that refused it. */
export type FuzzOutcome = { readonly path: FuzzPath; readonly product: 'known' | 'unknown'; readonly ended: string };

const pick = <T>(random: Random, many: readonly T[]): T => {
  const found = many[Math.floor(random() * many.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
};
const cents = (random: Random, low: number, high: number): string => (low + random() * (high - low)).toFixed(2);
const sometimes = (random: Random, chance: number, text: () => string): string | undefined =>
  random() < chance ? text() : undefined;

const promiseOf = (random: Random, book: PricedBook) => {
  const product = random() < 0.15 ? 'unknown' : 'known';
  const productId = product === 'known' ? book.panel : book.unknown;
  const line = {
    productId,
    quantity: cents(random, 0.01, 500),
    price: pick(random, [cents(random, 60, 110), cents(random, 72, 74), cents(random, 96, 101), '97', '72.94']),
    freeQuantity: sometimes(random, 0.1, () => cents(random, 0, 20)),
    rebateBp: random() < 0.15 ? Math.floor(random() * 1_500) : undefined,
    freight: sometimes(random, 0.1, () => cents(random, 0, 5)),
  };
  return {
    product: product === 'known' ? ('known' as const) : ('unknown' as const),
    input: {
      accountId: book.accountId,
      lines: [line],
      marketingSupport: sometimes(random, 0.1, () => cents(random, 0, 900)),
      creditDays: random() < 0.2 ? Math.floor(random() * 200) : undefined,
    },
  };
};

const endOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'kept';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    const facts = databaseErrorOf(error);
    if (facts === undefined) throw error;
    return facts.constraint ?? facts.code;
  }
};

/** A commitment as somebody with the application's role might write it: an honest one, bent at random. */
const bentCommitment = async (app: TestApp, book: PricedBook, random: Random): Promise<void> => {
  const change = {
    id: newIdAt(new Date()),
    document_id: newIdAt(new Date()),
    kind: pick(random, ['quote', 'order', 'agreement']),
    price_e4: Math.floor(600_000 + random() * 500_000),
    ...(random() < 0.3 && { floor_e4: Math.floor(random() * 900_000) }),
    ...(random() < 0.5 && { concession_bp: Math.floor(random() * 4_500) }),
    ...(random() < 0.2 && { authority_bp: Math.floor(random() * 10_000) }),
    ...(random() < 0.2 && { list_price_e4: Math.floor(random() * 1_000_000) }),
    ...(random() < 0.1 && { product_id: book.unknown }),
    ...(random() < 0.1 && { floor_id: null, floor_e4: null }),
    ...(random() < 0.1 && { decision_id: newIdAt(new Date()), decided_bp: 5_000, decided_price_e4: 1 }),
  };
  await app.database.withOrg(book.company.id, async (db) => {
    await sql`
      insert into price_commitment
      select (jsonb_populate_record(c, ${JSON.stringify(change)}::jsonb)).* from price_commitment c
      where c.org_id = ${book.company.id} and c.quantity_e4 > 0 and c.kind = 'quote' order by c.id limit 1`.execute(db);
  });
};

/** Tries one promise on one path; a quote that was kept is mostly withdrawn, so that the window stays open. */
const tryOnce = async (app: TestApp, book: PricedBook, random: Random): Promise<FuzzOutcome> => {
  const path = pick(random, fuzzPaths);
  const { product, input } = promiseOf(random, book);
  const person = pick(random, [book.kam, book.director, book.executive]);
  const withdraw = async (quote: { readonly id: string; readonly version: number }): Promise<void> => {
    if (random() < 0.95) await app.as(book.director)(closeQuote, { ...quote, as: 'withdrawn' });
  };
  switch (path) {
    case 'api':
      return {
        path,
        product,
        ended: await endOf(async () => {
          const { id, version } = await app.as(person)(createQuote, input);
          await withdraw({ id, version });
        }),
      };
    case 'command-line':
      return {
        path,
        product,
        ended: await endOf(async () => {
          const { id, version } = await app.callAsOperator(createQuote, input, book.company.name);
          await withdraw({ id, version });
        }),
      };
    case 'order':
      return { path, product, ended: await endOf(async () => await app.as(person)(enterOrder, input)) };
    case 'sql':
      return { path, product, ended: await endOf(async () => await bentCommitment(app, book, random)) };
    default: {
      const never: never = path;
      return never;
    }
  }
};

/** Accounts change now and then: what one was granted would soon stop every further promise. */
const triesPerAccount = 8;

export const fuzzPrices = async (
  app: TestApp,
  book: PricedBook,
  { tries, seed }: { readonly tries: number; readonly seed: number },
): Promise<readonly FuzzOutcome[]> => {
  const random = seededRandom(seed);
  const outcomes: FuzzOutcome[] = [];
  let accountId = book.accountId;
  for (let at = 0; at < tries; at += 1) {
    if (at % triesPerAccount === 0) {
      const account = { name: `试价客户 ${seed}-${at}`, ownerId: book.kam.id };
      accountId = (await app.as(book.director)(accountsContract.operations.create, account)).id;
    }
    outcomes.push(await tryOnce(app, { ...book, accountId }, random));
  }
  return outcomes;
};

export type Breaches = {
  readonly commitments: number;
  readonly belowFloor: number;
  readonly belowCost: number;
  readonly aboveAuthority: number;
  readonly understated: number;
  readonly unknownCost: number;
};

/** What stands in the database against the rules, counted as its owner with the figures of the ledger itself. */
export const breachesOf = async (app: TestApp, book: PricedBook): Promise<Breaches> => {
  const { rows } = await sql<Breaches>`
    with sold as (
      select c.*, f.floor_e4 as true_floor_e4, f.capital_rate_bp, f.credit_days, f.expected_loss_bp, f.freight_service_e4,
        a.authority_bp as true_authority_bp,
        (select p.unit_cost_e4 from product_price p where p.org_id = c.org_id and p.product_id = c.product_id
          and p.unit_cost_e4 is not null order by p.valid_from desc limit 1) as cost_e4,
        (select p.list_price_e4 from product_price p where p.org_id = c.org_id and p.product_id = c.product_id
          and p.list_price_e4 is not null order by p.valid_from desc limit 1) as list_e4
      from price_commitment c
      left join price_floor f on f.org_id = c.org_id and f.id = c.floor_id
      left join price_authority a on a.org_id = c.org_id and a.id = c.authority_id
      where c.org_id = ${book.company.id} and c.quantity_e4 > 0
    )
    select count(*)::integer as commitments,
      (count(*) filter (where price_e4 < true_floor_e4 or true_floor_e4 is null))::integer as "belowFloor",
      (count(*) filter (where price_e4::numeric * (3650000 - capital_rate_bp * credit_days - expected_loss_bp * 365)
        < (cost_e4 + freight_service_e4)::numeric * 3650000))::integer as "belowCost",
      (count(*) filter (where concession_bp > true_authority_bp and decision_id is null))::integer as "aboveAuthority",
      (count(*) filter (where concession_bp::numeric * list_e4 < (list_e4 - price_e4 - 1)::numeric * 10000))::integer as understated,
      (count(*) filter (where cost_e4 is null))::integer as "unknownCost"
    from sold`.execute(app.database.root);
  const [row] = rows;
  if (row === undefined) throw new Error('An aggregate has one row.');
  return row;
};

import { sql } from 'kysely';
import { pricingContract } from '#areas/pricing/contract';
import { addDays } from '#kernel/day';
import type { Random } from '#kernel/random';
import { newIdAt } from '#platform/id';
import type { Person, TestApp } from './app.ts';
import type { PricedBook } from './priced-book.ts';

const { createAgreement, signAgreement } = pricingContract.operations;
const { createBusinessPlan, listProductLines, signBusinessPlan } = pricingContract.operations;

export const pick = <T>(random: Random, many: readonly T[]): T => {
  const found = many[Math.floor(random() * many.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
};

/** What a try promises, as far as ranges and plans take it over. */
type Promised = {
  readonly accountId: string;
  readonly lines: readonly {
    readonly productId: string;
    readonly quantity: string;
    readonly rebateBp: number | undefined;
  }[];
  readonly creditDays: number | undefined;
};

/** Days that no other agreement of the run has, so that only prices decide. */
let agreementDays = 0;
export const ownDays = (): { readonly validFrom: string; readonly validTo: string } => {
  agreementDays += 1;
  const day = addDays('2026-11-21', agreementDays);
  return { validFrom: day, validTo: day };
};

export const tiersOf = ({ lines: [line] }: Pick<Promised, 'lines'>) =>
  line?.rebateBp === undefined || line.rebateBp === 0 ? [] : [{ from: '0', rateBp: line.rebateBp }];

/**
 * A rebate on everything or on the product, in force from today on, signed by the executive where no other agreement names the
 * product in these days; what is promised next earns it.
 */
export const rebateInForce = async (
  app: TestApp,
  book: PricedBook,
  { input, random }: { readonly input: Promised; readonly random: Random },
): Promise<void> => {
  const { id, version } = await app.as(book.executive)(createAgreement, {
    accountId: input.accountId,
    title: '试返利',
    validFrom: pick(random, ['2026-11-01', '2026-11-21', '2026-12-05']),
    validTo: '2026-12-20',
    lines: [{ productId: book.panel, quantity: '1', price: '99' }],
    rebateKind: pick(random, ['retroactive', 'incremental'] as const),
    rebateBasis: pick(random, ['all', 'agreed'] as const),
    tiers: [{ from: '100000', rateBp: pick(random, [100, 500, 800]) }],
  });
  await app.as(book.executive)(signAgreement, { id, version });
};

/** The product at a discount range of any depth, with the promise's rebate and credit. */
export const agreeRange = async (
  app: TestApp,
  { person, input, random }: { readonly person: Person; readonly input: Promised; readonly random: Random },
): Promise<void> => {
  const [line] = input.lines;
  if (line === undefined) throw new Error('A promise has a line.');
  const toBp = pick(random, [1 + Math.floor(random() * 3_500), 300, 2_705, 2_706]);
  const tiers = tiersOf(input);
  const { id, version } = await app.as(person)(createAgreement, {
    accountId: input.accountId,
    title: '试签区间',
    ...ownDays(),
    ranges: [{ productId: line.productId, fromBp: Math.floor(random() * toBp), toBp, quantity: line.quantity }],
    ...(tiers.length > 0 && { rebateKind: 'retroactive' as const, tiers }),
    ...(input.creditDays !== undefined && { creditDays: input.creditDays }),
  });
  await app.as(person)(signAgreement, { id, version });
};

/** A plan over the line of the product, on what the account bought of it: sold here by the row, as an import would. */
export const planOver = async (
  app: TestApp,
  {
    person,
    input,
    book,
    random,
  }: { readonly person: Person; readonly input: Promised; readonly book: PricedBook; readonly random: Random },
): Promise<void> => {
  const [line] = input.lines;
  if (line === undefined) throw new Error('A promise has a line.');
  await app.database.withOrg(book.company.id, async (db) => {
    await sql`
      insert into order_line (org_id, source, order_no, line_no, account_id, product_id, ordered_on, month, kind, quantity_e4,
        net_e4, currency, is_special, is_duplicate, cost_from_source, merged_from)
      values (${book.company.id}, 'fuzz', ${newIdAt(new Date())}, 1, ${input.accountId}::uuid, ${line.productId}::uuid,
        '2026-03-01', '2026-03-01', 'sale', 100000, ${Math.floor(random() * 10_000_000)}, 'CNY', false, false, false, '{}')`.execute(
      db,
    );
  });
  const { rows } = await app.as(person)(listProductLines, {});
  const { id, version } = await app.as(person)(createBusinessPlan, {
    accountId: input.accountId,
    title: '试签计划',
    ...ownDays(),
    baseFrom: '2026-01-01',
    baseTo: '2026-06-30',
    lineIds: rows.map((row) => row.id),
    spreadKey: pick(random, ['revenue', 'contribution'] as const),
    steps: [{ lines: 1, rateBp: pick(random, [1 + Math.floor(random() * 3_500), 300, 2_705, 2_706]) }],
    ...(input.creditDays !== undefined && { creditDays: input.creditDays }),
  });
  await app.as(person)(signBusinessPlan, { id, version });
};

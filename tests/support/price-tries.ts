import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { addDays } from '#kernel/day';
import type { Random } from '#kernel/random';
import { newIdAt } from '#platform/id';
import { workflowsContract } from '#workflows/contract';
import type { Person, TestApp } from './app.ts';
import type { PricedBook } from './priced-book.ts';

const { createAgreement, signAgreement } = pricingContract.operations;
const { createBusinessPlan, listProductLines, signBusinessPlan } = pricingContract.operations;

const { createProduct } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;

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

/** List 100, cost 90: its floor leaves little room for a rebate. */
let tightProducts = 0;
const tightProduct = async (app: TestApp, book: PricedBook): Promise<string> => {
  tightProducts += 1;
  const code = `P-T${tightProducts}`;
  const { id } = await app.as(book.finance)(createProduct, { code, name: code, line: ['幕墙板'] });
  await app.as(book.finance)(setPrice, { id, validFrom: '2026-01-01', listPrice: '100', unitCost: '90' });
  return id;
};

/**
 * A rebate of a group that its member earns, in force or about to be, and a promise to the member: nothing of the group's grant
 * stands in the member's own 90 days.
 */
export const rebateInForce = async (app: TestApp, book: PricedBook, random: Random) => {
  const { create } = accountsContract.operations;
  const productId = await tightProduct(app, book);
  const group = await app.as(book.director)(create, { name: `试价集团 ${tightProducts}`, ownerId: book.kam.id });
  const member = { name: `试价成员 ${tightProducts}`, ownerId: book.kam.id, parentId: group.id };
  const { id: accountId } = await app.as(book.director)(create, member);
  const { id, version } = await app.as(book.executive)(createAgreement, {
    accountId: group.id,
    coversGroup: true,
    title: '试返利',
    validFrom: pick(random, ['2026-11-01', '2026-11-21', '2026-12-05']),
    validTo: '2026-12-20',
    lines: [{ productId, quantity: '1', price: '99.9' }],
    rebateKind: pick(random, ['retroactive', 'incremental'] as const),
    rebateBasis: pick(random, ['all', 'agreed'] as const),
    tiers: [{ from: '100000', rateBp: pick(random, [100, 300, 500]) }],
  });
  await app.as(book.executive)(signAgreement, { id, version });
  return { accountId, lines: [{ productId, quantity: '1', price: (94 + random() * 6).toFixed(2) }] };
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

/** The waterfalls that are served for a part of the demo company add up as they stand there, for every role. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import type { waterfallSchema } from '#areas/pricing/contract';
import { minorOf } from '#kernel/money';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { demoBook } from '#tests/prepared-book';

const { accountWaterfall, orderWaterfall } = pricingContract.operations;
const { accountOrders } = ledgerContract.operations;

type Fall = z.output<typeof waterfallSchema>;
type Money = Fall['list'];
type Falls = { readonly whole: Fall; readonly lines: readonly Fall[] };

const minor = (money: Money): bigint => BigInt(money.minor);
const sumOf = (amounts: readonly Money[]): bigint => amounts.reduce((sum, amount) => sum + minor(amount), 0n);
const items = (list: Fall['pocketItems']): readonly Money[] => list.map(({ amount }) => amount);

const tiesDown = (fall: Fall, told: string): void => {
  const { list, standardDiscount, exceptionalDiscount, invoice, pocketItems, creditCost, pocketRevenue } = fall;
  assert.equal(minor(list) - sumOf([standardDiscount, exceptionalDiscount]), minor(invoice), `${told} invoice`);
  assert.equal(minor(invoice) - sumOf([...items(pocketItems), creditCost]), minor(pocketRevenue), `${told} pocket`);
  const { unknownCostNet, costOfGoods, costToServe, contribution } = fall;
  if (costOfGoods === null || costToServe === null || contribution === null) return;
  const costs = [unknownCostNet, costOfGoods, ...items(costToServe)];
  assert.equal(minor(pocketRevenue) - sumOf(costs), minor(contribution), `${told} contribution`);
};

/** Every amount of a waterfall that this role sees, but the contribution. */
const amountsOf = (fall: Fall): ReadonlyMap<string, bigint> =>
  new Map(
    [
      ...Object.entries(fall).flatMap(([name, value]) =>
        name !== 'contribution' && typeof value === 'object' && value !== null && 'minor' in value
          ? [[name, value] as const]
          : [],
      ),
      ...[...fall.pocketItems, ...(fall.costToServe ?? [])].map(({ kind, amount }) => [kind, amount] as const),
    ].map(([name, amount]) => [name, minor(amount)]),
  );

const tiesAcross = ({ whole, lines }: Falls, told: string): void => {
  const parts = lines.map(amountsOf);
  for (const [name, amount] of amountsOf(whole)) {
    // Costs of the year's whole may be seen where those of a line are not.
    if (parts.some((part) => !part.has(name))) continue;
    const sum = parts.reduce((all, part) => all + (part.get(name) ?? 0n), 0n);
    assert.equal(sum, amount, `${told} ${name}`);
  }
  const left = lines.flatMap(({ contribution }) => contribution ?? []);
  if (whole.contribution !== null && left.length === lines.length)
    assert.equal(sumOf(left), minor(whole.contribution), `${told} contributions`);
};

describe('waterfalls as they are shown', () => {
  let app: TestApp;
  let company: TestCompany;
  let finance: Person;
  let kam: Person;
  let accountIds: readonly string[];

  before(async () => {
    ({ app, company } = await demoBook());
    [finance, kam] = [await app.person(company, 'finance'), await app.person(company, 'kam')];
    const { rows } = await app.as(company.admin)(accountsContract.operations.list, { limit: 100 });
    accountIds = rows.map(({ id }) => id);
    await app.as(company.admin)(accountsContract.operations.assignOwner, { ids: [...accountIds], ownerId: kam.id });
  });
  after(async () => app.close());

  const netOf = async (accountId: string, { from, to }: { readonly from: string; readonly to: string }) =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ net: string }>`
        select coalesce(sum(net_e4), 0)::text as net from order_line
        where org_id = ${company.id} and account_id = ${accountId}::uuid and kind in ('sale', 'return')
          and ordered_on between ${from}::date and ${to}::date`.execute(db);
      return minorOf(BigInt(rows[0]?.net ?? '0'), 'CNY');
    });

  /** What the two see alike is the same, and what one does not see stands nowhere. */
  const compared = (seen: Falls, blind: Falls, told: string): void => {
    for (const falls of [seen, blind]) {
      for (const fall of [falls.whole, ...falls.lines]) tiesDown(fall, told);
      tiesAcross(falls, told);
    }
    for (const [at, fall] of [blind.whole, ...blind.lines].entries()) {
      const full = [seen.whole, ...seen.lines][at];
      assert.ok(full);
      for (const [name, amount] of amountsOf(fall)) assert.equal(amount, amountsOf(full).get(name), `${told} ${name}`);
      assert.equal(fall.costOfGoods, null);
      if (fall.contribution !== null) assert.deepEqual(fall.contribution, full.contribution);
    }
  };

  it('add up for accounts and their product lines, with costs and without, to the ledger', async (test) => {
    let lines = 0;
    for (const id of accountIds)
      for (const days of [{}, { from: '2026-03-01', to: '2026-03-31' }]) {
        const seen = await app.as(finance)(accountWaterfall, { id, ...days });
        const blind = await app.as(kam)(accountWaterfall, { id, ...days });
        compared(seen, blind, id);
        assert.equal(blind.whole.contribution === null, seen.whole.contribution === null || 'from' in days);
        assert.deepEqual(
          blind.lines.filter(({ costToServe, contribution }) => costToServe !== null || contribution !== null),
          [],
        );
        assert.equal(minor(seen.whole.invoice), await netOf(id, seen));
        lines += seen.lines.length;
      }
    test.diagnostic(`${accountIds.length} accounts, ${lines} product lines of a year and of a month`);
    assert.ok(accountIds.length > 40 && lines > 200, `${accountIds.length} accounts, ${lines} lines`);
  });

  it('add up for orders and their lines, and their invoice is the order’s', async (test) => {
    let [orders, lines] = [0, 0];
    for (const id of accountIds)
      for (const { source, orderNo, net } of (await app.as(kam)(accountOrders, { id, limit: 3 })).rows) {
        const seen = await app.as(finance)(orderWaterfall, { source, orderNo });
        compared(seen, await app.as(kam)(orderWaterfall, { source, orderNo }), orderNo);
        assert.deepEqual(seen.whole.invoice, net);
        orders += 1;
        lines += seen.lines.length;
      }
    test.diagnostic(`${orders} orders, ${lines} lines`);
    assert.ok(orders > 100 && lines > orders, `${orders} orders, ${lines} lines`);
  });
});

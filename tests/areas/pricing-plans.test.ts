import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { addSales } from '#tests/sales';
import type { Sold } from '#tests/sales';

const ops = pricingContract.operations;
const { createProduct } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;

describe('whole-business plans', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;
  let memberId: string;
  let products = new Map<string, string>();
  let lines: Readonly<Record<string, string>>;

  const product = async (code: string, line: string, unitCost: string | null): Promise<void> => {
    const { id } = await app.as(book.finance)(createProduct, { code, name: code, line: [line] });
    products.set(code, id);
    if (unitCost !== null)
      await app.as(book.finance)(setPrice, { id, validFrom: '2026-01-01', listPrice: '100', unitCost });
  };
  const sell = async (rows: readonly Sold[]): Promise<void> =>
    await addSales(app, book.company.id, {
      rows: rows.map(([order, account, code, ...rest]) => [order, account, products.get(code ?? ''), ...rest]),
    });
  /** Floors: panels 72.9444, roofs 93.7857 (cost 90), screws 98.9960 (cost 95); list 100 each. */
  const fresh = async (): Promise<void> => {
    companies += 1;
    products = new Map();
    book = await pricedBook(app, `整体优惠公司 ${companies}`);
    await product('PA-1', '面板', '70');
    await product('RO-1', '屋面', '90');
    await product('SC-1', '螺钉', '95');
    await product('NE-1', '新线', '70');
    await product('UN-1', '未知', null);
    const member = await app.as(book.director)(accountsContract.operations.create, {
      name: `璧山分公司 ${companies}`,
      ownerId: book.kam.id,
      parentId: book.accountId,
    });
    memberId = member.id;
    const rows = (await app.as(book.kam)(ops.listProductLines, {})).rows;
    lines = Object.fromEntries(rows.map(({ name, id }) => [name, id]));
    await sell([
      ['B-1', book.accountId, 'PA-1', '2026-02-01', 600, '60000.00'],
      ['B-2', memberId, 'PA-1', '2026-03-01', 200, '20000.00'],
      ['B-3', book.accountId, 'RO-1', '2026-03-02', 100, '10000.00'],
      ['B-4', memberId, 'SC-1', '2026-03-03', 100, '10000.00'],
    ]);
  };
  const lineIds = (...names: string[]): string[] => names.map((name) => lines[name] ?? assert.fail(name));
  const basis = (more: Readonly<Record<string, unknown>> = {}) => ({
    lineIds: lineIds('面板', '屋面', '螺钉'),
    baseFrom: '2026-01-01',
    baseTo: '2026-06-30',
    spreadKey: 'revenue' as const,
    steps: [
      { lines: 2, leastVolume: '0', rateBp: 100 },
      { lines: 3, leastVolume: '1000', rateBp: 300 },
    ],
    creditDays: 30,
    ...more,
  });
  const fields = (more: Readonly<Record<string, unknown>> = {}) => ({
    title: '集团整体优惠',
    validFrom: '2026-11-01',
    validTo: '2027-10-31',
    ...basis(more),
  });
  const draft = async (more = {}, as: Person = book.director) =>
    await app.as(as)(ops.createBusinessPlan, { accountId: book.accountId, ...fields(more) });
  const signed = async (more = {}, as: Person = book.director) => {
    const { id, version } = await draft(more, as);
    return await app.as(as)(ops.signBusinessPlan, { id, version });
  };
  const preview = async (more = {}, as: Person = book.director) =>
    await app.as(as)(ops.previewBusinessPlan, { accountId: book.accountId, ...basis(more) });

  before(async () => {
    app = await testApp();
    await fresh();
  });
  after(async () => app.close());

  it('spread by the key, cap a line at its floor and give the rest to the others', async () => {
    const { lines: rows, concession, list, refusal } = await preview({}, book.finance);
    assert.deepEqual([refusal, list.minor, concession.minor], [null, '10000000', '300000']);
    assert.deepEqual(
      rows
        .filter(({ isIn }) => isIn)
        .map((row) => [
          row.line.name,
          row.sharePpm,
          row.asked?.minor,
          row.granted?.minor,
          row.isCapped,
          row.tightest?.code,
        ]),
      [
        ['面板', 800_000, '240000', '257742', false, undefined],
        ['屋面', 100_000, '30000', '32218', false, undefined],
        ['螺钉', 100_000, '30000', '10040', true, 'SC-1'],
      ].map((row) => row.map((value) => value ?? undefined)),
    );
    assert.equal(
      rows.reduce((sum, { granted }) => sum + BigInt(granted?.minor ?? 0), 0n),
      300_000n,
    );
  });

  it('fall on the members by what each bought, to the cent', async () => {
    const { cells, lines: rows } = await preview();
    const of = (lineId: string | undefined) => cells.filter((cell) => cell.lineId === lineId);
    for (const { line, granted } of rows.filter(({ isIn }) => isIn))
      assert.equal(
        of(line.id).reduce((sum, cell) => sum + BigInt(cell.granted.minor), 0n),
        BigInt(granted?.minor ?? 0),
      );
    assert.deepEqual(
      of(lines['面板']).map(({ accountId }) => accountId),
      [book.accountId, memberId],
    );
  });

  it('refuse more than the room and say how much can be given', async () => {
    const steps = [{ lines: 2, rateBp: 2_300 }];
    const found = await preview({ steps });
    assert.deepEqual([found.refusal, found.roomBp], ['room-too-small', 2_236]);
    await assert.rejects(signed({ steps }, book.executive), refusedWith('pricing.room-too-small'));
    const none = await preview({ lineIds: lineIds('新线') });
    assert.equal(none.refusal, 'nothing-bought');
  });

  it('take no line with a product of unknown cost', async () => {
    await sell([['B-9', book.accountId, 'UN-1', '2026-04-01', 10, '900.00']]);
    const found = await preview({ lineIds: lineIds('面板', '未知') });
    const unknown = found.lines.find(({ line }) => line.name === '未知');
    assert.deepEqual(
      [found.refusal, unknown?.problem, unknown?.problemProduct?.code],
      ['line-without-cost', 'cost-unknown', 'UN-1'],
    );
    await assert.rejects(signed({ lineIds: lineIds('面板', '未知') }), refusedWith('pricing.line-without-cost'));
  });

  it('commit to the prices of the highest step, each above its floor, and count as one grant', async () => {
    const done = await signed();
    assert.deepEqual(
      done.prices.map(({ product: { code }, price }) => [code, price]),
      [
        ['PA-1', '96.7783'],
        ['RO-1', '96.7783'],
        ['SC-1', '98.996'],
      ],
    );
    assert.equal(done.state, 'in-force');
    const { grants, concessionBp } = await app.as(book.kam)(ops.accountConcessions, { id: book.accountId });
    assert.deepEqual([grants.length, grants[0]?.kind, grants[0]?.number, concessionBp], [1, 'plan', done.number, 300]);
    const again = await app.as(book.kam)(ops.listBusinessPlans, { accountId: memberId, state: 'in-force' });
    assert.deepEqual(
      again.rows.map(({ id }) => id),
      [done.id],
    );
    const other = await draft({ validFrom: '2027-01-01' });
    await assert.rejects(
      app.as(book.director)(ops.signBusinessPlan, { id: other.id, version: other.version }),
      refusedWith('pricing.plan-overlaps'),
    );
  });

  it('measure breadth, step, accrual and cost, retroactively over the plan', async () => {
    const { rows } = await app.as(book.kam)(ops.listBusinessPlans, {});
    const id = rows.find(({ state }) => state === 'in-force')?.id ?? assert.fail();
    const at = async () => await app.as(book.director)(ops.businessPlanProgress, { id });
    const empty = await at();
    assert.deepEqual([empty.breadth, empty.step, empty.accrued.minor, empty.missingLines], [0, null, '0', 2]);
    await sell([
      ['S-1', book.accountId, 'PA-1', '2026-11-03', 10, '1000.00'],
      ['S-2', memberId, 'NE-1', '2026-11-04', 1, '100.00'],
    ]);
    const two = await at();
    assert.deepEqual([two.breadth, two.step?.rateBp, two.next?.rateBp, two.missingLines], [2, 100, 300, 1]);
    // 1 % of the whole is below every room: each line gives its share, panels 800 of 80,000.
    assert.equal(two.accrued.minor, '1000');
    await sell([
      ['S-3', memberId, 'SC-1', '2026-11-05', 1, '100.00'],
      // Sold at 97 already: down to the plan price of 96.7783 and no further.
      ['S-4', book.accountId, 'PA-1', '2026-11-06', 10, '970.00'],
      ['S-5', book.accountId, 'PA-1', '2026-11-07', 10, '900.00'],
    ]);
    const three = await at();
    assert.deepEqual([three.breadth, three.step?.rateBp, three.next], [3, 300, null]);
    assert.deepEqual(
      three.lines.filter(({ isIn }) => isIn).map(({ line, accrued }) => [line.name, accrued.minor]),
      [
        ['屋面', '0'],
        ['螺钉', '100'],
        ['面板', '3444'],
      ],
    );
    assert.equal(
      three.members.reduce((sum, { accrued }) => sum + BigInt(accrued.minor), 0n),
      BigInt(three.accrued.minor),
    );
    await sell([['S-6', book.accountId, 'PA-1', '2026-11-08', -10, '-1000.00']]);
    const back = await at();
    assert.deepEqual(back.lines.find(({ line }) => line.name === '面板')?.accrued.minor, '222');
    assert.equal(back.days, 21);
    assert.notEqual(back.contributionAfter, null);
  });

  it('count what other papers grant beside their prices, and are refused where that takes one under the floor', async () => {
    await fresh();
    const roofs = { lineIds: lineIds('屋面'), steps: [{ lines: 1, leastVolume: '0', rateBp: 500 }] };
    const productId = products.get('RO-1') ?? assert.fail();
    const { id, version } = await draft(roofs, book.executive);
    const sign = async () => app.as(book.executive)(ops.signBusinessPlan, { id, version });
    type Beside = { readonly freight?: string; readonly freeQuantity?: string; readonly rebateBp?: number };
    const quote = async ({ support, ...beside }: Beside & { readonly support?: string }) =>
      app.as(book.executive)(ops.createQuote, {
        accountId: memberId,
        lines: [{ productId, quantity: '100', price: '98', ...beside }],
        marketingSupport: support,
      });
    // The plan leaves 95 of list 100, so it pays 3 on each of 100 units; the floor is 93.7857.
    const leftOf = ({
      freight = '0',
      freeQuantity = '0',
      rebateBp = 0,
      support = '0',
    }: Parameters<typeof quote>[0]) => {
      const units = 100 + Number(freeQuantity);
      const paid = 100 * Math.min(98 * 0.05, 98 - 95);
      return (9_800 - paid - 0.98 * rebateBp - Number(freight) * units - Number(support)) / units;
    };
    const cases = [
      [{ freight: '1.2143' }, { freight: '1.2144' }],
      [{ freeQuantity: '1' }, { freeQuantity: '2' }],
      [{ rebateBp: 123 }, { rebateBp: 124 }],
      [{ support: '121.43' }, { support: '121.44' }],
    ] as const;
    for (const [within, beyond] of cases) {
      assert.ok(leftOf(within) > 93.78569 && leftOf(beyond) < 93.7857, JSON.stringify(within));
      const made = await quote(beyond);
      await assert.rejects(sign(), refusedWith('pricing.plan-undercuts'), JSON.stringify(beyond));
      await app.as(book.executive)(ops.closeQuote, { id: made.id, version: made.version, as: 'withdrawn' });
    }
    for (const [within] of cases) await quote(within);
    assert.equal((await sign()).state, 'in-force');
  });

  it('pay after the rebates of agreements that are in force, and take no price under its floor with them', async () => {
    await fresh();
    const agreed = await app.as(book.executive)(ops.createAgreement, {
      accountId: memberId,
      title: '屋面返利',
      validFrom: '2026-11-01',
      validTo: '2027-06-30',
      lines: [{ productId: products.get('RO-1') ?? assert.fail(), quantity: '100', price: '98' }],
      rebateKind: 'retroactive',
      tiers: [{ from: '100', rateBp: 300 }],
    });
    await app.as(book.executive)(ops.signAgreement, { id: agreed.id, version: agreed.version });
    const roofs = { lineIds: lineIds('屋面'), steps: [{ lines: 1, leastVolume: '0', rateBp: 500 }] };
    assert.equal((await signed(roofs, book.executive)).state, 'in-force');
    // Of 110 the plan pays 5.5: with 3 % and the freight 95 are left, with 1.2 % more 93.68, under the floor of 93.7857.
    const line = { productId: products.get('RO-1') ?? assert.fail(), quantity: '100', price: '110', freight: '6.2' };
    await app.as(book.executive)(ops.createQuote, { accountId: memberId, lines: [line] });
    const more = await app.as(book.executive)(ops.createAgreement, {
      accountId: memberId,
      title: '全部返利',
      validFrom: '2026-11-01',
      validTo: '2027-06-30',
      lines: [{ productId: products.get('PA-1') ?? assert.fail(), quantity: '1', price: '100' }],
      rebateKind: 'retroactive',
      rebateBasis: 'all',
      tiers: [{ from: '100', rateBp: 120 }],
    });
    await assert.rejects(
      app.as(book.executive)(ops.signAgreement, { id: more.id, version: more.version }),
      refusedWith('pricing.rebate-undercuts'),
    );
  });

  it('go to the approver that their concession asks for', async () => {
    await fresh();
    const { id, version } = await draft({}, book.kam);
    await assert.rejects(
      app.as(book.kam)(ops.signBusinessPlan, { id, version }),
      refusedWith('pricing.above-authority'),
    );
    const asked = await app.as(book.kam)(ops.requestBusinessPlan, { id, version });
    assert.equal(asked.plan?.id, id);
    const ready = await app.as(book.kam)(ops.updateRequest, {
      id: asked.id,
      version: asked.version,
      offered: [{ lever: 'volume', answer: 'accepted', note: null }],
    });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: ready.id, version: ready.version });
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    const drafted = await app.as(book.kam)(ops.getBusinessPlan, { id });
    const done = await app.as(book.kam)(ops.signBusinessPlan, { id, version: drafted.version });
    assert.equal(done.request?.state, 'approved');
    await assert.rejects(app.as(book.kam)(ops.quoteRequest, { id: sent.id }), refusedWith('pricing.approval-used'));
    const ended = await app.as(book.kam)(ops.closeBusinessPlan, { id, version: done.version, reason: '改为框架协议' });
    assert.deepEqual([ended.lastOn, ended.state], ['2026-11-21', 'in-force']);
  });

  it('hide what would tell margins, and are reached as the account is', async () => {
    const shown = await preview({ spreadKey: 'contribution' }, book.kam);
    assert.ok(shown.lines.every(({ tightest }) => tightest === null));
    await assert.rejects(
      app.as(book.otherKam)(ops.previewBusinessPlan, { accountId: book.accountId, ...basis() }),
      refusedWith('accounts.not-found'),
    );
  });

  it('refuse what contradicts itself, with a word for each', async () => {
    const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['pricing.dates-crossed', { validTo: '2026-10-31' }],
      ['pricing.plan-too-long', { validTo: '2030-10-31' }],
      ['pricing.steps-not-rising', { steps: [...basis().steps, { lines: 3, leastVolume: '1000', rateBp: 400 }] }],
      ['pricing.line-not-found', { lineIds: [book.accountId] }],
      ['pricing.invalid-amount', { steps: [{ lines: 1, leastVolume: '-1', rateBp: 100 }] }],
    ];
    for (const [code, more] of cases) await assert.rejects(draft(more), refusedWith(code), code);
  });

  it('stand in the database above the floor that their commitment copied', async () => {
    await fresh();
    await signed();
    const bent = async (change: Readonly<Record<string, number>>): Promise<string> => {
      try {
        await app.database.withOrg(book.company.id, async (db) => {
          await sql`
            insert into business_plan_price
            select (jsonb_populate_record(p, ${JSON.stringify({ price_no: 99, ...change })}::jsonb)).* from business_plan_price p
            where p.org_id = ${book.company.id} order by p.price_no limit 1`.execute(db);
        });
        return 'written';
      } catch (error) {
        return databaseErrorOf(error)?.constraint ?? String(error);
      }
    };
    assert.equal(await bent({ price_e4: 1 }), 'business_plan_price_floor_check');
    for (const table of ['business_plan_price', 'business_plan_line']) {
      const touch = await app.database
        .withOrg(book.company.id, async (db) => await sql`update ${sql.table(table)} set line_no = 1`.execute(db))
        .then(
          () => 'written',
          (error: unknown) => databaseErrorOf(error)?.code,
        );
      assert.equal(touch, '42501', table);
    }
  });

  it('pay after the rebate of an agreement that is signed beside them, which is no price under the floor', async () => {
    await fresh();
    await signed();
    // Screws bear 98.996: 100 less .8 % leaves the plan .204 to pay, not the whole of its share.
    const { id, version } = await app.as(book.executive)(ops.createAgreement, {
      accountId: book.accountId,
      title: '螺钉返利',
      validFrom: '2026-11-21',
      validTo: '2027-06-30',
      creditDays: 30,
      lines: [{ productId: products.get('SC-1') ?? '', quantity: '10', price: '100' }],
      rebateKind: 'retroactive',
      rebateBasis: 'agreed',
      tiers: [{ from: '100', rateBp: 80 }],
    });
    const agreed = await app.as(book.executive)(ops.signAgreement, { id, version });
    assert.equal(agreed.state, 'in-force');
  });
});

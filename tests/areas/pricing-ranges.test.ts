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
import { importFileAs } from '#tests/ledger-import';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { createProduct } = ledgerContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('discount ranges in agreements', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;
  /** List 100, cost 70: floor 72.9444. Both stand under 板材 / 铝单板. */
  let made: string[] = [];
  let lineId: string;

  const product = async (code: string, unitCost: string | null, line = ['板材', '铝单板']): Promise<string> => {
    const { id } = await app.as(book.finance)(createProduct, { code, name: code, line });
    if (unitCost !== null)
      await app.as(book.finance)(setPrice, { id, validFrom: '2026-01-01', listPrice: '100', unitCost });
    return id;
  };
  const range = (more = {}) => ({ lineId, fromBp: 200, toBp: 300, quantity: '500', ...more });
  const terms = (more: Readonly<Record<string, unknown>> = {}) => ({
    accountId: book.accountId,
    title: '折扣区间协议',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    ranges: [range()],
    ...more,
  });
  const draft = async (more = {}, as: Person = book.kam) => await app.as(as)(ops.createAgreement, terms(more));
  const signed = async (more = {}, as: Person = book.kam) => {
    const { id, version } = await draft(more, as);
    return await app.as(as)(ops.signAgreement, { id, version });
  };
  const checked = async (
    productId: string | undefined,
    price: string,
    more: Readonly<Record<string, unknown>> = {},
  ) => {
    const lines = [{ productId: productId ?? '', quantity: '10', price, ...more }];
    const { lines: found } = await app.as(book.kam)(ops.checkOrder, { accountId: book.accountId, lines });
    return [found[0]?.finding, found[0]?.verdict, found[0]?.agreedPrice, found[0]?.deviation?.minor];
  };
  const fresh = async (): Promise<void> => {
    companies += 1;
    book = await pricedBook(app, `折扣公司 ${companies}`);
    made = [await product('AL-1', '70'), await product('AL-2', '70'), await product('ST-1', '70', ['板材', '石材'])];
    const { rows } = await app.as(book.kam)(ops.listProductLines, {});
    lineId = rows.find(({ name }) => name === '板材 / 铝单板')?.id ?? assert.fail();
  };

  before(async () => {
    app = await testApp();
    await fresh();
  });
  after(async () => app.close());

  it('commit to the deepest point of every product that is there, and to no other', async () => {
    const done = await signed();
    assert.deepEqual(
      done.lines.map(({ product: { code }, price, quantity, rangeNo }) => [code, price, quantity, rangeNo]),
      [
        ['AL-1', '97', '500', 1],
        ['AL-2', '97', '500', 1],
      ],
    );
    const [shown] = done.ranges;
    assert.deepEqual([shown?.line?.name, shown?.covered, shown?.added, done.lineCount], ['板材 / 铝单板', 2, 0, 1]);
    const { window } = await app
      .as(book.kam)(ops.accountConcessions, { id: book.accountId })
      .then((window) => ({ window }));
    assert.deepEqual([window.concessionBp, window.grants.length], [300, 1]);
  });

  it('hold the price of an order against the list price of its day', async () => {
    assert.deepEqual(await checked(made[0], '97'), ['within-range', 'allowed', '97', '0']);
    assert.deepEqual(await checked(made[0], '98'), ['within-range', 'allowed', '98', '0']);
    assert.deepEqual(await checked(made[0], '99'), ['above-agreed', 'allowed', '98', '1000']);
    assert.deepEqual(await checked(made[0], '96.99'), ['beyond-range', 'above-authority', '97', '-10']);
    assert.deepEqual(await checked(made[0], '97', { quantity: '501' }), [
      'beyond-agreed',
      'above-authority',
      '97',
      '0',
    ]);
    assert.equal((await checked(made[2], '100'))[0], 'not-agreed');
    await app.as(book.director)(setPrice, { id: made[0] ?? '', validFrom: '2026-11-21', listPrice: '110' });
    // 3 % off 110 is the deepest now, although 97 was committed.
    assert.deepEqual(await checked(made[0], '97'), ['beyond-range', 'above-authority', '106.7', '-9700']);
    assert.deepEqual(await checked(made[0], '106.7'), ['within-range', 'allowed', '106.7', '0']);
    const fallen = { id: made[0] ?? '', validFrom: '2026-11-21', listPrice: '90', reason: '市价下跌' };
    await app.as(book.finance)(setPrice, fallen);
    // 3 % off 90 is within the range; under what was committed it rests on the authority of who orders.
    assert.deepEqual(await checked(made[0], '87.3'), ['within-range', 'above-authority', '87.3', '0']);
  });

  it('are ordered from, unit by unit, at the committed floor', async () => {
    const order = async (quantity: string) =>
      await app.as(book.kam)(enterOrder, {
        accountId: book.accountId,
        lines: [{ productId: made[1] ?? '', quantity, price: '97.5' }],
      });
    const { id } = await order('400');
    const { checked: lines } = await app.as(book.kam)(ops.getEnteredOrder, { id });
    assert.match(lines[0]?.agreement?.number ?? '', /^A2026/);
    assert.equal((await checked(made[1], '97.5', { quantity: '101' }))[0], 'beyond-agreed');
  });

  it('check with the order what came later and floors that rose', async () => {
    await fresh();
    const { id } = await signed({ ranges: [range({ fromBp: 0, toBp: 300 })] });
    const later = await product('AL-3', '70');
    const unknown = await product('AL-4', null);
    assert.deepEqual((await checked(later, '97')).slice(0, 2), ['within-range', 'above-authority']);
    assert.deepEqual((await checked(later, '100')).slice(0, 2), ['within-range', 'allowed']);
    assert.equal((await checked(unknown, '97'))[1], 'cost-unknown');
    const shown = await app.as(book.kam)(ops.getAgreement, { id });
    assert.deepEqual([shown.ranges[0]?.covered, shown.ranges[0]?.added, shown.lines.length], [4, 2, 2]);
    await app.as(book.finance)(setPrice, {
      id: made[0] ?? '',
      validFrom: '2026-11-21',
      unitCost: '94',
      reason: '涨价',
    });
    assert.deepEqual((await checked(made[0], '97')).slice(0, 2), ['within-range', 'below-floor']);
    assert.deepEqual((await checked(made[0], '98.5')).slice(0, 2), ['within-range', 'allowed']);
    const risen = await app.as(book.kam)(ops.getAgreement, { id });
    assert.deepEqual(
      risen.lines.map(({ isBelowFloorNow }) => isBelowFloorNow),
      [true, false],
    );
    await assert.rejects(
      app.as(book.executive)(enterOrder, {
        accountId: book.accountId,
        lines: [{ productId: made[0] ?? '', quantity: '1', price: '97' }],
      }),
      refusedWith('pricing.below-floor'),
    );
  });

  it('are not signed while one product is of unknown cost, under its floor, or beyond the authority', async () => {
    await fresh();
    await assert.rejects(signed({ ranges: [range({ toBp: 301 })] }), refusedWith('pricing.above-authority'));
    await assert.rejects(
      signed({ ranges: [range({ toBp: 2_706 })] }, book.executive),
      refusedWith('pricing.below-floor'),
    );
    const tiers = { rebateKind: 'retroactive', tiers: [{ from: '0', rateBp: 2_600 }] };
    await assert.rejects(signed({ ranges: [range()], ...tiers }, book.executive), refusedWith('pricing.below-floor'));
    await product('AL-9', null);
    await assert.rejects(signed(), refusedWith('pricing.cost-unknown'));
    const { ranges } = await app.as(book.kam)(ops.previewRanges, { accountId: book.accountId, ranges: [range()] });
    assert.deepEqual(
      [ranges[0]?.covered, ranges[0]?.stopped, ranges[0]?.stopping[0]?.product.code, ranges[0]?.stopping[0]?.verdict],
      [3, 1, 'AL-9', 'cost-unknown'],
    );
    const own = { productId: made[0], lineId: null };
    assert.equal((await signed({ ranges: [range(own)] })).lines.length, 1);
  });

  it('refuse what contradicts itself, with a word for each', async () => {
    const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['pricing.range-unplaced', { ranges: [range({ productId: made[0] })] }],
      ['pricing.range-unplaced', { ranges: [range({ lineId: null })] }],
      ['pricing.range-crossed', { ranges: [range({ fromBp: 400 })] }],
      ['pricing.range-twice', { ranges: [range(), range({ toBp: 250 })] }],
      ['pricing.line-not-found', { ranges: [range({ lineId: book.accountId })] }],
      ['pricing.product-not-found', { ranges: [range({ lineId: null, productId: book.accountId })] }],
      ['pricing.no-lines', { ranges: [] }],
      [
        'pricing.product-twice',
        {
          ranges: [range({ lineId: null, productId: book.panel })],
          lines: [{ productId: book.panel, quantity: '1', price: '97' }],
        },
      ],
    ];
    for (const [code, more] of cases) await assert.rejects(draft(more), refusedWith(code), code);
  });

  it('leave a product its own price or its narrower range', async () => {
    await fresh();
    const { rows } = await app.as(book.kam)(ops.listProductLines, {});
    const outer = rows.find(({ name }) => name === '板材')?.id ?? '';
    const done = await signed({
      lines: [{ productId: made[0], quantity: '10', price: '99' }],
      ranges: [range({ lineId: outer, fromBp: 0, toBp: 100 }), range({ toBp: 200 })],
    });
    assert.deepEqual(
      done.lines.map(({ product: { code }, price, rangeNo }) => [code, price, rangeNo]),
      [
        ['AL-1', '99', null],
        ['ST-1', '99', 1],
        ['AL-2', '98', 2],
      ],
    );
  });

  it('route to the approver that the deepest point asks for', async () => {
    await fresh();
    const { id, version } = await draft({ ranges: [range({ toBp: 700 })] });
    const asked = await app.as(book.kam)(ops.requestAgreement, { id, version });
    assert.deepEqual(
      asked.lines.map(({ price }) => price),
      ['93', '93'],
    );
    const ready = await app.as(book.kam)(ops.updateRequest, {
      id: asked.id,
      version: asked.version,
      offered: [{ lever: 'volume', answer: 'accepted', note: null }],
    });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: ready.id, version: ready.version });
    assert.deepEqual([sent.judgedBp, sent.openRoles], [700, ['director']]);
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    const drafted = await app.as(book.kam)(ops.getAgreement, { id });
    const done = await app.as(book.kam)(ops.signAgreement, { id, version: drafted.version });
    assert.ok(done.lines.every(({ isApproved }) => isApproved));
    const next = await app.as(book.director)(ops.renewAgreement, { id });
    assert.deepEqual(
      next.draftRanges.map(({ toBp }) => toBp),
      [700],
    );
  });

  it('tell imported orders outside them, and count for rebates but not as a meant volume', async () => {
    await fresh();
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    const row = (no: string, sold: string): string => `${no},${code},${sold.replace(',', `,2026-11-0${no.slice(2)},`)}`;
    await importFileAs(app, book.company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: { orderNo: 'no', account: 'a', product: 'p', orderedOn: 'd', quantity: 'q', net: 'n' },
        currency: 'CNY',
        decimal: '.',
      },
      body: [
        'no,a,p,d,q,n',
        row('E-1', 'AL-1,10,970.00'),
        row('E-2', 'AL-1,10,960.00'),
        row('E-3', 'AL-2,10,995.00'),
        row('E-4', 'ST-1,10,990.00'),
        row('E-5', 'AL-5,10,950.00'),
      ]
        .join('\n')
        .replaceAll('AL-5', 'P-100'),
    });
    const { id } = await signed(
      {
        validFrom: '2026-10-01',
        validTo: '2027-09-30',
        rebateKind: 'retroactive',
        tiers: [{ from: '2000', rateBp: 100 }],
      },
      book.director,
    );
    const { rows } = await app.as(book.kam)(ops.listAgreementBreaches, { agreementId: id });
    assert.deepEqual(
      rows.map(({ orderNo, kind, agreedPrice, difference }) => [orderNo, kind, agreedPrice, difference?.minor]),
      [
        ['E-3', 'above-agreed', '98', '1500'],
        ['E-2', 'below-agreed', '97', '-1000'],
      ],
    );
    const progress = await app.as(book.kam)(ops.agreementProgress, { id });
    assert.deepEqual([progress.periods[0]?.volume.minor, progress.accrued.minor], ['292500', '2925']);
    assert.deepEqual(
      progress.lines.map(({ product, rangeNo, bought }) => [product.code, rangeNo, bought]),
      [
        ['AL-1', 1, '20'],
        ['AL-2', 1, '10'],
      ],
    );
  });

  it('come by file in the place of a price', async () => {
    await fresh();
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    const response = await app.request('/api/pricing/agreements/import?sign=true', {
      method: 'POST',
      as: book.kam,
      headers: { 'content-type': 'application/octet-stream' },
      body: [
        '协议编号,客户编码,生效日期,到期日期,产品编码,约定数量,协议单价,折扣自（%）,折扣至（%）',
        `HT-1,${code},2026-01-01,2026-12-31,AL-1,100,,1,3`,
        `HT-1,${code},2026-01-01,2026-12-31,AL-2,100,98,,`,
        `HT-2,${code},2026-01-01,2026-12-31,ST-1,100,,2,4`,
      ].join('\n'),
    });
    const { signed: done, refused } = ops.importAgreements.output.parse(await response.json());
    assert.equal(done, 1);
    assert.deepEqual(
      refused.map(({ line, code: why }) => [line, why]),
      [[4, 'pricing.above-authority']],
    );
    const { rows } = await app.as(book.kam)(ops.listAgreementLines, {});
    assert.deepEqual(
      rows.map((row) => [row.product.code, row.price, row.discountFromBp, row.discountToBp]),
      [
        ['AL-2', '98', null, null],
        ['AL-1', '97', 100, 300],
      ],
    );
  });

  it('stand in the database no deeper than their range and above their floor', async () => {
    await fresh();
    const { id } = await signed();
    const { id: beside } = await signed({ ranges: [range({ lineId: null, productId: made[2] })] }, book.director);
    const { id: none } = await draft({ ranges: [], lines: [{ productId: made[0], quantity: '1', price: '100' }] });
    const bent = async (change: Readonly<Record<string, number | string | null>>): Promise<string> => {
      try {
        await app.database.withOrg(book.company.id, async (db) => {
          await sql`
            insert into agreement_line
            select (jsonb_populate_record(l, ${JSON.stringify({ line_no: 99, ...change })}::jsonb)).* from agreement_line l
            where l.org_id = ${book.company.id} and l.agreement_id = ${id}::uuid order by l.line_no limit 1`.execute(
            db,
          );
        });
        return 'written';
      } catch (error) {
        return databaseErrorOf(error)?.constraint ?? String(error);
      }
    };
    assert.equal(await bent({ price_e4: 969_999 }), 'agreement_line_range_check');
    assert.equal(await bent({ agreement_id: none }), 'agreement_line_range_fkey');
    assert.equal(await bent({ agreement_id: beside, to_bp: 400 }), 'agreement_line_range_fkey');
    assert.equal(await bent({ agreement_id: beside, list_price_e4: 900_000 }), 'agreement_line_list_fkey');
    assert.equal(await bent({ agreement_id: beside }), 'written');
    assert.equal(await bent({ range_no: null }), 'agreement_line_range_check');
    assert.equal(await bent({ floor_e4: 970_001 }), 'agreement_line_floor_check');
    const touch = await app.database
      .withOrg(book.company.id, async (db) => await sql`update agreement_range set to_bp = 9000`.execute(db))
      .then(
        () => 'written',
        (error: unknown) => databaseErrorOf(error)?.code,
      );
    assert.equal(touch, '42501');
  });

  it('are tried for the days on which they shall hold, as their signing judges them', async () => {
    await fresh();
    const { validFrom, validTo } = { validFrom: '2027-06-01', validTo: '2027-12-31' };
    // Another agreement gives 2 % on everything from June on: with it 3 % off list are more than a manager may grant.
    const rebated = await draft({
      validFrom,
      validTo,
      ranges: [],
      lines: [{ productId: made[2], quantity: '10', price: '99' }],
      rebateKind: 'retroactive',
      rebateBasis: 'all',
      tiers: [{ from: '100', rateBp: 200 }],
    });
    await app.as(book.executive)(ops.signAgreement, { id: rebated.id, version: rebated.version });
    app.clock.advance(91 * 86_400_000);
    const kam = await signedInAgain(app, book.kam);
    const needed = async (more: Readonly<Record<string, unknown>>) => {
      const input = { accountId: book.accountId, ranges: [range()], ...more };
      return (await app.as(kam)(ops.previewRanges, input)).ranges[0]?.needs;
    };
    assert.deepEqual(await needed({}), []);
    assert.deepEqual(await needed({ holds: { from: '2027-03-01', to: '2027-05-31' } }), []);
    assert.deepEqual(await needed({ holds: { from: '2027-03-01', to: '2027-06-01' } }), ['director']);
  });
});

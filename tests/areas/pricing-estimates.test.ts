/** Made-to-order goods: no price before production and finance have signed what they cost; then the floor rests on it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { databaseErrorOf } from '#db/database-error';
import { auditContract } from '#platform/audit/contract';
import { newIdAt } from '#platform/id';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { writeBent } from '#tests/price-forgery';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, merge, undoMerge } = workflowsContract.operations;

/** 80 a piece and 5,000 for the mould over 500 pieces: 90; floor at 30 days 93.7857. */
const figures = (more: Readonly<Record<string, unknown>> = {}) => ({
  quantity: '500',
  listPrice: '120',
  validFrom: '2026-11-01',
  validUntil: '2026-12-31',
  specification: '弧形铝板，半径 1.2 米',
  lines: [
    { kind: 'materials' as const, label: '铝材', basis: 'unit' as const, amount: '60' },
    { kind: 'labour' as const, label: '折弯人工', basis: 'unit' as const, amount: '20' },
    { kind: 'tooling' as const, label: '模具', basis: 'lot' as const, amount: '5000' },
  ],
  ...more,
});

describe('estimates', () => {
  let app: TestApp;
  let book: PricedBook;
  let producer: Person;
  let helper: Person;
  let productId: string;
  let id: string;
  let version: number;

  const quote = async (quantity: string, price: string) =>
    await app.as(book.director)(ops.createQuote, {
      accountId: book.accountId,
      lines: [{ productId, quantity, price }],
    });
  const keep = (made: { readonly id: string; readonly version: number }): void => {
    ({ id, version } = made);
  };

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '定制公司');
    producer = await app.person(book.company, 'member');
    helper = await app.person(book.company, 'member');
    const team = accountsContract.operations.addTeamMember;
    await app.as(book.director)(team, { id: book.accountId, userId: producer.id, function: 'production' });
    await app.as(book.director)(team, { id: book.accountId, userId: helper.id, function: 'technical' });
    const made = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code: 'M-1',
      name: '弧形板',
      line: ['定制'],
    });
    productId = made.id;
  });
  after(async () => app.close());

  it('are made by production, whose own figures it sees; others in the team make none', async () => {
    const input = { accountId: book.accountId, productId, title: '大堂弧形板', ...figures() };
    await assert.rejects(app.as(helper)(ops.createEstimate, input), refusedWith('pricing.cost-hidden'));
    await assert.rejects(app.as(book.kam)(ops.createEstimate, input), refusedWith('platform.forbidden'));
    const made = await app.as(producer)(ops.createEstimate, input);
    assert.deepEqual(
      [made.number, made.state, made.unitCost, made.maySign],
      ['E2026-0001', 'draft', '90', 'production'],
    );
    await assert.rejects(app.as(producer)(ops.createEstimate, input), refusedWith('pricing.estimate-exists'));
    keep(made);
  });

  it('leave the cost unknown until production and then finance have signed, two people', async () => {
    await assert.rejects(quote('500', '120'), refusedWith('pricing.cost-unknown'));
    await assert.rejects(
      app.as(book.finance)(ops.signForFinance, { id, version }),
      refusedWith('pricing.production-first'),
    );
    await assert.rejects(app.as(helper)(ops.signForProduction, { id, version }), refusedWith('pricing.not-production'));
    const both = await app.person(book.company, 'executive', 'finance');
    const other = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code: 'M-2',
      name: '异形板',
      line: ['定制'],
    });
    const second = await app.as(both)(ops.createEstimate, {
      accountId: book.accountId,
      productId: other.id,
      title: '异形板',
      ...figures(),
    });
    const once = await app.as(both)(ops.signForProduction, { id: second.id, version: second.version });
    await assert.rejects(
      app.as(both)(ops.signForFinance, { id: once.id, version: once.version }),
      refusedWith('pricing.signed-by-you'),
    );
    keep(await app.as(producer)(ops.signForProduction, { id, version }));
    await assert.rejects(quote('500', '120'), refusedWith('pricing.cost-unknown'));
    assert.deepEqual(
      (await app.as(book.finance)(ops.listEstimates, { lacks: 'finance' })).rows.map(({ number }) => number).toSorted(),
      ['E2026-0001', 'E2026-0002'],
    );
    const signed = await app.as(book.finance)(ops.signForFinance, { id, version });
    assert.deepEqual([signed.state, signed.maySign], ['in-force', null]);
    keep(signed);
  });

  it('are the floor of a quote from then on; fewer pieces bear more of the mould', async () => {
    await assert.rejects(quote('500', '93.78'), refusedWith('pricing.below-floor'));
    await assert.rejects(quote('250', '104'), refusedWith('pricing.below-floor'));
    const made = await quote('500', '117');
    assert.equal(made.lines[0]?.listPrice, '120');
    await app.as(book.director)(ops.closeQuote, { id: made.id, version: made.version, as: 'withdrawn' });
    const [line] = (
      await app.as(book.director)(ops.check, {
        accountId: book.accountId,
        lines: [{ productId, quantity: '250', price: '117' }],
      })
    ).lines;
    assert.deepEqual([line?.unitCost, line?.floor, line?.estimate?.number], ['100', '104.2063', 'E2026-0001']);
  });

  it('are ordered as the lot that was quoted: one piece would carry the whole mould', async () => {
    const made = await quote('500', '117');
    const callOff = async (quantity: string) =>
      await app.as(book.director)(enterOrder, {
        accountId: book.accountId,
        quoteId: made.id,
        lines: [{ productId, quantity, price: '117' }],
      });
    await assert.rejects(callOff('1'), refusedWith('pricing.lot-not-whole'));
    await assert.rejects(callOff('501'), refusedWith('pricing.beyond-quote'));
    await app.as(book.director)(ops.closeQuote, { id: made.id, version: made.version, as: 'withdrawn' });
  });

  it('hide their figures from those who do not see cost', async () => {
    const seen = await app.as(book.kam)(ops.getEstimate, { id });
    assert.deepEqual([seen.state, seen.unitCost, seen.listPrice], ['in-force', null, '120']);
    assert.deepEqual(
      seen.versions.map(({ unitCost, lines, actual }) => [unitCost, lines, actual]),
      [[null, null, null]],
    );
    assert.equal((await app.as(helper)(ops.getEstimate, { id })).versions[0]?.lines, null);
    await assert.rejects(app.as(book.kam)(ops.estimatorRecords, {}), refusedWith('pricing.cost-hidden'));
    await assert.rejects(app.as(book.otherKam)(ops.getEstimate, { id }), refusedWith('pricing.estimate-not-found'));
  });

  it('come back with what it cost, line by line and by estimator', async () => {
    const amounts = ['66', '20', '4500'];
    const record = { id, versionNumber: 1, quantity: '500' };
    await assert.rejects(
      app.as(producer)(ops.recordActualCost, { ...record, amounts: ['66'] }),
      refusedWith('pricing.lines-differ'),
    );
    const told = await app.as(producer)(ops.recordActualCost, { ...record, amounts });
    assert.deepEqual([told.actualCost, told.gapBp], ['95', 556]);
    assert.deepEqual(told.versions[0]?.actual?.amounts, amounts);
    const { rows } = await app.as(book.finance)(ops.estimatorRecords, {});
    assert.deepEqual(
      rows.map(({ userId, quarter, estimates, gapBp, spreadBp }) => [userId, quarter, estimates, gapBp, spreadBp]),
      [[producer.id, '2026-10-01', 1, 556, 556]],
    );
  });

  it('take the booked cost of the order lines where nobody entered one', async () => {
    const changed = await app.as(producer)(ops.changeEstimate, {
      id,
      version,
      ...figures({ listPrice: '125' }),
      reason: '铝价上涨',
    });
    assert.deepEqual([changed.state, changed.versionNumber, changed.unitCost], ['draft', 2, '90']);
    await assert.rejects(quote('500', '120'), refusedWith('pricing.cost-unknown'));
    const half = await app.as(producer)(ops.signForProduction, { id, version: changed.version });
    keep(await app.as(book.finance)(ops.signForFinance, { id, version: half.version }));
    const order = { accountId: book.accountId, lines: [{ productId, quantity: '500', price: '125' }] };
    await app.as(book.director)(enterOrder, order);
    assert.equal((await app.as(book.finance)(ops.getEstimate, { id })).actualCost, null);
    await app.database.asOwner(async (db) => {
      await sql`update order_line set cost_e4 = 500 * 810000 where org_id = ${book.company.id}
        and product_id = ${productId}::uuid`.execute(db);
    });
    const told = await app.as(book.finance)(ops.getEstimate, { id });
    assert.deepEqual([told.versions[0]?.actual?.source, told.actualCost, told.gapBp], ['orders', '81', -1_000]);
    assert.equal(told.versions[1]?.actual?.source, 'entered');
  });

  it('move with their account when it is merged, and back', async () => {
    const twin = await app.as(book.director)(accountsContract.operations.create, {
      name: '重庆大厦',
      ownerId: book.kam.id,
    });
    const merged = await app.as(book.company.admin)(merge, { survivorId: twin.id, mergedIds: [book.accountId] });
    assert.equal((await app.as(book.director)(ops.getEstimate, { id })).account.id, twin.id);
    await app.as(book.company.admin)(undoMerge, { id: merged.id });
    assert.equal((await app.as(book.director)(ops.getEstimate, { id })).account.id, book.accountId);
  });

  it('cannot be gone round in the database', async () => {
    const bend = async (change: Readonly<Record<string, unknown>>): Promise<string> => {
      try {
        await writeBent(app, book, {
          table: 'price_floor',
          change: { id: newIdAt(new Date()), ...change },
          honest: sql`and r.estimate_version_id is not null limit 1`,
        });
        return 'kept';
      } catch (error) {
        return databaseErrorOf(error)?.constraint ?? String(error);
      }
    };
    const other = await app.database.root
      .selectNoFrom(
        sql<string>`(select id from estimate_version where org_id = ${book.company.id}
        and id not in (select version_id from signed_estimate) limit 1)`.as('id'),
      )
      .executeTakeFirstOrThrow();
    assert.equal(await bend({}), 'kept');
    assert.equal(await bend({ unit_cost_e4: 890_000 }), 'price_floor_estimate_check');
    assert.equal(await bend({ estimate_cost_e4: 1 }), 'price_floor_estimate_fkey');
    assert.equal(await bend({ estimate_version_id: other.id }), 'price_floor_estimate_fkey');
    await assert.rejects(
      app.database.withOrg(book.company.id, async (db) => {
        await sql`insert into signed_estimate (org_id, version_id, product_id, unit_cost_e4, signed_at)
          select org_id, id, product_id, unit_cost_e4, now() from estimate_version where id = ${other.id}::uuid`.execute(
          db,
        );
      }),
      (error: unknown) => databaseErrorOf(error)?.constraint?.startsWith('signed_estimate_') === true,
    );
  });

  it('withdrawn leave the cost unknown, although one is recorded, until finance releases it or a new one is signed', async () => {
    const fields = { accountId: book.accountId, productId: book.panel, title: '定制幕墙板', ...figures() };
    const panel = async () =>
      await app.as(book.director)(ops.createQuote, {
        accountId: book.accountId,
        lines: [{ productId: book.panel, quantity: '500', price: '100' }],
      });
    const made = await app.as(book.finance)(ops.createEstimate, fields);
    const half = await app.as(producer)(ops.signForProduction, { id: made.id, version: made.version });
    const signed = await app.as(book.finance)(ops.signForFinance, { id: half.id, version: half.version });
    const key = { id: signed.id, reason: '客户改选标准板' };
    const early = { ...key, version: signed.version };
    await assert.rejects(app.as(book.finance)(ops.releaseEstimate, early), refusedWith('pricing.wrong-state'));
    const gone = await app.as(book.finance)(ops.withdrawEstimate, early);
    await assert.rejects(panel(), refusedWith('pricing.cost-unknown'));
    const now = { ...key, version: gone.version };
    await assert.rejects(app.as(producer)(ops.releaseEstimate, now), refusedWith('platform.forbidden'));
    app.clock.advance(60_000);
    const again = await app.as(book.finance)(ops.createEstimate, fields);
    await assert.rejects(panel(), refusedWith('pricing.cost-unknown'));
    await app.as(book.finance)(ops.withdrawEstimate, { id: again.id, version: again.version, reason: '重复' });
    await app.as(book.finance)(ops.releaseEstimate, now);
    // The latest one decides.
    await assert.rejects(panel(), refusedWith('pricing.cost-unknown'));
    const last = { id: again.id, version: again.version + 1, reason: '按标准板报价' };
    const released = await app.as(book.finance)(ops.releaseEstimate, last);
    assert.deepEqual(
      [released.state, released.releaseReason, released.releasedByName, released.mayRelease],
      ['withdrawn', '按标准板报价', book.finance.name, false],
    );
    const quoted = await panel();
    await app.as(book.director)(ops.closeQuote, { id: quoted.id, version: quoted.version, as: 'withdrawn' });
  });

  it('are withdrawn with a reason, once', async () => {
    const gone = await app.as(book.finance)(ops.withdrawEstimate, { id, version, reason: '改用标准板' });
    assert.deepEqual([gone.state, gone.mayChange, gone.withdrawReason], ['withdrawn', false, '改用标准板']);
    await assert.rejects(
      app.as(book.finance)(ops.withdrawEstimate, { id, version: gone.version, reason: '再次' }),
      refusedWith('pricing.wrong-state'),
    );
  });

  it('below the cost on record say so to who sees cost, and on the record when they are signed', async () => {
    const made = await app.as(producer)(ops.createEstimate, {
      accountId: book.accountId,
      productId: book.panel,
      title: '清库存板',
      ...figures({ lines: [{ kind: 'materials', label: '铝材', basis: 'unit', amount: '63' }] }),
    });
    assert.deepEqual([made.recordedCost, made.belowRecordedBp], [null, null]);
    const seen = await app.as(book.finance)(ops.getEstimate, { id: made.id });
    assert.deepEqual([seen.recordedCost, seen.belowRecordedBp], ['70', 1_000]);
    const half = await app.as(producer)(ops.signForProduction, { id: made.id, version: made.version });
    const after = await app.as(book.finance)(ops.signForFinance, { id: made.id, version: half.version });
    assert.deepEqual([after.recordedCost, after.belowRecordedBp], [null, null]);
    const { rows } = await app.as(book.company.admin)(auditContract.operations.list, { objectId: made.id });
    const signed = rows.filter(({ action }) => action === 'sign-estimate').map((row) => row.after);
    // Both signatures are of one moment of the test's clock, so the record has them in either order.
    const ofFinance = { version: 1, office: 'finance', belowRecordedBp: 1_000 };
    assert.deepEqual(
      signed.filter((kept) => isDeepStrictEqual(kept, ofFinance)),
      [ofFinance],
    );
  });
});

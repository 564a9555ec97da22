import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import { boughtBefore } from '#tests/bought-before';
import type { TestApp } from '#tests/app';
import { panelFloor, pricedBook, signedInAgain } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import type { PricedBook } from '#tests/priced-book';

const ops = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

const day = 86_400_000;

describe('prices', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  /** Every case starts with an account that was granted nothing. */
  const fresh = async (): Promise<PricedBook> => {
    companies += 1;
    return await pricedBook(app, `价格公司 ${companies}`);
  };
  const panel = (price: string, more: Readonly<Record<string, unknown>> = {}) => ({
    productId: book.panel,
    quantity: '10',
    price,
    ...more,
  });
  const quoteAs = (person = book.kam, price = '100', more = {}) =>
    app.as(person)(ops.createQuote, { accountId: book.accountId, lines: [panel(price, more)] });
  const ready = {
    reason: '大型项目',
    offered: [{ lever: 'delivery' as const, answer: 'declined' as const, note: null }],
  };
  const submitted = async (price: string, more: Readonly<Record<string, unknown>> = {}) => {
    const draft = await app.as(book.kam)(ops.createRequest, {
      accountId: book.accountId,
      lines: [panel(price)],
      ...ready,
      ...more,
    });
    return await app.as(book.kam)(ops.submitRequest, { id: draft.id, version: draft.version });
  };

  before(async () => {
    app = await testApp();
    book = await fresh();
  });
  after(async () => app.close());

  describe('a quote', () => {
    it('is given within the own authority, the bound included', async () => {
      book = await fresh();
      const quote = await quoteAs(book.kam, '97');
      assert.match(quote.number, /^Q2026-\d{4}$/);
      assert.deepEqual([quote.state, quote.concessionBp, quote.total.minor], ['open', 300, '97000']);
    });
    it('adds up over 90 days: a second one of 3 % is 6 %, and waits out the window', async () => {
      await assert.rejects(quoteAs(book.kam, '97'), refusedWith('pricing.above-authority'));
      const second = await quoteAs(book.director, '97');
      assert.equal(second.concessionBp, 300);
      const { window } = await app.as(book.kam)(ops.check, { accountId: book.accountId, lines: [panel('100')] });
      assert.deepEqual([window.concessionBp, window.grants.length], [600, 2]);
    });
    it('names each product once, so that no piece of it is judged by itself', async () => {
      const twice = { accountId: book.accountId, lines: [panel('99'), panel('98')] };
      await assert.rejects(app.as(book.director)(ops.check, twice), refusedWith('pricing.product-twice'));
      await assert.rejects(app.as(book.director)(ops.createQuote, twice), refusedWith('pricing.product-twice'));
      await assert.rejects(app.as(book.director)(ops.createRequest, twice), refusedWith('pricing.product-twice'));
    });
    it('that failed granted nothing', async () => {
      book = await fresh();
      const quote = await quoteAs(book.kam, '97');
      await app.as(book.kam)(ops.closeQuote, { id: quote.id, version: quote.version, as: 'lost', reason: '对手中标' });
      await quoteAs(book.kam, '97');
    });
    it('under the floor is refused for everybody, and names no cost', async () => {
      // Who sees no cost would find the floor by trying: beyond his authority he hears of that alone.
      for (const person of [book.kam, book.director, book.executive]) {
        const isBlind = person === book.kam;
        const response = await app.request('/api/pricing/quotes', {
          method: 'POST',
          as: person,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ accountId: book.accountId, lines: [panel('72.94')] }),
        });
        const text = await response.text();
        assert.equal(response.status, isBlind ? 403 : 422);
        assert.match(text, isBlind ? /pricing\.above-authority/ : /pricing\.below-floor/);
        assert.doesNotMatch(text, /72\.9444|"70"|2\.1/);
      }
    });
    it('counts rebates, free goods, freight and support before the floor', async () => {
      const executive = app.as(book.executive);
      const promise = (line: Readonly<Record<string, unknown>>, more = {}) => ({
        accountId: book.accountId,
        lines: [{ ...panel('80'), ...line }],
        ...more,
      });
      for (const input of [
        promise({ rebateBp: 1_000 }),
        promise({ freeQuantity: '1' }),
        promise({ freight: '7.1' }),
        promise({}, { marketingSupport: '71' }),
      ])
        await assert.rejects(executive(ops.createQuote, input), refusedWith('pricing.below-floor'));
    });
    it('of an unknown cost is refused as unknown', async () => {
      const line = { productId: book.unknown, quantity: '1', price: '100' };
      await assert.rejects(
        app.as(book.executive)(ops.createQuote, { accountId: book.accountId, lines: [line] }),
        refusedWith('pricing.cost-unknown'),
      );
    });
    it('of somebody else’s account is not found', async () => {
      await assert.rejects(quoteAs(book.otherKam), refusedWith('accounts.not-found'));
    });
    it('expires', async () => {
      book = await fresh();
      const quote = await app.as(book.kam)(ops.createQuote, {
        accountId: book.accountId,
        lines: [panel('100')],
        validUntil: '2026-11-22',
      });
      app.clock.advance(2 * day);
      book = { ...book, kam: await signedInAgain(app, book.kam) };
      assert.equal((await app.as(book.kam)(ops.getQuote, { id: quote.id })).state, 'expired');
      const order = { accountId: book.accountId, quoteId: quote.id, lines: [panel('100')] };
      await assert.rejects(app.as(book.kam)(enterOrder, order), refusedWith('pricing.quote-closed'));
    });
  });

  describe('a request', () => {
    const inputsOf = async (requestId: string) =>
      await app.database.withOrg(book.company.id, async (db) => {
        const { rows } = await sql<{ kept: unknown }>`
          select jsonb_build_object('overdueMinor', inputs -> 'overdueMinor', 'peers', inputs -> 'peers',
            'floorE4', inputs #> '{lines,0,floorE4}') as kept
          from price_decision where org_id = ${book.company.id} and request_id = ${requestId}::uuid`.execute(db);
        return rows.map(({ kept }) => kept);
      });
    it('asks for a lever before a price', async () => {
      book = await fresh();
      await assert.rejects(submitted('92', { offered: [] }), refusedWith('pricing.lever-missing'));
      const sent = await submitted('92', { offered: [], noLeverReason: '客户只谈价格' });
      assert.deepEqual([sent.state, sent.judgedBp, sent.openRoles], ['submitted', 800, ['director']]);
    });
    it('asks for the source of a competing offer', async () => {
      await assert.rejects(submitted('92', { competitor: '某竞品' }), refusedWith('pricing.source-missing'));
    });
    it('kept as a draft is quoted within the own authority, and then asks nobody', async () => {
      book = await fresh();
      const draft = await app.as(book.kam)(ops.createRequest, {
        accountId: book.accountId,
        lines: [panel('95')],
        creditDays: 60,
      });
      await assert.rejects(
        app.as(book.kam)(ops.quoteRequest, { id: draft.id }),
        refusedWith('pricing.above-authority'),
      );
      const kept = await app.as(book.kam)(ops.updateRequest, { id: draft.id, version: draft.version, reason: '再谈' });
      assert.equal(kept.creditDays, 60, 'what is not told is kept');
      const changed = await app.as(book.kam)(ops.updateRequest, {
        id: draft.id,
        version: kept.version,
        lines: [panel('97')],
        creditDays: null,
      });
      assert.equal(changed.creditDays, null, 'a cleared term is cleared');
      const quote = await app.as(book.kam)(ops.quoteRequest, { id: draft.id });
      assert.deepEqual([quote.state, quote.requestId], ['open', null]);
      assert.equal((await app.as(book.kam)(ops.getRequest, { id: draft.id })).state, 'withdrawn');
    });
    it('is not needed within the own authority, and impossible under the floor', async () => {
      book = await fresh();
      await assert.rejects(submitted('97'), refusedWith('pricing.within-authority'));
      await assert.rejects(submitted('72', { wantedUntil: '2026-12-31' }), refusedWith('pricing.below-floor'));
    });
    it('needs two people for two signatures, is quoted once and ordered from', async () => {
      book = await fresh();
      const sent = await submitted('88');
      assert.deepEqual([sent.judgedBp, sent.openRoles], [1_200, ['director', 'finance']]);
      assert.equal(sent.dueAt, new Date(app.clock.now().getTime() + day).toISOString());
      const decide = (person: PricedBook['kam'], version: number) =>
        app.as(person)(ops.decideRequest, { id: sent.id, version, verdict: 'approve' });
      await assert.rejects(decide(book.kam, sent.version), refusedWith('pricing.own-request'));
      await assert.rejects(decide(book.executive, sent.version), refusedWith('pricing.not-asked'));
      const once = await decide(book.director, sent.version);
      assert.deepEqual([once.state, once.openRoles], ['submitted', ['finance']]);
      await assert.rejects(decide(book.director, once.version), refusedWith('pricing.signed-already'));
      await assert.rejects(decide(book.otherDirector, once.version), refusedWith('pricing.not-asked'));
      const { rows } = await app.as(book.finance)(ops.listRequests, { waitingForMe: true });
      assert.deepEqual(
        rows.map(({ id }) => id),
        [sent.id],
      );
      for (const person of [book.kam, book.director, book.otherDirector, book.executive])
        assert.deepEqual((await app.as(person)(ops.listRequests, { waitingForMe: true })).rows, []);
      const approved = await decide(book.finance, once.version);
      assert.deepEqual([approved.state, approved.validUntil], ['approved', '2026-12-23']);
      assert.deepEqual(
        approved.decided.map(({ decidedBp, pocketPrice }) => [decidedBp, pocketPrice]),
        [[1_200, '88']],
      );
      assert.deepEqual(await inputsOf(sent.id), [
        { overdueMinor: null, peers: [{ productId: book.panel, band: null }], floorE4: '729444' },
      ]);
      const quote = await app.as(book.kam)(ops.quoteRequest, { id: sent.id });
      assert.deepEqual([quote.lines[0]?.isApproved, quote.lines[0]?.price], [true, '88']);
      await assert.rejects(app.as(book.kam)(ops.quoteRequest, { id: sent.id }), refusedWith('pricing.approval-used'));
      const callOff = (quantity: string, price = '88') =>
        app.as(book.kam)(enterOrder, {
          accountId: book.accountId,
          quoteId: quote.id,
          lines: [{ productId: book.panel, quantity, price }],
        });
      await assert.rejects(callOff('1', '87.99'), refusedWith('pricing.below-quote'));
      await callOff('6');
      await assert.rejects(callOff('5'), refusedWith('pricing.beyond-quote'));
      await callOff('4');
      const used = await app.as(book.kam)(ops.getQuote, { id: quote.id });
      assert.deepEqual([used.state, used.lines[0]?.orderedQuantity], ['accepted', '10']);
    });
    it('sends four of 3 % in 90 days where 12 % goes', async () => {
      book = await fresh();
      await quoteAs(book.kam, '97');
      for (const judged of [600, 900]) assert.equal((await submitted('97')).judgedBp, judged);
      const fourth = await submitted('97');
      assert.deepEqual([fourth.judgedBp, fourth.openRoles], [1_200, ['director', 'finance']]);
    });
    it('comes back with a reason, and starts its signatures anew', async () => {
      book = await fresh();
      const sent = await submitted('88');
      const once = await app.as(book.director)(ops.decideRequest, {
        id: sent.id,
        version: sent.version,
        verdict: 'approve',
      });
      const back = { id: sent.id, version: once.version, verdict: 'return' as const };
      await assert.rejects(app.as(book.finance)(ops.decideRequest, back), refusedWith('pricing.reason-missing'));
      const returned = await app.as(book.finance)(ops.decideRequest, { ...back, reason: '请先谈付款条件' });
      assert.deepEqual([returned.state, returned.mayEdit], ['returned', false]);
      const changed = await app.as(book.kam)(ops.updateRequest, {
        id: sent.id,
        version: returned.version,
        lines: [panel('90')],
      });
      const again = await app.as(book.kam)(ops.submitRequest, { id: sent.id, version: changed.version });
      assert.deepEqual([again.round, again.judgedBp, again.openRoles], [2, 1_000, ['director', 'finance']]);
    });
    it('is signed by a delegate while somebody is away', async () => {
      book = await fresh();
      const sent = await submitted('92');
      const sign = { id: sent.id, version: sent.version, verdict: 'approve' as const };
      await assert.rejects(app.as(book.otherKam)(ops.decideRequest, sign), refusedWith('pricing.request-not-found'));
      await assert.rejects(app.as(book.executive)(ops.decideRequest, sign), refusedWith('pricing.not-asked'));
      const today = new Date(app.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      app.clock.advance(1);
      const newer = await submitted('80', { wantedUntil: today });
      const waitingFor = async (person: PricedBook['kam'], limit: number): Promise<readonly string[]> =>
        (await app.as(person)(ops.listRequests, { waitingForMe: true, limit })).rows.map(({ id }) => id);
      assert.deepEqual(await waitingFor(book.director, 1), [sent.id]);
      assert.deepEqual(await waitingFor(book.executive, 1), [newer.id]);
      const service = await app.person(book.company, 'service');
      for (const [toUserId, code] of [
        [service.id, 'pricing.delegate-undecided'],
        [book.director.id, 'pricing.delegate-self'],
      ] as const)
        await assert.rejects(
          app.as(book.director)(ops.addDelegation, { toUserId, fromOn: today, toOn: today }),
          refusedWith(code),
        );
      await app.as(book.director)(ops.addDelegation, { toUserId: book.executive.id, fromOn: today, toOn: today });
      assert.deepEqual(await waitingFor(book.executive, 2), [newer.id, sent.id]);
      assert.deepEqual(await waitingFor(book.director, 2), [sent.id]);
      const approved = await app.as(book.executive)(ops.decideRequest, sign);
      assert.equal(approved.state, 'approved');
      assert.equal(approved.signatures[0]?.forName, book.director.name);
    });
    it('of more than 18 % needs reason and end, and expires', async () => {
      book = await fresh();
      await assert.rejects(submitted('80'), refusedWith('pricing.expiry-missing'));
      const until = new Date(app.clock.now().getTime() + 2 * day).toISOString().slice(0, 10);
      const sent = await submitted('80', { wantedUntil: until });
      assert.deepEqual(sent.openRoles, ['executive', 'finance']);
      const bare = { id: sent.id, version: sent.version, verdict: 'approve' as const };
      await assert.rejects(app.as(book.executive)(ops.decideRequest, bare), refusedWith('pricing.reason-missing'));
      const once = await app.as(book.executive)(ops.decideRequest, { ...bare, reason: '战略客户' });
      await app.as(book.finance)(ops.decideRequest, { ...bare, version: once.version, reason: '同意' });
      app.clock.advance(4 * day);
      book = { ...book, kam: await signedInAgain(app, book.kam) };
      assert.equal((await app.as(book.kam)(ops.getRequest, { id: sent.id })).state, 'expired');
      await assert.rejects(
        app.as(book.kam)(ops.quoteRequest, { id: sent.id }),
        refusedWith('pricing.approval-expired'),
      );
    });
    it('can be solved without price, which the share per manager shows', async () => {
      book = await fresh();
      const first = await submitted('92', { offered: [{ lever: 'training', answer: 'accepted', note: null }] });
      await app.as(book.kam)(ops.closeRequest, { id: first.id, version: first.version, as: 'solved' });
      await submitted('92', { offered: [], noLeverReason: '只谈价格' });
      const { rows } = await app.as(book.director)(ops.leverShares, {});
      assert.deepEqual(
        rows.map(({ userId, requests, solved, noLever, solvedShareBp }) => [
          userId,
          requests,
          solved,
          noLever,
          solvedShareBp,
        ]),
        [[book.kam.id, 2, 1, 1, 5_000]],
      );
    });
    it('shows after a day that nobody has answered', async () => {
      book = await fresh();
      const sent = await submitted('92');
      assert.equal(sent.isOverdue, false);
      app.clock.advance(day + 1);
      const director = await signedInAgain(app, book.director);
      assert.equal((await app.as(director)(ops.getRequest, { id: sent.id })).isOverdue, true);
    });
  });

  describe('an entered order', () => {
    it('is checked, booked with its free goods and returns, and counted once', async () => {
      book = await fresh();
      await boughtBefore(app, book, { productId: book.unknown, units: 5, net: 500 });
      const lines = [
        { productId: book.panel, quantity: '40', price: '100', freeQuantity: '1' },
        { productId: book.panel, quantity: '-2', price: '10' },
        { productId: book.unknown, quantity: '-1', price: '1' },
      ];
      const order = { accountId: book.accountId, lines };
      const checked = await app.as(book.kam)(ops.checkOrder, order);
      assert.deepEqual(
        [checked.mayEnter, checked.lines.map(({ verdict }) => verdict)],
        [true, ['allowed', 'return', 'return']],
      );
      const { source, number } = await app.as(book.kam)(enterOrder, order);
      const booked = await app.as(book.finance)(ledgerContract.operations.getOrder, { source, orderNo: number });
      assert.deepEqual(
        booked.lines.map(({ kind, quantity, net, cost }) => [kind, quantity, net.minor, cost?.minor ?? null]),
        [
          ['sale', '40', '400000', '280000'],
          ['return', '-2', '-2000', '-14000'],
          ['return', '-1', '-100', null],
          ['free-goods', '1', '0', '7000'],
        ],
      );
      const { window } = await app.as(book.kam)(ops.check, { accountId: book.accountId, lines: [panel('100')] });
      assert.equal(window.concessionBp, 244);
    });
    it('under floor or above authority is refused, as on every path', async () => {
      book = await fresh();
      const order = (price: string) => ({ accountId: book.accountId, lines: [panel(price)] });
      await assert.rejects(app.as(book.kam)(enterOrder, order('96')), refusedWith('pricing.above-authority'));
      await assert.rejects(app.as(book.executive)(enterOrder, order('72')), refusedWith('pricing.below-floor'));
      const checked = await app.as(book.kam)(ops.checkOrder, order('72'));
      assert.deepEqual([checked.mayEnter, checked.lines[0]?.verdict], [false, 'above-authority']);
      const seen = await app.as(book.director)(ops.checkOrder, order('72'));
      assert.equal(seen.lines[0]?.verdict, 'below-floor');
    });
  });

  describe('what may I grant', () => {
    it('shows the manager prices, window and overdue, never cost; complaints are not known', async () => {
      book = await fresh();
      const input = { accountId: book.accountId, lines: [panel('95')] };
      const kam = await app.as(book.kam)(ops.check, input);
      const [line] = kam.lines;
      assert.deepEqual(
        [line?.verdict, line?.needs, line?.ownBp, line?.authorityBp, line?.isBelowFloor],
        ['above-authority', ['director'], 500, 300, null],
      );
      assert.deepEqual([line?.floor, line?.unitCost, line?.breakEvenGrowth], [null, null, null]);
      assert.deepEqual([kam.openComplaints, kam.overdue, kam.contributionAfter], [null, null, null]);
      const director = await app.as(book.director)(ops.check, input);
      const [seen] = director.lines;
      assert.deepEqual([seen?.floor, seen?.unitCost, seen?.verdict], [panelFloor, '70', 'allowed']);
      assert.ok(Math.abs((seen?.breakEvenGrowth ?? 0) - 0.05 / (0.279 - 0.05)) < 1e-9);
    });
  });
});

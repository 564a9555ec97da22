import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import { warningsContract } from '#areas/warnings/contract';
import { workflowsContract } from '#workflows/contract';
import { newIdAt } from '#platform/id';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { writeBent } from '#tests/price-forgery';
import { panelFloor, pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('tenders', () => {
  let app: TestApp;
  let book: PricedBook;
  let customers = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '招投标公司');
  });
  after(async () => app.close());

  /** An account that was granted nothing yet. */
  const customer = async (): Promise<string> => {
    customers += 1;
    const account = { name: `招标单位 ${customers}`, ownerId: book.kam.id, region: '重庆' };
    return (await app.as(book.director)(accountsContract.operations.create, account)).id;
  };
  const line = (price: string, productId = book.panel) => ({ productId, quantity: '10', price });
  const prepare = async (price: string, more: Readonly<Record<string, unknown>> = {}, as = book.kam) =>
    await app.as(as)(ops.createTender, {
      accountId: await customer(),
      title: '幕墙板年度招标',
      lines: [line(price)],
      ...more,
    });
  const commit = async ({ id, version }: { readonly id: string; readonly version: number }, as: Person = book.kam) =>
    await app.as(as)(ops.commitPurchase, { id, version });

  it('bind us once the bid is in, within authority and never under the floor', async () => {
    const made = await prepare('97');
    assert.deepEqual([made.state, made.lines.length, made.number.slice(0, 1), made.mayChange], ['draft', 0, 'T', true]);
    const bid = await commit(made);
    assert.deepEqual([bid.state, bid.lines[0]?.price, bid.committedOn], ['committed', '97', '2026-11-21']);
    await assert.rejects(commit(bid), refusedWith('pricing.wrong-state'));
    await assert.rejects(commit(await prepare('96.9')), refusedWith('pricing.above-authority'));
    for (const person of [book.director, book.executive])
      await assert.rejects(
        commit(await prepare('72.94', {}, book.director), person),
        refusedWith('pricing.below-floor'),
      );
    await assert.rejects(
      commit(await prepare('90', { lines: [line('90', book.unknown)] })),
      refusedWith('pricing.cost-unknown'),
    );
    await assert.rejects(commit(await prepare(panelFloor), book.executive), refusedWith('pricing.above-authority'));
  });

  it('are refused by the database too, whatever wrote them', async () => {
    const { id } = await commit(await prepare('98'));
    const bent = writeBent(app, book, {
      table: 'price_commitment',
      change: { id: newIdAt(new Date()), line_no: 9, price_e4: 729_443, concession_bp: 2_710, authority_bp: 5_000 },
      honest: sql`and r.kind = 'tender' and r.document_id = ${id}::uuid`,
    });
    await assert.rejects(bent, (error) => databaseErrorOf(error)?.constraint === 'price_commitment_floor_check');
  });

  it('go beyond the own authority with the approval that covers the bid, used once', async () => {
    const made = await prepare('94');
    const asked = await app.as(book.kam)(ops.requestPurchase, { id: made.id, version: made.version });
    const offered = [{ lever: 'delivery' as const, answer: 'declined' as const, note: null }];
    const draft = await app.as(book.kam)(ops.updateRequest, { id: asked.id, version: asked.version, offered });
    assert.equal(draft.purchase?.number, made.number);
    const sent = await app.as(book.kam)(ops.submitRequest, { id: draft.id, version: draft.version });
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    const tender = await app.as(book.kam)(ops.getPurchase, { id: made.id });
    const bid = await commit(tender);
    assert.deepEqual([bid.lines[0]?.isApproved, bid.request?.number], [true, draft.number]);
    await assert.rejects(app.as(book.kam)(ops.quoteRequest, { id: draft.id }), refusedWith('pricing.approval-used'));
    const lost = await app.as(book.kam)(ops.closeTender, {
      id: bid.id,
      version: bid.version,
      result: 'lost',
      reason: 'price',
    });
    assert.equal(lost.state, 'lost');
    await app.as(book.kam)(ops.quoteRequest, { id: draft.id });
  });

  it('take no more credit than was approved, however much the 90 days before leave', async () => {
    const kam = app.as(book.kam);
    const accountId = await customer();
    await kam(ops.createQuote, { accountId, lines: [line('97.1')] });
    const made = await kam(ops.createTender, { accountId, title: '续标', lines: [line('97.1')] });
    const asked = await kam(ops.requestPurchase, { id: made.id, version: made.version });
    const offered = [{ lever: 'delivery' as const, answer: 'declined' as const, note: null }];
    const draft = await kam(ops.updateRequest, { id: asked.id, version: asked.version, offered });
    const sent = await kam(ops.submitRequest, { id: draft.id, version: draft.version });
    assert.equal(sent.judgedBp, 580);
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    const approved = await kam(ops.getPurchase, { id: made.id });
    const longer = await kam(ops.updateTender, {
      id: made.id,
      version: approved.version,
      title: '续标',
      lines: [line('97.1')],
      creditDays: 120,
    });
    await assert.rejects(commit(longer), refusedWith('pricing.beyond-approval'));
    const back = await kam(ops.updateTender, {
      id: made.id,
      version: longer.version,
      title: '续标',
      lines: [line('97.1')],
    });
    assert.equal((await commit(back)).lines[0]?.isApproved, true);
  });

  it('are handed in when qualification, bond and documents are there', async () => {
    const made = await prepare('98', {
      gates: [
        { gate: 'submission', dueOn: '2026-12-01' },
        { gate: 'qualification', dueOn: '2026-11-20', ownerId: book.kam.id },
        { gate: 'bond-paid', dueOn: '2026-11-25', ownerId: null },
      ],
      documents: [{ text: '营业执照', isReady: true }, { text: '检测报告' }],
      bond: { amount: '50000', dueBackOn: '2026-12-31' },
    });
    const { id } = made;
    const kam = app.as(book.kam);
    assert.deepEqual(
      made.tender?.gates.map(({ gate, isLate }) => [gate, isLate]),
      [
        ['qualification', true],
        ['bond-paid', false],
        ['submission', false],
      ],
    );
    assert.equal(made.tender?.problem, 'gate-open');
    await assert.rejects(commit(made), refusedWith('pricing.gate-open'));
    // A bid is done by handing it in, which judges it: not by a tick.
    await assert.rejects(
      kam(ops.setTenderGate, JSON.parse(JSON.stringify({ id, gate: 'submission', doneOn: '2026-11-21' }))),
      refusedWith('platform.invalid-input'),
    );
    const passed = { id, gate: 'qualification' as const, doneOn: '2026-11-21' };
    // Nothing after qualification before it is passed, the bond neither.
    await assert.rejects(
      kam(ops.setTenderGate, { id, gate: 'questions', doneOn: '2026-11-21' }),
      refusedWith('pricing.gate-open'),
    );
    await assert.rejects(
      app.as(book.finance)(ops.setTenderBond, { id, paidOn: '2026-11-21' }),
      refusedWith('pricing.gate-open'),
    );
    await assert.rejects(kam(ops.setTenderGate, passed), refusedWith('pricing.outcome-missing'));
    await assert.rejects(
      kam(ops.setTenderGate, { ...passed, outcome: 'refused' }),
      refusedWith('pricing.reason-missing'),
    );
    const refused = await kam(ops.setTenderGate, { ...passed, outcome: 'refused', note: '业绩不足三年' });
    assert.equal(refused.tender?.problem, 'not-qualified');
    await assert.rejects(commit(made), refusedWith('pricing.not-qualified'));
    const again = await kam(ops.setTenderGate, { ...passed, outcome: 'conditional', note: '补交检测报告' });
    assert.deepEqual(
      again.tender?.gates.flatMap(({ gate, outcome, note }) => (gate === 'qualification' ? [outcome, note] : [])),
      ['conditional', '补交检测报告'],
    );
    await assert.rejects(
      kam(ops.setTenderGate, { id, gate: 'meeting', doneOn: '2026-11-22' }),
      refusedWith('pricing.seen-ahead'),
    );
    await assert.rejects(
      kam(ops.setTenderGate, { id, gate: 'opening', dueOn: '2026-11-30' }),
      refusedWith('pricing.gates-not-rising'),
    );
    await assert.rejects(commit(made), refusedWith('pricing.bond-unpaid'));
    const paid = await app.as(book.finance)(ops.setTenderBond, { id, paidOn: '2026-11-21' });
    assert.equal(paid.tender?.gates.find(({ gate }) => gate === 'bond-paid')?.doneOn, '2026-11-21');
    await assert.rejects(commit(made), refusedWith('pricing.documents-missing'));
    const ready = await kam(ops.tickTenderDocument, { id, version: made.version, at: 1, isReady: true });
    assert.equal(ready.tender?.problem, null);
    const bid = await commit(ready);
    assert.equal(bid.tender?.gates.find(({ gate }) => gate === 'submission')?.doneOn, '2026-11-21');
  });

  it('show the papers of qualification and meeting before the bid, and keep what the meeting brought', async () => {
    const made = await prepare('98', {
      gates: [
        { gate: 'qualification', dueOn: '2026-11-21' },
        { gate: 'meeting', dueOn: '2026-11-21' },
      ],
      documents: [
        { text: '资质证书', gate: 'qualification' },
        { text: '样品', gate: 'meeting', isReady: true },
      ],
    });
    const { id } = made;
    const kam = app.as(book.kam);
    const passed = { id, gate: 'qualification' as const, doneOn: '2026-11-21', outcome: 'qualified' as const };
    await assert.rejects(kam(ops.setTenderGate, passed), refusedWith('pricing.documents-missing'));
    const held = await kam(ops.setTenderGate, { id, gate: 'meeting', doneOn: '2026-11-21', note: '评委关心防火等级' });
    const ready = await kam(ops.tickTenderDocument, { id, version: held.version, at: 0, isReady: true });
    const done = await kam(ops.setTenderGate, passed);
    assert.equal(ready.version, done.version);
    assert.deepEqual(
      done.tender?.gates.map(({ gate, outcome, note }) => [gate, outcome, note]),
      [
        ['qualification', 'qualified', null],
        ['meeting', 'held', '评委关心防火等级'],
      ],
    );
    const back = await kam(ops.setTenderGate, { id, gate: 'qualification', doneOn: null });
    assert.equal(back.tender?.gates[0]?.outcome, null);
  });

  it('show a bond as money that is out, and as overdue when it does not come back', async () => {
    const made = await prepare('98', { bond: { amount: '8000.5', dueBackOn: '2026-11-19' } });
    const { id, account } = made;
    const outNow = async () =>
      (await app.as(book.kam)(ops.check, { accountId: account.id, lines: [line('100')] })).bondsOverdue.minor;
    const credit = async () =>
      (await app.as(book.finance)(warningsContract.operations.credit, { accountId: account.id })).credit;
    assert.equal(await outNow(), '0');
    await app.as(book.finance)(ops.setTenderBond, { id, paidOn: '2026-11-01' });
    assert.equal(await outNow(), '800050');
    const { bonds, overdueBonds, outstanding } = await credit();
    assert.deepEqual([bonds.minor, overdueBonds.minor, outstanding.minor], ['800050', '800050', '800050']);
    const { rows } = await app.as(book.kam)(ops.tenderDues, { mine: true });
    const due = rows.find(({ purchase }) => purchase.id === id);
    assert.deepEqual([due?.gate, due?.amount?.minor, due?.isLate], ['bond-returned', '800050', true]);
    assert.deepEqual((await app.as(book.otherKam)(ops.tenderDues, {})).rows, []);
    await assert.rejects(
      app.as(book.finance)(ops.setTenderBond, { id, returnedOn: '2026-10-31' }),
      refusedWith('pricing.dates-crossed'),
    );
    await app.as(book.finance)(ops.setTenderBond, { id, returnedOn: '2026-11-21' });
    assert.equal((await credit()).outstanding.minor, '0');
  });

  it('name whom they wait for, and refuse owners and judges who are not there', async () => {
    const gates = [{ gate: 'questions' as const, dueOn: '2026-11-23', ownerId: book.otherKam.id }];
    const made = await prepare('98', { gates });
    const mine = (await app.as(book.director)(ops.tenderDues, {})).rows.find(({ purchase }) => purchase.id === made.id);
    assert.deepEqual([mine?.gate, mine?.ownerName, mine?.isLate], ['questions', book.otherKam.name, false]);
    await assert.rejects(
      prepare('98', { gates: [{ ...gates[0], ownerId: made.id }] }),
      refusedWith('accounts.user-unknown'),
    );
    await assert.rejects(
      prepare('98', { committee: [{ name: '王评委', personId: made.id }] }),
      refusedWith('pricing.person-elsewhere'),
    );
    const judged = await prepare('98', { committee: [{ name: '王评委', role: '技术', weight: 40 }] });
    assert.deepEqual(judged.tender?.committee, [{ name: '王评委', personId: null, role: '技术', weight: 40 }]);
    await assert.rejects(
      prepare('98', { rivals: [{ name: 'Alu' }, { name: 'alu' }] }),
      refusedWith('pricing.rival-twice'),
    );
  });

  it('learn the rivals’ prices at the opening: they become market prices', async () => {
    const bid = await commit(await prepare('98', { rivals: [{ name: '华东板业' }] }));
    const rivals = [{ name: '华东板业', prices: [{ productId: book.panel, price: '95.5' }] }];
    const opened = await app.as(book.kam)(ops.recordTenderOpening, { id: bid.id, version: bid.version, rivals });
    assert.deepEqual(opened.tender?.rivals[0]?.prices, rivals[0]?.prices);
    const seen = (await app.as(book.finance)(ops.listMarketPrices, { productId: book.panel })).rows;
    assert.deepEqual(
      seen.map(({ kind, price, rival, region, confidence }) => [kind, price, rival, region, confidence]),
      [['bid-opened', '95.5', '华东板业', '重庆', 'high']],
    );
    await assert.rejects(
      app.as(book.kam)(ops.recordTenderOpening, { id: bid.id, version: opened.version, rivals }),
      refusedWith('pricing.rival-twice'),
    );
  });

  it('won give their prices to orders; lost ones count no more and are counted by reason', async () => {
    const bid = await commit(await prepare('97'));
    const accountId = bid.account.id;
    const order = { accountId, purchaseId: bid.id, lines: [{ ...line('97'), quantity: '4' }] };
    const kam = app.as(book.kam);
    await assert.rejects(kam(enterOrder, order), refusedWith('pricing.purchase-not-binding'));
    const won = await kam(ops.closeTender, { id: bid.id, version: bid.version, result: 'won', reason: 'technical' });
    const { mayEnter, lines } = await kam(ops.checkOrder, { ...order, lines: [{ ...line('96.5'), quantity: '4' }] });
    assert.deepEqual([mayEnter, lines[0]?.verdict, lines[0]?.quotedPrice], [false, 'below-quote', '97']);
    // What is called off promises nothing on top of what was bid.
    for (const more of [{ rebateBp: 100 }, { freight: '0.5' }, { freeQuantity: '0.1' }])
      await assert.rejects(
        kam(enterOrder, { ...order, lines: [{ ...line('97'), quantity: '4', ...more }] }),
        refusedWith('pricing.beyond-quote'),
      );
    for (const more of [{ creditDays: 60 }, { marketingSupport: '1' }])
      await assert.rejects(kam(enterOrder, { ...order, ...more }), refusedWith('pricing.beyond-quote'));
    const { id } = await kam(enterOrder, order);
    const entered = await kam(ops.getEnteredOrder, { id });
    assert.deepEqual([entered.purchase?.number, entered.checked[0]?.quotedPrice], [won.number, '97']);
    assert.equal(entered.mode, 'tender');
    assert.deepEqual((await kam(ops.listEnteredOrders, { accountId, mode: 'direct' })).rows, []);
    const { rows: told } = await kam(accountsContract.operations.listTimeline, { id: accountId });
    const kinds = told.map(({ kind }) => kind).filter((kind) => kind.startsWith('tender-'));
    assert.deepEqual(kinds.toSorted(), ['tender-submitted', 'tender-won']);
    assert.equal((await kam(ops.getPurchase, { id: bid.id })).lines[0]?.orderedQuantity, '4');
    await assert.rejects(
      kam(enterOrder, { ...order, lines: [{ ...line('97'), quantity: '6.5' }] }),
      refusedWith('pricing.beyond-quote'),
    );
    const grantedAt = async (accountOf: string) =>
      (await kam(ops.accountConcessions, { id: accountOf })).grants.map(({ kind, concessionBp }) => [
        kind,
        concessionBp,
      ]);
    assert.deepEqual(await grantedAt(accountId), [['tender', 300]]);
    const other = await commit(await prepare('98'));
    await kam(ops.closeTender, { id: other.id, version: other.version, result: 'lost', reason: 'price' });
    assert.deepEqual(await grantedAt(other.account.id), []);
    const { rows } = await kam(ops.tenderRates, {});
    const all = rows.find(({ reason }) => reason === null);
    assert.deepEqual([all?.won, all?.lost, all?.winRate], [1, 2, 1 / 3]);
    assert.equal(rows.find(({ reason }) => reason === 'technical')?.winRate, 1);
  });

  it('won become a framework agreement of what is not ordered so far, judged like every other', async () => {
    const director = app.as(book.director);
    const bid = await commit(
      await prepare(
        '97',
        { reference: '招标 2026-11', creditDays: 45, lines: [{ ...line('97'), freight: '0.5' }] },
        book.director,
      ),
      book.director,
    );
    await assert.rejects(director(ops.agreeTender, { id: bid.id }), refusedWith('pricing.wrong-state'));
    const won = await director(ops.closeTender, {
      id: bid.id,
      version: bid.version,
      result: 'won',
      reason: 'technical',
    });
    assert.equal(won.agreement, null);
    const called = [{ ...line('97'), quantity: '4', freight: '0.5' }];
    const accountId = won.account.id;
    await director(enterOrder, { accountId, purchaseId: won.id, lines: called, creditDays: 45 });
    const made = await director(ops.agreeTender, { id: won.id, validTo: '2027-06-30' });
    assert.deepEqual(
      [made.state, made.title, made.reference, made.creditDays, made.validFrom, made.validTo, made.tender?.number],
      ['draft', won.title, '招标 2026-11', 45, '2026-11-21', '2027-06-30', won.number],
    );
    assert.deepEqual(
      made.draftLines.map(({ quantity, price, freight }) => [quantity, price, freight]),
      [['6', '97', '0.5']],
    );
    await assert.rejects(director(ops.agreeTender, { id: won.id }), refusedWith('pricing.tender-agreed'));
    const named = async () => (await director(ops.getPurchase, { id: won.id })).agreement;
    assert.deepEqual(await named(), { id: made.id, number: made.number, state: 'draft' });
    const key = { id: made.id, version: made.version };
    // Its 3.9 % is not a manager's to grant.
    await assert.rejects(app.as(book.kam)(ops.signAgreement, key), refusedWith('pricing.above-authority'));
    await director(ops.signAgreement, key);
    assert.equal((await named())?.state, 'in-force');
    // The bid and the agreement that carries it out are one grant in the 90 days.
    const { grants, concessionBp } = await director(ops.accountConcessions, { id: accountId });
    assert.deepEqual([grants.length, concessionBp], [1, grants[0]?.concessionBp]);
    const { id, version } = await commit(await prepare('97', { reference: '招标 2026-11' }));
    const again = await director(ops.closeTender, { id, version, result: 'won', reason: 'price' });
    const second = await director(ops.agreeTender, { id: again.id });
    assert.deepEqual([second.reference, second.validTo], [null, '2027-11-20']);
  });

  it('are seen and changed by those who may, as they were read', async () => {
    const made = await prepare('98');
    const { id, version } = made;
    await assert.rejects(app.as(book.otherKam)(ops.getPurchase, { id }), refusedWith('pricing.purchase-not-found'));
    await assert.rejects(app.as(book.finance)(ops.commitPurchase, { id, version }), refusedWith('platform.forbidden'));
    const fields = { title: '改后', lines: [line('99')], creditDays: 60 };
    const changed = await app.as(book.kam)(ops.updateTender, { id, version, ...fields });
    assert.deepEqual([changed.title, changed.total.minor, changed.creditDays], ['改后', '99000', 60]);
    await assert.rejects(
      app.as(book.kam)(ops.updateTender, { id, version, ...fields }),
      refusedWith('pricing.purchase-changed-meanwhile'),
    );
    const gone = await app.as(book.kam)(ops.withdrawPurchase, { id, version: changed.version });
    assert.equal(gone.state, 'withdrawn');
    const { rows } = await app.as(book.kam)(ops.listPurchases, { state: 'withdrawn', mode: 'tender' });
    assert.deepEqual(
      rows.map((row) => row.id),
      [id],
    );
  });
});

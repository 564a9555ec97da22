import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('clauses of contracts', () => {
  let app: TestApp;
  let book: PricedBook;
  let lawyer: Person;
  let technician: Person;
  let customers = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '合同条款公司');
    lawyer = await app.person(book.company, 'member');
    technician = await app.person(book.company, 'service');
    const as = app.as(book.company.admin);
    const { policy, version } = await as(ops.getClauseList, {});
    const legal = { ...policy.offices.legal, userIds: [lawyer.id] };
    const finance = { ...policy.offices.finance, hours: 1 };
    const named = { ...policy, offices: { ...policy.offices, legal, finance } };
    assert.equal((await as(ops.saveClauseList, { policy: named, basedOn: version })).version, version + 1);
    await assert.rejects(
      as(ops.saveClauseList, { policy: named, basedOn: version }),
      refusedWith('pricing.clause-list-changed-meanwhile'),
    );
  });
  after(async () => app.close());

  const customer = async (): Promise<string> => {
    customers += 1;
    const account = { name: `签约单位 ${customers}`, ownerId: book.kam.id };
    return (await app.as(book.director)(accountsContract.operations.create, account)).id;
  };
  const agreement = async () => {
    const lines = [{ productId: book.panel, quantity: '10', price: '98' }];
    const made = await app.as(book.kam)(ops.createAgreement, {
      accountId: await customer(),
      title: '年度协议',
      validFrom: '2026-11-21',
      validTo: '2027-11-20',
      lines,
    });
    return { contract: { kind: 'agreement' as const, id: made.id }, ...made };
  };
  const deviate = async (
    contract: { readonly kind: 'agreement' | 'purchase'; readonly id: string },
    deviation: string | null,
    key = 'warranty',
  ) => await app.as(book.kam)(ops.setContractClause, { ...contract, key, deviation });
  type Opinion = {
    readonly clauseId: string;
    readonly office: 'legal' | 'technical' | 'finance';
    readonly verdict: 'accept' | 'condition' | 'object';
    readonly note?: string;
  };
  const give = async (person: Person, opinion: Opinion) => await app.as(person)(ops.giveClauseOpinion, opinion);

  const idOf = (
    found: { readonly rows: readonly { readonly key: string; readonly id: string | null }[] },
    key: string,
  ) => found.rows.find((row) => row.key === key)?.id ?? '';

  it('are standard until somebody says otherwise, and are written down when the contract is signed', async () => {
    const { contract, id, version } = await agreement();
    const open = await app.as(book.kam)(ops.contractClauses, contract);
    assert.deepEqual([open.problem, open.mayChange, open.rows.length], [null, true, 10]);
    assert.ok(open.rows.every((row) => row.id === null && row.deviation === null));
    await app.as(book.kam)(ops.signAgreement, { id, version });
    const signed = await app.as(book.kam)(ops.contractClauses, contract);
    assert.deepEqual([signed.mayChange, signed.rows.length], [false, 10]);
    assert.ok(signed.rows.every((row) => row.id !== null && row.setByName === book.kam.name));
    await assert.rejects(deviate(contract, '三年质保'), refusedWith('pricing.wrong-state'));
  });

  it('need the opinions of the offices, each until its time, before anything is signed', async () => {
    const { contract, id, version } = await agreement();
    const asked = await deviate(contract, '质保三年，到场 4 小时');
    const clauseId = idOf(asked, 'warranty');
    const { opinions } = asked.rows.find((row) => row.key === 'warranty') ?? {};
    assert.deepEqual(
      opinions?.map(({ office, dueAt, verdict }) => [office, dueAt, verdict]),
      [
        ['legal', '2026-11-23T01:00:00.000Z', null],
        ['technical', '2026-11-23T01:00:00.000Z', null],
      ],
    );
    assert.equal(asked.problem, 'opinion-open');
    const sign = async () => await app.as(book.kam)(ops.signAgreement, { id, version });
    await assert.rejects(sign(), refusedWith('pricing.opinion-open'));
    const mine = await app.as(lawyer)(ops.listClauseOpinions, { mine: true });
    assert.deepEqual(
      mine.rows.map((row) => [row.office, row.deviation, row.mayGive, row.isOverdue]),
      [['legal', '质保三年，到场 4 小时', true, false]],
    );
    await assert.rejects(
      give(technician, { clauseId, office: 'legal', verdict: 'accept' }),
      refusedWith('pricing.opinion-not-asked'),
    );
    await assert.rejects(
      give(lawyer, { clauseId, office: 'legal', verdict: 'condition' }),
      refusedWith('pricing.reason-missing'),
    );
    await give(lawyer, { clauseId, office: 'legal', verdict: 'condition', note: '须写明除外情形' });
    await assert.rejects(
      give(lawyer, { clauseId, office: 'legal', verdict: 'accept' }),
      refusedWith('pricing.signed-already'),
    );
    assert.deepEqual((await app.as(lawyer)(ops.listClauseOpinions, { mine: true })).rows, []);
    await assert.rejects(sign(), refusedWith('pricing.opinion-open'));
    await give(technician, { clauseId, office: 'technical', verdict: 'accept' });
    assert.equal((await sign()).state, 'in-force');
    await assert.rejects(
      give(technician, { clauseId, office: 'technical', verdict: 'accept' }),
      refusedWith('pricing.wrong-state'),
    );
  });

  it('stop a contract at an objection until the wording changes, or a director lets it pass with a reason', async () => {
    const { contract, id, version } = await agreement();
    const clauseId = idOf(await deviate(contract, '违约金按日 5%', 'penalty'), 'penalty');
    await give(lawyer, { clauseId, office: 'legal', verdict: 'object', note: '超过法定上限' });
    await give(book.finance, { clauseId, office: 'finance', verdict: 'accept' });
    const sign = async () => await app.as(book.kam)(ops.signAgreement, { id, version });
    await assert.rejects(sign(), refusedWith('pricing.objection-stands'));
    const resolution = { clauseId, office: 'legal' as const, reason: '客户书面放弃超额部分' };
    await assert.rejects(app.as(book.kam)(ops.resolveClauseObjection, resolution), refusedWith('platform.forbidden'));
    await assert.rejects(
      app.as(book.director)(ops.resolveClauseObjection, { ...resolution, office: 'finance' }),
      refusedWith('pricing.no-objection'),
    );
    // Another wording is another matter: the opinions on the first are history.
    const changed = await deviate(contract, '违约金按日 0.5%', 'penalty');
    assert.equal(changed.problem, 'opinion-open');
    const row = changed.rows.find(({ key }) => key === 'penalty');
    assert.deepEqual(
      row?.opinions.map(({ office, isOfThisWording, verdict }) => [office, isOfThisWording, verdict]),
      [
        ['finance', false, 'accept'],
        ['legal', false, 'object'],
        ['finance', true, null],
        ['legal', true, null],
      ],
    );
    await give(lawyer, { clauseId, office: 'legal', verdict: 'object', note: '仍然偏高' });
    await give(book.finance, { clauseId, office: 'finance', verdict: 'accept' });
    assert.ok((await app.as(book.director)(ops.listClauseOpinions, {})).rows.some((one) => one.mayResolve));
    await app.as(book.director)(ops.resolveClauseObjection, resolution);
    assert.equal((await sign()).state, 'in-force');
    const signed = await app.as(book.kam)(ops.contractClauses, contract);
    const passed = signed.rows.find(({ key }) => key === 'penalty')?.opinions.at(-1);
    assert.deepEqual([passed?.resolution, passed?.resolvedByName], [resolution.reason, book.director.name]);
  });

  it('ask nobody any more once the standard holds again', async () => {
    const { contract, id, version } = await agreement();
    await deviate(contract, '保密期五年', 'confidentiality');
    const back = await deviate(contract, null, 'confidentiality');
    assert.equal(back.problem, null);
    const waiting = (await app.as(lawyer)(ops.listClauseOpinions, { mine: true })).rows;
    assert.ok(waiting.every((row) => row.contract.id !== contract.id));
    await app.as(book.kam)(ops.signAgreement, { id, version });
  });

  it('are seen by whoever reaches the contract, and opined on by nobody for himself', async () => {
    const { contract } = await agreement();
    const clauseId = idOf(await deviate(contract, '预付一成', 'payment'), 'payment');
    await assert.rejects(
      app.as(book.otherKam)(ops.contractClauses, contract),
      refusedWith('pricing.agreement-not-found'),
    );
    assert.deepEqual((await app.as(book.otherKam)(ops.listClauseOpinions, {})).rows, []);
    assert.ok((await app.as(book.kam)(ops.listClauseOpinions, {})).rows.some((row) => row.clauseId === clauseId));
    await assert.rejects(deviate(contract, 'x', 'nothing'), refusedWith('pricing.clause-not-found'));
    const own = app.database.withOrg(book.company.id, async (db) => {
      await sql`
        update clause_opinion set verdict = 'accept', given_by = asked_by, given_by_name = 'x', given_at = now()
        where org_id = ${book.company.id} and clause_id = ${clauseId}::uuid`.execute(db);
    });
    await assert.rejects(own, (error) => databaseErrorOf(error)?.constraint === 'clause_opinion_own_check');
  });

  it('of a tender pass before the first order is called off, not before the bid', async () => {
    const kam = app.as(book.kam);
    const accountId = await customer();
    const line = { productId: book.panel, quantity: '10', price: '98' };
    const made = await kam(ops.createTender, { accountId, title: '年度招标', lines: [line] });
    const contract = { kind: 'purchase' as const, id: made.id };
    const clauseId = idOf(await deviate(contract, '合同款分 12 期', 'payment'), 'payment');
    const bid = await kam(ops.commitPurchase, { id: made.id, version: made.version });
    await kam(ops.closeTender, { id: bid.id, version: bid.version, result: 'won', reason: 'service' });
    const order = { accountId, purchaseId: bid.id, lines: [{ ...line, quantity: '1' }] };
    await assert.rejects(kam(enterOrder, order), refusedWith('pricing.opinion-open'));
    await give(book.finance, { clauseId, office: 'finance', verdict: 'accept' });
    await kam(enterOrder, order);
  });

  it('are late after their time, and stand first', async () => {
    const { contract } = await agreement();
    await deviate(contract, '先货后款 180 天', 'payment');
    app.clock.advance(2 * 3_600_000);
    const { rows } = await app.as(book.finance)(ops.listClauseOpinions, { mine: true });
    assert.deepEqual(
      rows.filter(({ contract: { id } }) => id === contract.id).map(({ office, isOverdue }) => [office, isOverdue]),
      [['finance', true]],
    );
    const days = rows.map(({ dueAt }) => dueAt);
    assert.deepEqual(days, days.toSorted());
  });
});

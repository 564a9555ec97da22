import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { warningsContract } from '#areas/warnings/contract';
import { isAppError } from '#kernel/app-error';
import { exportsContract } from '#platform/exports/contract';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { refusedWith } from '#tests/refused-with';
import { toldWarning } from '#tests/told-warning';

const ops = warningsContract.operations;

describe('checks of warnings', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let accountId = '';

  before(async () => {
    app = await testApp();
    company = await app.company('大单公司');
    director = await app.person(company, 'director');
    accountId = (await app.as(company.admin)(accountsContract.operations.create, { name: '大单客户' })).id;
  });
  after(async () => await app.close());

  /** A warning as a watch would have written it. */
  const warned = async (kind: 'odd-order' | 'tomorrow', step: string) => {
    await toldWarning(app, company, { accountId, kind, step });
    const [found] = (await app.as(director)(ops.list, { kind })).rows;
    assert.ok(found);
    return found;
  };

  it('keep an odd big order open until advance payment, custom stock and follow-up are answered', async () => {
    const odd = await warned('odd-order', 'check-order');
    const as = app.as(director);
    const { id } = odd;
    assert.deepEqual(
      odd.checks.map(({ check, answer }) => [check, answer]),
      [
        ['advance-payment', null],
        ['custom-stock', null],
        ['follow-up', null],
      ],
    );
    const names = (checks: string) => (error: unknown) =>
      isAppError(error) && error.code === 'warnings.checks-open' && error.params['checks'] === checks;
    const all = 'advance payment, custom stock, and follow-up';
    await assert.rejects(as(ops.resolve, { id, version: odd.version }), names(all));
    await assert.rejects(as(ops.dismiss, { id, version: odd.version, reason: '误报' }), names(all));
    await as(identityContract.operations.updateMe, { language: 'zh-CN' });
    await assert.rejects(
      as(ops.dismiss, { id, version: odd.version, reason: '误报' }),
      names('预付款、定制备货和后续订单'),
    );
    await as(identityContract.operations.updateMe, { language: 'en' });
    app.clock.advance(1_000);
    await app.as(company.admin)(ops.startRun, {});
    await app.runJobs();
    assert.equal(
      (await as(ops.get, { id })).warning.state,
      'new',
      'a run that finds no big order any more leaves it open',
    );
    await assert.rejects(
      as(ops.answerCheck, { id, version: odd.version, check: 'surcharge', answer: 'done' }),
      refusedWith('warnings.check-unknown'),
    );
    let { version } = odd;
    for (const [check, answer] of [
      ['advance-payment', 'done'],
      ['custom-stock', 'not-needed'],
      ['follow-up', 'stands'],
    ] as const) {
      app.clock.advance(1_000);
      ({ version } = await as(ops.answerCheck, { id, version, check, answer, note: `${check}!` }));
    }
    await assert.rejects(
      as(ops.answerCheck, { id, version: odd.version, check: 'follow-up', answer: 'done' }),
      refusedWith('warnings.changed-meanwhile'),
    );
    app.clock.advance(1_000);
    const closed = await as(ops.resolve, { id, version });
    assert.deepEqual(
      closed.checks.map(({ answer, note, byName }) => [answer, note, byName]),
      [
        ['done', 'advance-payment!', director.name],
        ['not-needed', 'custom-stock!', director.name],
        ['stands', 'follow-up!', director.name],
      ],
    );
    await assert.rejects(
      as(ops.answerCheck, { id, version: closed.version, check: 'follow-up', answer: 'done' }),
      refusedWith('warnings.wrong-state'),
    );
    const { history } = await as(ops.get, { id });
    assert.deepEqual(
      history.map(({ act }) => act),
      ['check', 'check', 'check', 'resolve'],
    );
  });

  it('list what a key account of tomorrow needs and what stands in its way, and let it close all the same', async () => {
    const warning = await warned('tomorrow', 'raise-service');
    assert.equal(warning.checks.length, 6);
    const { id } = warning;
    const kam = await app.person(company, 'kam');
    await assert.rejects(
      app.as(kam)(ops.answerCheck, { id, version: warning.version, check: 'prepayment', answer: 'done' }),
      refusedWith('warnings.not-found'),
    );
    const lifted = await app.as(director)(ops.answerCheck, {
      id,
      version: warning.version,
      check: 'prepayment',
      answer: 'done',
    });
    assert.equal(lifted.checks.find(({ check }) => check === 'prepayment')?.answer, 'done');
    assert.equal((await app.as(director)(ops.resolve, { id, version: lifted.version })).state, 'resolved');
  });

  it('are exported with a confidence that is never certainty', async () => {
    await toldWarning(app, company, { accountId, kind: 'lapse', step: 'call-buyer' });
    await app.database.withOrg(company.id, async (db) => {
      await sql`update warning set confidence_bp = 10000 where org_id = ${company.id} and kind = 'lapse'`.execute(db);
    });
    const input = { list: 'warnings.list', filter: { kind: 'lapse' }, format: 'csv' };
    const answer = await app.download(exportsContract.operations.list, input, { as: director });
    const [head = '', row = ''] = (await answer.text()).split('\r\n');
    assert.ok(head.includes('Confidence (%, 99 at most)'));
    assert.ok(row.includes(',99.00,') && !row.includes('100.00'), row);
  });
});

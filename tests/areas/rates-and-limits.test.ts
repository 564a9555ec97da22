import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { auditContract } from '#platform/audit/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { setRate, removeRate, setCreditLimit } = ledgerContract.operations;

describe('rates, limits and answers that are changed', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('汇率');
    await app.as(company.admin)(setRate, { currency: 'USD', validFrom: '2026-01-01', rate: '7' });
    await app.as(company.admin)(setRate, { currency: 'USD', validFrom: '2026-03-01', rate: '6.9' });
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: Object.fromEntries(
          ['orderNo', 'account', 'product', 'orderedOn', 'quantity', 'net'].map((f) => [f, f]),
        ),
        currency: 'USD',
        createMissing: { accounts: true, products: true },
      },
      body: `orderNo,account,product,orderedOn,quantity,net
A1,K1,P1,2026-01-05,1,10
A2,K1,P1,2026-02-28,1,10
A3,K1,P1,2026-03-01,1,10`,
    });
  });
  after(async () => app.close());

  /** Before and after of each entry; those of one moment stand in no order. */
  const entriesOf = async (action: string): Promise<readonly string[]> =>
    (await app.as(company.admin)(auditContract.operations.list, {})).rows
      .filter((row) => row.action === action)
      .map(({ before: stood, after: stands }) => JSON.stringify([stood, stands]))
      .toSorted();

  it('say how many booked rows keep the rate before, and how to book them anew', async () => {
    const changed = await app.as(company.admin)(setRate, { currency: 'USD', validFrom: '2026-01-01', rate: '7.2' });
    assert.equal(changed.keptRows, 2);
    assert.match(changed.note ?? '', /^2 rows in USD from 2026-01-01 on are booked by the rate before/);
    const same = await app.as(company.admin)(setRate, { currency: 'USD', validFrom: '2026-01-01', rate: '7.20' });
    assert.deepEqual([same.keptRows, same.note], [0, null]);
    const between = await app.as(company.admin)(setRate, { currency: 'USD', validFrom: '2026-02-01', rate: '7.3' });
    assert.equal(between.keptRows, 1);
    const gone = await app.as(company.admin)(removeRate, { currency: 'USD', validFrom: '2026-03-01' });
    assert.equal(gone.keptRows, 1);
  });

  it('stand in the audit with what was before and what is after', async () => {
    assert.deepEqual(await entriesOf('ledger.set-rate'), [
      '[{"rate":"7"},{"rate":"7.2"}]',
      '[{"rate":"7.2"},{"rate":"7.2"}]',
      '[{"rate":null},{"rate":"6.9"}]',
      '[{"rate":null},{"rate":"7"}]',
      '[{"rate":null},{"rate":"7.3"}]',
    ]);
    assert.deepEqual(await entriesOf('ledger.remove-rate'), ['[{"rate":"6.9"},{"rate":null}]']);

    const { id } = await app.as(company.admin)(accountsContract.operations.find, { key: 'K1' });
    const validFrom = '2026-11-01';
    for (const limit of ['100', '250']) await app.as(company.admin)(setCreditLimit, { id, limit, validFrom });
    const limits = await entriesOf('ledger.set-credit-limit');
    assert.deepEqual(
      limits.map((entry) => entry.replaceAll(`"validFrom":"${validFrom}",`, '')),
      ['[{"limitMinor":"10000"},{"limitMinor":"25000"}]', '[{"limitMinor":null},{"limitMinor":"10000"}]'],
    );

    const { answerLadder } = identificationContract.operations;
    for (const value of [4_000_000, null])
      await app.as(company.admin)(answerLadder, { accountId: id, step: 'yearly-need', value });
    const answers = await entriesOf('answer-ladder');
    assert.deepEqual(
      answers.map((entry) => entry.replaceAll('"step":"yearly-need",', '')),
      ['[{"value":4000000},{"value":null}]', '[{"value":null},{"value":4000000}]'],
    );
  });
});

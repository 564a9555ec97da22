/** Agreements that come from a file meet the same rules as those that are typed, row by row. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const ops = pricingContract.operations;
const { setPrice } = workflowsContract.operations;

describe('framework agreements from a file', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  const fresh = async (): Promise<void> => {
    companies += 1;
    book = await pricedBook(app, `导入协议公司 ${companies}`);
    const { id } = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code: 'P-300',
      name: 'P-300',
      line: ['幕墙板'],
    });
    await app.as(book.finance)(setPrice, { id, validFrom: '2026-01-01', listPrice: '50', unitCost: '30' });
  };

  before(async () => {
    app = await testApp();
    await fresh();
  });
  after(async () => app.close());

  const header = '协议编号,客户编码,生效日期,到期日期,产品编码,约定数量,协议单价,返利方式,返利档位';
  const send = async (as: Person, rows: readonly string[], sign = false) => {
    const response = await app.request(`/api/pricing/agreements/import?sign=${sign}`, {
      method: 'POST',
      as,
      headers: { 'content-type': 'application/octet-stream' },
      body: [header, ...rows].join('\n'),
    });
    assert.equal(response.status, 200, await response.clone().text());
    return pricingContract.operations.importAgreements.output.parse(await response.json());
  };

  it('a dry run says which rows would be refused, and keeps nothing', async () => {
    await fresh();
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    const rows = [
      `HT-1,${code},2026-01-01,2026-12-31,P-100,1000,97,,`,
      `HT-2,${code},2026-01-01,2026-12-31,P-100,1000,72.94,,`,
      `HT-2,${code},2026-01-01,2026-12-31,P-200,1000,100,,`,
      `HT-3,查无此户,2026-01-01,2026-12-31,P-100,10,99,,`,
      `HT-4,${code},2026-13-01,2026-12-31,P-300,10,50,,`,
      `HT-4,${code},2026-01-01,2026-12-31,P-100,10,99,,`,
      `HT-5,${code},2027-01-01,2027-12-31,P-300,10,50,全额追溯,1000=90%`,
    ];
    const dry = await send(book.executive, rows);
    assert.deepEqual([dry.isDryRun, dry.rows, dry.agreements, dry.signed, dry.numbers], [true, 7, 5, 1, []]);
    assert.deepEqual(
      dry.refused.map((row) => [row.line, row.agreement, row.code]),
      [
        [3, 'HT-2', 'pricing.agreement-overlaps'],
        [3, 'HT-2', 'pricing.below-floor'],
        [4, 'HT-2', 'pricing.cost-unknown'],
        [5, 'HT-3', 'account-unknown'],
        [6, 'HT-4', 'not-a-date'],
        [7, 'HT-4', 'pricing.agreement-overlaps'],
        [8, 'HT-5', 'pricing.below-floor'],
      ],
    );
    assert.match(dry.refused.at(-1)?.text ?? '', /Line 8, P-300: below the floor/);
    assert.deepEqual((await app.as(book.executive)(ops.listAgreements, {})).rows, []);
    const floors = await send(book.executive, [rows[1] ?? '', rows[2] ?? '']);
    assert.deepEqual(
      floors.refused.map((row) => [row.line, row.code]),
      [
        [2, 'pricing.below-floor'],
        [3, 'pricing.cost-unknown'],
      ],
    );
  });

  it('signs what the dry run said, once', async () => {
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    const rows = [
      `HT-1,${code},2026-01-01,2026-12-31,P-100,1000,97,,`,
      `HT-2,${code},2026-01-01,2026-12-31,P-100,1,60,,`,
    ];
    const done = await send(book.kam, rows, true);
    assert.deepEqual([done.signed, done.refused.length, done.numbers.length], [1, 2, 1]);
    const again = await send(book.kam, rows, true);
    assert.deepEqual([again.signed, again.refused[0]?.code], [0, 'pricing.reference-used']);
    const { rows: kept } = await app.as(book.kam)(ops.listAgreementLines, {});
    assert.deepEqual(
      kept.map(({ agreement, price }) => [agreement.reference, price]),
      [['HT-1', '97']],
    );
  });

  it('names the columns that are missing', async () => {
    const response = await app.request('/api/pricing/agreements/import', {
      method: 'POST',
      as: book.kam,
      headers: { 'content-type': 'application/octet-stream' },
      body: '协议编号,客户编码\nHT-1,1',
    });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /Agreed price/);
  });

  it('adds up what several agreements of one file grant', async () => {
    await fresh();
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    const row = (reference: string, from: string, to: string) => `${reference},${code},${from},${to},P-100,10,97,,`;
    const dry = await send(book.kam, [
      row('HT-8', '2026-01-01', '2026-12-31'),
      row('HT-9', '2027-01-01', '2027-12-31'),
    ]);
    assert.deepEqual([dry.signed, dry.refused.map((one) => one.code)], [1, ['pricing.above-authority']]);
  });
});

import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '#db/open';
import { identificationContract } from '#areas/identification/contract';
import { demoCompany } from '#demo/demo-company';
import { demoSeed } from '#demo/install-demo';
import type { BadgeCode } from '#domain/identification';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { scratchDirectory } from '#tests/database';
import { demoEndDay, preparedDemo } from '#tests/prepared-demo';

const { startRun, portfolio, portfolioReport } = identificationContract.operations;

/** The whole demo company as it comes in by its files, identified, and read back as any caller reads it. */
describe('planted truths of the demo company, imported and identified', () => {
  const home = scratchDirectory();
  const { truths } = demoCompany({ seed: demoSeed, endDay: demoEndDay });
  let app: TestApp;

  before(async () => {
    const dataDir = join(home, 'data');
    cpSync(await preparedDemo(), dataDir, { recursive: true });
    app = await testApp({ database: await openDatabase({ dataDir }) });
    await app.callAsOperator(startRun, { asOf: demoEndDay, refreeze: true });
    await app.runJobs();
  });
  after(async () => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  const foundBy = async (badge: BadgeCode) => {
    const { rows, nextCursor } = await app.callAsOperator(portfolio, { badge, limit: 500 });
    assert.equal(nextCursor, undefined, 'one page holds them');
    return rows;
  };

  const planted: readonly (readonly [BadgeCode, readonly string[], precision: number, recall: number])[] = [
    ['one-off', truths.oneOffGiants, 0.9, 0.9],
    ['squeezing', truths.squeezers, 0.9, 0.9],
    ['slow-payer', truths.slowPayers, 0.9, 0.9],
    ['lapsing', truths.lapsing, 0.9, 0.9],
    ['loss-maker', truths.lossMakers, 0.9, 0.9],
    ['tomorrow', truths.tomorrow, 0.8, 0.9],
  ];
  for (const [badge, codes, precision, recall] of planted) {
    it(`finds every ${badge}`, async (test) => {
      const found = (await foundBy(badge)).map(({ account }) => account.code);
      const hits = found.filter((code) => codes.includes(code)).length;
      test.diagnostic(`precision ${hits}/${found.length}, recall ${hits}/${codes.length}`);
      assert.ok(codes.length > 0 && found.length > 0);
      assert.ok(hits / found.length >= precision, `precision ${hits}/${found.length}`);
      assert.ok(hits / codes.length >= recall, `recall ${hits}/${codes.length}`);
    });
  }

  it('keeps giants of one order and loss-makers out of tier S', async () => {
    for (const badge of ['one-off', 'loss-maker'] as const)
      for (const { account, proposedTier } of await foundBy(badge)) assert.notEqual(proposedTier, 'S', account.code);
  });

  it('counts in its report what the rows say', async () => {
    const { badges } = await app.callAsOperator(portfolioReport, {});
    for (const [badge] of planted) assert.equal(badges[badge], (await foundBy(badge)).length, badge);
  });
});

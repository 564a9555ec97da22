import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { moveDatabase } from '#db/move';
import { openDatabase } from '#db/open';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { demoCompany } from '#demo/demo-company';
import { demoSeed } from '#demo/install-demo';
import type { BadgeCode } from '#domain/identification';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { emptyServerPlace, scratchDirectory, serverUrl } from '#tests/database';
import { demoEndDay, preparedDemo } from '#tests/prepared-demo';

const { startRun, portfolio, portfolioReport, explanation } = identificationContract.operations;

/** Every explanation of the run that stands, by the order of its bytes. */
const explanationsIn = async ({ root }: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ body: string }>`
    select e.body from run_explanation e
    where e.run_id = (
      select id from identification_run where state = 'done' order by finished_at desc, id desc limit 1)
    order by e.body collate "C"`.execute(root);
  return rows.map(({ body }) => body);
};

/** The whole demo company as it comes in by its files, identified, and read back as any caller reads it. */
describe('planted truths of the demo company, imported and identified', () => {
  const home = scratchDirectory();
  const { truths, nearMisses } = demoCompany({ seed: demoSeed, endDay: demoEndDay });
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

  it('explains every account in about 1.5 KB, and none in more than 2 KB', async (test) => {
    const sizes = (await explanationsIn(app.database)).map((body) => Buffer.byteLength(body));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    test.diagnostic(
      `${sizes.length} explanations, ${Math.round(mean)} bytes in the mean, ${Math.max(...sizes)} at most`,
    );
    assert.ok(sizes.length > 1_100, `${sizes.length}`);
    assert.ok(mean > 1_000 && mean <= 1_600, `${mean}`);
    assert.ok(Math.max(...sizes) <= 2_000, `${Math.max(...sizes)}`);
  });

  it(
    'explains every account in the same bytes on PostgreSQL',
    { skip: serverUrl === undefined && 'needs TEST_DATABASE_URL' },
    async () => {
      const embedded = await explanationsIn(app.database);
      const place = await emptyServerPlace();
      const other = await testApp({ database: await moveDatabase(app.database, place) });
      try {
        await other.callAsOperator(startRun, { asOf: demoEndDay, refreeze: true });
        await other.runJobs();
        const onServer = await explanationsIn(other.database);
        assert.equal(onServer.length, embedded.length);
        for (const [i, body] of onServer.entries()) assert.equal(body, embedded[i]);
      } finally {
        await other.close();
        await place.drop();
      }
    },
  );

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

  it('takes hardly a near miss for a key account of tomorrow, of no kind more than one', async () => {
    const found = new Set((await foundBy('tomorrow')).map(({ account }) => account.code));
    for (const [miss, codes] of Object.entries(nearMisses)) {
      assert.ok(codes.length >= 6, miss);
      assert.ok(codes.filter((code) => found.has(code)).length <= 1, miss);
    }
  });

  it('keeps giants of one order and loss-makers out of tier S', async () => {
    for (const badge of ['one-off', 'loss-maker'] as const)
      for (const { account, proposedTier } of await foundBy(badge)) assert.notEqual(proposedTier, 'S', account.code);
  });

  it('proposes loyal dealers of middling size as key accounts', async () => {
    const rows = new Map((await foundBy('dealer')).map((row) => [row.account.code, row]));
    assert.ok(truths.loyalDealers.length >= 20);
    for (const code of truths.loyalDealers) {
      const { proposedTier } = rows.get(code) ?? {};
      assert.ok(proposedTier === 'S' || proposedTier === 'A', `${code} is ${proposedTier}`);
    }
  });

  it('holds exposures against the credit limits that came with the accounts', async () => {
    const { rows } = await app.callAsOperator(ledgerContract.operations.listAccounts, { limit: 100 });
    const limited = rows.filter(({ figures }) => BigInt(figures?.limit?.minor ?? 0) > 0n);
    assert.ok(limited.length > 50, `${limited.length} of ${rows.length} show a limit`);
    const { body } = await app.callAsOperator(explanation, { accountId: limited[0]?.id ?? '' });
    assert.match(JSON.stringify(body['gates']), /"exposure":\[\[[^\]]*\],\["(passed|failed)"/);
  });

  it('counts in its report what the rows say', async () => {
    const { badges } = await app.callAsOperator(portfolioReport, {});
    for (const [badge] of planted) assert.equal(badges[badge], (await foundBy(badge)).length, badge);
  });
});

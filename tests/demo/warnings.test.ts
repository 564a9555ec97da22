import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '#db/open';
import { warningsContract } from '#areas/warnings/contract';
import { demoCompany } from '#demo/demo-company';
import { demoSeed } from '#demo/install-demo';
import type { WarningKind } from '#domain/warnings';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { scratchDirectory } from '#tests/database';
import { demoEndDay, preparedDemo } from '#tests/prepared-demo';

const { list, companyBridge, getPolicy } = warningsContract.operations;

/** What the demo company is warned of when it starts: nobody ran anything by hand. */
describe('warnings of the demo company', () => {
  const home = scratchDirectory();
  const { truths } = demoCompany({ seed: demoSeed, endDay: demoEndDay });
  let app: TestApp;

  before(async () => {
    const dataDir = join(home, 'data');
    cpSync(await preparedDemo(), dataDir, { recursive: true });
    app = await testApp({ database: await openDatabase({ dataDir }) });
  });
  after(async () => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  const toldBy = async (kind: WarningKind): Promise<ReadonlySet<string>> => {
    const { rows, nextCursor } = await app.callAsOperator(list, { kind, limit: 500 });
    assert.equal(nextCursor, undefined, 'one page holds them');
    return new Set(rows.map(({ account }) => account.code));
  };

  it('hear the planted squeezers melt, and hardly anybody else', async (test) => {
    const told = await toldBy('erosion');
    const hits = truths.squeezers.filter((code) => told.has(code)).length;
    test.diagnostic(`recall ${hits}/${truths.squeezers.length}, precision ${hits}/${told.size}`);
    assert.ok(truths.squeezers.length >= 15 && hits / truths.squeezers.length >= 0.9, `recall ${hits}`);
    assert.ok(hits / told.size >= 0.85, `precision ${hits}/${told.size}`);
  });

  it('hear the lapsing accounts', async (test) => {
    const told = await toldBy('lapse');
    const hits = truths.lapsing.filter((code) => told.has(code)).length;
    test.diagnostic(`recall ${hits}/${truths.lapsing.length}, precision ${hits}/${told.size}`);
    assert.ok(hits / truths.lapsing.length >= 0.9);
  });

  it('make a list that a team can work through', async (test) => {
    const { total = 0 } = await app.callAsOperator(list, { limit: 1 });
    const { lastRun } = await app.callAsOperator(getPolicy, {});
    assert.ok(lastRun);
    test.diagnostic(
      `${total} open warnings of ${lastRun.accounts} accounts, ${lastRun.falseAlarmsAYear} false alarms a year`,
    );
    assert.ok(total >= 50 && total < lastRun.accounts / 3, `${total}`);
  });

  it('bridge the company to the last unit', async () => {
    const { bridge, falls } = await app.callAsOperator(companyBridge, { months: 12 });
    const sum = Object.values(bridge.effectsE4).reduce((total, effect) => total + BigInt(effect), 0n);
    assert.equal(sum.toString(), bridge.changeE4);
    assert.ok(falls.length > 10);
  });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { warningsContract } from '#areas/warnings/contract';
import { testApp } from '#tests/app';
import { sharedPlace } from '#tests/database';
import type { SharedPlace } from '#tests/database';
import { leasesRunOut } from '#tests/dead-holder';
import { importFileAs } from '#tests/ledger-import';

const { startRun } = warningsContract.operations;
const script = join(import.meta.dirname, '..', 'support', 'dying-worker.ts');
const accounts = 1_300;

/** More accounts than one page of a run holds; every third buys every 20 days and has then fallen silent. */
const book = (): string => {
  const rows = ['no,line,account,item,day,qty,net,cost'];
  for (let account = 0; account < accounts; account += 1)
    for (let n = 0; n < (account % 3 === 0 ? 8 : 14); n += 1) {
      const day = new Date(Date.UTC(2024, 0, 5 + (account % 11) + n * 20)).toISOString().slice(0, 10);
      rows.push(
        `${account}-${n},1,K${account},P${account % 5},${day},1,${900 + (account % 400)},${600 + (account % 90)}`,
      );
    }
  return `${rows.join('\n')}\n`;
};

describe('kill -9 during a watch', () => {
  let killed: SharedPlace;
  let calm: SharedPlace;
  let jobId = '';
  let expected: unknown;

  const inspect = async <T>(look: (database: Database) => Promise<T>): Promise<T> => {
    const database = await killed.open();
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  };
  /** What a finished watch leaves: every warning with its one event, whatever happened on the way. */
  const resultOf = async ({ root }: Database) => {
    const { rows } = await sql<{ rows: number; digest: string; events: number; orphans: number }>`
      select count(*) as rows, md5(string_agg(a.code || w.kind || w.subject || w.stake_minor || w.since || w.evidence::text, E'\n'
          order by a.code, w.kind, w.subject)) as digest,
        (select count(*) from warning_event where act = 'open') as events,
        (select count(*) from warning x where not exists (select from warning_event e where e.org_id = x.org_id and e.warning_id = x.id)) as orphans
      from warning w join account a on a.org_id = w.org_id and a.id = w.account_id`.execute(root);
    return rows[0];
  };
  const workUntil = async (moment: 'before' | 'after', condition: string): Promise<string> => {
    await leasesRunOut(killed);
    const child = spawn(process.execPath, [script, killed.address, moment, condition], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(child, 'exit');
    return child.signalCode ?? String(child.exitCode);
  };
  const written = async () =>
    await inspect(async (database) => {
      const { rows } = await sql<{ runs: number }>`select count(*) as runs from warning_run`.execute(database.root);
      const found = await resultOf(database);
      return { warnings: found?.rows ?? 0, orphans: found?.orphans ?? 0, runs: rows[0]?.runs };
    });

  before(async () => {
    killed = await sharedPlace();
    const app = await testApp({ database: await killed.open() });
    const { admin } = await app.company();
    const { state } = await importFileAs(app, admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        decimal: '.',
        columns: {
          orderNo: 'no',
          lineNo: 'line',
          account: 'account',
          product: 'item',
          orderedOn: 'day',
          quantity: 'qty',
          net: 'net',
          cost: 'cost',
        },
        createMissing: { accounts: true, products: true },
      },
      body: book(),
    });
    assert.equal(state, 'done');
    await app.close();
    calm = await killed.copy();

    const undisturbed = await testApp({ database: await calm.open() });
    await undisturbed.callAsOperator(startRun, {});
    await undisturbed.runJobs();
    expected = await resultOf(undisturbed.database);
    await undisturbed.close();

    const asked = await testApp({ database: await killed.open() });
    ({ jobId } = await asked.callAsOperator(startRun, {}));
    await asked.close();
  });
  after(async () => {
    await killed.remove();
    await calm.remove();
  });

  it('in the first slice writes nothing of it', async () => {
    assert.equal(await workUntil('before', '(select count(*) > 0 from warning)'), 'SIGKILL');
    assert.deepEqual(await written(), { warnings: 0, orphans: 0, runs: 0 });
  });

  it('after that slice leaves whole warnings, each with its event, and no run', async () => {
    assert.equal(await workUntil('after', '(select count(*) > 0 from warning)'), 'SIGKILL');
    const found = await written();
    assert.ok(found.warnings > 100, `${found.warnings}`);
    assert.deepEqual([found.orphans, found.runs], [0, 0]);
  });

  it('before the end, and started again, ends with what an undisturbed watch finds', async () => {
    assert.equal(await workUntil('before', '(select count(*) > 0 from warning_run)'), 'SIGKILL');
    assert.equal(await workUntil('before', 'false'), '0');
    await inspect(async (database) => {
      assert.deepEqual(await resultOf(database), expected);
      const { rows } = await sql<{ state: string; attempts: number; runs: number }>`
        select state, attempts, (select count(*) from warning_run where id = ${jobId}) as runs from job where id = ${jobId}`.execute(
        database.root,
      );
      assert.deepEqual(rows, [{ state: 'done', attempts: 4, runs: 1 }]);
    });
  });
});

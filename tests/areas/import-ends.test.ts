import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import type { Database } from '#db/handle';
import { auditContract } from '#platform/audit/contract';
import { jobsContract } from '#platform/jobs/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { testDatabase } from '#tests/database';

const ops = ledgerContract.operations;
const started = z.object({ id: z.string(), jobId: z.string() });
const mapping = { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } } as const;

describe('an import whose job ends for good', () => {
  let app: TestApp;
  let company: TestCompany;
  /** What breaks the next transaction after which this is true. */
  let breaksWhen: string | null = null;

  before(async () => {
    const own = await testDatabase();
    const breaking: Database = {
      ...own,
      withOrg: async (orgId, work, settings) => {
        const result = await own.withOrg(orgId, work, settings);
        const condition = breaksWhen;
        if (condition === null) return result;
        const { rows } = await sql<{ due: boolean }>`select ${sql.raw(condition)} as due`.execute(own.root);
        if (rows[0]?.due !== true) return result;
        breaksWhen = null;
        throw new Error('planted');
      },
    };
    app = await testApp({ database: breaking });
    company = await app.company();
  });
  after(async () => await app.close());

  const as = () => app.as(company.admin);
  const start = async (code: string) =>
    started.parse(
      await app.upload(
        ops.importFile,
        { kind: 'accounts', map: mapping, fileName: `${code}.csv` },
        { as: company.admin, body: `code,name\n${code},${code} 公司\n` },
      ),
    );
  const stateOf = async (id: string) => {
    const { state, may } = await as()(ops.getImport, { id });
    return { state, mayStart: may.start, mayUndo: may.undo, mayCancel: may.cancel };
  };
  const failed = { state: 'failed', mayStart: true, mayUndo: true, mayCancel: false };

  it('says failed with the job’s sentence, and goes through when it is started again', async () => {
    breaksWhen = "exists (select from import_batch where state = 'applying')";
    const { id, jobId } = await start('K1');
    await app.runJobs();
    assert.deepEqual(await stateOf(id), failed);
    const { state, error } = await as()(jobsContract.operations.get, { id: jobId });
    assert.deepEqual([state, error?.code], ['failed', 'platform.unexpected']);
    const { rows } = await as()(auditContract.operations.list, { action: 'ledger.import-failed' });
    assert.deepEqual(
      rows.map(({ objectId }) => objectId),
      [id],
    );
    await as()(ops.startImport, { id });
    await app.runJobs();
    assert.equal((await stateOf(id)).state, 'done');
  });

  it('says failed when its processes died too often, and can be undone', async () => {
    breaksWhen = "exists (select from import_batch where state = 'applying')";
    const { id, jobId } = await start('K2');
    await app.runJobs();
    await sql`update import_batch set state = 'applying' where id = ${id}`.execute(app.database.root);
    await sql`
      update job set state = 'running', finished_at = null, attempts = max_attempts, lease_holder = gen_random_uuid(),
        lease_until = now() - interval '1 minute' where id = ${jobId}`.execute(app.database.root);
    await app.runJobs();
    assert.deepEqual(await stateOf(id), failed);
    const { error } = await as()(jobsContract.operations.get, { id: jobId });
    assert.equal(error?.code, 'jobs.gave-up');
    await as()(ops.undoImport, { id });
    await app.runJobs();
    assert.equal((await stateOf(id)).state, 'undone');
  });

  it('asks for what the key persons lack that it brought', async () => {
    const { id: accountId } = await as()(accountsContract.operations.create, { name: '丁公司', code: 'K4' });
    breaksWhen = 'exists (select from person)';
    const columns = { surname: 'surname', account: 'account', isKey: 'isKey' };
    await app.upload(
      ops.importFile,
      { kind: 'persons', map: { kind: 'persons', source: 'crm', columns }, fileName: 'k4.csv' },
      { as: company.admin, body: 'surname,account,isKey\n王,K4,yes\n' },
    );
    await app.runJobs();
    const { rows } = await as()(accountsContract.operations.listTasks, { accountId });
    assert.deepEqual(
      rows.map(({ kind, params }) => [kind, params['n']]),
      [['complete-persons', 1]],
    );
  });

  it('lies there as before when it was only being checked', async () => {
    const answer = z
      .object({ import: z.object({ id: z.string() }) })
      .parse(
        await app.upload(
          ops.uploadImport,
          { kind: 'accounts', fileName: 'k3.csv', source: 'crm' },
          { as: company.admin, body: 'code,name\nK3,丙公司\n' },
        ),
      );
    const { id } = answer.import;
    breaksWhen = "exists (select from import_batch where state = 'checking')";
    await as()(ops.checkImport, { id, mapping });
    await app.runJobs();
    assert.equal((await stateOf(id)).state, 'uploaded');
  });
});

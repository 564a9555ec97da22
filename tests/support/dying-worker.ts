/**
 * A process that works on the jobs of a directory or server and ends itself with SIGKILL in the transaction in which a condition
 * comes true: `dying-worker.ts DATA_DIR|URL before|after SQL`, before or after that transaction is committed.
 */
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { openDatabase } from '#db/open';
import { diskFileStore } from '#platform/files';
import { createHookSender } from '#platform/hooks';
import { openPress } from '#platform/pdf';
import { createLog } from '#platform/log';
import { createRuntime } from '#platform/runtime';
import { startWorker } from '#platform/worker';
import { modules } from '#registry';

const [place = '', moment = '', condition = ''] = process.argv.slice(2);

const die = async (): Promise<void> => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};

const database = await openDatabase(place.startsWith('postgres') ? { url: place } : { dataDir: place });
const dying: Database = {
  ...database,
  withOrg: async (orgId, work, settings) => {
    let isDue = false;
    const result = await database.withOrg(
      orgId,
      async (db) => {
        const done = await work(db);
        const { rows } = await sql<{ due: boolean }>`select ${sql.raw(condition)} as due`.execute(db);
        isDue = rows[0]?.due === true;
        if (isDue && moment === 'before') await die();
        return done;
      },
      settings,
    );
    if (isDue) await die();
    return result;
  },
};
const runtime = createRuntime({
  database: dying,
  modules,
  files: diskFileStore(tmpdir()),
  press: openPress(),
  mail: { send: async () => {}, close: () => {} },
  hooks: createHookSender({ allowsPrivate: true }),
  clock: () => new Date(),
  log: createLog('silent'),
  baseUrl: () => 'http://mainstay.test',
  wake: () => {},
});
setInterval(() => {}, 1000);
const worker = await startWorker(runtime);
await worker.idle();
process.exit(0);

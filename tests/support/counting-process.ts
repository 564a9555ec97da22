/** A process that runs the counting job until it is killed, says each number it has saved, and when nothing is left to do: `counting-process.ts DATA_DIR|URL`. */
import { tmpdir } from 'node:os';
import { openDatabase } from '#db/open';
import { diskFileStore } from '#platform/files';
import { createHookSender } from '#platform/hooks';
import { openPress } from '#platform/pdf';
import { createLog } from '#platform/log';
import { createRuntime } from '#platform/runtime';
import { startWorker } from '#platform/worker';
import { modules } from '#registry';
import { countingModuleThat } from './counting-module.ts';

const [place = ''] = process.argv.slice(2);
const database = await openDatabase(place.startsWith('postgres') ? { url: place } : { dataDir: place });
const runtime = createRuntime({
  database,
  modules: [...modules, countingModuleThat((n) => process.stdout.write(`saved ${n}\n`))],
  files: diskFileStore(tmpdir()),
  press: openPress(),
  mail: { send: async () => {}, close: () => {} },
  hooks: createHookSender({ allowsPrivate: true }),
  clock: () => new Date(),
  log: createLog('silent'),
  baseUrl: () => 'http://mainstay.test',
  wake: () => {},
});
const worker = await startWorker(runtime);
setInterval(() => {}, 1000);
await worker.idle();
process.stdout.write('idle\n');

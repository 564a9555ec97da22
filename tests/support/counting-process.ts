/** A process that runs the counting job until it is killed, says each number it has saved, and when nothing is left to do: `counting-process.ts DATA_DIR|URL`. */
import { openDatabase } from '#db/open';
import { diskFileStore } from '#platform/files';
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
  files: diskFileStore(place),
  mail: { send: async () => {}, close: () => {} },
  clock: () => new Date(),
  log: createLog('silent'),
  baseUrl: () => 'http://mainstay.test',
  wake: () => {},
});
const worker = await startWorker(runtime);
setInterval(() => {}, 1000);
await worker.idle();
process.stdout.write('idle\n');

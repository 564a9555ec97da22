/** What benches ask a book through: the dispatcher over the whole registry, without mail, jobs or files. */
import type { Database } from '#db/handle';
import { diskFileStore } from '#platform/files';
import { createHookSender } from '#platform/hooks';
import { createLog } from '#platform/log';
import { openPress } from '#platform/pdf';
import { createRuntime } from '#platform/runtime';
import type { Runtime } from '#platform/runtime';
import { modules } from '#registry';

export const bookRuntime = (database: Database, now: Date): Runtime =>
  createRuntime({
    database,
    modules,
    files: diskFileStore('/nonexistent'),
    press: openPress(),
    mail: { send: async () => {}, close: () => {} },
    hooks: createHookSender({ allowsPrivate: true }),
    clock: () => now,
    log: createLog('error'),
    baseUrl: () => 'http://127.0.0.1',
    wake: () => {},
  });

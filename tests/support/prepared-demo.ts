import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoTimeZone } from '#demo/demo-company';
import { installDemo } from '#demo/install-demo';
import { todayOf } from '#kernel/today';
import { readConfig } from '#platform/config';
import { openInstallation } from '#server/installation';
import { answerOperator } from '#server/operator-service';
import { fingerprintOf, migrationsDir, readMigrations } from '#db/migration-files';

export const demoEndDay = '2026-10-31';

/** What the demo's rows come from: the generator, the import and the tables. */
const sourceMark = (): string => {
  const hash = createHash('sha256').update(fingerprintOf(readMigrations(migrationsDir)));
  for (const file of globSync(
    ['demo', 'areas/ledger', 'areas/pricing', 'areas/warnings'].map((room) => `src/${room}/**/*.ts`),
  ).toSorted())
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
};

/** The demo company, made once for each state of its sources and kept beside the compiler's cache. */
export const preparedDemo = async (): Promise<string> => {
  const place = join('.cache', 'demo', `${sourceMark()}-${demoEndDay}`);
  if (existsSync(place)) return place;
  const unfinished = `${place}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join('.cache', 'demo'), { recursive: true });
  const installation = await openInstallation({
    ...readConfig({ MAINSTAY_LOG_LEVEL: 'warn' }),
    dataDir: unfinished,
    databaseUrl: undefined,
  });
  try {
    await installation.work();
    await installDemo({
      endDay: demoEndDay,
      today: todayOf(installation.runtime.clock(), demoTimeZone),
      language: 'zh-CN',
      tell: () => {},
      ask: async (request) => {
        const reply = await answerOperator(
          installation.runtime,
          { language: 'zh-CN', company: undefined, ...request },
          () => {},
        );
        if ('problem' in reply) throw new Error(`${request.operation}: ${JSON.stringify(reply.problem)}`);
        const { body } = reply;
        return typeof body === 'object' && body !== null ? { ...body } : {};
      },
    });
    await installation.database.vacuum();
  } finally {
    await installation.close();
  }
  renameSync(unfinished, place);
  return place;
};

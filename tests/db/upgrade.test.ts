import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { restoreBackup } from '#db/backup';
import { migrationState } from '#db/migrate';
import { migrationsDir, readMigrations } from '#db/migration-files';
import { openDatabase } from '#db/open';
import { createLog } from '#platform/log';
import { openUpToDate } from '#server/open-database';
import { scratchDirectory, serverUrl } from '#tests/database';

const log = createLog('silent');

test(
  'an embedded database is backed up before its first migration; three such backups stay',
  { skip: serverUrl !== undefined && 'embedded directories only' },
  async () => {
    const home = scratchDirectory();
    const dataDir = join(home, 'data');
    const all = readMigrations(migrationsDir);
    const upgrades = (): string[] => readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('before-'));
    const openWith = async (count: number, minute: number) => {
      const migrations = all.slice(0, all.length - 4 + count);
      const database = await openUpToDate({
        log,
        migrations,
        place: { dataDir },
        now: new Date(Date.UTC(2026, 10, 21, 8, minute)),
      });
      const state = await migrationState(database, { migrations });
      await database.close();
      return state;
    };
    try {
      assert.deepEqual((await openWith(0, 0)).pending, []);
      assert.deepEqual(readdirSync(dataDir).includes('backups'), false, 'nothing was there to lose');
      await openWith(0, 1);
      assert.deepEqual(readdirSync(dataDir).includes('backups'), false, 'nothing was to migrate');
      for (let count = 1; count <= 4; count += 1) assert.deepEqual((await openWith(count, count)).pending, []);
      assert.deepEqual(upgrades(), [
        'before-upgrade-20261121T080200Z',
        'before-upgrade-20261121T080300Z',
        'before-upgrade-20261121T080400Z',
      ]);
      const restored = await restoreBackup(join(dataDir, 'backups', upgrades().at(-1) ?? ''), {
        dataDir: join(home, 'restored'),
      });
      await restored.close();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
);

test(
  'an embedded database that is only looked at is not migrated',
  { skip: serverUrl !== undefined && 'embedded directories only' },
  async () => {
    const home = scratchDirectory();
    const all = readMigrations(migrationsDir);
    try {
      const made = await openDatabase({ dataDir: home }, { migrations: all.slice(0, -1) });
      await made.close();
      const looked = await openDatabase({ dataDir: home }, { schema: 'leave' });
      assert.deepEqual((await migrationState(looked)).pending, [all.at(-1)?.name]);
      await looked.close();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
);

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { backUpHourly } from '#server/hourly-backup';
import { keepUp } from '#server/upkeep';
import { testApp } from '#tests/app';
import { scratchDirectory, serverUrl } from '#tests/database';

test('each night leaves one backup; old ones go, directories of other names stay', async () => {
  const app = await testApp();
  const dataDir = scratchDirectory();
  const names = (): string[] => readdirSync(join(dataDir, 'backups')).toSorted();
  try {
    mkdirSync(join(dataDir, 'backups', 'mine'), { recursive: true });
    for (let night = 0; night < 3; night += 1) {
      await keepUp(app.runtime, { dataDir, keepBackups: 2 });
      await keepUp(app.runtime, { dataDir, keepBackups: 2 });
      app.clock.advance(24 * 3_600_000);
    }
    assert.deepEqual(names(), ['2026-11-22', '2026-11-23', 'last-backup.json', 'mine']);
    await keepUp(app.runtime, { dataDir, keepBackups: 0 });
    assert.equal(names().length, 4);
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

const transactionsOfOthers = serverUrl !== undefined && 'a server counts the transactions of its other databases too';

test(
  'an hour after the last backup the next is made, when something has changed, and six of them stay',
  { skip: transactionsOfOthers },
  async () => {
    const app = await testApp();
    const dataDir = scratchDirectory();
    const upload = join(dataDir, 'files', '1', 'aa', 'upload');
    const hours = (): string[] => readdirSync(join(dataDir, 'backups')).filter((name) => name.includes('T'));
    const look = async (): Promise<void> => await backUpHourly(app.runtime, { dataDir, keepBackups: 7 });
    const anHour = 3_600_000;
    try {
      mkdirSync(join(upload, '..'), { recursive: true });
      writeFileSync(upload, 'uploaded');
      await look();
      assert.deepEqual(hours(), ['2026-11-21T0100Z']);
      assert.equal(
        statSync(join(dataDir, 'backups', '2026-11-21T0100Z', 'files', '1', 'aa', 'upload')).ino,
        statSync(upload).ino,
      );
      app.clock.advance(anHour);
      await look();
      assert.equal(hours().length, 1, 'nothing has changed');
      await app.company();
      app.clock.advance(-anHour / 2);
      await look();
      assert.equal(hours().length, 1, 'half an hour is too soon');
      for (let hour = 0; hour < 6; hour += 1) {
        app.clock.advance(anHour);
        await app.database.executeSql('update org set name = name');
        await look();
      }
      assert.equal(hours().length, 6);
      await backUpHourly(app.runtime, { dataDir, keepBackups: 0 });
      assert.equal(hours().length, 6);
    } finally {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);

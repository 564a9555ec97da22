import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepUp } from '#server/upkeep';
import { testApp } from '#tests/app';
import { scratchDirectory } from '#tests/database';

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
    assert.deepEqual(names(), ['2026-11-22', '2026-11-23', 'mine']);
    await keepUp(app.runtime, { dataDir, keepBackups: 0 });
    assert.equal(names().length, 3);
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

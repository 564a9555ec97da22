import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openDatabase } from '#db/open';
import { scratchDirectory, serverUrl } from '#tests/database';
import { fixtureMigrations } from '#tests/fixture-migrations';

describe('durability', { skip: serverUrl !== undefined && 'about the embedded engine itself' }, () => {
  it('reaches the disk with every commit', async () => {
    const dataDir = scratchDirectory();
    const created = await openDatabase({ dataDir }, { migrations: fixtureMigrations, durability: 'none' });
    await created.close();

    const stock = fs.fsyncSync;
    let syncs = 0;
    fs.fsyncSync = (descriptor) => {
      syncs += 1;
      stock(descriptor);
    };
    syncBuiltinESMExports();
    const { openEngine } = await import('#db/embedded-engine');
    const engine = await openEngine({
      clusterDir: join(dataDir, 'postgres'),
      durability: 'fsync',
      sharedBuffersMb: 32,
    });
    try {
      await engine.exec("insert into shelf values (1, 0, 'first')");
      const before = syncs;
      for (let id = 1; id <= 20; id += 1) await engine.exec(`insert into shelf values (1, ${id}, 'x')`);
      assert.ok(syncs - before >= 20, `${syncs - before} syncs for 20 commits`);
    } finally {
      await engine.close();
      fs.fsyncSync = stock;
      syncBuiltinESMExports();
      fs.rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { sql } from 'kysely';
import { schemaText } from '#db/print-schema';
import { serverUrl, testDatabase } from '#tests/database';

const committed = join(import.meta.dirname, '..', '..', 'docs', 'schema.sql');

it(
  'docs/schema.sql is what the migrations make',
  { skip: serverUrl !== undefined && 'printed by the embedded engine' },
  async () => {
    const database = await testDatabase();
    try {
      const printed = await schemaText(database.root);
      assert.equal(
        readFileSync(committed, 'utf8'),
        printed,
        'run node scripts/print-schema.ts and commit docs/schema.sql',
      );
      await database.asOwner(async (db) => await sql`alter table org add column canary text`.execute(db));
      assert.notEqual(await schemaText(database.root), printed);
    } finally {
      await database.close();
    }
  },
);

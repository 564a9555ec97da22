import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { recordKinds } from '../../src/areas/ledger/domain/records.ts';
import { tablesTouchedBy } from '../../src/areas/ledger/store/import/touched-tables.ts';
import { testApp } from '#tests/app';
import { testDatabase } from '#tests/database';
import { importFileAs } from '#tests/ledger-import';

test('after an import only the tables that it touched are cleared of dead rows', async () => {
  const own = await testDatabase();
  const cleared: (readonly string[] | undefined)[] = [];
  const noted =
    (of: Database['vacuum']): Database['vacuum'] =>
    async (tables) => {
      cleared.push(tables);
      await of(tables);
    };
  const database =
    own.kind === 'embedded' ? { ...own, vacuum: noted(own.vacuum) } : { ...own, analyze: noted(own.analyze) };
  const app = await testApp({ database });
  try {
    const { admin } = await app.company();
    const { state } = await importFileAs(app, admin, {
      mapping: { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } },
      body: 'code,name\nT1,乙公司\n',
    });
    assert.equal(state, 'done');
    assert.deepEqual(cleared.at(-1), tablesTouchedBy('accounts'));
    const { rows } = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(app.database.root);
    const all = new Set(rows.map(({ name }) => name));
    for (const kind of recordKinds) {
      const touched = tablesTouchedBy(kind);
      assert.deepEqual(
        touched.filter((name) => !all.has(name)),
        [],
        kind,
      );
      assert.ok(touched.length < all.size / 2, `${touched.length} of ${all.size}`);
    }
  } finally {
    await app.close();
  }
});

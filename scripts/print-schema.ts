/** Writes docs/schema.sql from a database that the migrations have just made: `node scripts/print-schema.ts`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/open';
import { schemaText } from '#db/print-schema';

const target = join(import.meta.dirname, '..', 'docs', 'schema.sql');
const dataDir = mkdtempSync(join(tmpdir(), 'mainstay-schema-'));
try {
  const database = await openDatabase({ dataDir }, { durability: 'none' });
  try {
    writeFileSync(target, await schemaText(database.root));
  } finally {
    await database.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** Starts a migration file: `npm run new-migration add-agreements`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsDir } from '#db/migration-files';

const [, , purpose = ''] = process.argv;
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(purpose)) {
  console.error('usage: npm run new-migration <purpose-in-kebab-case>');
  process.exit(64);
}
const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
const path = join(migrationsDir, `${stamp}-${purpose}.sql`);
const text = `-- Why this change, in one sentence.
--
-- Tenant table: org_id bigint not null first in every key, then
--   -- distribute: the_table       (above or below create table, before its foreign keys)
--   select protect_tenant_table('the_table');
-- Forward only; add, backfill, and constrain in a later migration.
`;
writeFileSync(path, text, { flag: 'wx' });
console.log(path);

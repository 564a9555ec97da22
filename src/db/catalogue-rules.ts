import { sql } from 'kysely';
import { appRole } from './app-role.ts';
import { globalTables } from './global-tables.ts';
import type { Db } from './handle.ts';

export interface CatalogueFinding {
  readonly rule: string;
  readonly object: string;
}

const globals: readonly string[] = [...globalTables.installation];
const unsecured: readonly string[] = [...globalTables.installation, ...globalTables.staging];

type Rule = (db: Db, schema: string) => Promise<readonly string[]>;

const namesOf = async (query: ReturnType<typeof sql<{ name: string }>>, db: Db): Promise<readonly string[]> =>
  (await query.execute(db)).rows.map(({ name }) => name);

/** Tables of the schema that the tenant rules hold for. */
const tenantTables = (schema: string, except: readonly string[]) => sql`
  (select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = ${schema} and c.relkind in ('r', 'p') and not c.relname = any(${[...except]}::text[]))`;

const firstColumnIsOrg = (relation: string, position: string) => sql`exists (
  select from pg_attribute a
  where a.attrelid = ${sql.raw(relation)} and a.attnum = ${sql.raw(position)} and a.attname = 'org_id')`;

/** The rules of Citus and of tenancy as queries over the catalogue: each answers with the objects that break it. */
export const catalogueRules: Readonly<Record<string, Rule>> = {
  'org_id is bigint not null': async (db, schema) =>
    await namesOf(
      sql`select t.relname::text as name from ${tenantTables(schema, globals)} t where not exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attname = 'org_id'
          and a.atttypid = 'bigint'::regtype and a.attnotnull)`,
      db,
    ),
  'primary key starts with org_id': async (db, schema) =>
    await namesOf(
      sql`select t.relname::text as name from ${tenantTables(schema, unsecured)} t where not exists (
        select from pg_index i where i.indrelid = t.oid and i.indisprimary
          and ${firstColumnIsOrg('t.oid', 'i.indkey[0]')})`,
      db,
    ),
  'unique and exclusion indexes start with org_id': async (db, schema) =>
    await namesOf(
      sql`select i.indexrelid::regclass::text as name from ${tenantTables(schema, globals)} t
        join pg_index i on i.indrelid = t.oid and (i.indisunique or i.indisexclusion)
        where not ${firstColumnIsOrg('t.oid', 'i.indkey[0]')}`,
      db,
    ),
  'foreign keys start with org_id': async (db, schema) =>
    await namesOf(
      sql`select k.conname::text as name from ${tenantTables(schema, globals)} t
        join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
        where not (${firstColumnIsOrg('t.oid', 'k.conkey[1]')} and ${firstColumnIsOrg('k.confrelid', 'k.confkey[1]')})`,
      db,
    ),
  'row security is forced with the tenant policy': async (db, schema) =>
    await namesOf(
      sql`select t.relname::text as name from ${tenantTables(schema, unsecured)} t
        where not (t.relrowsecurity and t.relforcerowsecurity and exists (
          select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*'
            and ${appRole}::regrole = any(p.polroles)
            and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
            and pg_get_expr(p.polqual, p.polrelid) like '(org_id = (current_setting(''app.org_id''%'))`,
      db,
    ),
  'no other policy widens what the tenant role sees': async (db, schema) =>
    await namesOf(
      sql`select t.relname || '.' || p.polname as name from ${tenantTables(schema, unsecured)} t
        join pg_policy p on p.polrelid = t.oid and p.polpermissive
        where p.polname <> 'tenant' and (0 = any(p.polroles) or ${appRole}::regrole = any(p.polroles))`,
      db,
    ),
  'views run with the rights of the caller': async (db, schema) =>
    await namesOf(
      sql`select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${schema} and (c.relkind = 'm' or c.relkind = 'v'
          and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
      db,
    ),
  'no triggers': async (db, schema) =>
    await namesOf(
      sql`select g.tgname::text as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${schema} and not g.tgisinternal`,
      db,
    ),
  'no foreign key sets null or default': async (db, schema) =>
    await namesOf(
      sql`select k.conname::text as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
        where n.nspname = ${schema} and k.contype = 'f' and (k.confdeltype in ('n', 'd') or k.confupdtype <> 'a')`,
      db,
    ),
  'every foreign key has an index': async (db, schema) =>
    await namesOf(
      sql`select k.conname::text as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
        where n.nspname = ${schema} and k.contype = 'f' and not exists (
          select from pg_index i where i.indrelid = k.conrelid
            and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
      db,
    ),
  'text keys sort by bytes': async (db, schema) =>
    await namesOf(
      sql`select c.relname || '.' || a.attname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'sort_key'
        where n.nspname = ${schema} and c.relkind in ('r', 'p') and a.attcollation <> '"C"'::regcollation`,
      db,
    ),
  'the tenant role has no right on tables of the installation': async (db, schema) =>
    await namesOf(
      sql`select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${schema} and (c.relname like 'auth\\_%' or c.relname = any(${[...globals]}::text[]))
          and has_table_privilege(${appRole}, c.oid, 'select, insert, update, delete, truncate, references, trigger')
          and c.relkind in ('r', 'p', 'v', 'm')`,
      db,
    ),
};

/** All breaches of the catalogue rules in a schema; empty when it keeps them. */
export const catalogueFindings = async (db: Db, schema = 'public'): Promise<readonly CatalogueFinding[]> => {
  const findings: CatalogueFinding[] = [];
  for (const [rule, find] of Object.entries(catalogueRules)) {
    for (const object of await find(db, schema)) findings.push({ rule, object });
  }
  return findings;
};

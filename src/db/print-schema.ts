import { type RawBuilder, sql } from 'kysely';
import { appRole } from './app-role.ts';
import { migratorTables } from './global-tables.ts';
import type { Db } from './handle.ts';

interface TableRow {
  readonly name: string;
  readonly isSecured: boolean;
}

interface Part {
  readonly owner: string;
  readonly text: string;
}

const columns = sql<Part>`
  select c.relname::text as owner, concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> 0 and a.attcollation <> t.typcollation
      then 'collate ' || quote_ident(l.collname) end,
    case when a.attnotnull then 'not null' end,
    case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
      when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end) as text
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_collation l on l.oid = a.attcollation
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname collate "C", a.attnum`;

/** Constraints of type n are the NOT NULLs that PostgreSQL 18 also keeps as constraints. */
const constraints = sql<Part>`
  select c.relname::text as owner, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and k.contype <> 'n'
  order by c.relname collate "C", position(k.contype in 'puxfc'), k.conname collate "C"`;

const indexes = sql<Part>`
  select c.relname::text as owner, pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C", i.indexrelid::regclass::text collate "C"`;

const grants = sql<Part>`
  select c.relname::text as owner, string_agg(right_name, ', ' order by place) as text
  from pg_class c,
    unnest(array['select', 'insert', 'update', 'delete']) with ordinality r (right_name, place)
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
    and has_table_privilege(${appRole}, c.oid, right_name)
  group by c.relname order by c.relname collate "C"`;

const views = sql<Part>`
  select c.relname::text as owner,
    coalesce('with (' || array_to_string(c.reloptions, ', ') || ') ', '') || E'as\\n' || pg_get_viewdef(c.oid, true) as text
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' order by c.relname collate "C"`;

const functions = sql<Part>`
  select p.proname::text as owner, pg_get_functiondef(p.oid) as text
  from pg_proc p where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C", p.oid`;

const sequences = sql<Part>`
  select sequencename::text as owner, 'as ' || data_type as text
  from pg_sequences where schemaname = 'public' order by sequencename collate "C"`;

const tables = sql<TableRow>`
  select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as is_secured
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname collate "C"`;

const grouped = async (db: Db, query: RawBuilder<Part>): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await query.execute(db);
  const lists = new Map<string, string[]>();
  for (const { owner, text } of rows) lists.set(owner, [...(lists.get(owner) ?? []), text]);
  return lists;
};

const header = [
  '-- The whole schema in one file, printed from a migrated database by scripts/print-schema.ts. Not to be edited.',
  `-- "secured" = forced row-level security: ${appRole} sees the rows whose org_id is app.org_id, the owner all.`,
];

/** The schema as one readable text, the same for the same migrations. */
export const schemaText = async (db: Db): Promise<string> => {
  const lists = {
    columns: await grouped(db, columns),
    constraints: await grouped(db, constraints),
    indexes: await grouped(db, indexes),
    grants: await grouped(db, grants),
  };
  const { rows } = await tables.execute(db);
  const blocks = [header.join('\n')];
  for (const [name, [text = '']] of await grouped(db, sequences)) blocks.push(`create sequence ${name} ${text};`);
  for (const { name, isSecured } of rows.filter((table) => !migratorTables.includes(table.name))) {
    const lines = [...(lists.columns.get(name) ?? []), ...(lists.constraints.get(name) ?? [])];
    const rights = lists.grants.get(name)?.join() ?? 'nothing';
    blocks.push(
      [
        `-- ${isSecured ? 'secured' : 'not secured'}; ${appRole} may: ${rights}`,
        `create table ${name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`,
        ...(lists.indexes.get(name) ?? []).map((text) => `${text.replaceAll('public.', '')};`),
      ].join('\n'),
    );
  }
  for (const [name, [text = '']] of await grouped(db, views)) {
    blocks.push(`create view ${name} ${text}`);
  }
  for (const [, texts] of await grouped(db, functions)) {
    for (const text of texts) blocks.push(`${text.replaceAll('public.', '').trimEnd()};`);
  }
  return `${blocks.join('\n\n')}\n`;
};

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { catalogueFindings, catalogueRules } from '#db/catalogue-rules';
import { globalTables } from '#db/global-tables';
import type { Database } from '#db/handle';
import { withSession } from '#db/session-dialect';
import { testDatabase } from '#tests/database';

/** One planted breach per rule; a rule that does not report its own has stopped working. */
const plants: Readonly<Record<keyof typeof catalogueRules, string>> = {
  'org_id is bigint not null': 'create table canary.bad (org_id integer, id uuid)',
  'primary key starts with org_id': 'create table canary.bad (org_id bigint not null, id uuid primary key)',
  'unique and exclusion indexes start with org_id':
    'create table canary.bad (org_id bigint not null, code text); create unique index on canary.bad (code)',
  'foreign keys start with org_id':
    'create table canary.bad (org_id bigint, id uuid unique, up uuid references canary.bad (id))',
  'row security is forced with the tenant policy':
    'create table canary.bad (org_id bigint primary key); alter table canary.bad enable row level security',
  'no other policy widens what the tenant role sees':
    "create table canary.bad (org_id bigint primary key); select protect_tenant_table('canary.bad'); create policy all_rows on canary.bad using (true)",
  'views run with the rights of the caller': 'create view canary.bad as select 1 as one',
  'no triggers': `create table canary.bad (org_id bigint);
    create function canary.act() returns trigger language plpgsql as 'begin return new; end';
    create trigger bad before insert on canary.bad for each row execute function canary.act()`,
  'no foreign key sets null or default':
    'create table canary.bad (org_id bigint unique, up bigint references canary.bad (org_id) on delete set null)',
  'every foreign key has an index':
    'create table canary.bad (org_id bigint unique, up bigint references canary.bad (org_id))',
  'text keys sort by bytes': 'create table canary.bad (org_id bigint, sort_key text)',
  'the tenant role has no right on tables of the installation':
    'create table canary.auth_user (id uuid); grant select on canary.auth_user to mainstay_app',
};

class Undo extends Error {}

describe('catalogue of a migrated database', () => {
  let database: Database;
  before(async () => {
    database = await testDatabase();
  });
  after(async () => await database.close());

  it('keeps the rules of tenancy and of Citus', async () => {
    assert.deepEqual(await database.asOwner(async (db) => await catalogueFindings(db)), []);
  });

  for (const [rule, plant] of Object.entries(plants)) {
    it(`reports a planted breach: ${rule}`, async () => {
      const planted = database.asOwner(async (db) => {
        await withSession(db, async (session) => await session.exec(`create schema canary; ${plant}`));
        const found = await catalogueFindings(db, 'canary');
        assert.ok(
          found.some((finding) => finding.rule === rule),
          `found only: ${JSON.stringify(found)}`,
        );
        throw new Undo();
      });
      await assert.rejects(planted, Undo);
    });
  }

  it('has a planted breach for every rule', () => {
    assert.deepEqual(Object.keys(plants).toSorted(), Object.keys(catalogueRules).toSorted());
  });

  it('declares no global table that does not exist', async () => {
    const { rows } = await database.asOwner(
      async (db) =>
        await sql<{ name: string }>`select tablename::text as name from pg_tables where schemaname = 'public'`.execute(
          db,
        ),
    );
    const existing = new Set(rows.map(({ name }) => name));
    const declared = [...globalTables.installation, ...globalTables.staging];
    assert.deepEqual(
      declared.filter((name) => !existing.has(name)),
      [],
    );
  });
});

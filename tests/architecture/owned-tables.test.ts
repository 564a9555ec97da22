import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { schemaOf, trespassesIn } from './owned-tables.ts';
import { productSources } from './syntax.ts';

const printed = readFileSync('docs/schema.sql', 'utf8');
const schema = schemaOf(printed, productSources());
const foundAt = (path: string, text: string) =>
  trespassesIn([{ path, text }], schema).map(({ table, owner }) => `${table} of ${owner}`);

describe('tables', () => {
  it('belong to one room each, and views tell whose tables they read', () => {
    assert.ok(schema.tables.size > 70, `${schema.tables.size} tables`);
    assert.deepEqual(
      [...schema.tables].filter(([, owner]) => /nobody| and /.test(owner)),
      [],
    );
    assert.deepEqual(schema.views.get('account_card'), ['accounts']);
    assert.deepEqual(schema.views.get('account_rating'), ['identification']);
    assert.deepEqual(
      [...schema.views].filter(([, read]) => read.length === 0),
      [],
    );
  });

  it('are named by their own room only, views along the edge table', () => {
    assert.deepEqual(trespassesIn(productSources(), schema), []);
  });

  const segments = 'src/areas/segments/store/x.ts';
  const planted: readonly (readonly [path: string, text: string, found: readonly string[]])[] = [
    [segments, 'sql`select 1 from order_line`', ['order_line of ledger']],
    [segments, 'sql`SELECT 1 FROM segment s JOIN "invoice" i ON true`', ['invoice of ledger']],
    [segments, 'sql`with gone as (delete from account_team returning 1) select 1`', ['account_team of accounts']],
    [
      segments,
      'sql`select ${column} from segment where exists (select from task where id = ${id})`',
      ['task of accounts'],
    ],
    [segments, "db.executeSql('insert into person (id) values (1)')", ['person of accounts']],
    [segments, 'sql`update account set lifecycle = 1`', ['account of accounts']],
    [segments, "sql`select * from ${sql.table('order_line')}`", ['order_line of ledger']],
    [segments, "copyInto(db, { table: 'order_line_stage', columns })", ['order_line_stage of ledger']],
    [segments, 'sql`select 1 from job`', ['job of jobs']],
    ['src/areas/accounts/store/x.ts', 'sql`select 1 from ledger_figures`', ['ledger_figures of ledger']],
    ['src/areas/ledger/store/x.ts', 'sql`select 1 from account_rating`', ['account_rating of identification']],
    ['src/platform/jobs/x.ts', 'sql`select 1 from account_card`', ['account_card of accounts']],
    ['src/platform/audit/x.ts', 'sql`update job set state = 1`', ['job of jobs']],
    ['src/workflows/x.ts', 'sql`select 1 from tier_proposal`', ['tier_proposal of identification']],
    ['src/server/x.ts', 'sql`select 1 from member`', ['member of identity']],
    [segments, 'db.withTables<{ orderLine: { id: string } }>()', ['withTables of tables.ts']],
  ];
  for (const [path, text, found] of planted)
    it(`report what is planted: ${text} (${path})`, () => assert.deepEqual(foundAt(path, text), found));

  it('are no matter of parts of a statement that are called the same', () => {
    assert.deepEqual(foundAt(segments, 'sql`with member as materialized (select 1) select 1 from member`'), []);
    assert.deepEqual(foundAt(segments, 'sql`with gone as (select 1) select 1 from member`'), ['member of identity']);
  });

  it('may be claimed once', () => {
    const rows = 'type T = { account: AccountTable };';
    const claimed = schemaOf('create table account (id uuid);', [
      { path: 'src/areas/accounts/tables.ts', text: rows },
      { path: 'src/areas/ledger/tables.ts', text: rows },
    ]);
    assert.equal(claimed.tables.get('account'), 'accounts and ledger');
  });

  it('are no matter of comments, of messages and of views that are published', () => {
    assert.deepEqual(
      foundAt(segments, '// from order_line\nsql`select 1 from account_card join ledger_figures on true`'),
      [],
    );
    assert.deepEqual(foundAt('src/areas/segments/messages/en.ts', "const told = 'taken from account';"), []);
  });
});

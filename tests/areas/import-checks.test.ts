import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { createImportState, createRowReader, recordKinds } from '#domain/ledger';
import type { Mapping, RecordKind } from '#domain/ledger';
import { tablesTouchedBy } from '../../src/areas/ledger/store/import/touched-tables.ts';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { checkFileAs, importFileAs } from '#tests/ledger-import';

const { listAccounts } = ledgerContract.operations;

type Cells = Readonly<Record<string, string>>;
type Broken = { readonly kind: RecordKind; readonly cells: Cells; readonly reason: string };

const account: Cells = { code: 'K1', name: '甲公司' };
const person: Cells = { account: 'K1', name: '李明' };
const order: Cells = { orderNo: 'S1', account: 'K1', product: 'P1', orderedOn: '2026-01-05', quantity: '1', net: '9' };
const entry: Cells = { account: 'K1', bookedOn: '2026-01-05', amount: '9' };
const cost: Cells = { product: 'P1', validFrom: '2026-01-05' };

/** Values in a file that would break a constraint, and why the row is refused before. */
const breaking: Readonly<Record<string, readonly Broken[]>> = {
  account_kind_check: [{ kind: 'accounts', cells: { ...account, kind: 'shop' }, reason: 'not-a-choice:kind' }],
  account_not_own_parent_check: [
    { kind: 'accounts', cells: { ...account, parentCode: 'k1' }, reason: 'own-parent:parentCode' },
  ],
  credit_limit_sign_check: [
    { kind: 'accounts', cells: { ...account, creditLimit: '-5' }, reason: 'negative:creditLimit' },
    { kind: 'accounts', cells: { ...account, creditLimit: '(0.01)' }, reason: 'negative:creditLimit' },
  ],
  person_birthday_calendar_check: [
    { kind: 'persons', cells: { ...person, birthdayCalendar: 'roman' }, reason: 'not-a-choice:birthdayCalendar' },
  ],
  person_gender_check: [{ kind: 'persons', cells: { ...person, gender: 'x9' }, reason: 'not-a-choice:gender' }],
  product_price_sign_check: [
    { kind: 'costs', cells: { ...cost, listPrice: '-1' }, reason: 'negative:listPrice' },
    { kind: 'costs', cells: { ...cost, unitCost: '-0.0001' }, reason: 'negative:unitCost' },
    { kind: 'costs', cells: { ...cost, unitCost: '2', listPrice: '5-' }, reason: 'negative:listPrice' },
  ],
  product_cost_sign_check: [{ kind: 'costs', cells: { ...cost, unitCost: '-1' }, reason: 'negative:unitCost' }],
  order_line_kind_check: [{ kind: 'orders', cells: { ...order, kind: 'x9' }, reason: 'not-a-choice:kind' }],
  pocket_item_kind_check: [{ kind: 'pocket-items', cells: { ...entry, kind: 'bribe' }, reason: 'not-a-choice:kind' }],
  cost_to_serve_kind_check: [
    { kind: 'cost-to-serve', cells: { ...entry, kind: 'party' }, reason: 'not-a-choice:kind' },
  ],
};

/** Constraints on what no file brings: the product itself writes it. */
const ownWords = new Set([
  'account_ka_type_check',
  'account_ledger_lifecycle_check',
  'account_lifecycle_check',
  'account_tier_check',
  'account_key_kind_check',
  'import_batch_state_check',
  'job_state_check',
  'order_line_entered_check',
  'task_state_check',
]);

const reasonsOf = ({ kind, cells }: Broken): readonly string[] => {
  const header = Object.keys(cells);
  const columns = Object.fromEntries(header.map((name) => [name, name]));
  const reader = createRowReader({
    kind,
    mapping: { kind, source: 't', columns, decimal: '.' },
    header,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: 'csv',
  });
  const reading = reader.read({ line: 2, cells: Object.values(cells) }, createImportState());
  return reading.outcome === 'bad' ? reading.reasons.map(({ code, field }) => `${code}:${field}`) : [reading.outcome];
};

describe('a value that the database would refuse', () => {
  let app: TestApp;
  before(async () => (app = await testApp()));
  after(async () => await app.close());

  it('is refused as a row, for every constraint of the tables that imports write', async () => {
    const tables = [...new Set([...recordKinds.flatMap((kind) => tablesTouchedBy(kind)), 'product_cost'])];
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint
      where contype = 'c' and conrelid = any(${tables}::text[]::regclass[]) order by conname`.execute(
      app.database.root,
    );
    const known = new Set([...Object.keys(breaking), ...ownWords]);
    assert.deepEqual(
      rows.map(({ name }) => name).filter((name) => !known.has(name)),
      [],
    );
    assert.ok(rows.length >= Object.keys(breaking).length);
    for (const [name, cases] of Object.entries(breaking))
      for (const broken of cases) assert.deepEqual(reasonsOf(broken), [broken.reason], name);
  });

  it('costs the file that one row and nothing else', async () => {
    const { admin } = await app.company();
    const imported = async (mapping: Mapping, lines: readonly string[]) => {
      const { state, counts, report } = await importFileAs(app, admin, { mapping, body: lines.join('\n') });
      const reasons = (report?.firstRefusals ?? []).flatMap((refusal) => refusal.reasons);
      return { state, rejected: counts.rejected, reasons: reasons.map(({ code, field }) => `${code}:${field}`) };
    };
    const columns = { code: 'code', name: 'name', creditLimit: 'limit' };
    const codes = Array.from({ length: 40 }, (_, at) => `K${at},公司${at},${at === 30 ? -5 : 5}`);
    assert.deepEqual(await imported({ kind: 'accounts', source: 'crm', columns }, ['code,name,limit', ...codes]), {
      state: 'done',
      rejected: 1,
      reasons: ['negative:creditLimit'],
    });
    await imported({ kind: 'products', source: 'erp', columns: { code: 'code', name: 'name' } }, [
      'code,name',
      'P1,板',
    ]);
    const prices = { product: 'p', validFrom: 'day', listPrice: 'list', unitCost: 'cost' };
    const rows = ['p,day,list,cost', 'P1,2024-01-01,9,5', 'P1,2024-02-01,-9,5', 'P1,2024-03-01,9,-5'];
    assert.deepEqual(await imported({ kind: 'costs', source: 'erp', columns: prices }, rows), {
      state: 'done',
      rejected: 2,
      reasons: ['negative:listPrice', 'negative:unitCost'],
    });
  });

  it('sets no credit limit for who may not set one: told in the dry run, the rest of the row goes in', async () => {
    const company = await app.company();
    const director = await app.person(company, 'director');
    const columns = { code: 'code', name: 'name', creditLimit: 'limit' };
    const mapping: Mapping = { kind: 'accounts', source: 'crm', columns };
    const body = 'code,name,limit\nL1,额度客户,900000\n';
    const limitOf = async () => {
      const { rows } = await app.as(company.admin)(listAccounts, { limit: 10 });
      return rows.find(({ code }) => code === 'L1')?.figures?.limit?.minor ?? null;
    };
    const told = ({ report }: Awaited<ReturnType<typeof importFileAs>>) =>
      (report?.warnings ?? []).map(({ code, field }) => `${code}:${field}`);
    const checked = await checkFileAs(app, director, { mapping, body });
    assert.deepEqual([checked.state, told(checked)], ['checked', ['credit-limit-kept:creditLimit']]);
    const booked = await importFileAs(app, director, { mapping, body });
    assert.deepEqual(
      [booked.counts.rejected, told(booked), await limitOf()],
      [0, ['credit-limit-kept:creditLimit'], null],
    );
    const byFinance = await importFileAs(app, await app.person(company, 'finance'), { mapping, body });
    assert.deepEqual([told(byFinance), await limitOf()], [[], '90000000']);
  });

  it('is none of the size of the figures: revenue of 200 billion with its cost is booked and reckoned', async () => {
    const { id: orgId, admin } = await app.company();
    const mapping: Mapping = {
      kind: 'orders',
      source: 'erp',
      columns: {
        orderNo: 'no',
        account: 'account',
        product: 'p',
        orderedOn: 'day',
        quantity: 'qty',
        net: 'net',
        cost: 'cost',
      },
      createMissing: { accounts: true, products: true },
    };
    const lines = ['1', '2', '3'].map(
      (no) => `S${no},K1,P1,2026-11-0${no},1,200000000000,${no === '3' ? '' : '150000000000'}`,
    );
    const { state } = await importFileAs(app, admin, {
      mapping,
      body: ['no,account,p,day,qty,net,cost', ...lines].join('\n'),
    });
    assert.equal(state, 'done');
    const { rows } = await app.database.withOrg(
      orgId,
      async (db) =>
        await sql<{ net: string; known: number }>`
          select (net_12_e4 / 10000)::text as net, known_share_bp as known from account_snap where org_id = ${orgId}`.execute(
          db,
        ),
    );
    assert.deepEqual(rows, [{ net: '600000000000', known: 6_666 }]);
  });
});

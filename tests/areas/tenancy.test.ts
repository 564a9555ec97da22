/**
 * Two companies in one installation, both furnished with a row of every kind. Somebody who holds every role in the one tries
 * every operation with the ids of the other: valid input, rows that exist. He is told that there is no such thing, and
 * nothing of the other company changes or shows.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { roles } from '#kernel/access';
import type { Role } from '#kernel/access';
import type { OperationSpec } from '#kernel/contract';
import { modules } from '#registry';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { furnishPromises } from '#tests/furnish-promises';
import { operationCases } from '#tests/operation-cases';
import { rightsWorld } from '#tests/rights-world';
import type { RightsWorld } from '#tests/rights-world';
import { tryOperation } from '#tests/try-operation';

type Input = Readonly<Record<string, unknown>>;

const specs: readonly OperationSpec[] = modules.flatMap(({ contract }) => Object.values(contract.operations));
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const mark = '甲方机密';

/** What is done with the caller's own rows alone: a choice among those to be merged that names another is no choice. */
const ownActs: ReadonlySet<string> = new Set(['workflows.merge by fields']);

/** Operations that name somebody by his address, which tells as much as an id. */
const namesAPerson: ReadonlySet<string> = new Set(['identity.unlockSignIn']);

/** Acts whose rows no input of another act needs. */
const furnishing = [
  'ledger.setCreditLimit',
  'ledger.createProduct',
  'identification.answerLadder',
  'identification.setBuyingGroup',
  'identification.startBacktest',
  'accounts.dismissDuplicate',
  'warnings.startRun',
  'warnings.setSubscription',
  'ledger.namePromotion',
  'letterhead.save',
  'pricing.cancelOrder',
  'pricing.refuseTwin',
] as const;

/** What administrators do not do. */
const byDirector: ReadonlySet<string> = new Set([
  'identification.setBuyingGroup',
  'pricing.cancelOrder',
  'pricing.refuseTwin',
]);

/** Tables that may stand empty here: queues and stages between two steps, and rows that only files or time bring. */
const unfurnished: ReadonlySet<string> = new Set([
  'dirty_account',
  'idempotency_key',
  'import_stage',
  'order_line_stage',
  'import_reject',
  'invoice',
  'payment',
  'payment_allocation',
  'pocket_item',
  'cost_to_serve',
  'account_standing',
  'segment_change',
  'stock_revaluation',
]);

/** Fields of an input that take an id, read from its schema. */
const idFieldsOf = ({ input }: OperationSpec): readonly string[] => {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).flatMap(([name, schema]) =>
    /"format":"uuid"|\/Id"/.test(JSON.stringify(schema)) ? [name] : [],
  );
};

describe('companies', () => {
  let app: TestApp;
  let mine: RightsWorld;
  let theirs: RightsWorld;
  let stranger: Person;
  let numbers = 0;

  before(async () => {
    app = await testApp();
    theirs = await rightsWorld(app, mark);
    mine = await rightsWorld(app, '乙方');
    stranger = await app.person(mine.company, ...roles);
  });
  after(async () => app.close());

  const inputIn = async (world: RightsWorld, { name }: OperationSpec): Promise<Input> => {
    const found = operationCases[name];
    const rows = world.accounts.get('director')?.own;
    assert.ok(found !== undefined && rows !== undefined, name);
    const callerOf = (role: Role) => app.as(world.people.get(role));
    const caller = world.people.get('director');
    assert.ok(caller);
    return await found.input({
      ...rows,
      world,
      placement: 'own',
      caller,
      admin: app.as(world.company.admin),
      director: callerOf('director'),
      finance: callerOf('finance'),
      next: () => (numbers += 1),
    });
  };

  /** Every tenant table with the number and a mark of a company's rows. */
  const printOf = async ({ company }: RightsWorld): Promise<ReadonlyMap<string, { rows: number; print: string }>> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows: tables } = await sql<{ name: string }>`
        select c.table_name as name from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = 'public' and c.column_name = 'org_id' and t.table_type = 'BASE TABLE'
          and has_table_privilege(format('%I.%I', c.table_schema, c.table_name), 'select') order by 1`.execute(db);
      const found = new Map<string, { rows: number; print: string }>();
      for (const { name } of tables) {
        const { rows } = await sql<{ rows: number; print: string }>`
          select count(*)::integer as rows, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print
          from ${sql.table(name)} t where t.org_id = ${company.id}`.execute(db);
        found.set(name, rows[0] ?? { rows: 0, print: '' });
      }
      return found;
    });

  /** Rows of the other company for fields that a case leaves out. */
  const rowFor = async (field: string): Promise<unknown> => {
    const user = theirs.people.get('director')?.id ?? '';
    const account = theirs.accounts.get('director')?.other.accountId ?? '';
    const made = async (name: string): Promise<string> => {
      const spec = specs.find((one) => one.name === name);
      assert.ok(spec);
      return String((await inputIn(theirs, spec))['id']);
    };
    const rows: Readonly<Record<string, () => unknown>> = {
      ownerId: () => user,
      assigneeId: () => user,
      actorId: () => user,
      fromUserId: () => user,
      successorId: () => user,
      gates: () => [{ gate: 'questions', dueOn: '2026-11-22', ownerId: user }],
      rivals: () => [{ name: '对手', prices: [{ productId: theirs.productId, price: '1' }] }],
      committee: () => [{ name: '评委', personId: theirs.accounts.get('director')?.other.personId }],
      parentId: () => account,
      accountId: () => account,
      objectId: () => account,
      runId: () => theirs.runIds[1],
      fields: () => ({ region: account }),
      quoteId: async () => await made('pricing.getQuote'),
      requestId: async () => await made('pricing.getRequest'),
      agreementId: async () => await made('pricing.getAgreement'),
      purchaseId: async () => await made('pricing.getPurchase'),
      productId: () => theirs.productId,
      pricedIds: () => [theirs.productId],
      holds: async () => ({ from: '2026-11-21', to: '2027-11-20', agreementId: await made('pricing.getAgreement') }),
    };
    return (await rows[field]?.()) ?? null;
  };

  const told = async (spec: OperationSpec, input: Input) =>
    await tryOperation(app, spec, { input, as: stranger, upload: operationCases[spec.name]?.upload });

  it('have a row of every kind', async () => {
    for (const spec of specs) await inputIn(theirs, spec);
    for (const name of furnishing) {
      const spec = specs.find((one) => one.name === name);
      assert.ok(spec);
      const input = {
        ...(await inputIn(theirs, spec)),
        ...(name === 'ledger.createProduct' ? { line: ['幕墙板'] } : {}),
      };
      const as = byDirector.has(name) ? theirs.people.get('director') : theirs.company.admin;
      const { status, code } = await tryOperation(app, spec, { input, as });
      assert.ok(status < 300, `${name}: ${status} ${code}`);
    }
    await furnishPromises(theirs);
    await app.runJobs();
    const empty = [...(await printOf(theirs))].flatMap(([table, { rows }]) => (rows === 0 ? [table] : []));
    assert.deepEqual(
      empty.filter((table) => !unfurnished.has(table)),
      [],
      'tables without a row of the other company',
    );
  });

  it('never reach each other’s rows by an id, in path, query or body', async () => {
    const tries: { readonly spec: OperationSpec; readonly input: Input; readonly field: string }[] = [];
    const missing: string[] = [];
    for (const spec of specs) {
      const [foreign, own] = [await inputIn(theirs, spec), await inputIn(mine, spec)];
      const fields = new Set([
        ...idFieldsOf(spec),
        ...Object.keys(foreign).filter((key) => uuid.test(JSON.stringify(foreign[key]))),
      ]);
      if (uuid.test(JSON.stringify(foreign)) || namesAPerson.has(spec.name))
        tries.push({ spec, input: foreign, field: 'all' });
      for (const field of fields) {
        const given = foreign[field];
        const names = given !== undefined && uuid.test(JSON.stringify(given));
        const value = names ? given : ((await rowFor(field)) ?? given ?? null);
        if (value === null) missing.push(`${spec.name}.${field}`);
        else tries.push({ spec, input: { ...own, [field]: value }, field });
      }
    }
    assert.deepEqual(missing, [], 'fields without a row of the other company');
    assert.ok(tries.length > 150, `${tries.length} tries`);

    // What follows the writes above has happened before the tries begin.
    await app.runJobs();
    const earlier = await printOf(theirs);
    const wrong: string[] = [];
    for (const { spec, input, field } of tries) {
      const { status, code, text } = await told(spec, input);
      const said = `${spec.name} by ${field}: ${status} ${code}`;
      if (text.includes(mark)) wrong.push(`${said} tells of the other company`);
      if (status >= 500 || code === 'platform.invalid-input') wrong.push(`${said} ${text.slice(0, 160)}`);
      if (status < 300 && spec.method !== 'GET' && !ownActs.has(`${spec.name} by ${field}`))
        wrong.push(`${said} was done`);
    }
    const later = await printOf(theirs);
    for (const [table, { print }] of earlier)
      if (later.get(table)?.print !== print) wrong.push(`${table} of the other company changed`);
    assert.deepEqual(wrong, []);
  });

  it('never show each other’s rows in lists, exports and search', async () => {
    const wrong: string[] = [];
    for (const spec of specs.filter(({ method }) => method === 'GET')) {
      const { text } = await told(spec, await inputIn(mine, spec));
      if (text.includes(mark)) wrong.push(spec.name);
    }
    const search = specs.find(({ name }) => name === 'home.search');
    assert.ok(search);
    for (const q of [mark, 'jfjm', 'director-own']) {
      const { status, text } = await told(search, { q });
      if (status !== 200 || text.includes(mark)) wrong.push(`search for ${q}: ${status}`);
    }
    assert.deepEqual(wrong, []);
  });
});

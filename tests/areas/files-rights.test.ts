/** Files of every kind of record × every role × accounts of the person's own, of his team, of others. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { attachedRecords } from '#domain/accounts';
import type { AttachedRecord } from '#domain/accounts';
import { roles, scopeOf, scopes, visibleFieldsOf } from '#kernel/access';
import type { FieldGroup, PermissionTable, Role } from '#kernel/access';
import { modules } from '#registry';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { operationCases } from '#tests/operation-cases';
import { placements, rightsWorld } from '#tests/rights-world';
import type { Placement, RightsWorld } from '#tests/rights-world';
import { tryOperation } from '#tests/try-operation';
import type { At } from '../support/operation-cases/case.ts';

const ops = accountsContract.operations;
const rights: PermissionTable = Object.assign({}, ...modules.map(({ contract }) => contract.permissions));
const withId = z.object({ id: z.string() });

type Rule = {
  readonly reads: string;
  readonly writes: readonly string[];
  readonly isOfCompany?: true;
  readonly needs?: FieldGroup;
};
const priced = (write: string): Rule => ({ reads: 'pricing.read', writes: [write] });
const booked: Rule = { reads: 'ledger.read', writes: ['accounts.write', 'ledger.import'] };

const rules: Readonly<Record<AttachedRecord, Rule>> = {
  account: { reads: 'accounts.read', writes: ['accounts.write'] },
  person: { reads: 'accounts.read', writes: ['accounts.write'], needs: 'personal' },
  task: { reads: 'accounts.read', writes: ['accounts.write'] },
  order: booked,
  invoice: booked,
  product: { reads: 'products.read', writes: ['products.write'], isOfCompany: true },
  import: { reads: 'ledger.import', writes: ['ledger.import'], isOfCompany: true },
  'price-request': priced('pricing.request'),
  quote: priced('pricing.quote'),
  agreement: priced('pricing.agree'),
  'business-plan': priced('pricing.agree'),
  negotiation: priced('pricing.request'),
  estimate: { reads: 'pricing.estimates', writes: ['pricing.estimate'], needs: 'cost' },
  purchase: { reads: 'pricing.read', writes: ['pricing.purchase', 'pricing.bond'] },
  warning: { reads: 'warnings.read', writes: ['warnings.act'] },
};

const reaches = (right: string, role: Role, placement: Placement): boolean => {
  const scope = scopeOf(rights[right], [role]);
  return scope !== null && scopes.indexOf(scope) >= scopes.indexOf(placement === 'other' ? 'all' : placement);
};

describe('files of every record', () => {
  let app: TestApp;
  let world: RightsWorld;
  let numbers = 0;
  const invoices = new Map<string, string>();

  before(async () => {
    app = await testApp();
    world = await rightsWorld(app, '附件权限');
    const all = [...world.accounts.values()].flatMap((one) => placements.map((placement) => one[placement]));
    await importFileAs(app, world.company.admin, {
      mapping: {
        kind: 'invoices',
        source: 'erp',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'issued', dueOn: 'due', amount: 'amount' },
        currency: 'CNY',
        decimal: '.',
      },
      body: [
        'no,account,issued,due,amount',
        ...all.map(({ code }) => `F-${code},${code},2026-10-01,2026-11-01,100`),
      ].join('\n'),
    });
    await app.database.withOrg(world.company.id, async (db) => {
      const { rows } = await sql<{ id: string; accountId: string }>`
        select id, account_id as "accountId" from invoice where org_id = ${world.company.id}`.execute(db);
      for (const { id, accountId } of rows) invoices.set(accountId, id);
    });
    assert.equal(invoices.size, all.length);
  });
  after(async () => await app.close());

  const at = (role: Role, placement: Placement): At => {
    const [rows, caller] = [world.accounts.get(role)?.[placement], world.people.get(role)];
    assert.ok(rows !== undefined && caller !== undefined);
    return {
      ...rows,
      world,
      placement,
      caller,
      admin: app.as(world.company.admin),
      director: app.as(world.people.get('director')),
      finance: app.as(world.people.get('finance')),
      next: () => (numbers += 1),
    };
  };

  const made = async (operation: string, where: At): Promise<string> =>
    withId.parse(await operationCases[operation]?.input(where)).id;

  const keyOf: Readonly<Record<AttachedRecord, (where: At) => string | Promise<string>>> = {
    account: ({ accountId }) => accountId,
    person: ({ personId }) => personId,
    task: async ({ accountId, admin }) => (await admin(ops.createTask, { accountId, title: '复印图纸' })).id,
    order: ({ orderNo }) => `erp/${orderNo}`,
    invoice: ({ accountId }) => invoices.get(accountId) ?? '',
    product: () => world.productId,
    import: () => world.importId,
    'price-request': async (where) => await made('pricing.getRequest', where),
    quote: async (where) => await made('pricing.getQuote', where),
    agreement: async (where) => await made('pricing.getAgreement', where),
    'business-plan': async (where) => await made('pricing.getBusinessPlan', where),
    estimate: async (where) => await made('pricing.getEstimate', where),
    purchase: async (where) => await made('pricing.getPurchase', where),
    negotiation: async (where) => await made('pricing.getNegotiation', where),
    warning: async (where) => await made('warnings.get', where),
  };

  it('has an area that answers for each kind', () => {
    const kinds = modules.flatMap(({ records }) => records ?? []).map(({ kind }) => kind);
    assert.deepEqual(kinds.toSorted(), [...attachedRecords].toSorted());
  });

  for (const kind of attachedRecords)
    it(`of a kind ${kind} follow its rights`, async () => {
      const { reads, writes, isOfCompany, needs } = rules[kind];
      const wrong: string[] = [];
      for (const role of roles)
        for (const placement of isOfCompany === true ? (['own'] as const) : placements) {
          const where = at(role, placement);
          const record = await keyOf[kind](where);
          const as = where.caller;
          const seen = needs !== undefined && !visibleFieldsOf([role]).includes(needs) ? 'hidden' : 'shown';
          const mayRead = reaches('accounts.read', role, 'own') && reaches(reads, role, placement);
          const mayWrite =
            mayRead &&
            reaches('accounts.attach', role, 'own') &&
            writes.some((right) => reaches(right, role, placement)) &&
            seen === 'shown';
          const said = `${kind} as ${role} at ${placement}`;

          const sent = await tryOperation(app, ops.uploadAttachment, {
            input: { kind, record, fileName: `${kind}-${role}-${placement}.txt` },
            as,
            upload: '合同正文',
          });
          if (sent.status < 300 !== mayWrite) wrong.push(`${said}: upload ${sent.status} ${sent.code}`);
          if (!mayWrite && ![403, 404].includes(sent.status)) wrong.push(`${said}: upload ${sent.status}`);

          const kept = await app.upload(
            ops.uploadAttachment,
            { kind, record, fileName: '秘密名称.txt' },
            { as: world.people.get('director'), body: '秘密内容' },
          );
          const { id } = withId.parse(kept);
          const listed = await tryOperation(app, ops.listAttachments, { input: { kind, record }, as });
          if (listed.status < 300 !== mayRead) wrong.push(`${said}: list ${listed.status} ${listed.code}`);
          const tells = listed.text.includes('秘密名称');
          if (tells !== (mayRead && seen === 'shown')) wrong.push(`${said}: list tells ${tells}`);
          if (mayRead && listed.text.includes('"mayWrite":true') !== mayWrite) wrong.push(`${said}: says it wrongly`);
          const loaded = await tryOperation(app, ops.downloadAttachment, { input: { id }, as });
          if (loaded.text.includes('秘密内容') !== tells) wrong.push(`${said}: download ${loaded.status}`);
          const gone = await tryOperation(app, ops.removeAttachment, { input: { id }, as });
          if (gone.status < 300 !== mayWrite) wrong.push(`${said}: remove ${gone.status} ${gone.code}`);
        }
      assert.deepEqual(wrong, []);
    });
});

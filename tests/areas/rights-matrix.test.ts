/**
 * Every operation × every role: who holds the right gets past the gate (the empty input may then be refused for itself),
 * who does not is stopped, strangers are asked to sign in, and no row of another company is ever answered.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { roles } from '#kernel/access';
import type { PermissionTable, Role } from '#kernel/access';
import { openAccess } from '#kernel/contract';
import type { OperationSpec } from '#kernel/contract';
import { modules } from '#registry';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';

/** Rights of all modules: an act that writes in two areas stands under the right of one of them. */
const rights: PermissionTable = Object.assign({}, ...modules.map(({ contract }) => contract.permissions));
const specs = modules.flatMap(({ contract }) =>
  Object.values(contract.operations).map((spec: OperationSpec) => ({ spec, rights })),
);
const guarded = specs.filter(({ spec }) => !openAccess.some((word) => word === spec.access));
const unknownId = '01900000-0000-7000-8000-000000000000';

/** The operation's address with ids that no row has, so that nothing is changed by asking. */
const addressOf = (spec: OperationSpec, id = unknownId): string =>
  spec.path.replaceAll(/\{(\w+)\}/g, (_, field: string) => (/id$/i.test(field) ? id : 'none'));

describe('rights', () => {
  let app: TestApp;
  let company: TestCompany;
  const people = new Map<Role, Person>();

  before(async () => {
    app = await testApp();
    company = await app.company('权限矩阵');
    for (const role of roles) people.set(role, await app.person(company, role));
  });
  after(async () => app.close());

  const statusOf = async (spec: OperationSpec, as?: Person, id?: string): Promise<{ status: number; code: string }> => {
    const isUpload = spec.kind === 'upload';
    const hasBody = spec.method !== 'GET' && spec.method !== 'DELETE';
    const response = await app.request(addressOf(spec, id), {
      method: spec.method,
      ...(as === undefined ? {} : { as }),
      ...(hasBody
        ? {
            headers: { 'content-type': isUpload ? 'application/octet-stream' : 'application/json' },
            body: isUpload ? '' : '{}',
          }
        : {}),
    });
    const text = await response.text();
    const code = response.headers.get('content-type')?.includes('json') ? codeIn(text) : '';
    return { status: response.status, code };
  };

  it('cover every operation of the registry', () => {
    assert.ok(guarded.length > 50, `${guarded.length} guarded operations`);
    for (const { spec, rights } of guarded)
      assert.ok(rights[spec.access] !== undefined, `${spec.name}: no right ${spec.access}`);
  });

  it('ask strangers to sign in, everywhere', async () => {
    for (const { spec } of specs.filter(({ spec }) => spec.access !== 'public')) {
      const { status, code } = await statusOf(spec);
      assert.deepEqual(
        { name: spec.name, status, code },
        { name: spec.name, status: 401, code: 'platform.not-signed-in' },
      );
    }
  });

  for (const role of roles) {
    it(`of ${role} are those of the tables, operation by operation`, async () => {
      const person = people.get(role);
      assert.ok(person);
      for (const { spec, rights } of guarded) {
        const isHeld = rights[spec.access]?.[role] !== undefined;
        const { status, code } = await statusOf(spec, person);
        const isStopped = status === 403 && code === 'platform.forbidden';
        assert.equal(isStopped, !isHeld, `${spec.name} as ${role}: ${status} ${code}`);
        assert.notEqual(status, 500, `${spec.name} as ${role}`);
      }
    });
  }

  it('keep operators’ operations to the command line', async () => {
    for (const { spec } of specs.filter(({ spec }) => spec.access === 'operator')) {
      const { code } = await statusOf(spec, company.admin);
      assert.equal(code, 'platform.forbidden', spec.name);
    }
  });

  it('never reach a row of another company', async () => {
    const row = await app.as(company.admin)(accountsContract.operations.create, { name: '他家看不见的客户' });
    const other = await app.company('另一家公司');
    for (const { spec } of specs.filter(({ spec }) => /\{\w*[iI]d\}/.test(spec.path))) {
      const { status } = await statusOf(spec, other.admin, row.id);
      assert.ok(status >= 400 && status < 500, `${spec.name} answered ${status}`);
    }
    for (const { spec } of specs.filter(({ spec }) => spec.method === 'GET' && !spec.path.includes('{'))) {
      const response = await app.request(spec.path, { as: other.admin });
      const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
      assert.ok(!text.includes('他家看不见') && !text.includes(row.id), spec.name);
    }
    const kept = await app.as(company.admin)(accountsContract.operations.get, { id: row.id });
    assert.deepEqual({ ...kept, name: kept.name }, { ...row, name: '他家看不见的客户' });
  });
});

const codeIn = (text: string): string => {
  const body: unknown = JSON.parse(text);
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
};

/**
 * Every operation of the registry × every role × accounts of the person's own, of his team, of others × hidden fields, over
 * sessions and over API tokens: with valid input and rows that exist, so that whoever may do a thing does it, and whoever
 * may not is stopped. An operation without a declared expectation fails.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { scopeOf, roles, scopes, visibleFieldsOf } from '#kernel/access';
import type { PermissionTable, Role, Scope } from '#kernel/access';
import { openAccess } from '#kernel/contract';
import type { OperationSpec } from '#kernel/contract';
import { identityContract } from '#platform/identity/contract';
import { modules } from '#registry';
import { testApp } from '#tests/app';
import type { Caller, TestApp } from '#tests/app';
import { operationCases } from '#tests/operation-cases';
import type { At, OperationCase } from '../support/operation-cases/case.ts';
import { placements, rightsWorld, secrets, tellsSecret } from '#tests/rights-world';
import type { Placement, RightsWorld } from '#tests/rights-world';
import { tryOperation } from '#tests/try-operation';

const rights: PermissionTable = Object.assign({}, ...modules.map(({ contract }) => contract.permissions));
const specs: readonly OperationSpec[] = modules.flatMap(({ contract }) => Object.values(contract.operations));
const isOpen = ({ access }: OperationSpec): boolean => openAccess.some((word) => word === access);
const guarded = specs.filter((spec) => !isOpen(spec));
const caseOf = ({ name }: OperationSpec): OperationCase => {
  const found = operationCases[name];
  if (found === undefined) throw new Error(`${name} has no declared expectation`);
  return found;
};

/** What the tables give this role on an operation: the narrowest of all the rights that it asks for. */
const scopeFor = (spec: OperationSpec, role: Role): Scope | null => {
  const { scopedBy, also = [] } = caseOf(spec);
  if (scopeOf(rights[spec.access], [role]) === null) return null;
  const held = [scopedBy ?? spec.access, ...also].map((right) => scopeOf(rights[right], [role]));
  return held.reduce<Scope | null>(
    (narrowest, scope) =>
      narrowest === null || scope === null
        ? null
        : scopes.indexOf(scope) < scopes.indexOf(narrowest)
          ? scope
          : narrowest,
    'all',
  );
};
const reaches = (scope: Scope, placement: Placement): boolean =>
  scopes.indexOf(scope) >= scopes.indexOf(placement === 'other' ? 'all' : placement);

describe('rights', () => {
  let app: TestApp;
  let world: RightsWorld;
  let numbers = 0;

  before(async () => {
    app = await testApp();
    world = await rightsWorld(app, '权限矩阵');
  });
  after(async () => app.close());

  const person = (role: Role) => {
    const found = world.people.get(role);
    assert.ok(found);
    return found;
  };
  const rowsOf = (role: Role, placement: Placement) => {
    const found = world.accounts.get(role)?.[placement];
    assert.ok(found);
    return found;
  };
  const at = (role: Role, placement: Placement): At => ({
    ...rowsOf(role, placement),
    world,
    placement,
    caller: person(role),
    admin: app.as(world.company.admin),
    director: app.as(person('director')),
    finance: app.as(person('finance')),
    next: () => (numbers += 1),
  });
  const attempt = async (spec: OperationSpec, role: Role, { placement, as }: { placement: Placement; as?: Caller }) => {
    const { input, upload } = caseOf(spec);
    const given = await input(at(role, placement));
    return await tryOperation(app, spec, { input: given, as: as ?? person(role), upload });
  };

  it('are declared for every operation, and for no other', () => {
    assert.deepEqual(Object.keys(operationCases).toSorted(), specs.map(({ name }) => name).toSorted());
    for (const { name, access } of guarded) assert.ok(rights[access] !== undefined, `${name}: no right ${access}`);
    for (const spec of specs)
      assert.equal(caseOf(spec).reach === 'open', isOpen(spec), `${spec.name} is declared as it is not`);
  });

  it('ask strangers to sign in, everywhere', async () => {
    for (const spec of specs.filter(({ access }) => access !== 'public')) {
      const { input, upload } = caseOf(spec);
      const given = await input(at('admin', 'own'));
      const { status, code } = await tryOperation(app, spec, { input: given, upload });
      assert.deepEqual([spec.name, status, code], [spec.name, 401, 'platform.not-signed-in']);
    }
  });

  for (const role of roles)
    it(`of ${role} are those of the tables, with rows that exist`, async () => {
      const wrong: string[] = [];
      for (const spec of guarded) {
        const { reach, needs, mayRefuse = [] } = caseOf(spec);
        const scope = scopeFor(spec, role);
        for (const placement of reach === 'account' ? placements : (['own'] as const)) {
          const { status, code, text } = await attempt(spec, role, { placement });
          const said = `${spec.name} as ${role} at ${placement}: ${status} ${code}`;
          const isHidden = needs !== undefined && !visibleFieldsOf([role]).includes(needs);
          if (scope === null) {
            if (status !== 403 || code !== 'platform.forbidden') wrong.push(`${said}, not forbidden`);
          } else if (reach === 'account' && !reaches(scope, placement)) {
            if (status !== 404 && status !== 403) wrong.push(`${said}, out of reach`);
          } else if (isHidden) {
            if (status !== 403 || !code.endsWith('-hidden')) wrong.push(`${said}, hidden`);
          } else if (status >= 300 && !mayRefuse.includes(code)) wrong.push(`${said}, may: ${text.slice(0, 200)}`);
        }
      }
      assert.deepEqual(wrong, []);
    });

  for (const role of roles)
    it(`show ${role} no row and no field beyond them, in lists, pages, exports and search`, async () => {
      const fields = visibleFieldsOf([role]);
      const wrong: string[] = [];
      for (const spec of guarded.filter(({ method }) => method === 'GET')) {
        const scope = scopeFor(spec, role);
        if (scope === null) continue;
        const { reach, tells = false } = caseOf(spec);
        for (const placement of reach === 'account' || reach === 'rows' ? placements : (['own'] as const)) {
          const { status, text } = await attempt(spec, role, { placement });
          if (status >= 300) continue;
          const { accountId, code } = rowsOf(role, placement);
          const isThere = text.includes(accountId) || text.includes(code);
          const where = `${spec.name} as ${role} at ${placement}`;
          if (reach === 'rows' && !reaches(scope, placement) && isThere) wrong.push(`${where} tells the account`);
          if (reach === 'rows' && tells && reaches(scope, placement) && !isThere)
            wrong.push(`${where} lacks the account`);
          if (!fields.includes('personal') && tellsSecret(text, 'personal')) wrong.push(`${where} tells personal data`);
          if (!fields.includes('cost') && tellsSecret(text, 'cost')) wrong.push(`${where} tells a cost`);
        }
      }
      assert.deepEqual(wrong, []);
    });

  for (const role of roles)
    it(`are the same for ${role} where a list is exported by its name`, async () => {
      const fields = visibleFieldsOf([role]);
      const wrong: string[] = [];
      let exported = 0;
      for (const spec of guarded.filter(({ method, kind = 'json' }) => method === 'GET' && kind === 'json')) {
        const { reach, input, needs } = caseOf(spec);
        const scope = scopeFor(spec, role);
        for (const placement of reach === 'account' || reach === 'rows' ? placements : (['own'] as const)) {
          const { limit: _limit, ...filter } = await input(at(role, placement));
          const { status, code, text } = await tryOperation(app, specNamed('exports.list'), {
            input: { list: spec.name, filter, format: 'csv' },
            as: person(role),
          });
          if (code === 'exports.list-unknown') continue;
          exported += 1;
          const { accountId, code: accountCode } = rowsOf(role, placement);
          const where = `${spec.name} as ${role} at ${placement}: ${status} ${code}`;
          if (scope === null && (status !== 403 || code !== 'platform.forbidden'))
            wrong.push(`${where}, not forbidden`);
          if (scope === null || status >= 300) continue;
          if (needs !== undefined && !fields.includes(needs)) wrong.push(`${where}, hidden`);
          const isBeyond = reach !== 'company' && reach !== 'self' && !reaches(scope, placement);
          if (isBeyond && (text.includes(accountId) || text.includes(accountCode)))
            wrong.push(`${where} tells the account`);
          if (!fields.includes('personal') && tellsSecret(text, 'personal')) wrong.push(`${where} tells personal data`);
          if (!fields.includes('cost') && tellsSecret(text, 'cost')) wrong.push(`${where} tells a cost`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.ok(exported > 20, `${exported} lists tried`);
    });

  it('tell the secrets to those who may know them, so that the search for them can find', async () => {
    for (const role of ['kam', 'director'] as const) {
      const { text } = await attempt(specNamed('accounts.getPerson'), role, { placement: 'own' });
      for (const secret of secrets.personal) assert.ok(text.includes(secret), `${role}: ${secret}`);
    }
    const { text } = await attempt(specNamed('ledger.getOrder'), 'finance', { placement: 'other' });
    assert.ok(tellsSecret(text, 'cost'));
  });

  it('of an API token are those of its scopes, never more than its owner’s', async () => {
    const { createToken } = identityContract.operations;
    for (const role of ['kam', 'service', 'finance'] as const) {
      const as = app.as(person(role));
      const all = await as(createToken, { name: `${role}-all`, scopes: ['*'], days: 1 });
      const narrow = await as(createToken, { name: `${role}-narrow`, scopes: ['accounts.read'], days: 1 });
      const wrong: string[] = [];
      for (const spec of guarded.filter(({ method }) => method === 'GET'))
        for (const placement of caseOf(spec).reach === 'account' ? placements : (['own'] as const)) {
          const owner = await attempt(spec, role, { placement });
          const wide = await attempt(spec, role, { placement, as: { token: all.secret } });
          if (wide.status !== owner.status || wide.code !== owner.code)
            wrong.push(`${spec.name} ${role} ${placement}: *`);
          const { status, code } = await attempt(spec, role, { placement, as: { token: narrow.secret } });
          const isGranted = spec.access === 'accounts.read';
          if (isGranted ? status !== owner.status : status !== 403 || code !== 'platform.forbidden')
            wrong.push(`${spec.name} ${role} ${placement}: narrow ${status} ${code}`);
        }
      assert.deepEqual(wrong, []);
    }
  });

  it('keep operators’ operations to the command line', async () => {
    for (const spec of specs.filter(({ access }) => access === 'operator')) {
      const { code } = await attempt(spec, 'admin', { placement: 'own' });
      assert.equal(code, 'platform.forbidden', spec.name);
    }
  });

  const specNamed = (name: string): OperationSpec => {
    const found = specs.find((spec) => spec.name === name);
    assert.ok(found);
    return found;
  };
});

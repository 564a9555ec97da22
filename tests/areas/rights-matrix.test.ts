/**
 * Every operation of the registry × every role × accounts of the person's own, of his team, of others × hidden fields, over
 * sessions and over API tokens: with valid input and rows that exist, so that whoever may do a thing does it, and whoever
 * may not is stopped. An operation without a declared expectation fails.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fieldGroups, scopeOf, roles, scopes, visibleFieldsOf } from '#kernel/access';
import type { FieldGroup, PermissionTable, Role, Scope } from '#kernel/access';
import { openAccess } from '#kernel/contract';
import type { OperationSpec } from '#kernel/contract';
import { identityContract } from '#platform/identity/contract';
import { modules } from '#registry';
import { answerOperator } from '#server/operator-service';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { scratchDirectory, serverUrl } from '#tests/database';
import { operationCases } from '#tests/operation-cases';
import type { At, OperationCase } from '../support/operation-cases/case.ts';
import { placements, rightsWorld, secrets, tellsSecret } from '#tests/rights-world';
import type { Holder, Placement, RightsWorld } from '#tests/rights-world';
import { tryOperation } from '#tests/try-operation';
import type { Tried } from '#tests/try-operation';

const rights: PermissionTable = Object.assign({}, ...modules.map(({ contract }) => contract.permissions));
const specs: readonly OperationSpec[] = modules.flatMap(({ contract }) => Object.values(contract.operations));
const isOpen = ({ access }: OperationSpec): boolean => openAccess.some((word) => word === access);
const guarded = specs.filter((spec) => !isOpen(spec));
const [reads, writes] = [
  guarded.filter(({ method }) => method === 'GET'),
  guarded.filter(({ method }) => method !== 'GET'),
];
/** The reads that `exports.list` takes. */
const exported: ReadonlySet<string> = new Set(modules.flatMap(({ lists = {} }) => Object.keys(lists)));
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
/** The hidden fields that an answer tells all the same. */
const toldBeyond = (fields: readonly FieldGroup[], text: string): readonly FieldGroup[] =>
  fieldGroups.filter((group) => !fields.includes(group) && tellsSecret(text, group));
const reaches = (scope: Scope, placement: Placement): boolean =>
  scopes.indexOf(scope) >= scopes.indexOf(placement === 'other' ? 'all' : placement);

/** A refused write reads no rows but its own, which the tests of each operation do on both engines. */
const onServer = serverUrl !== undefined && 'refusals of writes do not depend on the engine';

type Input = Readonly<Record<string, unknown>>;

describe('rights', () => {
  const directory = scratchDirectory();
  let app: TestApp;
  let world: RightsWorld;
  let numbers = 0;

  before(async () => {
    app = await testApp();
    world = await rightsWorld(app, '权限矩阵');
  });
  after(async () => {
    await app.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const person = (holder: Holder) => {
    const found = world.people.get(holder);
    assert.ok(found);
    return found;
  };
  const rowsOf = (holder: Holder, placement: Placement) => {
    const found = world.accounts.get(holder)?.[placement];
    assert.ok(found);
    return found;
  };
  const at = (holder: Holder, placement: Placement): At => ({
    ...rowsOf(holder, placement),
    world,
    placement,
    caller: person(holder),
    admin: app.as(world.company.admin),
    director: app.as(person('director')),
    finance: app.as(person('finance')),
    next: () => (numbers += 1),
  });
  const placesOf = ({ reach }: OperationCase): readonly Placement[] =>
    reach === 'account' || reach === 'rows' ? placements : ['own'];
  const spare = new Map<string, Input>();
  /** A refusal leaves the row for the next who is refused: what lies at the accounts of the one who changes roles. */
  const spareInput = async (spec: OperationSpec, placement: Placement): Promise<Input> => {
    const key = `${spec.name} ${placement}`;
    const given = spare.get(key) ?? (await caseOf(spec).input(at('changing', placement)));
    spare.set(key, given);
    return given;
  };

  type Answered = Tried & { readonly spec: OperationSpec; readonly placement: Placement; readonly input: Input };
  const readings = new Map<Role, Promise<readonly Answered[]>>();
  /** What somebody is answered who tries to read everything; all the rows stand there before he begins. */
  const readAll = async (role: Role): Promise<readonly Answered[]> => {
    const asked: Omit<Answered, keyof Tried>[] = [];
    for (const spec of reads)
      for (const placement of placesOf(caseOf(spec)))
        asked.push({ spec, placement, input: await caseOf(spec).input(at(role, placement)) });
    const answers: Answered[] = [];
    for (const one of asked)
      answers.push({ ...one, ...(await tryOperation(app, one.spec, { input: one.input, as: person(role) })) });
    return answers;
  };
  const readingsOf = async (role: Role): Promise<readonly Answered[]> => {
    const known = readings.get(role) ?? readAll(role);
    readings.set(role, known);
    return await known;
  };

  /** What is wrong with an answer by the tables; null where it is as they say. */
  const faultOf = (
    spec: OperationSpec,
    { role, placement }: { readonly role: Role; readonly placement: Placement },
    { status, code, text }: Tried,
  ): string | null => {
    const { reach, needs, mayRefuse = [] } = caseOf(spec);
    const scope = scopeFor(spec, role);
    const said = `${spec.name} as ${role} at ${placement}: ${status} ${code}`;
    const isHidden = needs !== undefined && !visibleFieldsOf([role]).includes(needs);
    if (scope === null) return status !== 403 || code !== 'platform.forbidden' ? `${said}, not forbidden` : null;
    if (reach === 'account' && !reaches(scope, placement))
      return status !== 404 && status !== 403 ? `${said}, out of reach` : null;
    if (isHidden) return status !== 403 || !code.endsWith('-hidden') ? `${said}, hidden` : null;
    return status >= 300 && !mayRefuse.includes(code) ? `${said}, may: ${text.slice(0, 200)}` : null;
  };

  it('are declared for every operation, and for no other', () => {
    assert.deepEqual(Object.keys(operationCases).toSorted(), specs.map(({ name }) => name).toSorted());
    for (const { name, access } of guarded) assert.ok(rights[access] !== undefined, `${name}: no right ${access}`);
    for (const spec of specs)
      assert.equal(caseOf(spec).reach === 'open', isOpen(spec), `${spec.name} is declared as it is not`);
  });

  it('ask strangers to sign in, everywhere', async () => {
    for (const spec of specs.filter(({ access }) => access !== 'public')) {
      const { upload } = caseOf(spec);
      const { status, code } = await tryOperation(app, spec, { input: await spareInput(spec, 'own'), upload });
      assert.deepEqual([spec.name, status, code], [spec.name, 401, 'platform.not-signed-in']);
    }
  });

  for (const role of roles)
    it(`of ${role} to write are those of the tables, with rows that exist`, { skip: onServer }, async () => {
      const wrong: (string | null)[] = [];
      await app.as(world.company.admin)(identityContract.operations.updateUser, {
        id: person('changing').id,
        roles: [role],
      });
      const { roles: held } = await app.as(person('changing'))(identityContract.operations.me, {});
      assert.deepEqual(held, [role]);
      for (const spec of writes) {
        const { reach, input, upload } = caseOf(spec);
        const holder = scopeFor(spec, role) === null ? 'changing' : role;
        for (const placement of reach === 'account' ? placements : (['own'] as const)) {
          const given = holder === 'changing' ? await spareInput(spec, placement) : await input(at(holder, placement));
          const tried = await tryOperation(app, spec, { input: given, as: person(holder), upload });
          wrong.push(faultOf(spec, { role, placement }, tried));
        }
      }
      assert.deepEqual(
        wrong.filter((fault) => fault !== null),
        [],
      );
    });

  for (const role of roles)
    it(`of ${role} to read are those of the tables, with rows that exist`, async () => {
      const answers = await readingsOf(role);
      assert.ok(answers.length > 100, `${answers.length} reads`);
      const wrong = answers.map(({ spec, placement, ...tried }) => faultOf(spec, { role, placement }, tried));
      assert.deepEqual(
        wrong.filter((fault) => fault !== null),
        [],
      );
    });

  for (const role of roles)
    it(`show ${role} no row and no field beyond them, in lists, pages, exports and search`, async () => {
      const fields = visibleFieldsOf([role]);
      const wrong: string[] = [];
      for (const { spec, placement, status, text } of await readingsOf(role)) {
        const scope = scopeFor(spec, role);
        if (scope === null || status >= 300) continue;
        const { reach, tells = false } = caseOf(spec);
        const { accountId, code } = rowsOf(role, placement);
        const isThere = text.includes(accountId) || text.includes(code);
        const where = `${spec.name} as ${role} at ${placement}`;
        if (reach === 'rows' && !reaches(scope, placement) && isThere) wrong.push(`${where} tells the account`);
        if (reach === 'rows' && tells && reaches(scope, placement) && !isThere)
          wrong.push(`${where} lacks the account`);
        wrong.push(...toldBeyond(fields, text).map((group) => `${where} tells ${group}`));
      }
      assert.deepEqual(wrong, []);
    });

  for (const role of roles)
    it(`are the same for ${role} where a list is exported by its name`, async () => {
      const fields = visibleFieldsOf([role]);
      const wrong: string[] = [];
      const lists = (await readingsOf(role)).filter(({ spec }) => exported.has(spec.name));
      for (const { spec, placement, input } of lists) {
        const { reach, needs } = caseOf(spec);
        const scope = scopeFor(spec, role);
        const { limit: _limit, ...filter } = input;
        const { status, code, text } = await tryOperation(app, specNamed('exports.list'), {
          input: { list: spec.name, filter, format: 'csv' },
          as: person(role),
        });
        const { accountId, code: accountCode } = rowsOf(role, placement);
        const where = `${spec.name} as ${role} at ${placement}: ${status} ${code}`;
        if (code === 'exports.list-unknown') wrong.push(where);
        if (scope === null && (status !== 403 || code !== 'platform.forbidden')) wrong.push(`${where}, not forbidden`);
        if (scope === null || status >= 300) continue;
        if (needs !== undefined && !fields.includes(needs)) wrong.push(`${where}, hidden`);
        const isBeyond = reach !== 'company' && reach !== 'self' && !reaches(scope, placement);
        if (isBeyond && (text.includes(accountId) || text.includes(accountCode)))
          wrong.push(`${where} tells the account`);
        wrong.push(...toldBeyond(fields, text).map((group) => `${where} tells ${group}`));
      }
      assert.deepEqual(wrong, []);
      assert.ok(lists.length > 20, `${lists.length} lists tried`);
    });

  it('let no other read be exported by its name', async () => {
    for (const { spec, input } of (await readingsOf('director')).filter(({ spec: { name } }) => !exported.has(name))) {
      const { code } = await tryOperation(app, specNamed('exports.list'), {
        input: { list: spec.name, filter: input, format: 'csv' },
        as: person('director'),
      });
      assert.equal(code, 'exports.list-unknown', spec.name);
    }
  });

  it('tell the secrets to those who may know them, so that the search for them can find', async () => {
    const textOf = async (name: string, role: Role, where: Placement) =>
      (await readingsOf(role)).find(({ spec, placement }) => spec.name === name && placement === where)?.text ?? '';
    for (const role of ['kam', 'director'] as const) {
      const text = await textOf('accounts.getPerson', role, 'own');
      for (const secret of secrets.personal) assert.ok(text.includes(secret), `${role}: ${secret}`);
    }
    assert.ok(tellsSecret(await textOf('ledger.getOrder', 'finance', 'other'), 'cost'));
    for (const role of ['finance', 'executive'] as const)
      for (const name of ['ledger.listAccounts', 'ledger.exportAccounts', 'identification.portfolio'])
        assert.ok(tellsSecret(await textOf(name, role, 'own'), 'margin'), `${name} as ${role}`);
  });

  it('of an API token are those of its scopes, never more than its owner’s', async () => {
    const { createToken } = identityContract.operations;
    for (const role of ['kam', 'service', 'finance'] as const) {
      const as = app.as(person(role));
      const all = await as(createToken, { name: `${role}-all`, scopes: ['*'], days: 1 });
      const narrow = await as(createToken, { name: `${role}-narrow`, scopes: ['accounts.read'], days: 1 });
      const wrong: string[] = [];
      for (const { spec, placement, input, ...owner } of await readingsOf(role)) {
        const wide = await tryOperation(app, spec, { input, as: { token: all.secret } });
        if (wide.status !== owner.status || wide.code !== owner.code)
          wrong.push(`${spec.name} ${role} ${placement}: *`);
        const { status, code } = await tryOperation(app, spec, { input, as: { token: narrow.secret } });
        const isGranted = spec.access === 'accounts.read';
        if (isGranted ? status !== owner.status : status !== 403 || code !== 'platform.forbidden')
          wrong.push(`${spec.name} ${role} ${placement}: narrow ${status} ${code}`);
      }
      assert.deepEqual(wrong, []);
    }
  });

  it('at the command line are the operator’s: what an administrator reads, of the chosen company alone', async () => {
    const stranger = await app.company('别的公司');
    const output = join(directory, 'answer');
    const asked = async (company: string, { spec, input }: Pick<Answered, 'spec' | 'input'>) => {
      rmSync(output, { force: true });
      const request = { operation: spec.name, input, company, language: 'en', output } as const;
      const reply = await answerOperator(app.runtime, request, () => {});
      const text = existsSync(output) ? readFileSync(output, 'utf8') : JSON.stringify(reply);
      return { code: 'problem' in reply ? reply.problem.code : '', text };
    };
    const wrong: string[] = [];
    let told = 0;
    for (const answer of await readingsOf('admin')) {
      const { spec, placement } = answer;
      const { reach } = caseOf(spec);
      if (placement !== 'own' || reach === 'self') continue;
      const where: string = spec.name;
      const own = await asked(world.company.name, answer);
      if (own.code !== answer.code && answer.status < 300) wrong.push(`${where}: ${own.code} for the operator`);
      told += tellsSecret(own.text, 'cost') || tellsSecret(own.text, 'margin') ? 1 : 0;
      const { text } = await asked(stranger.name, answer);
      const { accountId } = rowsOf('admin', placement);
      const isInput = JSON.stringify(answer.input).includes(accountId);
      if (!isInput && text.includes(accountId)) wrong.push(`${where} tells another company’s account`);
      wrong.push(...toldBeyond([], text).map((group) => `${where} tells another company’s ${group}`));
    }
    assert.deepEqual(wrong, []);
    assert.ok(told > 5, `${told} answers with costs or margins`);
  });

  it('keep operators’ operations to the command line', async () => {
    for (const spec of specs.filter(({ access }) => access === 'operator')) {
      const { input, upload } = caseOf(spec);
      const given = await input(at('admin', 'own'));
      const { code } = await tryOperation(app, spec, { input: given, as: person('admin'), upload });
      assert.equal(code, 'platform.forbidden', spec.name);
    }
  });

  const specNamed = (name: string): OperationSpec => {
    const found = specs.find((spec) => spec.name === name);
    assert.ok(found);
    return found;
  };
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { isAppError } from '#kernel/app-error';
import { auditContract } from '#platform/audit/contract';
import { identityContract } from '#platform/identity/contract';
import { chooseCompany } from '#platform/runtime';
import { testApp, testPassword } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { workflowsContract } from '#workflows/contract';

const operations = identityContract.operations;
const hour = 3_600_000;

const refusedWith = (code: string) => (error: unknown) => isAppError(error) && error.code === code;
const refuses = async (code: string, run: Promise<unknown>): Promise<void> =>
  await assert.rejects(run, refusedWith(code));

describe('identity', () => {
  let app: TestApp;
  let first: TestCompany;
  let kam: Person;

  before(async () => {
    app = await testApp();
    assert.deepEqual(await app.call(operations.firstRunState, {}), { needed: true });
    first = await app.company('砥柱幕墙');
    kam = await app.person(first, 'kam');
  });
  after(async () => await app.close());

  const signIn = async (email: string, password: string) =>
    await app.request('/api/identity/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
  const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

  test('the first run makes company and administrator once', async () => {
    assert.deepEqual(await app.call(operations.firstRunState, {}), { needed: false });
    const company = { name: 'Third', currency: 'CNY', timeZone: 'Asia/Shanghai' };
    const input = { company, name: 'X', email: 'x@example.com', password: testPassword };
    await refuses('identity.already-set-up', app.call(operations.firstRun, input));
  });

  test('refuses a company with an unknown time zone or currency', async () => {
    const input = { name: 'X', email: 'x@example.com', password: testPassword };
    const company = { name: 'Third', currency: 'CNY', timeZone: 'Mars/Base' };
    await refuses('identity.time-zone-unknown', app.callAsOperator(operations.firstRun, { ...input, company }));
    await refuses(
      'identity.currency-unknown',
      app.callAsOperator(operations.firstRun, { ...input, company: { ...company, timeZone: 'UTC', currency: 'XQQ' } }),
    );
  });

  test('tells the caller who he is, in which company, with which rights', async () => {
    const me = await app.as(kam)(operations.me, {});
    assert.deepEqual(me.roles, ['kam']);
    assert.equal(me.company.name, '砥柱幕墙');
    assert.equal(me.permissions['users.read'], 'all');
    assert.equal(me.permissions['users.manage'], undefined);
    assert.deepEqual(me.fields, ['margin', 'personal']);
  });

  test('a stranger is told to sign in, in the language of the browser', async () => {
    const response = await app.request('/api/identity/me', { language: 'zh-CN' });
    assert.equal(response.status, 401);
    const { code, title } = await response.json();
    assert.deepEqual({ code, title }, { code: 'platform.not-signed-in', title: '请先登录' });
  });

  test('bad input is refused field by field', async () => {
    const response = await signIn('no e-mail', '');
    assert.equal(response.status, 422);
    const { issues } = await response.json();
    assert.deepEqual(issues, [
      { path: 'email', code: 'invalid_format', message: 'Not a valid e-mail address' },
      { path: 'password', code: 'too_small', message: 'Please fill this in' },
    ]);
  });

  test('a wrong password and an unknown e-mail get the same answer', async () => {
    const wrong = await signIn(kam.email, 'not the password');
    const unknown = await signIn('nobody@example.com', 'not the password');
    assert.equal(wrong.status, 401);
    const [a, b] = [await wrong.json(), await unknown.json()];
    assert.equal(a.code, b.code);
    assert.equal(a.title, b.title);
  });

  test('too many wrong passwords have to wait, the right one too', async () => {
    const person = await app.person(first, 'member');
    for (let attempt = 0; attempt < 10; attempt += 1) assert.equal((await signIn(person.email, 'wrong')).status, 401);
    assert.equal((await signIn(person.email, testPassword)).status, 429);
    app.clock.advance(hour / 2);
    assert.equal((await signIn(person.email, testPassword)).status, 200);
  });

  test('the session cookie is out of reach of scripts', async () => {
    const cookie = (await signIn(kam.email, testPassword)).headers.get('set-cookie') ?? '';
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
  });

  test('a session ends after eight hours of rest', async () => {
    const cookie = cookieOf(await signIn(kam.email, testPassword));
    app.clock.advance(7 * hour);
    assert.equal((await app.request('/api/identity/me', { as: { cookie } })).status, 200);
    app.clock.advance(7 * hour);
    assert.equal((await app.request('/api/identity/me', { as: { cookie } })).status, 200);
    app.clock.advance(8 * hour);
    assert.equal((await app.request('/api/identity/me', { as: { cookie } })).status, 401);
  });

  test('a session ends after fourteen days of use', async () => {
    const cookie = cookieOf(await signIn(kam.email, testPassword));
    for (let step = 0; step < 47; step += 1) {
      app.clock.advance(7 * hour);
      assert.equal((await app.request('/api/identity/me', { as: { cookie } })).status, 200);
    }
    app.clock.advance(8 * hour);
    assert.equal((await app.request('/api/identity/me', { as: { cookie } })).status, 401);
  });
});

describe('sessions, people and tokens', () => {
  let app: TestApp;
  let first: TestCompany;
  let second: TestCompany;
  let kam: Person;

  before(async () => {
    app = await testApp();
    first = await app.company('First');
    second = await app.company('Second');
    kam = await app.person(first, 'kam');
  });
  after(async () => await app.close());

  const isIn = async (cookie: string): Promise<boolean> =>
    (await app.request('/api/identity/me', { as: { cookie } })).status === 200;
  const enter = async (email: string, password = testPassword): Promise<string> => {
    const response = await app.request('/api/identity/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  test('sign-out ends this session, sign-out everywhere ends all', async () => {
    const person = await app.person(first, 'member');
    const [a, b, c] = [await enter(person.email), await enter(person.email), await enter(person.email)];
    await app.as({ cookie: a })(operations.signOut, {});
    assert.deepEqual([await isIn(a), await isIn(b)], [false, true]);
    await app.as({ cookie: b })(operations.signOutEverywhere, {});
    assert.deepEqual([await isIn(b), await isIn(c), await isIn(person.cookie ?? '')], [false, false, false]);
  });

  test('a person revokes own sessions only', async () => {
    const other = await app.person(first, 'member');
    const { rows } = await app.as(other)(operations.listSessions, {});
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.current, true);
    const id = rows[0]?.id ?? '';
    await refuses('identity.session-unknown', app.as(kam)(operations.revokeSession, { id }));
    await app.as(other)(operations.revokeSession, { id });
    assert.equal(await isIn(other.cookie ?? ''), false);
  });

  test('a changed password signs the other devices out', async () => {
    const person = await app.person(first, 'member');
    const elsewhere = await enter(person.email);
    const change = { current: testPassword, next: 'another long password' };
    await refuses(
      'identity.wrong-password',
      app.as(person)(operations.changePassword, { ...change, current: 'wrong' }),
    );
    await app.as(person)(operations.changePassword, change);
    assert.deepEqual([await isIn(person.cookie ?? ''), await isIn(elsewhere)], [true, false]);
    assert.equal(await enter(person.email), '');
    assert.notEqual(await enter(person.email, change.next), '');
  });

  test('a reset link is mailed, works once and ends all sessions', async () => {
    const person = await app.person(first, 'member');
    await app.call(operations.requestPasswordReset, { email: 'nobody@example.com' });
    const mailsBefore = app.mails.length;
    await app.call(operations.requestPasswordReset, { email: person.email });
    assert.equal(app.mails.length, mailsBefore + 1);
    const token = /token=([\w-]+)/.exec(app.mails.at(-1)?.text ?? '')?.[1] ?? '';
    await app.call(operations.resetPassword, { token, password: 'a third password' });
    assert.equal(await isIn(person.cookie ?? ''), false);
    await refuses(
      'identity.link-unknown',
      app.call(operations.resetPassword, { token, password: 'a fourth password' }),
    );
    const { rows } = await app.as(first.admin)(auditContract.operations.list, { action: 'identity.resetPassword' });
    assert.deepEqual(
      rows.map(({ objectId }) => objectId),
      [person.id],
    );
    await app.callAsOperator(operations.requestPasswordReset, { email: person.email });
    const asked = await app.as(first.admin)(auditContract.operations.list, { action: 'identity.requestPasswordReset' });
    const ways = new Set(asked.rows.map(({ via }) => via));
    assert.deepEqual(ways, new Set(['web', 'cli']));
  });

  test('an administrator unlocks a person of the own company only, and the audit tells', async () => {
    const person = await app.person(first, 'member');
    const other = await app.company();
    for (let tries = 0; tries < 10; tries += 1)
      await refuses(
        'identity.wrong-credentials',
        app.call(operations.signIn, { email: person.email, password: 'wrong' }),
      );
    await refuses(
      'identity.too-many-attempts',
      app.call(operations.signIn, { email: person.email, password: testPassword }),
    );
    const unlock = { email: person.email };
    await refuses('platform.forbidden', app.as(kam)(operations.unlockSignIn, unlock));
    await refuses('identity.user-unknown', app.as(other.admin)(operations.unlockSignIn, unlock));
    await app.as(first.admin)(operations.unlockSignIn, unlock);
    await app.call(operations.signIn, { email: person.email, password: testPassword });
    const { rows } = await app.as(first.admin)(auditContract.operations.list, { action: 'identity.unlockSignIn' });
    assert.equal(rows[0]?.objectId, person.id);
  });

  test('a company whose name is taken is refused; one name of two companies is asked back with their ids', async () => {
    const one = await app.company('同名公司');
    await refuses('identity.company-name-taken', app.company(' 同名公司'));
    await refuses('identity.company-name-taken', app.company('同名公司 ltd'));
    const two = await app.company('另一公司');
    await app.as(two.admin)(operations.updateCompany, { name: '同名公司' });
    await assert.rejects(
      chooseCompany(app.runtime, '同名公司'),
      (error) => isAppError(error) && error.params['ids'] === `${one.id}, ${two.id}`,
    );
    assert.equal((await chooseCompany(app.runtime, String(two.id)))?.id, two.id);
  });

  test('only an administrator invites and changes people', async () => {
    const invitation = { email: 'new@example.com', name: 'New', roles: ['kam' as const] };
    await refuses('platform.forbidden', app.as(kam)(operations.inviteUser, invitation));
    await refuses('platform.not-signed-in', app.call(operations.inviteUser, invitation));
    await refuses('platform.forbidden', app.as(kam)(operations.updateUser, { id: kam.id, roles: ['admin'] }));
  });

  test('an invitation works once, and not after its end', async () => {
    const { link } = await app.as(first.admin)(operations.inviteUser, {
      email: 'late@example.com',
      name: 'Late',
      roles: ['kam'],
    });
    const token = new URL(link).searchParams.get('token') ?? '';
    const shown = await app.call(operations.findInvitation, { token });
    assert.deepEqual(shown, {
      companyName: 'First',
      companyNameEn: 'First Ltd',
      email: 'late@example.com',
      name: 'Late',
      hasAccount: false,
    });
    await app.call(operations.acceptInvitation, { token, password: testPassword });
    await refuses(
      'identity.invitation-unknown',
      app.call(operations.acceptInvitation, { token, password: testPassword }),
    );
    await refuses(
      'identity.email-taken',
      app.as(first.admin)(operations.inviteUser, { email: 'late@example.com', name: 'Late', roles: ['kam'] }),
    );
  });

  test('who has a password joins a second company with that password only, and switches', async () => {
    const { link } = await app.as(second.admin)(operations.inviteUser, {
      email: kam.email,
      name: 'Kam',
      roles: ['finance'],
    });
    const token = new URL(link).searchParams.get('token') ?? '';
    await refuses(
      'identity.wrong-password',
      app.call(operations.acceptInvitation, { token, password: 'stolen invitation' }),
    );
    await app.call(operations.acceptInvitation, { token, password: testPassword });
    await app.as(kam)(operations.switchCompany, { companyId: second.id });
    const there = await app.as(kam)(operations.me, {});
    assert.deepEqual([there.company.name, there.roles], ['Second', ['finance']]);
    assert.equal(there.companies.length, 2);
    await app.as(kam)(operations.switchCompany, { companyId: first.id });
    await refuses('identity.not-a-member', app.as(first.admin)(operations.switchCompany, { companyId: second.id }));
  });

  test('a person of another company is unknown', async () => {
    const stranger = await app.person(second, 'kam');
    await refuses(
      'identity.user-unknown',
      app.as(first.admin)(operations.updateUser, { id: stranger.id, name: 'Taken' }),
    );
    const { rows } = await app.as(first.admin)(operations.listUsers, {});
    assert.ok(rows.every((row) => row.id !== stranger.id));
  });

  test('a deactivated person is out at once, the last administrator stays', async () => {
    const person = await app.person(first, 'member');
    await app.as(first.admin)(workflowsContract.operations.deactivateUser, { id: person.id });
    assert.equal(await isIn(person.cookie ?? ''), false);
    await refuses(
      'identity.last-admin',
      app.as(first.admin)(operations.updateUser, { id: first.admin.id, roles: ['kam'] }),
    );
  });

  test('a token reaches what it names and nothing that belongs to the person', async () => {
    const named = await app.as(first.admin)(operations.createToken, { name: 'reports', scopes: ['users.read'] });
    const token = app.as({ token: named.secret });
    assert.ok((await token(operations.listUsers, {})).rows.length > 0);
    await refuses('platform.forbidden', token(auditContract.operations.list, {}));
    await refuses(
      'platform.session-needed',
      token(operations.changePassword, { current: testPassword, next: 'stolen password' }),
    );
    await refuses(
      'identity.scope-not-held',
      app.as(kam)(operations.createToken, { name: 'x', scopes: ['users.manage'] }),
    );
    await app.as(first.admin)(operations.revokeToken, { id: named.id });
    await refuses('platform.not-signed-in', token(operations.listUsers, {}));
  });

  test('a token ends', async () => {
    const { secret } = await app.as(first.admin)(operations.createToken, { name: 'short', scopes: ['*'], days: 1 });
    app.clock.advance(24 * hour);
    await refuses('platform.not-signed-in', app.as({ token: secret })(operations.listUsers, {}));
    const cookie = await enter(first.admin.email);
    const { rows } = await app.as({ cookie })(operations.listTokens, {});
    assert.ok(rows.some((row) => row.name === 'short' && !('secret' in row)));
  });

  test('a change of the company needs the version that was read', async () => {
    const admin = app.as({ cookie: await enter(first.admin.email) });
    const company = await admin(operations.getCompany, {});
    const changed = await admin(operations.updateCompany, { nameEn: 'First Ltd', version: company.version });
    assert.equal(changed.version, company.version + 1);
    await refuses(
      'identity.changed-meanwhile',
      admin(operations.updateCompany, { name: 'X', version: company.version }),
    );
  });

  test('every change stands in the audit of its own company', async () => {
    const admin = app.as({ cookie: await enter(first.admin.email) });
    const { rows } = await admin(auditContract.operations.list, { limit: 200 });
    const actions = new Set(rows.map((row) => row.action));
    for (const action of ['identity.firstRun', 'identity.inviteUser', 'identity.updateUser', 'identity.updateCompany'])
      assert.ok(actions.has(action), action);
    const other = await app.as({ cookie: await enter(second.admin.email) })(auditContract.operations.list, {
      limit: 200,
    });
    const ids = new Set(rows.map((row) => row.id));
    assert.ok(other.rows.every((row) => !ids.has(row.id)));
  });

  test('the audit pages through without a gap or a repetition', async () => {
    const admin = app.as({ cookie: await enter(first.admin.email) });
    const whole = await admin(auditContract.operations.list, { limit: 500 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin(auditContract.operations.list, {
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      whole.rows.map((row) => row.id),
    );
  });

  test('the application’s role can neither change the audit nor read sign-in data', async () => {
    const tries = [
      "update audit_event set action = 'x'",
      'delete from audit_event',
      'select * from auth_user',
      'select * from auth_session',
    ];
    for (const statement of tries) {
      await assert.rejects(
        app.database.withOrg(first.id, async (db) => await sql.raw(statement).execute(db)),
        /permission denied/,
      );
    }
  });
});

import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { accountsContract } from '#areas/accounts/contract';
import { warningsContract } from '#areas/warnings/contract';
import { moveDatabase } from '#db/move';
import { openDatabase } from '#db/open';
import { demoCompany } from '#demo/demo-company';
import { demoPassword, demoSeed } from '#demo/install-demo';
import { demoUsers } from '#demo/users';
import type { DemoRole } from '#demo/users';
import { createClient } from '#kernel/client';
import type { Call } from '#kernel/client';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { emptyServerPlace, scratchDirectory, serverUrl } from '#tests/database';
import { demoEndDay, preparedDemo } from '#tests/prepared-demo';

const { list, mine, credit, getPolicy } = warningsContract.operations;
const { listEnteredOrders, listRequests } = pricingContract.operations;

/** What the people of the demo company did about money, as those who must act on it find it when the demo starts. */
describe('stories about money in the demo company', () => {
  const home = scratchDirectory();
  const demo = demoCompany({ seed: demoSeed, endDay: demoEndDay });
  let app: TestApp;
  let leave = async (): Promise<void> => {};

  before(async () => {
    const dataDir = join(home, 'data');
    cpSync(await preparedDemo(), dataDir, { recursive: true });
    const embedded = await openDatabase({ dataDir });
    if (serverUrl === undefined) {
      app = await testApp({ database: embedded });
      return;
    }
    const place = await emptyServerPlace();
    app = await testApp({ database: await moveDatabase(embedded, place) });
    await embedded.close();
    leave = async () => await place.drop();
  });
  after(async () => {
    await app.close();
    await leave();
    rmSync(home, { recursive: true, force: true });
  });

  /** Somebody of the demo company, signed in as at the screen. */
  const someone = async (role: DemoRole, at = 0): Promise<Call> => {
    const { email = '' } = demoUsers.filter((user) => user.role === role)[at] ?? {};
    let cookie = '';
    await createClient(async ({ method, url, body }) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await app.request(url, { method, headers, body: JSON.stringify(body) });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      return { status: answer.status, body: await answer.json() };
    })(identityContract.operations.signIn, { email, password: demoPassword });
    return app.as({ cookie });
  };

  /** The manager whose account it is. */
  const managerOf = async (code: string): Promise<Call> => {
    const { ownerEmail } = demo.accounts.find((account) => account.code === code) ?? {};
    const managers = demoUsers.filter(({ role }) => role === 'kam').map(({ email }) => email);
    return await someone('kam', managers.indexOf(ownerEmail ?? ''));
  };

  const onToday = async (call: Call) => (await call(mine, { limit: 50 })).rows;

  it('tell that one customer brings more than the board allows, and what losing it would cost', async () => {
    const { policy, note } = await app.callAsOperator(getPolicy, {});
    assert.equal(policy.concentrationMostBp, 300);
    assert.ok(note !== null && note.length > 0);
    const [code = ''] = demo.truths.anchors;
    const { rows } = await app.callAsOperator(list, { kind: 'concentration' });
    assert.deepEqual(
      rows.map(({ account }) => account.code),
      [code],
    );
    const [warning] = rows;
    assert.ok(Number(warning?.evidence['shareBp']) > 300);
    assert.ok(Number(warning?.stake?.minor) > 50_000_000);
    const [first] = await onToday(await managerOf(code));
    assert.equal(first?.id, warning?.id, 'the weightiest thing of its manager');
  });

  it('tell of an account that cites rivals again and again, hardly ever with proof', async () => {
    const { rows } = await app.callAsOperator(list, { kind: 'price-war' });
    assert.equal(rows.length, 1);
    const [war] = rows;
    const { claims, claimsBefore, proven, rivals, grantedBp } = war?.evidence ?? {};
    assert.deepEqual(
      { claims, claimsBefore, proven, grantedBp },
      { claims: 4, claimsBefore: 0, proven: 1, grantedBp: 700 },
    );
    assert.equal(Array.isArray(rivals) && rivals.length, 3);
    const code = war?.account.code ?? '';
    assert.ok((await onToday(await managerOf(code))).some(({ id }) => id === war?.id));
    const { rows: asked } = await (await someone('director'))(listRequests, { limit: 100 });
    const states = asked.filter(({ account }) => account.code === code).map(({ state }) => state);
    assert.deepEqual(states.toSorted(), ['approved', 'approved', 'refused', 'returned']);
  });

  it('hold a promise that was kept, one that was broken, and one that lies ahead', async () => {
    const finance = await someone('finance');
    const found = new Map<string, string>();
    for (const code of demo.truths.slowPayers) {
      const account = await finance(accountsContract.operations.find, { key: code });
      const { credit: standing } = await finance(credit, { accountId: account.id });
      for (const { state, amount, paid } of standing.promises) {
        found.set(state, code);
        assert.equal(BigInt(paid.minor) >= BigInt(amount.minor), state === 'kept');
      }
    }
    assert.deepEqual([...found.keys()].toSorted(), ['broken', 'kept', 'open']);
    const broken = found.get('broken') ?? '';
    const warning = (await onToday(await managerOf(broken))).find(
      ({ account, kind }) => account.code === broken && kind === 'credit',
    );
    assert.equal(warning?.evidence['brokenPromises'], 1);
  });

  it('hold orders of bad payers and above the limit until finance lets them go, and let one go', async () => {
    for (const role of ['finance', 'director'] as const) {
      const { rows } = await (await someone(role))(listEnteredOrders, { isHeld: true, limit: 5 });
      assert.equal(rows.length, 2);
      assert.equal(rows.filter(({ hold }) => hold?.reasons.join() === 'over-limit' && hold.grade !== 'D').length, 1);
      assert.ok(rows.every(({ hold }) => hold?.release === null && hold.mayRelease && Number(hold.payFirst.minor) > 0));
      assert.ok(rows.some(({ hold }) => hold?.reasons.includes('grade-d')));
    }
    const { rows } = await app.callAsOperator(listEnteredOrders, {});
    const released = rows.flatMap(({ hold }) => hold?.release ?? []);
    assert.equal(released.length, 1);
    assert.ok((released[0]?.reason ?? '').length > 0);
  });
});

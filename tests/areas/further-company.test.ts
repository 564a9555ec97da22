import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAppError } from '#kernel/app-error';
import { identityContract } from '#platform/identity/contract';
import { testApp, testPassword } from '#tests/app';

const { firstRun } = identityContract.operations;

test('a further company of a known person needs the password of that person', async () => {
  const app = await testApp();
  try {
    const { admin } = await app.company();
    const company = { name: 'Further', currency: 'CNY', timeZone: 'Asia/Shanghai' };
    const input = { company, name: 'X', email: admin.email };
    await assert.rejects(
      app.callAsOperator(firstRun, { ...input, password: 'not the right one' }),
      (error) => isAppError(error) && error.code === 'identity.wrong-password',
    );
    const made = await app.callAsOperator(firstRun, { ...input, password: testPassword });
    assert.equal(made.userId, admin.id);
  } finally {
    await app.close();
  }
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { identityContract } from '#platform/identity/contract';
import { testApp, testPassword } from '#tests/app';
import type { TestApp } from '#tests/app';

const { firstRun, listUsers } = identityContract.operations;

let app: TestApp;
before(async () => {
  app = await testApp();
});
after(async () => await app.close());

/** The roles that the administrator holds once the company is made. */
const rolesAfter = async (name: string, isDirector?: boolean): Promise<readonly string[] | undefined> => {
  const made = await app.callAsOperator(firstRun, {
    company: { name, currency: 'CNY', timeZone: 'Asia/Shanghai' },
    name,
    email: `${name}@example.com`,
    password: testPassword,
    ...(isDirector !== undefined && { isDirector }),
  });
  const { rows } = await app.callAsOperator(listUsers, {}, String(made.company.id));
  return rows.find(({ id }) => id === made.userId)?.roles;
};

test('the administrator of a new company decides on tiers only when told so', async () => {
  assert.deepEqual(await rolesAfter('plain'), ['admin']);
  assert.deepEqual(await rolesAfter('deciding', true), ['admin', 'director']);
});

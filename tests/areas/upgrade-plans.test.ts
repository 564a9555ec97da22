import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { bookEnd, runIdentification } from '#tests/identified-book';
import { demoBook } from '#tests/prepared-book';
import { addUpgrade } from '#tests/rights-world';

const { planUpgrade, portfolio, upgradeList } = identificationContract.operations;

describe('a plan that raises an account', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;

  before(async () => {
    ({ app, company } = await demoBook());
    director = await app.person(company, 'director');
    await runIdentification(app, company, bookEnd);
  });
  after(async () => await app.close());

  it('goes to the manager of the account, and to whoever plans where there is none', async () => {
    const as = app.as(director);
    const manager = await app.person(company, 'kam');
    const service = await app.person(company, 'service');
    const { rows } = await as(portfolio, { limit: 200 });
    const listed = new Set((await as(upgradeList, {})).rows.map(({ account }) => account.id));
    const [owned, orphan, named] = rows.map(({ account }) => account.id).filter((id) => !listed.has(id));
    assert.ok(owned !== undefined && orphan !== undefined && named !== undefined);
    for (const id of [owned, orphan, named]) await addUpgrade({ app, company }, id);
    await as(accountsContract.operations.assignOwner, { ids: [owned, named], ownerId: manager.id });
    await as(planUpgrade, { accountId: owned });
    await as(planUpgrade, { accountId: orphan });
    await as(planUpgrade, { accountId: named, assigneeId: service.id });
    const { rows: tasks } = await sql<{ accountId: string; assigneeId: string }>`
      select account_id, assignee_id from task
      where kind = 'develop' and account_id in (${owned}, ${orphan}, ${named})`.execute(app.database.root);
    const doers = new Map(tasks.map(({ accountId, assigneeId }) => [accountId, assigneeId]));
    assert.deepEqual(
      [owned, orphan, named].map((id) => doers.get(id)),
      [manager.id, director.id, service.id],
    );
  });
});

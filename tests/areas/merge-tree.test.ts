import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { isAppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { workflowsContract } from '#workflows/contract';

const { create, get, update } = accountsContract.operations;
const { merge, undoMerge } = workflowsContract.operations;

/** Numbers that look random and are the same in every run. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

describe('the tree after merges and their undo', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('合并树');
  });
  after(async () => await app.close());

  /** Ways up that are kept and not so, and the other way round. */
  const strayWays = async (): Promise<number> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ strays: number }>`
        with recursive up as (
          select id as account_id, id as ancestor_id, 0 as depth from account where org_id = ${company.id}
          union all
          select up.account_id, a.parent_id, up.depth + 1
          from up join account a on a.org_id = ${company.id} and a.id = up.ancestor_id
          where a.parent_id is not null
        ), kept as (
          select account_id, ancestor_id, depth from account_ancestor where org_id = ${company.id}
        )
        select (select count(*)::integer from (table up except all table kept) m)
          + (select count(*)::integer from (table kept except all table up) n) as strays`.execute(db);
      return rows[0]?.strays ?? -1;
    });

  it('is that of the parents, whatever was done', async () => {
    const as = app.as(company.admin);
    const number = numbersFrom(7);
    const ids: string[] = [];
    for (let at = 0; at < 10; at += 1) ids.push((await as(create, { name: `树${at}` })).id);
    const one = (): string => ids[number(ids.length)] ?? '';
    const merges: string[] = [];
    let done = 0;
    const acts = [
      async () => {
        const id = one();
        const parentId = one();
        const { version } = await as(get, { id });
        await as(update, { id, version, parentId });
      },
      async () => {
        const made = await as(merge, { survivorId: one(), mergedIds: [one()], fields: {} });
        merges.push(made.id);
      },
      async () => {
        const id = merges.at(-1);
        if (id === undefined) return;
        merges.pop();
        await as(undoMerge, { id });
      },
    ];
    for (let step = 0; step < 80; step += 1) {
      try {
        await acts[number(acts.length)]?.();
        done += 1;
      } catch (refusal) {
        if (!isAppError(refusal)) throw refusal;
      }
      assert.equal(await strayWays(), 0, `step ${step}`);
    }
    assert.ok(done > 30, `only ${done}`);
  });
});

import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { WarningKind } from '#domain/warnings';
import type { TestApp, TestCompany } from './app.ts';

type Told = {
  readonly accountId: string;
  readonly kind: WarningKind;
  readonly step: string;
  readonly since?: string;
};

/** Writes a warning as a watch would have written it, and answers its id. */
export const toldWarning = async (app: TestApp, company: TestCompany, told: Told): Promise<string> => {
  const { accountId, kind, step, since = '2026-11-20' } = told;
  return await app.database.withOrg(company.id, async (db) => {
    const { rows } = await sql<{ readonly id: string }>`
      insert into warning (org_id, id, account_id, kind, subject, state, mark, evidence, stake_minor, urgency, weight,
        since, step, opened_at, refreshed_at)
      values (${company.id}, gen_random_uuid(), ${accountId}::uuid, ${kind}, '', 'new', '1',
        '{"open": {}, "margin": {}, "cost": {}}', 100, 10, 1000, ${since}::date, ${step}, now(), now())
      returning id`.execute(db);
    return rows[0]?.id ?? assert.fail('no warning');
  });
};

import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { explanationSchema } from '../contract/explanation-schema.ts';
import { gateCodes, tiers } from '../domain/index.ts';
import type { AccountResult, GateResult } from '../domain/index.ts';
import { findExplanation } from '../store/explanations.ts';
import { findLatestRun } from '../store/runs.ts';

/** What the latest run says about an account's tier: the one it proposes and how its gates stand. */
export type TierFacts = Pick<AccountResult, 'tier' | 'gates'>;

const unknown: TierFacts = { tier: 'unrated', gates: { S: [], A: [] } };

/** Unrated and without gates where no run holds the account. A head of a group that buys as one is judged as the group. */
export const findTierFacts = async (db: Db, orgId: number, accountId: string): Promise<TierFacts> => {
  const run = await findLatestRun(db, orgId);
  if (run === null) return unknown;
  const one = { runId: run.id, accountId, within: sql<boolean>`true` };
  const body =
    (await findExplanation(db, orgId, { ...one, unit: 'group' })) ??
    (await findExplanation(db, orgId, { ...one, unit: 'account' }));
  if (body === null) return unknown;
  const { tier, gates } = explanationSchema.parse(JSON.parse(body));
  const at = (place: 1 | 2): readonly GateResult[] =>
    gateCodes.flatMap((gate) => {
      const explained = gates[gate];
      const outcome = explained?.[place];
      if (explained === undefined || !outcome) return [];
      return [{ gate, outcome: outcome[0], measured: explained[0][0] ?? null, asked: outcome[1] ?? 0 }];
    });
  return { tier: tiers.find((known) => known === tier) ?? 'unrated', gates: { S: at(1), A: at(2) } };
};

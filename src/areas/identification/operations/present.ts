import { seesMargin } from '#kernel/access';
import type { z } from 'zod';
import type { FieldGroup } from '#kernel/access';
import type { Context } from '#platform/operations';
import type { portfolioRowSchema, runSchema } from '../contract/schemas.ts';
import { badgesFor, gatesFor, typesFor } from '../domain/index.ts';
import type { PortfolioRow } from '../store/portfolio.ts';
import type { RunRow } from '../store/runs.ts';

export const presentRun = (run: RunRow): z.input<typeof runSchema> => ({
  ...run,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

/** A ranked account of which somebody sees a part: what is hidden is null or gone. */
export type SeenRow = Omit<PortfolioRow, 'rank' | 'scoreMicro'> & {
  readonly rank: number | null;
  readonly scoreMicro: number | null;
};

/**
 * A ranked account without what this reader may not see. Rank and score are made of the contribution, and so is growth
 * (decisions/0007). Lists, explanations and exports take their rows from here.
 */
export const rowFor = (fields: readonly FieldGroup[], row: PortfolioRow): SeenRow =>
  seesMargin(fields)
    ? row
    : {
        ...row,
        rank: null,
        scoreMicro: null,
        types: typesFor(fields, row.types),
        badges: badgesFor(fields, row.badges),
        failedGates: gatesFor(fields, row.failedGates),
        contributionMinor: null,
        expectedMinor: null,
        contributionShare: null,
        growthShare: null,
      };

/** A ranked account as it leaves. */
export const presentPortfolioRow = (
  context: Pick<Context, 'actor' | 'company'>,
  ranked: PortfolioRow,
): z.input<typeof portfolioRowSchema> => {
  const { currency } = context.company;
  const row = rowFor(context.actor.fields, ranked);
  const money = (minor: number | null) => (minor === null ? null : { minor: String(minor), currency });
  return {
    account: { id: row.accountId, code: row.code, name: row.name, nameEn: row.nameEn },
    unit: row.unit,
    rank: row.rank,
    score: row.scoreMicro === null ? null : row.scoreMicro / 1e6,
    coverage: row.coverage,
    proposedTier: row.tier,
    tier: row.tierConfirmed ?? 'unrated',
    tierExpires: row.tierExpires,
    type: row.kaType,
    proposedTypes: row.types,
    badges: row.badges,
    failedGates: row.failedGates,
    revenue: { minor: String(row.revenueMinor), currency },
    revenueRank: row.revenueRank,
    contribution: money(row.contributionMinor),
    expected: money(row.expectedMinor),
    aliveBp: row.aliveBp,
    shares: {
      contribution: row.contributionShare,
      continuity: row.continuityShare,
      payment: row.paymentShare,
      growth: row.growthShare,
      relationship: row.relationshipShare,
      strategic: row.strategicShare,
    },
    ownerId: row.ownerId,
    region: row.region,
    industry: row.industry,
  };
};

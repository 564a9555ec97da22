import type { z } from 'zod';
import type { Context } from '#platform/operations';
import type { portfolioRowSchema, runSchema } from '../contract/schemas.ts';
import type { PortfolioRow } from '../store/portfolio.ts';
import type { RunRow } from '../store/runs.ts';
import { seesMargin } from './reach.ts';

export const presentRun = (run: RunRow): z.input<typeof runSchema> => ({
  ...run,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

/** A ranked account as it leaves; what speaks of margins only for those who see them. */
export const presentPortfolioRow = (
  context: Pick<Context, 'actor' | 'company'>,
  row: PortfolioRow,
): z.input<typeof portfolioRowSchema> => {
  const { currency } = context.company;
  const open = seesMargin(context);
  const money = (minor: number | null) => (minor === null ? null : { minor: String(minor), currency });
  return {
    account: { id: row.accountId, code: row.code, name: row.name, nameEn: row.nameEn },
    unit: row.unit,
    rank: row.rank,
    score: row.scoreMicro / 1e6,
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
    contribution: open ? money(row.contributionMinor) : null,
    expected: open ? money(row.expectedMinor) : null,
    aliveBp: row.aliveBp,
    shares: {
      contribution: open ? row.contributionShare : null,
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

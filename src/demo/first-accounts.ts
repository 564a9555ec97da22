import { z } from 'zod';
import type { Language } from '#kernel/locale';
import type { AskOperator } from './install-demo.ts';

export type FirstAccount = {
  readonly rank: number;
  readonly name: string;
  readonly tier: string;
  readonly score: number;
  readonly badges: readonly string[];
  readonly reason: string;
};

const rowSchema = z.object({
  account: z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() }),
  rank: z.number(),
  score: z.number(),
  proposedTier: z.string(),
  badges: z.array(z.string()),
});
const pageSchema = z.object({ rows: z.array(rowSchema) });
const whySchema = z.object({ reasons: z.array(z.string()) });

/** The first accounts of the latest run, each with its weightiest reason. */
export const firstAccounts = async (
  ask: AskOperator,
  language: Language,
  count: number,
): Promise<readonly FirstAccount[]> => {
  const { rows } = pageSchema.parse(await ask({ operation: 'identification.portfolio', input: { limit: count } }));
  const first: FirstAccount[] = [];
  for (const { account, rank, score, proposedTier, badges } of rows) {
    const { reasons } = whySchema.parse(
      await ask({ operation: 'identification.explanation', input: { accountId: account.id } }),
    );
    const name = language === 'en' ? (account.nameEn ?? account.name) : account.name;
    first.push({ rank, name, tier: proposedTier, score, badges, reason: reasons[0] ?? '' });
  }
  return first;
};

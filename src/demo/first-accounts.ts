import { identificationContract, seenExplanationSchema } from '#areas/identification/contract';
import { identificationMessages, tellingReasonsOf } from '#areas/identification/messages';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { AskOperator } from './ask-operator.ts';

export type FirstAccount = {
  readonly rank: number;
  readonly name: string;
  readonly tier: string;
  readonly score: number | null;
  readonly badges: readonly string[];
  readonly reasons: readonly string[];
};

const { portfolio, explanation } = identificationContract.operations;
const toldReasons = 3;

/** The first accounts of the latest run, each with what tells it from the others. */
export const firstAccounts = async (
  ask: AskOperator,
  language: Language,
  count: number,
): Promise<readonly FirstAccount[]> => {
  const { rows } = portfolio.output.parse(await ask({ operation: portfolio.name, input: { limit: count } }));
  const seen = [];
  for (const { account } of rows) {
    const answer = await ask({ operation: explanation.name, input: { accountId: account.id } });
    seen.push(seenExplanationSchema.parse(explanation.output.parse(answer).body));
  }
  const t = createT(language, await identificationMessages.load[language]());
  const reasons = tellingReasonsOf(seen, { t, currency: rows[0]?.revenue.currency ?? 'CNY' }, toldReasons);
  return rows.map(({ account, rank, score, proposedTier, badges }, at) => ({
    rank: rank ?? at + 1,
    name: language === 'en' ? (account.nameEn ?? account.name) : account.name,
    tier: proposedTier,
    score,
    badges,
    reasons: reasons[at] ?? [],
  }));
};

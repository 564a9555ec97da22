import type { AccountRefRow } from '#areas/accounts';
import type { Json } from '#kernel/canonical-json';
import { createT } from '#kernel/i18n';
import type { JobContext } from '#platform/operations';
import type { FirstAccount } from '../compute/compute-protocol.ts';
import { explanationSchema } from '../contract/explanation-schema.ts';
import { badgesFor, explanationFor } from '../domain/index.ts';
import { identificationMessages, tellingReasonsOf } from '../messages/index.ts';

const toldReasons = 3;

/** The first accounts with the most telling reasons of each, for those who started the run. */
export const firstAccountsOf = async (
  { language, company, actor }: JobContext,
  first: readonly FirstAccount[],
  refs: ReadonlyMap<string, AccountRefRow>,
): Promise<Json> => {
  const t = createT(language, await identificationMessages.load[language]());
  const wording = { t, currency: company.currency };
  const seen = first.map(({ body }) => explanationFor(actor.fields, explanationSchema.parse(JSON.parse(body))));
  const reasons = tellingReasonsOf(seen, wording, toldReasons);
  return first.map(({ rank, accountId, code, score, tier, badges }, at) => ({
    rank,
    accountId,
    code,
    name: refs.get(accountId)?.name ?? code,
    nameEn: refs.get(accountId)?.nameEn ?? null,
    score,
    tier,
    badges: badgesFor(actor.fields, badges),
    reasons: [...(reasons[at] ?? [])],
  }));
};

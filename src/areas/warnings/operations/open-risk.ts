import { createT } from '#kernel/i18n';
import type { Context } from '#platform/operations';
import { warningsMessages } from '../messages/index.ts';
import { listOpenRisks } from '../store/open-risks.ts';
import { checksInWords } from './check-words.ts';

/** The oldest open warning of an account whose risk check is not answered, in words; null: none. */
export const readOpenRisk = async ({ db, company, language }: Context, accountId: string) => {
  const [risk] = await listOpenRisks(db, company.id, accountId);
  if (risk === undefined) return null;
  const t = createT(language, await warningsMessages.load[language]());
  return {
    warningId: risk.id,
    warning: t(`kinds.${risk.kind}`),
    since: risk.since,
    checks: await checksInWords(language, risk.open),
  };
};

import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { RiskCheck } from '../domain/index.ts';
import { warningsMessages } from '../messages/index.ts';

/** The checks of a risk check as one part of a sentence. Example: "advance payment and follow-up". */
export const checksInWords = async (language: Language, checks: readonly RiskCheck[]): Promise<string> => {
  const t = createT(language, await warningsMessages.load[language]());
  return new Intl.ListFormat(language).format(checks.map((check) => t(`riskChecks.${check}`)));
};

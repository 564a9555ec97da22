import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { wordIssue } from '../domain/import/index.ts';
import type { WordedIssue } from '../domain/import/index.ts';
import { ledgerMessages } from '../messages/index.ts';
import type { LedgerWords } from '../messages/index.ts';

export type Words = {
  readonly t: Translate<LedgerWords>;
  /** A finding of a row as one sentence that names the row and the field. */
  readonly finding: (issue: WordedIssue, line: number) => string;
};

/** The ledger's words in a language. */
export const ledgerWords = async (language: Language): Promise<Words> => {
  const t = createT<LedgerWords>(language, await ledgerMessages.load[language]());
  return { t, finding: (issue, line) => wordIssue(t.find, issue, line) };
};

import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { KeptByUndo } from '../contract/batch-state.ts';
import { wordIssue } from '../domain/import/index.ts';
import type { WordedIssue } from '../domain/import/index.ts';
import { ledgerMessages } from '../messages/index.ts';
import type { LedgerWords } from '../messages/index.ts';

export type Words = {
  readonly t: Translate<LedgerWords>;
  /** A finding of a row as one sentence that names the row and the field. */
  readonly finding: (issue: WordedIssue, line: number) => string;
  /** What an undo left, as one sentence. */
  readonly kept: (item: KeptByUndo['items'][number]) => string;
};

/** The ledger's words in a language. */
export const ledgerWords = async (language: Language): Promise<Words> => {
  const t = createT<LedgerWords>(language, await ledgerMessages.load[language]());
  const separator = t('keptByUndo.separator');
  return {
    t,
    finding: (issue, line) => wordIssue(t.find, issue, line),
    kept: ({ object, code, name, fields }) => {
      const what = { object: t(`keptByUndo.objects.${object}`), name: [code, name].filter(Boolean).join(' ') };
      if (fields.length === 0) return t('keptByUndo.whole', what);
      const named = fields.map(
        (field) => t.find(`keptByUndo.fields.${field}`) ?? t.find(`importFields.${field}`) ?? field,
      );
      return t('keptByUndo.fieldsOf', { ...what, fields: named.join(separator) });
    },
  };
};

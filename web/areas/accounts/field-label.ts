import { useCallback } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { useT, useWords } from '#ui';
import { accountScreens } from './messages/index.ts';
import { useCustomFields } from './queries.ts';

const wordKeys: Readonly<Record<string, string>> = { ownerId: 'owner', parentId: 'parent', consents: 'consent' };

/** What a field of an account or a person is called, by its name in the contract. */
export const useFieldLabel = (): ((field: string) => string) => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const ofAccounts = useCustomFields('account');
  const ofPersons = useCustomFields('person');
  return useCallback(
    (field) => {
      if (field.startsWith('birthday')) return t('persons.birthday');
      const own = [...ofAccounts, ...ofPersons].find(({ key }) => `custom.${key}` === field);
      if (own !== undefined) return language === 'zh-CN' ? own.labelZh : own.labelEn;
      return words.find(`fields.${wordKeys[field] ?? field}`) ?? t.find(`persons.${field}`) ?? field;
    },
    [language, ofAccounts, ofPersons, t, words],
  );
};

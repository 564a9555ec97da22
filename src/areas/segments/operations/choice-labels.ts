import { accountsMessages } from '#areas/accounts/messages';
import { listAccountRefs } from '#areas/accounts';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { listMembers } from '#platform/identity';
import type { Context } from '#platform/operations';
import { conditionsOf } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';
import { listFamilies } from '../store/choices.ts';
import type { Words } from './law.ts';

/** Where the words of each closed list stand in the accounts area. */
const accountLists: Readonly<Record<string, string>> = {
  kaType: 'kaTypes',
  lifecycle: 'lifecycles',
  kind: 'kinds',
  ownership: 'ownerships',
  institution: 'institutions',
};
const ownLists: Readonly<Record<string, string>> = { tier: 'tier', proposedTier: 'tier', badges: 'badges' };

export type ChoiceLabels = (field: string, value: string) => string;

type Named = { readonly name: string; readonly nameEn: string | null };
export const shownNameOf = ({ name, nameEn }: Named, language: Language): string =>
  language === 'en' ? (nameEn ?? name) : name;

/** The words of a value: of a closed list, or the name behind an id that the rules mention. */
export const choiceLabelsOf = async (
  context: Pick<Context, 'db' | 'company' | 'language'>,
  words: Words,
  rules: readonly Rule[],
): Promise<ChoiceLabels> => {
  const { db, company, language } = context;
  const conditions = rules.flatMap(conditionsOf);
  const uses = (field: string) => conditions.some((one) => one.field === field);
  const idsOf = (field: string) =>
    conditions.flatMap((one) =>
      one.field === field && Array.isArray(one.value)
        ? one.value.filter((value): value is string => typeof value === 'string')
        : [],
    );
  const people = uses('owner') ? await listMembers(db, company.id) : [];
  const families = uses('families') ? await listFamilies(db, company.id) : [];
  const groups = uses('group') ? await listAccountRefs(db, company.id, idsOf('group')) : new Map<string, Named>();
  const accounts = createT(language, await accountsMessages.load[language]());
  const names = new Map<string, string>([
    ...people.map(({ userId, name }): [string, string] => [userId, name]),
    ...families.map((family): [string, string] => [family.id, shownNameOf(family, language)]),
    ...[...groups].map(([id, account]): [string, string] => [id, shownNameOf(account, language)]),
  ]);
  return (field, value) => {
    const ownList = ownLists[field];
    if (ownList !== undefined) return words.find(`choices.${ownList}.${value}`) ?? value;
    const accountList = accountLists[field];
    if (accountList !== undefined) return accounts.find(`${accountList}.${value}`) ?? value;
    return names.get(value) ?? value;
  };
};

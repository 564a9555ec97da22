import { listed } from '#kernel/i18n';
import { useCommonWord, useT, useWords } from '#ui';
import { accountsMessages } from '#areas/accounts/messages';
import { accountsContract } from '#areas/accounts/contract';
import { useRead } from '#web/app/api';
import { useAccountCompared } from '#web/app/area-context';
import { accountScreens } from './messages/index.ts';
import type { MergeObject } from './records.ts';
import { useCustomFields, useUserNames } from './queries.ts';

const { get, getPerson } = accountsContract.operations;

/** A field of both records, its values worded; `key` is the field's name in the contract. */
export type ComparedField = {
  /** One value stays; lists are joined, code and tier belong to the kept record. */
  readonly isChosen: boolean;
  readonly key: string;
  readonly label: string;
  readonly texts: readonly [string, string];
};

const accountKeys = [
  'code',
  'name',
  'nameEn',
  'shortName',
  'uscc',
  'kind',
  'industry',
  'region',
  'ownership',
  'institution',
  'employees',
  'website',
  'foundedOn',
  'parent',
  'ownerId',
  'lifecycle',
  'tier',
  'termsDays',
  'otherNames',
  'tags',
] as const;
const personKeys = [
  'surname',
  'givenName',
  'gender',
  'salutation',
  'mobile',
  'phone',
  'email',
  'wechat',
  'birthday',
  'roles',
  'tags',
] as const;

/** Fields without a choice: what identifies or rates the kept record, and lists, which are joined. */
const keptKeys = new Set(['code', 'lifecycle', 'tier', 'otherNames', 'tags', 'roles']);

const noIds: readonly string[] = [];

const sections: Readonly<Record<string, string>> = {
  kind: 'kinds',
  ownership: 'ownerships',
  institution: 'institutions',
  lifecycle: 'lifecycles',
  tier: 'tiers',
  gender: 'genders',
};

const nameOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('name' in value && typeof value.name === 'string') return value.name;
  return 'account' in value ? nameOf(value.account) : undefined;
};

/** Reads both records and puts their fields side by side. */
export const useComparedFields = (object: MergeObject, ids: readonly [string, string]) => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const userName = useUserNames();
  const wordOf = useCommonWord();
  const isAccount = object === 'account';
  const accounts = [
    useRead(get, { id: ids[0] }, { isOff: !isAccount }),
    useRead(get, { id: ids[1] }, { isOff: !isAccount }),
  ];
  const persons = [
    useRead(getPerson, { id: ids[0] }, { isOff: isAccount }),
    useRead(getPerson, { id: ids[1] }, { isOff: isAccount }),
  ];
  const reads = isAccount ? accounts : persons;
  const others = useAccountCompared(isAccount ? ids : noIds);
  const customFields = useCustomFields(object);
  const error = reads.find((read) => read.error !== null)?.error ?? others.error;
  const [a, b] = reads.map(({ data }): Readonly<Record<string, unknown>> | undefined =>
    data === undefined ? undefined : { ...data },
  );

  const textOf = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (Array.isArray(value))
      return listed(
        value.map((one) => textOf(key, one)),
        language,
      );
    if (typeof value === 'object') return nameOf(value) ?? '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (key === 'industry' || key === 'region') return wordOf(text);
    if (key === 'ownerId') return userName(text) ?? t('unknownUser');
    const section = sections[key];
    return section === undefined ? text : (words.find(`${section}.${text}`) ?? text);
  };
  const customText = (record: Readonly<Record<string, unknown>>, key: string): string => {
    const held = record['custom'];
    const value: unknown =
      typeof held === 'object' && held !== null ? new Map(Object.entries(held)).get(key) : undefined;
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    return textOf(key, value);
  };
  /** A lunar birthday is another day than a solar one of the same date. */
  const recordText = (key: string, record: Readonly<Record<string, unknown>>): string => {
    const text = textOf(key, record[key]);
    return key === 'birthday' && text !== '' && record['birthdayCalendar'] === 'lunar'
      ? `${text} ${t('persons.lunar')}`
      : text;
  };
  const labelOf = (key: string): string => {
    if (key === 'roles') return t('roles.title');
    if (key === 'birthday') return t('persons.birthday');
    return words.find(`fields.${key === 'ownerId' ? 'owner' : key}`) ?? key;
  };
  if (a === undefined || b === undefined || others.rows === undefined) return { error, fields: undefined };
  const keys: readonly string[] = isAccount ? accountKeys : personKeys;
  const fields = keys.flatMap((key): readonly ComparedField[] => {
    const texts = [recordText(key, a), recordText(key, b)] as const;
    return texts[0] === '' && texts[1] === ''
      ? []
      : [
          {
            key: key === 'parent' ? 'parentId' : key,
            label: labelOf(key),
            texts,
            isChosen: texts[0] !== texts[1] && !keptKeys.has(key),
          },
        ];
  });
  const ownFields = customFields.flatMap(({ key, labelZh, labelEn }): readonly ComparedField[] => {
    const texts = [customText(a, key), customText(b, key)] as const;
    if (texts[0] === '' && texts[1] === '') return [];
    const label = language === 'zh-CN' ? labelZh : labelEn;
    return [{ key: `custom.${key}`, label, texts, isChosen: texts[0] !== texts[1] }];
  });
  const further = others.rows.flatMap(({ key, label, texts: [first = '', second = ''] }): readonly ComparedField[] =>
    first === '' && second === '' ? [] : [{ key, label, texts: [first, second], isChosen: first !== second }],
  );
  return { error, fields: [...fields, ...ownFields, ...further] };
};

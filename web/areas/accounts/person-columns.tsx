import type { ReactNode } from 'react';
import type { Language } from '#kernel/locale';
import { roleWord } from '#kernel/role-words';
import { Chip, Missing, NameCell } from '#ui';
import type { Column } from '#ui';
import { shownPersonName } from './account-names.ts';
import styles from './account.module.css';
import { currentRoleOf } from './person-role.ts';
import type { Person } from './records.ts';
import type { AreaWords, ScreenWords } from './words.ts';

type Context = {
  readonly t: ScreenWords;
  readonly words: AreaWords;
  readonly language: Language;
  readonly accountId: string;
  readonly seesPersonal: boolean;
  readonly onOpen: (personId: string) => void;
};

/** The columns of an account's persons. */
export const personColumnsOf = ({
  t,
  words,
  language,
  accountId,
  seesPersonal,
  onOpen,
}: Context): readonly Column<Person>[] => {
  const shown = (value: string | null): ReactNode =>
    value ?? <Missing reason={seesPersonal ? t('notFilled') : t('persons.masked')} />;
  const worded = (text: string | null | undefined): string | null => (text ? roleWord(text, language) : null);
  return [
    {
      id: 'name',
      header: words('fields.person'),
      cell: (person) => (
        <span className={styles['personName']}>
          <span>
            <NameCell
              name={shownPersonName(person, language)}
              onOpen={() => onOpen(person.id)}
              note={language === 'en' && person.latinName !== null ? person.name : (person.salutation ?? undefined)}
            />
          </span>
          {person.isKey ? <Chip tone="accent">{words('fields.isKey')}</Chip> : null}
          {currentRoleOf(person, accountId)?.isEnded ? <Chip>{t('persons.left')}</Chip> : null}
        </span>
      ),
    },
    {
      id: 'department',
      header: words('fields.department'),
      width: 130,
      cell: (person) => shown(worded(currentRoleOf(person, accountId)?.department)),
    },
    {
      id: 'title',
      header: words('fields.title'),
      width: 170,
      cell: (person) => shown(worded(currentRoleOf(person, accountId)?.title)),
    },
    { id: 'mobile', header: words('fields.mobile'), width: 140, cell: (person) => shown(person.mobile) },
    { id: 'phone', header: words('fields.phone'), width: 140, cell: (person) => shown(person.phone) },
    { id: 'email', header: words('fields.email'), width: 270, isLong: true, cell: (person) => shown(person.email) },
    {
      id: 'wechat',
      header: words('fields.wechat'),
      width: 130,
      cell: (person) => shown(person.wechat),
      isOptional: true,
    },
    {
      id: 'consents',
      header: t('consents.column'),
      width: 220,
      cell: ({ consents }) =>
        consents.length === 0 ? (
          <Missing reason={seesPersonal ? words('consentStates.not-asked') : t('persons.masked')} />
        ) : (
          <span className={styles['tags']}>
            {consents.map(({ channel, state }) => (
              <Chip key={channel} tone={state === 'given' ? 'accent' : 'warm'} hint={words(`consentStates.${state}`)}>
                {state === 'given'
                  ? words(`channels.${channel}`)
                  : t('consents.withdrawn', { channel: words(`channels.${channel}`) })}
              </Chip>
            ))}
          </span>
        ),
    },
  ];
};

import type { ReactNode } from 'react';
import { Chip, Missing, NameCell } from '#ui';
import type { Column } from '#ui';
import styles from './account.module.css';
import { currentRoleOf } from './person-role.ts';
import type { Person } from './records.ts';
import type { AreaWords, ScreenWords } from './words.ts';

type Context = {
  readonly t: ScreenWords;
  readonly words: AreaWords;
  readonly accountId: string;
  readonly seesPersonal: boolean;
  readonly onOpen: (personId: string) => void;
};

/** The columns of an account's persons. */
export const personColumnsOf = ({ t, words, accountId, seesPersonal, onOpen }: Context): readonly Column<Person>[] => {
  const shown = (value: string | null): ReactNode =>
    value ?? <Missing reason={seesPersonal ? t('notFilled') : t('persons.masked')} />;
  return [
    {
      id: 'name',
      header: words('fields.person'),
      cell: (person) => (
        <span className={styles['personName']}>
          <span>
            <NameCell name={person.name} onOpen={() => onOpen(person.id)} note={person.salutation ?? undefined} />
          </span>
          {person.isKey ? <Chip tone="accent">{words('fields.isKey')}</Chip> : null}
          {currentRoleOf(person, accountId)?.toOn ? <Chip>{t('persons.left')}</Chip> : null}
        </span>
      ),
    },
    {
      id: 'department',
      header: words('fields.department'),
      width: 130,
      cell: (person) => shown(currentRoleOf(person, accountId)?.department ?? null),
    },
    {
      id: 'title',
      header: words('fields.title'),
      width: 130,
      cell: (person) => shown(currentRoleOf(person, accountId)?.title ?? null),
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
  ];
};

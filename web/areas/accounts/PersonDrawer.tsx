import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { AppButton, Icon, IconPencil, Missing, SideDrawer, useT, useWords } from '#ui';
import { useMay } from '#web/app/session';
import { shownPersonName } from './account-names.ts';
import styles from './account.module.css';
import { CustomValueText } from './CustomValueText.tsx';
import { FactList } from './FactList.tsx';
import { accountScreens } from './messages/index.ts';
import { NewPersonForm, PersonEditForm } from './PersonForms.tsx';
import { PersonConsents } from './PersonConsents.tsx';
import { PersonRoles } from './PersonRoles.tsx';
import { RecordFiles } from './RecordFiles.tsx';
import type { Person } from './records.ts';
import { useCustomFields } from './queries.ts';

const PersonFacts = ({ person }: { readonly person: Person }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const customFields = useCustomFields('person');
  const shown = (value: string | null): ReactNode =>
    value ?? <Missing reason={person.masked ? t('persons.masked') : t('notFilled')} />;
  const birthday =
    person.birthday === null
      ? null
      : `${person.birthday}${person.birthdayCalendar === 'lunar' ? ` ${t('persons.lunar')}` : ''}`;
  return (
    <FactList
      facts={[
        {
          label: words('fields.gender'),
          value: person.gender === null ? shown(null) : words(`genders.${person.gender}`),
        },
        { label: words('fields.salutation'), value: shown(person.salutation) },
        { label: words('fields.mobile'), value: shown(person.mobile) },
        { label: words('fields.phone'), value: shown(person.phone) },
        {
          label: words('fields.email'),
          value: person.email === null ? shown(null) : <a href={`mailto:${person.email}`}>{person.email}</a>,
        },
        { label: words('fields.wechat'), value: shown(person.wechat) },
        { label: t('persons.ageBand'), value: shown(person.ageBand) },
        { label: t('persons.birthday'), value: shown(birthday) },
        { label: t('persons.language'), value: shown(person.language) },
        { label: t('persons.interests'), value: shown(person.interests) },
        { label: t('persons.habits'), value: shown(person.habits) },
        ...customFields.map((field) => ({
          label: language === 'en' ? field.labelEn : field.labelZh,
          value: <CustomValueText value={person.custom[field.key]} />,
        })),
      ]}
    />
  );
};

type Props = {
  readonly accountId: string;
  /** Absent when a person is created. */ readonly person: Person | undefined;
  readonly onClose: () => void;
};

/** One person beside the list: facts, roles with their history, and the forms. */
export const PersonDrawer = ({ accountId, person, onClose }: Props): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const mayWrite = useMay('accounts.write');
  const [isEditing, setEditing] = useState(false);
  const content =
    person === undefined ? (
      <NewPersonForm accountId={accountId} onClose={onClose} />
    ) : isEditing ? (
      <PersonEditForm person={person} onClose={() => setEditing(false)} />
    ) : (
      <>
        {person.masked ? <p className={`${styles['notice']} ${styles['spaced']}`}>{t('persons.maskedNote')}</p> : null}
        {mayWrite && !person.masked ? (
          <div className={styles['bar']}>
            <AppButton size="small" icon={<Icon of={IconPencil} size={16} />} onClick={() => setEditing(true)}>
              {t('edit')}
            </AppButton>
          </div>
        ) : null}
        <PersonFacts person={person} />
        <PersonRoles person={person} mayWrite={mayWrite} />
        {person.masked ? null : <PersonConsents person={person} mayWrite={mayWrite} />}
        {person.masked ? null : <RecordFiles kind="person" record={person.id} frame="part" />}
      </>
    );
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      title={person === undefined ? t('persons.add') : shownPersonName(person, language)}
    >
      {content}
    </SideDrawer>
  );
};

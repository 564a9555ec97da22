import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { CheckField, SelectField, TagsField, TextAreaField, TextField, useT } from '#ui';
import { choicesOf } from './choices.ts';
import { CustomFieldInputs } from './CustomFieldInputs.tsx';
import { accountScreens } from './messages/index.ts';
import type { PersonForm } from './person-form.ts';
import { useCustomFields } from './queries.ts';

const genders = ['female', 'male'] as const;
const calendars = ['solar', 'lunar'] as const;

type Props = {
  readonly form: PersonForm;
  /** With department and title of the first role. */ readonly hasRole?: boolean;
};

/** The fields of a person; surname, gender, phone and e-mail come first, since they are asked of key persons. */
export const PersonFields = ({ form, hasRole = false }: Props): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const customFields = useCustomFields('person');
  const { field } = form;
  return (
    <>
      <TextField {...field('surname')} label={words('fields.surname')} isRequired hasAutoFocus />
      <TextField {...field('givenName')} label={words('fields.givenName')} />
      <CheckField {...field('isKey')} label={words('fields.isKey')} hint={t('persons.isKeyHint')} />
      <SelectField
        {...field('gender')}
        label={words('fields.gender')}
        choices={choicesOf(genders, (value) => words(`genders.${value}`))}
        canClear
      />
      <TextField {...field('mobile')} label={words('fields.mobile')} kind="tel" />
      <TextField {...field('phone')} label={words('fields.phone')} kind="tel" placeholder={t('persons.phoneExample')} />
      <TextField {...field('email')} label={words('fields.email')} kind="email" />
      <TextField {...field('wechat')} label={words('fields.wechat')} />
      <TextField
        {...field('salutation')}
        label={words('fields.salutation')}
        placeholder={t('persons.salutationExample')}
      />
      {hasRole ? (
        <>
          <TextField {...field('department')} label={words('fields.department')} />
          <TextField {...field('title')} label={words('fields.title')} />
        </>
      ) : null}
      <TextField {...field('ageBand')} label={t('persons.ageBand')} placeholder={t('persons.ageBandExample')} />
      <TextField {...field('birthday')} label={t('persons.birthday')} hint={t('persons.birthdayHint')} />
      <SelectField
        {...field('birthdayCalendar')}
        label={t('persons.calendar')}
        choices={choicesOf(calendars, (value) => t(`persons.calendars.${value}`))}
        canClear
      />
      <TextField {...field('language')} label={t('persons.language')} />
      <TextAreaField {...field('interests')} label={t('persons.interests')} rows={2} isPlain />
      <TextAreaField {...field('habits')} label={t('persons.habits')} rows={2} isPlain />
      <TagsField {...field('tags')} label={words('fields.tags')} />
      <CustomFieldInputs
        fields={customFields}
        values={form.values.custom}
        onChange={(values) => form.set('custom', { ...values })}
      />
    </>
  );
};

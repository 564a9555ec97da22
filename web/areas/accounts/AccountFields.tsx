import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { accountKinds, institutions, ownerships } from '#domain/accounts';
import { CheckField, DateField, NumberField, SelectField, TagsField, TextField, useT } from '#ui';
import type { AccountForm } from './account-form.ts';
import { AccountPicker } from './AccountPicker.tsx';
import { choicesOf } from './choices.ts';
import { CustomFieldInputs } from './CustomFieldInputs.tsx';
import { useMay } from '#web/app/session';
import { accountScreens } from './messages/index.ts';
import type { Account } from './queries.ts';
import { useCustomFields, useTagSuggestions } from './queries.ts';
import { UserPicker } from './UserPicker.tsx';

type Props = {
  readonly form: AccountForm;
  /** The account that is edited; none when one is created. */
  readonly account?: Account;
  readonly mayAssign: boolean;
};

/** The fields of an account in one column, the names first. */
export const AccountFields = ({ form, account, mayAssign }: Props): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const customFields = useCustomFields('account');
  const tags = useTagSuggestions();
  const maySetTerms = useMay('accounts.terms');
  const { field } = form;
  return (
    <>
      <TextField {...field('name')} label={words('fields.name')} hint={t('form.nameHint')} isRequired hasAutoFocus />
      <TextField {...field('nameEn')} label={words('fields.nameEn')} />
      <TextField {...field('shortName')} label={words('fields.shortName')} />
      <TagsField {...field('otherNames')} label={words('fields.otherNames')} hint={t('form.otherNamesHint')} />
      {account === undefined ? (
        <TextField {...field('code')} label={words('fields.code')} hint={t('form.codeHint')} />
      ) : null}
      {account === undefined ? null : (
        <CheckField {...field('isLost')} label={t('form.isLost')} hint={t('form.isLostHint')} />
      )}
      {mayAssign ? <UserPicker {...field('ownerId')} label={words('fields.owner')} /> : null}
      <SelectField
        {...field('kind')}
        label={words('fields.kind')}
        choices={choicesOf(accountKinds, (value) => words(`kinds.${value}`))}
      />
      {form.values.kind === 'public-body' ? (
        <SelectField
          {...field('institution')}
          label={words('fields.institution')}
          choices={choicesOf(institutions, (value) => words(`institutions.${value}`))}
          canClear
        />
      ) : null}
      <SelectField
        {...field('ownership')}
        label={words('fields.ownership')}
        choices={choicesOf(ownerships, (value) => words(`ownerships.${value}`))}
        canClear
      />
      <AccountPicker
        {...field('parentId')}
        label={words('fields.parent')}
        hint={t('form.parentHint')}
        current={account?.parent ?? null}
        {...(account === undefined ? {} : { exceptId: account.id })}
      />
      <TextField {...field('uscc')} label={words('fields.uscc')} hint={t('form.usccHint')} maxLength={18} />
      <TextField {...field('industry')} label={words('fields.industry')} />
      <TextField {...field('region')} label={words('fields.region')} hint={t('form.regionHint')} />
      <NumberField {...field('employees')} label={words('fields.employees')} />
      <TextField {...field('website')} label={words('fields.website')} placeholder="www.example.com" kind="url" />
      <DateField {...field('foundedOn')} label={words('fields.foundedOn')} />
      <NumberField
        {...field('termsDays')}
        label={words('fields.termsDays')}
        hint={t('form.termsHint')}
        isDisabled={!maySetTerms}
      />
      <TagsField {...field('tags')} label={words('fields.tags')} suggestions={tags} />
      <CustomFieldInputs
        fields={customFields}
        values={form.values.custom}
        onChange={(values) => form.set('custom', { ...values })}
      />
    </>
  );
};

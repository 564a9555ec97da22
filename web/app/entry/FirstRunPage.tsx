import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { CheckField, Form, PasswordField, SelectField, TextField, useContractForm, useT, useWords } from '#ui';
import { call } from '../api.ts';
import { appMessages } from '../messages/index.ts';
import { zhCN } from '../messages/zh-CN.ts';
import { EntryFrame, EntryPart } from './EntryFrame.tsx';
import { firstRunInputOf, firstRunSchema } from './contract.ts';
import { ownTimeZone, timeZones, timeZoneText } from './time-zones.ts';

const { firstRun, signIn } = identityContract.operations;
export const FirstRunPage = (): ReactNode => {
  const t = useT(appMessages);
  const { language } = useWords();
  const router = useRouter();
  const zones = useMemo(
    () => timeZones().map((value) => ({ value, label: timeZoneText(value, language) })),
    [language],
  );
  const currencies = useMemo(
    () => Object.keys(zhCN.currency).map((code) => ({ value: code, label: t.find(`currency.${code}`) ?? code })),
    [t],
  );
  const form = useContractForm({
    schema: firstRunSchema,
    initial: { currency: 'CNY', timeZone: ownTimeZone(), isDirector: true },
    onSubmit: async (input) => {
      await call(firstRun, firstRunInputOf(input, language));
      await call(signIn, { email: input.email, password: input.password });
      router.history.push('/');
    },
  });
  return (
    <EntryFrame title={t('entry.firstRunTitle')} text={t('entry.firstRunText')}>
      <Form form={form} submitText={t('entry.create')} isNarrow>
        <EntryPart>{t('entry.companyPart')}</EntryPart>
        <TextField
          {...form.field('companyName')}
          label={t('entry.company')}
          placeholder={t('entry.companyExample')}
          autoComplete="organization"
          hasAutoFocus
          isRequired
        />
        <SelectField
          {...form.field('currency')}
          label={t('entry.currency')}
          hint={t('entry.currencyHint')}
          choices={currencies}
          isSearchable
          isRequired
        />
        <SelectField
          {...form.field('timeZone')}
          label={t('entry.timeZone')}
          hint={t('entry.timeZoneHint')}
          choices={zones}
          isSearchable
          isRequired
        />
        <EntryPart>{t('entry.adminPart')}</EntryPart>
        <TextField {...form.field('name')} label={t('entry.name')} autoComplete="name" isRequired />
        <TextField
          {...form.field('email')}
          label={t('entry.email')}
          placeholder={t('entry.emailExample')}
          kind="email"
          autoComplete="username"
          isRequired
        />
        <PasswordField
          {...form.field('password')}
          label={t('entry.password')}
          hint={t('entry.newPasswordHint')}
          autoComplete="new-password"
          isRequired
        />
        <CheckField {...form.field('isDirector')} label={t('entry.isDirector')} hint={t('entry.isDirectorHint')} />
      </Form>
    </EntryFrame>
  );
};

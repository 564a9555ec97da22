import { Link, useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identityContract } from '#platform/identity/contract';
import { ErrorState, Form, PageSkeleton, PasswordField, TextField, useContractForm, useT, useWords } from '#ui';
import { call, useRead } from '../api.ts';
import { appMessages } from '../messages/index.ts';
import { EntryBelow, EntryFrame } from './EntryFrame.tsx';

const { findInvitation, acceptInvitation, signIn } = identityContract.operations;

type Invitation = z.output<typeof findInvitation.output>;

const JoinForm = ({ token, invitation }: { readonly token: string; readonly invitation: Invitation }): ReactNode => {
  const t = useT(appMessages);
  const { language } = useWords();
  const router = useRouter();
  const { email, hasAccount } = invitation;
  const form = useContractForm({
    schema: acceptInvitation.input,
    initial: { token, name: invitation.name },
    onSubmit: async (input) => {
      await call(acceptInvitation, { ...input, language });
      await call(signIn, { email, password: input.password });
      router.history.push('/');
    },
  });
  return (
    <Form form={form} submitText={t('entry.join')} isNarrow>
      {hasAccount ? null : <TextField {...form.field('name')} label={t('entry.name')} autoComplete="name" isRequired />}
      <PasswordField
        {...form.field('password')}
        label={t('entry.password')}
        hint={hasAccount ? undefined : t('entry.newPasswordHint')}
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        hasAutoFocus
        isRequired
      />
    </Form>
  );
};

export const InvitationPage = (): ReactNode => {
  const t = useT(appMessages);
  const { language } = useWords();
  const { token = '' } = useSearch({ from: '/invitation' });
  const { data, error } = useRead(findInvitation, { token });
  if (data === undefined) {
    return (
      <EntryFrame title={t('entry.signInTo')}>
        {error === null ? <PageSkeleton /> : <ErrorState error={error} title={t('entry.invitationGone')} />}
        <EntryBelow>
          <Link to="/sign-in">{t('entry.backToSignIn')}</Link>
        </EntryBelow>
      </EntryFrame>
    );
  }
  const company = language === 'en' ? (data.companyNameEn ?? data.companyName) : data.companyName;
  const text = data.hasAccount
    ? t('entry.invitationHasAccount', { email: data.email })
    : t('entry.invitationText', { email: data.email });
  return (
    <EntryFrame title={t('entry.invitationTitle', { company })} text={text}>
      <JoinForm token={token} invitation={data} />
    </EntryFrame>
  );
};

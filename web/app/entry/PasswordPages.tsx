import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { Form, PasswordField, TextField, useContractForm, useT } from '#ui';
import { call } from '../api.ts';
import { appMessages } from '../messages/index.ts';
import { EntryBelow, EntryFrame, EntryNote } from './EntryFrame.tsx';

const { requestPasswordReset, resetPassword } = identityContract.operations;

const BackToSignIn = (): ReactNode => {
  const t = useT(appMessages);
  return (
    <EntryBelow>
      <Link to="/sign-in">{t('entry.backToSignIn')}</Link>
    </EntryBelow>
  );
};

/** Asks for the link. The answer is the same whether the address is known or not. */
export const ForgotPasswordPage = (): ReactNode => {
  const t = useT(appMessages);
  const [isSent, setSent] = useState(false);
  const form = useContractForm({
    schema: requestPasswordReset.input,
    initial: {},
    onSubmit: async (input) => {
      await call(requestPasswordReset, input);
      setSent(true);
    },
  });
  return (
    <EntryFrame title={t('entry.forgotTitle')} text={isSent ? undefined : t('entry.forgotText')}>
      {isSent ? (
        <EntryNote>{t('entry.linkSent')}</EntryNote>
      ) : (
        <Form form={form} submitText={t('entry.sendLink')} isNarrow>
          <TextField
            {...form.field('email')}
            label={t('entry.email')}
            kind="email"
            autoComplete="username"
            hasAutoFocus
            isRequired
          />
        </Form>
      )}
      <BackToSignIn />
    </EntryFrame>
  );
};

/** Where the link leads. */
export const ResetPasswordPage = (): ReactNode => {
  const t = useT(appMessages);
  const navigate = useNavigate();
  const { token = '' } = useSearch({ from: '/reset' });
  const form = useContractForm({
    schema: resetPassword.input,
    initial: { token },
    onSubmit: async (input) => {
      await call(resetPassword, input);
      await navigate({ to: '/sign-in', search: { done: 'password' } });
    },
  });
  return (
    <EntryFrame title={t('entry.resetTitle')}>
      <Form form={form} submitText={t('entry.setPassword')} isNarrow>
        <PasswordField
          {...form.field('password')}
          label={t('entry.password')}
          hint={t('entry.newPasswordHint')}
          autoComplete="new-password"
          hasAutoFocus
          isRequired
        />
      </Form>
      <BackToSignIn />
    </EntryFrame>
  );
};

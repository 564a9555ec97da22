import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { Form, PasswordField, TextField, useContractForm, useT } from '#ui';
import { call } from '../api.ts';
import { appMessages } from '../messages/index.ts';
import { EntryBelow, EntryFrame, EntryNote } from './EntryFrame.tsx';

const { signIn } = identityContract.operations;

/** Only paths of this site: a link must not send the signed-in user elsewhere. */
const safePath = (next: string | undefined): string => (next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/');

export const SignInPage = (): ReactNode => {
  const t = useT(appMessages);
  const router = useRouter();
  const cache = useQueryClient();
  const { next, done } = useSearch({ from: '/sign-in' });
  const form = useContractForm({
    schema: signIn.input,
    initial: {},
    onSubmit: async (input) => {
      await call(signIn, input);
      cache.clear();
      router.history.push(safePath(next));
    },
  });
  return (
    <EntryFrame title={t('entry.signInTo')} text={t('tagline')}>
      {done === 'password' ? <EntryNote>{t('entry.passwordSet')}</EntryNote> : null}
      <Form form={form} submitText={t('entry.signIn')} isNarrow>
        <TextField
          {...form.field('email')}
          label={t('entry.email')}
          kind="email"
          autoComplete="username"
          hasAutoFocus
        />
        <PasswordField {...form.field('password')} label={t('entry.password')} autoComplete="current-password" />
      </Form>
      <EntryBelow>
        <Link to="/forgot-password">{t('entry.forgot')}</Link>
      </EntryBelow>
    </EntryFrame>
  );
};

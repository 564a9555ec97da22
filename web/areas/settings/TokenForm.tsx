import { useState } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { AppButton, Form, MultiSelectField, NumberField, RadioField, TextField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useSession } from '#web/app/session';
import { settingsMessages } from './messages/index.ts';
import { useRightText } from './right-text.ts';
import styles from './settings.module.css';
import { ShownOnce } from './ShownOnce.tsx';

const { createToken } = identityContract.operations;
const reaches = ['all', 'some'] as const;

/** Makes a token with all of the caller's rights or some of them; its secret is shown once. */
export const TokenForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(settingsMessages);
  const rightText = useRightText();
  const { permissions } = useSession();
  const [secret, setSecret] = useState<string | null>(null);
  const create = useAct(createToken, { refreshes: ['identity.listTokens'] });
  const form = useContractForm({
    schema: createToken.input,
    initial: { scopes: ['*'], days: 90 },
    onSubmit: async (input) => setSecret((await create.run(input)).secret),
  });
  if (secret !== null)
    return (
      <div className={styles['stack']}>
        <p>{t('tokens.secret')}</p>
        <ShownOnce text={secret} />
        <AppButton kind="primary" onClick={onClose}>
          {t('done')}
        </AppButton>
      </div>
    );
  const hasAll = form.values.scopes?.includes('*') ?? false;
  const rights = Object.keys(permissions).map((right) => ({ value: right, label: rightText(right) }));
  return (
    <Form form={form} submitText={t('tokens.create')} onCancel={onClose}>
      <TextField
        {...form.field('name')}
        label={t('tokens.name')}
        placeholder={t('tokens.example')}
        isRequired
        hasAutoFocus
      />
      <RadioField
        label={t('tokens.reach')}
        value={hasAll ? 'all' : 'some'}
        onChange={(reach) => form.set('scopes', reach === 'all' ? ['*'] : [])}
        choices={reaches.map((value) => ({ value, label: t(`tokens.reaches.${value}`) }))}
      />
      {hasAll ? null : (
        <MultiSelectField {...form.field('scopes')} label={t('tokens.rights')} choices={rights} isRequired />
      )}
      <NumberField
        {...numberField(form.field('days'))}
        label={t('tokens.days')}
        hint={t('tokens.daysHint')}
        isRequired
      />
    </Form>
  );
};

/** The contract reads days from any text; the field holds a number. */
const numberField = <F extends { readonly value: unknown }>({ value, ...field }: F) => ({
  ...field,
  value: typeof value === 'number' ? value : null,
});

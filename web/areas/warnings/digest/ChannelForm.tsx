import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { robotServices } from '#domain/warnings';
import { CheckField, Form, PasswordField, SelectField, showNote, TextField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useSees } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';

const { addChannel } = warningsContract.operations;

/** Adds a group's robot: service, webhook address, key of the signature. */
export const ChannelForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(warningScreens);
  const seesMargin = useSees('margin');
  const add = useAct(addChannel, { refreshes: warningReads });
  const form = useContractForm({
    schema: addChannel.input,
    initial: { service: 'wecom', language: t.language, showsMargin: false },
    onSubmit: async (input) => {
      await add.run(input);
      showNote(t('digest.added'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('digest.add')} onCancel={onClose}>
      <p>{t('digest.formText')}</p>
      <SelectField
        {...form.field('service')}
        label={t('digest.service')}
        isRequired
        choices={robotServices.map((value) => ({ value, label: t(`digest.services.${value}`) }))}
      />
      <TextField {...form.field('name')} label={t('digest.name')} placeholder={t('digest.nameExample')} isRequired />
      <TextField {...form.field('url')} label={t('digest.url')} hint={t('digest.urlHint')} isRequired />
      {form.values.service === 'wecom' ? null : (
        <PasswordField
          {...form.field('secret')}
          label={t('digest.secret')}
          autoComplete="new-password"
          hint={t('digest.secretHint')}
        />
      )}
      <SelectField
        {...form.field('language')}
        label={t('digest.language')}
        choices={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      {seesMargin ? (
        <CheckField {...form.field('showsMargin')} label={t('digest.showsMargin')} hint={t('digest.showsMarginHint')} />
      ) : null}
    </Form>
  );
};

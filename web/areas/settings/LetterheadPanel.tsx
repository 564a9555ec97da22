import type { ReactNode } from 'react';
import { isAppError } from '#kernel/app-error';
import { letterheadContract } from '#platform/letterhead/contract';
import {
  AppButton,
  ErrorState,
  Form,
  PageSkeleton,
  Panel,
  showNote,
  TextAreaField,
  TextField,
  useContractForm,
  useT,
} from '#ui';
import { downloadUrlOf, useAct, useRead } from '#web/app/api';
import { LogoField } from './LogoField.tsx';
import { settingsMessages } from './messages/index.ts';

const { get, save, preview } = letterheadContract.operations;

type Letterhead = NonNullable<ReturnType<typeof useRead<typeof get.input, typeof get.output>>['data']>;

const lines = ['address', 'addressEn', 'phone', 'email', 'website', 'taxNumber', 'bank', 'bankAccount'] as const;
const blocks = ['terms', 'termsEn'] as const;

const valuesOf = ({ hasLogo: _, ...fields }: Letterhead) => fields;

type FormProps = {
  readonly letterhead: Letterhead;
  readonly onReload: () => Promise<Letterhead | undefined>;
};

const LetterheadForm = ({ letterhead, onReload }: FormProps): ReactNode => {
  const t = useT(settingsMessages);
  const write = useAct(save, { refreshes: ['letterhead.get'] });
  const form = useContractForm({
    schema: save.input,
    initial: valuesOf(letterhead),
    draftKey: 'letterhead',
    onSubmit: async (input) => {
      const cleared = Object.fromEntries([...lines, ...blocks].map((field) => [field, input[field] ?? null]));
      const saved = await write.run({ version: letterhead.version, ...cleared });
      form.rebase(valuesOf(saved));
      showNote(t('saved'));
    },
  });
  const isStale = isAppError(form.refusal) && form.refusal.code === 'letterhead.changed-meanwhile';
  const handleLoad = async (): Promise<void> => {
    const fresh = await onReload();
    if (fresh !== undefined) form.rebase(valuesOf(fresh));
  };
  return (
    <Form form={form}>
      {lines.map((field) => (
        <TextField key={field} {...form.field(field)} label={t(`letterhead.${field}`)} />
      ))}
      {blocks.map((field) => (
        <TextAreaField
          key={field}
          {...form.field(field)}
          label={t(`letterhead.${field}`)}
          hint={t('letterhead.termsHint')}
          isPlain
          rows={4}
        />
      ))}
      {isStale ? <AppButton onClick={() => void handleLoad()}>{t('loadLatest')}</AppButton> : null}
    </Form>
  );
};

/** What stands at the head and under printed documents. */
export const LetterheadPanel = (): ReactNode => {
  const t = useT(settingsMessages);
  const { data, error, refetch } = useRead(get, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return (
    <Panel
      title={t('letterhead.title')}
      actions={
        <AppButton onClick={() => location.assign(downloadUrlOf(preview, {}))}>{t('letterhead.preview')}</AppButton>
      }
    >
      <LogoField hasLogo={data.hasLogo} version={data.version} />
      <LetterheadForm letterhead={data} onReload={async () => (await refetch()).data} />
    </Panel>
  );
};

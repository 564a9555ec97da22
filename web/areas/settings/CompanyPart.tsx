import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { isAppError } from '#kernel/app-error';
import { identityContract } from '#platform/identity/contract';
import {
  AppButton,
  ErrorState,
  Form,
  PageSkeleton,
  Panel,
  SelectField,
  showNote,
  TextField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { timeZones, timeZoneText } from '#web/app/entry/time-zones';
import { LetterheadPanel } from './LetterheadPanel.tsx';
import { settingsMessages } from './messages/index.ts';
import styles from './settings.module.css';

const { getCompany, updateCompany } = identityContract.operations;
const formSchema = updateCompany.input.required({ name: true, timeZone: true });

type Company = NonNullable<ReturnType<typeof useRead<typeof getCompany.input, typeof getCompany.output>>['data']>;

const valuesOf = ({ name, nameEn, timeZone, version }: Company) => ({ name, nameEn, timeZone, version });

const CompanyForm = ({
  company,
  onReload,
}: {
  readonly company: Company;
  readonly onReload: () => Promise<Company | undefined>;
}): ReactNode => {
  const t = useT(settingsMessages);
  const { language } = useWords();
  const save = useAct(updateCompany, { refreshes: ['identity.getCompany', 'identity.me'] });
  const form = useContractForm({
    schema: formSchema,
    initial: valuesOf(company),
    draftKey: 'company',
    onSubmit: async (input) => {
      const saved = await save.run({ ...input, nameEn: input.nameEn ?? null });
      form.rebase(valuesOf(saved));
      showNote(t('saved'));
    },
  });
  const isStale = isAppError(form.refusal) && form.refusal.code === 'identity.changed-meanwhile';
  const handleLoad = async (): Promise<void> => {
    const fresh = await onReload();
    if (fresh !== undefined) form.rebase(valuesOf(fresh));
  };
  const zones = useMemo(
    () => timeZones(company.timeZone).map((value) => ({ value, label: timeZoneText(value, language) })),
    [company.timeZone, language],
  );
  return (
    <Form form={form}>
      <TextField {...form.field('name')} label={t('company.name')} isRequired />
      <TextField {...form.field('nameEn')} label={t('company.nameEn')} hint={t('company.nameEnHint')} />
      <TextField
        label={t('company.currency')}
        hint={t('company.currencyHint')}
        value={company.currency}
        onChange={() => undefined}
        isDisabled
      />
      <SelectField
        {...form.field('timeZone')}
        label={t('company.timeZone')}
        hint={t('company.timeZoneHint')}
        choices={zones}
        isSearchable
        isRequired
      />
      {isStale ? <AppButton onClick={() => void handleLoad()}>{t('loadLatest')}</AppButton> : null}
    </Form>
  );
};

/** Names, currency and time zone of the company, and its letterhead. */
export const CompanyPart = (): ReactNode => {
  const t = useT(settingsMessages);
  const { data, error, refetch } = useRead(getCompany, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return (
    <div className={styles['column']}>
      <Panel title={t('company.title')}>
        <CompanyForm company={data} onReload={async () => (await refetch()).data} />
      </Panel>
      <LetterheadPanel />
    </div>
  );
};

import { useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract, policySchema } from '#areas/identification/contract';
import {
  AppButton,
  ErrorState,
  Form,
  PageHeader,
  PageSkeleton,
  showNote,
  SideDrawer,
  TextAreaField,
  useContractForm,
  useT,
  useWords,
  useActorName,
} from '#ui';
import { formatInstant } from '#kernel/format';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import shared from '../identification.module.css';
import styles from './policy.module.css';
import { identificationScreens } from '../messages/index.ts';
import { CutoffSection, GateSection } from './GateSection.tsx';
import { BadgeSection, LadderSection, ReadingSection } from './ThresholdSections.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';
import type { PolicyDraft } from './use-policy-draft.ts';
import { ChangeList, VersionsPanel } from './VersionsPanel.tsx';
import type { Version } from './VersionsPanel.tsx';
import { WeightSection } from './WeightSection.tsx';
import { WhatIfPanel } from './WhatIfPanel.tsx';

const { getPolicy, savePolicy } = identificationContract.operations;

type SaveProps = { readonly base: Version; readonly draft: PolicyDraft; readonly onClose: () => void };

const SaveForm = ({ base, draft, onClose }: SaveProps): ReactNode => {
  const t = useT(identificationScreens);
  const save = useAct(savePolicy, { refreshes: ['identification.getPolicy', 'identification.listPolicies'] });
  const form = useContractForm({
    schema: savePolicy.input,
    initial: { policy: policySchema.parse(draft.policy), basedOn: base.version },
    onSubmit: async (input) => {
      const { version } = await save.run(input);
      draft.discard();
      showNote(t('policy.saved', { version }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('policy.save')} onCancel={onClose}>
      <p>{t('policy.saveText')}</p>
      <ChangeList before={base.policy} after={draft.policy} />
      <TextAreaField
        {...form.field('note')}
        label={t('policy.note')}
        placeholder={t('policy.noteExample')}
        hasAutoFocus
      />
    </Form>
  );
};

const Editor = ({ base }: { readonly base: Version }): ReactNode => {
  const t = useT(identificationScreens);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const mayEdit = useMay('identification.policy');
  const draft = usePolicyDraft(base);
  const [isSaving, setSaving] = useState(false);
  const part = { draft, isReadOnly: !mayEdit };
  const { problems, isEdited } = draft;
  const actions = mayEdit ? (
    <>
      {isEdited ? <AppButton onClick={draft.discard}>{t('policy.discard')}</AppButton> : null}
      <AppButton kind="primary" isDisabled={!isEdited || problems.length > 0} onClick={() => setSaving(true)}>
        {t('policy.save')}
      </AppButton>
    </>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('policy.title')}
        state={t('policy.state', {
          version: base.version,
          name: nameOf(base.createdByName),
          at: formatInstant(base.createdAt, timeZone),
        })}
        actions={actions}
      />
      <p className={styles['pageLead']}>{mayEdit ? t('policy.lead') : t('policy.readOnly')}</p>
      {draft.isRestored ? <p className={shared['notice']}>{t('policy.restored')}</p> : null}
      {problems.length > 0 ? (
        <p className={styles['stale']} role="status">
          {t('policy.invalid', { n: problems.length })}
        </p>
      ) : null}
      <div className={styles['policy']}>
        <div className={shared['stack']}>
          <WeightSection {...part} />
          <CutoffSection {...part} />
          <GateSection {...part} />
          <ReadingSection {...part} />
          <BadgeSection {...part} />
          <LadderSection {...part} />
        </div>
        <div className={styles['aside']}>
          {mayEdit ? <WhatIfPanel draft={draft} /> : null}
          <VersionsPanel inForce={base.version} onTakeUp={mayEdit ? (policy) => draft.edit(() => policy) : undefined} />
        </div>
      </div>
      <SideDrawer isOpen={isSaving} onClose={() => setSaving(false)} title={t('policy.saveTitle')}>
        {isSaving ? <SaveForm base={base} draft={draft} onClose={() => setSaving(false)} /> : null}
      </SideDrawer>
    </>
  );
};

/** The rules that decide who is a key account: edited, tried, saved as versions. */
export const PolicyPage = (): ReactNode => {
  const { data, error, refetch } = useRead(getPolicy, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Editor key={data.version} base={data} />;
};

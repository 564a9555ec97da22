import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { pricingPolicySchema } from '#areas/pricing/contract';
import { formatInstant } from '#kernel/format';
import {
  AppButton,
  ErrorState,
  Form,
  showNote,
  SideDrawer,
  SkeletonBar,
  TextAreaField,
  useActorName,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingBooks } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { PolicyVersion } from '../shared/data.ts';
import { FloorSection, TierSection, TimeSection } from './FigureSections.tsx';
import { MatrixSection, RuleSection } from './MatrixSections.tsx';
import { usePricingDraft } from './use-pricing-draft.ts';
import type { PricingDraft } from './use-pricing-draft.ts';
import { ChangeList, VersionsPanel } from './VersionsPanel.tsx';

const { getPolicy, savePolicy, listFamilies } = pricingContract.operations;

type SaveProps = { readonly base: PolicyVersion; readonly draft: PricingDraft; readonly onClose: () => void };

const SaveForm = ({ base, draft, onClose }: SaveProps): ReactNode => {
  const t = useT(pricingBooks);
  const save = useAct(savePolicy, { refreshes: pricingReads });
  const form = useContractForm({
    schema: savePolicy.input,
    initial: { policy: pricingPolicySchema.parse(draft.policy), basedOn: base.version },
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
        isPlain
        rows={3}
        hasAutoFocus
      />
    </Form>
  );
};

const Editor = ({ base }: { readonly base: PolicyVersion }): ReactNode => {
  const t = useT(pricingBooks);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const mayEdit = useMay('pricing.policy');
  const draft = usePricingDraft(base);
  const families = useRead(listFamilies, {}).data?.rows ?? [];
  const [isSaving, setSaving] = useState(false);
  const part = { draft, isReadOnly: !mayEdit };
  const { problems, isEdited } = draft;
  return (
    <>
      <div className={styles['tabHead']}>
        <div>
          <p className={styles['quiet']}>
            {t('policy.state', {
              version: base.version,
              name: nameOf(base.createdByName),
              at: formatInstant(base.createdAt, timeZone),
            })}
          </p>
          <p className={styles['lead']}>{mayEdit ? t('policy.lead') : t('policy.readOnly')}</p>
        </div>
        {mayEdit ? (
          <span className={styles['chips']}>
            {isEdited ? <AppButton onClick={draft.discard}>{t('policy.discard')}</AppButton> : null}
            <AppButton kind="primary" isDisabled={!isEdited || problems.length > 0} onClick={() => setSaving(true)}>
              {t('policy.save')}
            </AppButton>
          </span>
        ) : null}
      </div>
      {draft.isRestored ? <p className={styles['notice']}>{t('policy.restored')}</p> : null}
      {problems.length > 0 ? (
        <p className={styles['refusal']} role="status">
          {t('policy.invalid', { n: problems.length })}
        </p>
      ) : null}
      <div className={styles['request']}>
        <div className={styles['stack']}>
          <MatrixSection {...part} />
          <RuleSection families={families} {...part} />
          <FloorSection families={families} {...part} />
          <TierSection {...part} />
          <TimeSection {...part} />
        </div>
        <VersionsPanel inForce={base.version} onTakeUp={mayEdit ? (policy) => draft.edit(() => policy) : undefined} />
      </div>
      <SideDrawer isOpen={isSaving} onClose={() => setSaving(false)} title={t('policy.saveTitle')}>
        {isSaving ? <SaveForm base={base} draft={draft} onClose={() => setSaving(false)} /> : null}
      </SideDrawer>
    </>
  );
};

/** Who may grant how much, and what a floor is made of: edited, checked, saved as versions. */
export const PolicyTab = (): ReactNode => {
  const { data, error, refetch } = useRead(getPolicy, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={200} />;
  return <Editor key={data.version} base={data} />;
};

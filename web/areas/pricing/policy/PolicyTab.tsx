import type { ReactNode } from 'react';
import { pricingContract, pricingPolicySchema } from '#areas/pricing/contract';
import { formatInstant } from '#kernel/format';
import { ErrorState, SkeletonBar, useActorName, useT, useWords } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { DraftActions, DraftNotices, usePolicyDraft, VersionsPanel } from '#web/app/policy/index';
import { shownNameOf } from '#web/accounts';
import { useMay } from '#web/app/session';
import { pricingBooks } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './policy.module.css';
import { pricingReads } from '../shared/data.ts';
import type { PolicyVersion } from '../shared/data.ts';
import { useChangeWords } from './change-words.ts';
import { FloorSection, TierSection, TimeSection } from './FigureSections.tsx';
import { MatrixSection, RuleSection } from './MatrixSections.tsx';
import { pricingPolicyKind } from './policy-kind.ts';

const { getPolicy, listFamilies, listPolicies, savePolicy } = pricingContract.operations;

const Editor = ({ base }: { readonly base: PolicyVersion }): ReactNode => {
  const t = useT(pricingBooks);
  const { timeZone, language } = useWords();
  const nameOf = useActorName();
  const mayEdit = useMay('pricing.policy');
  const draft = usePolicyDraft(pricingPolicyKind, base);
  const families = (useRead(listFamilies, {}).data?.rows ?? []).map((family) => ({
    id: family.id,
    name: shownNameOf(family, language),
  }));
  const { data: versions } = useRead(listPolicies, {});
  const save = useAct(savePolicy, { refreshes: pricingReads });
  const changesOf = useChangeWords();
  const handleSave = async (note: string | undefined): Promise<number> => {
    const input = { policy: pricingPolicySchema.parse(draft.policy), basedOn: base.version, note };
    return (await save.run(input)).version;
  };
  const part = { draft, isReadOnly: !mayEdit };
  return (
    <>
      <div className={styles['tabHead']}>
        <div>
          <p className={shared['quiet']}>
            {t('policy.state', {
              version: base.version,
              name: nameOf(base.createdByName),
              at: formatInstant(base.createdAt, timeZone),
            })}
          </p>
          <p className={shared['lead']}>{mayEdit ? t('policy.lead') : t('policy.readOnly')}</p>
        </div>
        {mayEdit ? (
          <span className={shared['chips']}>
            <DraftActions
              draft={draft}
              changes={changesOf(base.policy, draft.policy)}
              effect={t('policy.saveText')}
              example={t('policy.noteExample')}
              onSave={handleSave}
            />
          </span>
        ) : null}
      </div>
      <DraftNotices draft={draft} />
      <div className={shared['request']}>
        <div className={shared['stack']}>
          {mayEdit && !base.mayChangeMatrix ? <p className={shared['quiet']}>{t('policy.matrixNotYours')}</p> : null}
          <MatrixSection {...part} isReadOnly={!base.mayChangeMatrix} />
          <RuleSection families={families} {...part} isReadOnly={!base.mayChangeMatrix} />
          <FloorSection families={families} {...part} />
          <TierSection {...part} />
          <TimeSection {...part} />
        </div>
        <VersionsPanel
          versions={versions?.policies ?? []}
          inForce={base.version}
          changesOf={changesOf}
          onTakeUp={mayEdit ? (policy) => draft.edit(() => policy) : undefined}
        />
      </div>
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

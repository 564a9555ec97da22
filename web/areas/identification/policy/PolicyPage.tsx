import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identificationContract, policySchema } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import type { Policy } from '#domain/identification';
import { formatInstant } from '#kernel/format';
import { ErrorState, PageHeader, PageSkeleton, useActorName, useT, useWords } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { DraftActions, DraftNotices, usePolicyDraft, VersionsPanel } from '#web/app/policy/index';
import type { ChangedTerm } from '#web/app/policy/index';
import { useMay } from '#web/app/session';
import shared from '../identification.module.css';
import styles from './policy.module.css';
import { identificationScreens } from '../messages/index.ts';
import { CutoffSection, GateSection } from './GateSection.tsx';
import { policyChangesOf } from './policy-changes.ts';
import { policyKind } from './policy-kind.ts';
import { BadgeSection, LadderSection, ReadingSection } from './ThresholdSections.tsx';
import { WeightSection } from './WeightSection.tsx';
import { WhatIfPanel } from './WhatIfPanel.tsx';

const { getPolicy, listPolicies, savePolicy } = identificationContract.operations;
type Version = z.output<typeof getPolicy.output>;

const Editor = ({ base }: { readonly base: Version }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency, timeZone } = useWords();
  const nameOf = useActorName();
  const mayEdit = useMay('identification.policy');
  const draft = usePolicyDraft(policyKind, base);
  const { data: versions } = useRead(listPolicies, {});
  const save = useAct(savePolicy, { refreshes: ['identification.getPolicy', 'identification.listPolicies'] });
  const changesOf = (before: Policy, after: Policy): readonly ChangedTerm[] =>
    policyChangesOf(before, after, { t, words, currency });
  // An older version or a kept draft may hold the cost of capital of its day.
  const drafted = { ...draft.policy, creditRateBp: base.policy.creditRateBp };
  const handleSave = async (note: string | undefined): Promise<number> => {
    const input = { policy: policySchema.parse(drafted), basedOn: base.version, note };
    return (await save.run(input)).version;
  };
  const part = { draft, isReadOnly: !mayEdit };
  return (
    <>
      <PageHeader
        title={t('policy.title')}
        state={t('policy.state', {
          version: base.version,
          name: nameOf(base.createdByName),
          at: formatInstant(base.createdAt, timeZone),
        })}
        actions={
          mayEdit ? (
            <DraftActions
              draft={draft}
              changes={changesOf(base.policy, drafted)}
              effect={t('policy.saveText')}
              example={t('policy.noteExample')}
              onSave={handleSave}
            />
          ) : undefined
        }
      />
      <p className={styles['pageLead']}>{mayEdit ? t('policy.lead') : t('policy.readOnly')}</p>
      <DraftNotices draft={draft} />
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
          <VersionsPanel
            versions={versions?.policies ?? []}
            inForce={base.version}
            changesOf={changesOf}
            onTakeUp={mayEdit ? (policy) => draft.edit(({ creditRateBp }) => ({ ...policy, creditRateBp })) : undefined}
          />
        </div>
      </div>
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

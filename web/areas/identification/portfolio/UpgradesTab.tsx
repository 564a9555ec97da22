import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identificationContract } from '#areas/identification/contract';
import { figureText, identificationMessages } from '#areas/identification/messages';
import { measureTable } from '#domain/identification';
import { listed } from '#kernel/i18n';
import {
  AppButton,
  DateField,
  DateText,
  EmptyState,
  ErrorState,
  ExportMenu,
  Form,
  LoadMore,
  PageSkeleton,
  showNote,
  SideDrawer,
  TierBadge,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct, useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { AccountLink, shownNameOf, UserPicker } from '#web/accounts';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import { isMeasureCode } from '../why/explained.ts';

const { upgradeList, planUpgrade } = identificationContract.operations;
type Candidate = z.output<typeof upgradeList.output>['rows'][number];
type Gap = Candidate['gaps'][number];

const GapLine = ({ gap }: { readonly gap: Gap }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language, currency } = useWords();
  const text = (measure: string, value: number | null): string =>
    value === null
      ? '—'
      : figureText(isMeasureCode(measure) ? measureTable[measure].unit : 'count', value, { language, currency });
  const gates = listed(
    gap.opens.map((gate) => words(`gates.${gate}`)),
    language,
  );
  return (
    <li className={shared['gap']}>
      <span>{words.find(`levers.${gap.lever}`) ?? gap.lever}</span>
      <span className={shared['under']}>
        {listed(
          gap.moves.map(({ measure, from, to }) =>
            t('upgrades.move', {
              measure: words.find(`measures.${measure}`) ?? measure,
              from: text(measure, from),
              to: text(measure, to),
            }),
          ),
          language,
        )}
      </span>
      <span className={styles['gapGain']}>{t('upgrades.points', { points: gap.points.toFixed(1) })}</span>
      {gap.opens.length === 0 ? null : (
        <span className={`${shared['under']} ${shared['gapOpens']}`}>{t('upgrades.opens', { gates })}</span>
      )}
    </li>
  );
};

const PlanForm = ({
  candidate,
  onClose,
}: {
  readonly candidate: Candidate;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const plan = useAct(planUpgrade, { refreshes: ['identification.upgradeList', 'accounts'] });
  const form = useContractForm({
    schema: planUpgrade.input,
    initial: { accountId: candidate.account.id },
    onSubmit: async (input) => {
      const { tasks } = await plan.run(input);
      showNote(t('upgrades.done', { n: tasks }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('upgrades.accept')} onCancel={onClose}>
      <p>{t('upgrades.acceptText', { tier: words(`tiers.${candidate.nextTier}`) })}</p>
      <ul>
        {candidate.gaps.map((gap) => (
          <GapLine key={gap.lever} gap={gap} />
        ))}
      </ul>
      <DateField {...form.field('dueOn')} label={t('upgrades.dueOn')} />
      <UserPicker {...form.field('assigneeId')} label={t('upgrades.assignee')} hint={t('upgrades.assigneeHint')} />
    </Form>
  );
};

/** Accounts just under the next tier with their three cheapest steps; accepted, they become tasks. */
export const UpgradesTab = (): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const mayPlan = useMay('identification.state');
  const [opened, setOpened] = useState<Candidate | null>(null);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(upgradeList, {});
  const onExport = useListExport(upgradeList, {}, 'identification.export');
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <PageSkeleton />;
  if (rows.length === 0) return <EmptyState title={t('upgrades.none')}>{t('upgrades.noneText')}</EmptyState>;
  return (
    <div className={shared['stack']}>
      <div className={shared['lineWithActs']}>
        <p className={shared['quiet']}>{t('upgrades.text')}</p>
        <ExportMenu onSave={onExport} />
      </div>
      <ul className={styles['upgrades']} aria-label={t('upgrades.name')}>
        {rows.map((candidate) => (
          <li key={candidate.account.id} className={styles['upgrade']}>
            <div className={styles['upgradeName']}>
              <TierBadge tier={candidate.tier} />
              <div>
                <strong>
                  <AccountLink account={candidate.account} />
                </strong>
                <div className={shared['under']}>
                  {t('upgrades.to', {
                    points: candidate.missingPoints.toFixed(1),
                    tier: words(`tiers.${candidate.nextTier}`),
                  })}
                </div>
              </div>
            </div>
            <ul>
              {candidate.gaps.map((gap) => (
                <GapLine key={gap.lever} gap={gap} />
              ))}
            </ul>
            <div>
              {candidate.plannedAt !== null ? (
                <span className={shared['under']}>
                  {t('upgrades.plannedAt')} <DateText value={candidate.plannedAt} />
                </span>
              ) : mayPlan ? (
                <AppButton size="small" onClick={() => setOpened(candidate)}>
                  {t('upgrades.accept')}
                </AppButton>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
      {opened === null ? null : (
        <SideDrawer
          isOpen
          onClose={() => setOpened(null)}
          title={t('upgrades.title', { name: shownNameOf(opened.account, language) })}
        >
          <PlanForm candidate={opened} onClose={() => setOpened(null)} />
        </SideDrawer>
      )}
    </div>
  );
};

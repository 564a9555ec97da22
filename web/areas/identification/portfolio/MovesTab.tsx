import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { EmptyState, ErrorState, Panel, SelectField, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import styles from '../identification.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { PortfolioReport } from '../run-data.ts';
import { ComparisonView } from './ComparisonView.tsx';
import { MoveTable } from './MoveTable.tsx';
import type { PortfolioSearch } from './portfolio-search.ts';

const { listRuns, compareRuns } = identificationContract.operations;

const Compared = ({ before, after }: { readonly before: string; readonly after: string }): ReactNode => {
  const { data, error, refetch } = useRead(compareRuns, { before, after });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <SkeletonBar height={120} /> : <ComparisonView comparison={data} />;
};

type Props = { readonly report: PortfolioReport; readonly search: PortfolioSearch };

/** Compares any two runs: two dates, or two policies. The choice lives in the address. */
const CompareRuns = ({ report, search }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const navigate = useNavigate();
  const { data } = useRead(listRuns, { limit: 100 });
  const runs = (data?.rows ?? []).filter(({ state }) => state === 'done');
  const choices = runs.map(({ id, asOf, policyVersion }) => ({
    value: id,
    label: t('moves.runName', { asOf, version: policyVersion }),
  }));
  const before = search.before ?? report.previousRun?.id;
  const after = search.after ?? report.run?.id;
  const show = (next: Pick<PortfolioSearch, 'before' | 'after'>): void =>
    void navigate({ to: '/portfolio', search: { ...search, ...next }, replace: true, resetScroll: false });
  if (data !== undefined && runs.length < 2) {
    return <EmptyState title={t('moves.compare')}>{t('moves.oneRun')}</EmptyState>;
  }
  return (
    <div className={styles['stack']}>
      <Panel title={t('moves.compare')}>
        <div className={styles['row']}>
          <SelectField
            label={t('moves.earlier')}
            choices={choices}
            value={before}
            onChange={(id) => (id === null ? undefined : show({ before: id }))}
          />
          <SelectField
            label={t('moves.later')}
            choices={choices}
            value={after}
            onChange={(id) => (id === null ? undefined : show({ after: id }))}
          />
        </div>
      </Panel>
      {before === undefined || after === undefined ? null : before === after ? (
        <p className={styles['quiet']}>{t('moves.same')}</p>
      ) : (
        <Compared before={before} after={after} />
      )}
    </div>
  );
};

/** What changed since the last run, and between any two. */
export const MovesTab = ({ report, search }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const { previousRun, movers } = report;
  const isChosen = search.before !== undefined || search.after !== undefined;
  return (
    <div className={styles['stack']}>
      {previousRun === null || isChosen ? null : (
        <MoveTable title={t('moves.since', { asOf: previousRun.asOf })} moves={movers} />
      )}
      <CompareRuns report={report} search={search} />
    </div>
  );
};

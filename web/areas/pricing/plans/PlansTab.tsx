import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import type { Language } from '#kernel/locale';
import {
  ActorName,
  AppButton,
  DataTable,
  DateText,
  EmptyState,
  Icon,
  IconPlus,
  NameCell,
  Percent,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingPlans } from '../messages/index.ts';
import type { PlanWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { PlanRow } from './plan-data.ts';
import { PlanState } from './PlanState.tsx';

const { listBusinessPlans } = pricingContract.operations;

type Options = { readonly t: PlanWords; readonly language: Language };

const columnsOf = ({ t, language }: Options): readonly Column<PlanRow>[] => [
  {
    id: 'account',
    header: t('account'),
    cell: ({ id, number, account, title }) => (
      <NameCell
        name={
          <Link to="/pricing/plans/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        }
        note={`${number} · ${title}`}
      />
    ),
  },
  { id: 'state', header: t('stateLabel'), width: 120, cell: ({ state }) => <PlanState state={state} /> },
  {
    id: 'from',
    header: t('validFrom'),
    kind: 'figure',
    width: 112,
    cell: ({ validFrom }) => <DateText value={validFrom} />,
  },
  { id: 'to', header: t('validTo'), kind: 'figure', width: 112, cell: ({ lastOn }) => <DateText value={lastOn} /> },
  { id: 'lines', header: t('lineCount'), kind: 'figure', width: 90, cell: ({ lineCount }) => lineCount },
  {
    id: 'rate',
    header: t('topRate'),
    kind: 'figure',
    width: 100,
    cell: ({ topRateBp }) => <Percent bp={topRateBp} />,
  },
  { id: 'by', header: t('createdBy'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
];

/** Every whole-business plan, latest first. */
export const PlansTab = (): ReactNode => {
  const t = useT(pricingPlans);
  const { language } = useWords();
  const navigate = useNavigate();
  const mayAgree = useMay('pricing.agree');
  const filter = { limit: 100 };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listBusinessPlans, filter);
  const onExport = useListExport(listBusinessPlans, filter);
  const columns = useMemo(() => columnsOf({ t, language }), [t, language]);
  return (
    <div className={styles['stack']}>
      {mayAgree ? (
        <div>
          <AppButton
            icon={<Icon of={IconPlus} size={16} />}
            onClick={() => void navigate({ to: '/pricing/plans/new' })}
          >
            {t('new')}
          </AppButton>
        </div>
      ) : null}
      <DataTable
        name={t('name')}
        tableKey="pricing.plans"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ number, account }) => `${number} ${shownNameOf(account, language)}`}
        onOpen={({ id }) => void navigate({ to: '/pricing/plans/$id', params: { id } })}
        paging={paging}
        onExport={onExport}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      />
    </div>
  );
};

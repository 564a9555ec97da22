import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  DataTable,
  DateText,
  EmptyState,
  Icon,
  IconPlus,
  Money,
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
import { pricingRetention } from '../messages/index.ts';
import type { RetentionWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { targetText } from './retention.ts';
import type { RetentionRow } from './retention.ts';
import { MetChip, RetentionStateChip } from './RetentionChips.tsx';
import { RetentionRates } from './RetentionRates.tsx';

const { listRetentionOffers } = pricingContract.operations;

type Options = { readonly t: RetentionWords; readonly language: Language; readonly currency: string };

const columnsOf = ({ t, language, currency }: Options): readonly Column<RetentionRow>[] => [
  {
    id: 'account',
    header: t('account'),
    cell: ({ id, account, request, ground }) => (
      <NameCell
        name={
          <Link to="/pricing/retention/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        }
        note={`${request.number} · ${t(`grounds.${ground}`)}`}
      />
    ),
  },
  { id: 'state', header: t('state'), width: 110, cell: ({ state }) => <RetentionStateChip state={state} /> },
  {
    id: 'countermove',
    header: t('countermove'),
    width: 240,
    cell: (row) => targetText(row, { t, language }),
  },
  { id: 'met', header: t('met'), width: 100, cell: ({ isMet }) => <MetChip isMet={isMet} /> },
  {
    id: 'concession',
    header: t('concession'),
    kind: 'figure',
    width: 90,
    cell: ({ concessionBp }) => <Percent bp={concessionBp} />,
  },
  {
    id: 'bought',
    header: t('bought'),
    unit: currency,
    kind: 'figure',
    width: 120,
    cell: ({ bought }) => <Money value={bought} withSymbol={false} />,
  },
  {
    id: 'checkOn',
    header: t('checkOn'),
    kind: 'figure',
    width: 112,
    cell: ({ checkOn }) => <DateText value={checkOn} />,
  },
];

/** Offers to accounts that may leave, and how often such offers kept one. */
export const RetentionTab = (): ReactNode => {
  const t = useT(pricingRetention);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  const filter = { limit: 100 };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listRetentionOffers, filter);
  const onExport = useListExport(listRetentionOffers, filter);
  const columns = useMemo(() => columnsOf({ t, language, currency }), [t, language, currency]);
  return (
    <div className={styles['stack']}>
      {mayAsk ? (
        <div>
          <AppButton
            icon={<Icon of={IconPlus} size={16} />}
            onClick={() => void navigate({ to: '/pricing/retention/new' })}
          >
            {t('new')}
          </AppButton>
        </div>
      ) : null}
      <RetentionRates />
      <DataTable
        name={t('name')}
        tableKey="pricing.retention"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ account }) => shownNameOf(account, language)}
        onOpen={({ id }) => void navigate({ to: '/pricing/retention/$id', params: { id } })}
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

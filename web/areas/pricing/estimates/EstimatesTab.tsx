import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { estimateOffices } from '#domain/pricing';
import type { Language } from '#kernel/locale';
import {
  ActorName,
  AppButton,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  FilterChip,
  FilterChips,
  Icon,
  IconPlus,
  NameCell,
  Percent,
  Price,
  Quantity,
  SelectField,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay, useSees } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingEstimates } from '../messages/index.ts';
import type { EstimateWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { EstimatorRecords } from './EstimatorRecords.tsx';
import type { EstimateRow } from './estimate-form.ts';
import { estimateTones } from './estimate-tones.ts';

const { listEstimates } = pricingContract.operations;

type Options = { readonly t: EstimateWords; readonly language: Language; readonly currency: string };

const columnsOf = ({ t, language, currency }: Options): readonly Column<EstimateRow>[] => [
  {
    id: 'number',
    header: t('number'),
    cell: ({ id, number, title, account }) => (
      <NameCell
        name={
          <Link to="/pricing/estimates/$id" params={{ id }}>
            {title}
          </Link>
        }
        note={`${number} · ${shownNameOf(account, language)}`}
      />
    ),
  },
  { id: 'product', header: t('product'), width: 160, cell: ({ product }) => shownNameOf(product, language) },
  {
    id: 'state',
    header: t('state'),
    width: 130,
    cell: ({ state }) => <Chip tone={estimateTones[state]}>{t(`states.${state}`)}</Chip>,
  },
  {
    id: 'quantity',
    header: t('quantity'),
    kind: 'figure',
    width: 96,
    cell: ({ quantity }) => <Quantity value={quantity} />,
  },
  {
    id: 'unitCost',
    header: t('unitCost'),
    unit: currency,
    kind: 'figure',
    width: 120,
    cell: ({ unitCost }) => <Price value={unitCost} withSymbol={false} reason={t('hidden')} />,
  },
  {
    id: 'gap',
    header: t('gap'),
    kind: 'figure',
    width: 120,
    cell: ({ gapBp }) => <Percent bp={gapBp} reason={t('notKnown')} />,
  },
  {
    id: 'validUntil',
    header: t('validUntil'),
    kind: 'figure',
    width: 112,
    cell: ({ validUntil }) => <DateText value={validUntil} />,
  },
  { id: 'by', header: t('estimator'), width: 120, cell: ({ estimatorName }) => <ActorName name={estimatorName} /> },
];

/** What is made to order, what it was estimated to cost, and who has to sign. */
export const EstimatesTab = (): ReactNode => {
  const t = useT(pricingEstimates);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const mayMake = useMay('pricing.estimate');
  const seesCost = useSees('cost');
  const { lacks } = useSearch({ from: '/shell/pricing' });
  const filter = { ...(lacks !== undefined && { lacks }), limit: 100 };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listEstimates, filter);
  const onExport = useListExport(listEstimates, filter);
  const columns = useMemo(() => columnsOf({ t, language, currency }), [t, language, currency]);
  const go = (next: typeof lacks): void =>
    void navigate({ to: '/pricing', search: { tab: 'estimates', ...(next === undefined ? {} : { lacks: next }) } });
  const create = mayMake ? (
    <AppButton icon={<Icon of={IconPlus} size={16} />} onClick={() => void navigate({ to: '/pricing/estimates/new' })}>
      {t('new')}
    </AppButton>
  ) : null;
  return (
    <div className={styles['stack']}>
      <div>{create}</div>
      <DataTable
        name={t('name')}
        tableKey="pricing.estimates"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ number, title }) => `${number} ${title}`}
        onOpen={({ id }) => void navigate({ to: '/pricing/estimates/$id', params: { id } })}
        paging={paging}
        onExport={onExport}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        filters={
          <FilterChips>
            <FilterChip
              name={t('waitingOnly')}
              value={lacks === undefined ? undefined : t(`offices.${lacks}`)}
              onClear={() => go(undefined)}
            >
              <SelectField
                label={t('waitingOnly')}
                value={lacks ?? null}
                placeholder={t('anyWaiting')}
                onChange={(next) => go(next ?? undefined)}
                choices={estimateOffices.map((value) => ({ value, label: t(`offices.${value}`) }))}
              />
            </FilterChip>
          </FilterChips>
        }
        empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      />
      {seesCost ? <EstimatorRecords /> : null}
    </div>
  );
};

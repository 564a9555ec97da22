import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  Chip,
  CommonWord,
  DataTable,
  EmptyState,
  Icon,
  IconPlus,
  Missing,
  Money,
  NameCell,
  SearchField,
  SideDrawer,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay, useSees } from '#web/app/session';
import { otherNameOf, shownNameOf } from '#web/accounts';
import { ledgerScreens } from '../messages/index.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import { NewProductForm } from './ProductForms.tsx';

const { listProducts } = ledgerContract.operations;
type Product = z.output<typeof listProducts.output>['rows'][number];

type Options = {
  readonly t: LedgerScreenWords;
  readonly language: Language;
  readonly currency: string;
  readonly seesCost: boolean;
};

const columnsOf = ({ t, language, currency, seesCost }: Options): readonly Column<Product>[] => [
  {
    id: 'name',
    header: t('products.product'),
    cell: (product) => (
      <NameCell
        name={
          <Link to="/data/products/$id" params={{ id: product.id }}>
            {shownNameOf(product, language)}
          </Link>
        }
        note={[product.code, otherNameOf(product, language)].filter((part) => part !== undefined).join(' · ')}
        full={shownNameOf(product, language)}
      />
    ),
  },
  {
    id: 'line',
    header: t('products.line'),
    width: 240,
    cell: ({ line, lineEn }) => (line.length === 0 ? <Missing /> : (language === 'en' ? lineEn : line).join(' / ')),
  },
  {
    id: 'unit',
    header: t('products.unit'),
    width: 90,
    cell: ({ unit }) => (unit === null ? <Missing /> : <CommonWord text={unit} />),
  },
  {
    id: 'listPrice',
    header: t('products.listPrice'),
    unit: currency,
    kind: 'figure',
    width: 130,
    cell: ({ listPrice }) => (
      <Money value={listPrice} figure="full" withSymbol={false} reason={t('products.noPrice')} />
    ),
  },
  ...(seesCost
    ? [
        {
          id: 'unitCost',
          header: t('products.unitCost'),
          unit: currency,
          kind: 'figure' as const,
          width: 130,
          cell: ({ unitCost }: Product) =>
            unitCost === null ? (
              <Chip tone="warm">{t('unknownCost')}</Chip>
            ) : (
              <Money value={unitCost} figure="full" withSymbol={false} />
            ),
        },
      ]
    : []),
  {
    id: 'complex',
    header: t('products.complex'),
    width: 110,
    cell: ({ isComplex }) => (isComplex ? <Chip tone="accent">{t('products.complex')}</Chip> : null),
  },
];

/** Every product with its present price and cost; a cost that is not known is said, never shown as nothing. */
export const ProductsPart = (): ReactNode => {
  const t = useT(ledgerScreens);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const { q } = useSearch({ from: '/shell/data/$part', shouldThrow: false }) ?? {};
  const seesCost = useSees('cost');
  const mayWrite = useMay('products.write');
  const mayImport = useMay('ledger.import');
  const [isAdding, setAdding] = useState(false);
  const filter = q === undefined ? {} : { q };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listProducts, {
    limit: 100,
    ...filter,
  });
  const onExport = useListExport(listProducts, filter, 'ledger.export');
  const columns = useMemo(() => columnsOf({ t, language, currency, seesCost }), [t, language, currency, seesCost]);
  const empty = (
    <EmptyState
      title={t('products.emptyTitle')}
      action={
        mayImport ? (
          <AppButton kind="primary" onClick={() => void navigate({ to: '/data/import', search: { kind: 'products' } })}>
            {t('products.import')}
          </AppButton>
        ) : undefined
      }
    >
      {t('products.emptyText')}
    </EmptyState>
  );
  return (
    <>
      <DataTable
        name={t('data.products')}
        tableKey="ledger.products"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={(product) => shownNameOf(product, language)}
        onOpen={({ id }) => void navigate({ to: '/data/products/$id', params: { id } })}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        filters={
          <SearchField
            name={t('products.search')}
            placeholder={t('products.searchHint')}
            value={q ?? ''}
            onSearch={(text) =>
              void navigate({
                to: '/data/$part',
                params: { part: 'products' },
                search: text === '' ? {} : { q: text },
                replace: true,
                resetScroll: false,
              })
            }
          />
        }
        actions={
          mayWrite ? (
            <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
              {t('products.create')}
            </AppButton>
          ) : undefined
        }
        {...(q === undefined ? { empty } : {})}
      />
      {isAdding ? (
        <SideDrawer isOpen onClose={() => setAdding(false)} title={t('products.create')}>
          <NewProductForm onClose={() => setAdding(false)} />
        </SideDrawer>
      ) : null}
    </>
  );
};

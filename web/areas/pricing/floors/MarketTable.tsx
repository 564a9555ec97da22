import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { marketConfidences, marketPriceKinds } from '#domain/pricing';
import type { Language } from '#kernel/locale';
import {
  ActorName,
  AppButton,
  Chip,
  CommonWord,
  DataTable,
  DateField,
  DateText,
  DecimalField,
  EmptyState,
  Form,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  NameCell,
  Price,
  SelectField,
  SideDrawer,
  TextField,
  showFailure,
  showNote,
  useContractForm,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useAct, useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { ProductPicker } from '../form/ProductPicker.tsx';
import { pricingBooks } from '../messages/index.ts';
import type { BookWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';

const { listMarketPrices, addMarketPrice, withdrawMarketPrice } = pricingContract.operations;
type Row = z.output<typeof listMarketPrices.output>['rows'][number];

const columnsOf = (t: BookWords, language: Language, currency: string): readonly Column<Row>[] => [
  {
    id: 'product',
    header: t('floors.product'),
    cell: ({ product }) => <NameCell name={shownNameOf(product, language)} note={product.code} />,
  },
  {
    id: 'region',
    header: t('market.region'),
    width: 110,
    cell: ({ region }) => (region === null ? t('market.anyRegion') : <CommonWord text={region} />),
  },
  {
    id: 'price',
    header: t('market.price'),
    unit: currency,
    kind: 'figure',
    width: 120,
    cell: ({ price }) => <Price value={price} withSymbol={false} />,
  },
  {
    id: 'seenOn',
    header: t('market.seenOn'),
    kind: 'figure',
    width: 112,
    cell: ({ seenOn }) => <DateText value={seenOn} />,
  },
  {
    id: 'source',
    header: t('market.source'),
    width: 280,
    cell: ({ kind, source, rival }) => (
      <span className={styles['twoLines']}>
        <span>{source}</span>
        <span className={styles['quiet']}>
          {t(`market.kinds.${kind}`)}
          {rival === null ? '' : ` · ${rival}`}
        </span>
      </span>
    ),
  },
  {
    id: 'confidence',
    header: t('market.confidence'),
    width: 96,
    cell: ({ confidence }) => (
      <Chip tone={confidence === 'high' ? 'accent' : 'plain'}>{t(`market.confidences.${confidence}`)}</Chip>
    ),
  },
  { id: 'by', header: t('market.by'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
];

const Withdraw = ({ row }: { readonly row: Row }): ReactNode => {
  const t = useT(pricingBooks);
  const { language } = useWords();
  const refusalText = useRefusalText();
  const withdraw = useAct(withdrawMarketPrice, { refreshes: pricingReads });
  const takeBack = async (): Promise<void> => {
    try {
      await withdraw.run({ id: row.id });
      showNote(t('market.withdrawn'));
    } catch (refused) {
      showFailure(refusalText(refused));
    }
  };
  return (
    <IconAction
      size="small"
      name={t('market.withdraw', { name: shownNameOf(row.product, language) })}
      icon={<Icon of={IconTrash} size={16} />}
      onClick={() => void takeBack()}
    />
  );
};

const actColumn = (t: BookWords): Column<Row> => ({
  id: 'act',
  header: t('market.act'),
  width: 72,
  cell: (row) => <Withdraw row={row} />,
});

const AddForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(pricingBooks);
  const { currency } = useWords();
  const add = useAct(addMarketPrice, { refreshes: pricingReads });
  const form = useContractForm({
    schema: addMarketPrice.input,
    initial: { kind: 'quote-seen', confidence: 'medium' },
    onSubmit: async (input) => {
      await add.run(input);
      showNote(t('market.added'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('market.save')} onCancel={onClose}>
      <ProductPicker {...form.field('productId')} label={t('floors.product')} known={[]} isRequired />
      <DecimalField {...form.field('price')} label={t('market.price')} unit={currency} isRequired />
      <DateField {...form.field('seenOn')} label={t('market.seenOn')} isRequired />
      <SelectField
        {...form.field('kind')}
        value={form.values.kind ?? 'quote-seen'}
        label={t('market.kind')}
        choices={marketPriceKinds.map((value) => ({ value, label: t(`market.kinds.${value}`) }))}
      />
      <TextField
        {...form.field('source')}
        label={t('market.source')}
        placeholder={t('market.sourceExample')}
        maxLength={300}
        isRequired
      />
      <TextField {...form.field('rival')} label={t('market.rival')} maxLength={120} />
      <TextField {...form.field('region')} label={t('market.region')} hint={t('market.regionHint')} maxLength={60} />
      <SelectField
        {...form.field('confidence')}
        value={form.values.confidence ?? 'medium'}
        label={t('market.confidence')}
        choices={marketConfidences.map((value) => ({ value, label: t(`market.confidences.${value}`) }))}
      />
    </Form>
  );
};

/** What others ask for the same products, each with its source and day. */
export const MarketTable = (): ReactNode => {
  const t = useT(pricingBooks);
  const { language, currency } = useWords();
  const mayRecord = useMay('pricing.market');
  const [isAdding, setAdding] = useState(false);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listMarketPrices, { limit: 100 });
  const onExport = useListExport(listMarketPrices, {});
  const columns = useMemo(
    () => [...columnsOf(t, language, currency), ...(mayRecord ? [actColumn(t)] : [])],
    [t, language, currency, mayRecord],
  );
  return (
    <>
      <DataTable
        name={t('market.name')}
        tableKey="pricing.market"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ product }) => shownNameOf(product, language)}
        paging={paging}
        onExport={onExport}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        actions={
          mayRecord ? (
            <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
              {t('market.add')}
            </AppButton>
          ) : undefined
        }
        empty={<EmptyState title={t('market.empty')}>{t('market.emptyText')}</EmptyState>}
      />
      {isAdding ? (
        <SideDrawer isOpen onClose={() => setAdding(false)} title={t('market.add')}>
          <AddForm onClose={() => setAdding(false)} />
        </SideDrawer>
      ) : null}
    </>
  );
};

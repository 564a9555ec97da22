import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import {
  AppButton,
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
  Quantity,
  showFailure,
  showNote,
  showUndo,
  SideDrawer,
  TextField,
  useContractForm,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import styles from '../figures/figures.module.css';
import { ledgerScreens } from '../messages/index.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import { todayIn } from '../today-in.ts';

const { listRates, setRate, removeRate } = ledgerContract.operations;
type Rate = z.output<typeof listRates.output>['rows'][number];

const refreshes = ['ledger.listRates'];

const RateForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(ledgerScreens);
  const { timeZone } = useWords();
  const save = useAct(setRate, { refreshes });
  const form = useContractForm({
    schema: setRate.input,
    initial: { validFrom: todayIn(timeZone) },
    onSubmit: async (input) => {
      const { note } = await save.run(input);
      showNote(note ?? t('rates.saved'));
      onClose();
    },
  });
  const currency = form.field('currency');
  return (
    <Form form={form} onCancel={onClose}>
      <TextField
        {...currency}
        onChange={(value) => currency.onChange(value?.toUpperCase())}
        label={t('rates.currency')}
        hint={t('rates.currencyHint')}
        maxLength={3}
        isRequired
        hasAutoFocus
      />
      <DateField {...form.field('validFrom')} label={t('rates.validFrom')} isRequired />
      <DecimalField {...form.field('rate')} label={t('rates.rate')} hint={t('rates.rateHint')} isRequired />
    </Form>
  );
};

const RemoveRate = ({ rate }: { readonly rate: Rate }): ReactNode => {
  const t = useT(ledgerScreens);
  const refusalText = useRefusalText();
  const remove = useAct(removeRate, { refreshes });
  const restore = useAct(setRate, { refreshes });
  const { currency, validFrom } = rate;
  const run = async (): Promise<void> => {
    try {
      const { note } = await remove.run({ currency, validFrom });
      showUndo(t('rates.removed', { currency, day: validFrom }), () => restore.run(rate));
      if (note !== null) showNote(note);
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <IconAction
      size="small"
      name={t('rates.remove', { currency, day: validFrom })}
      icon={<Icon of={IconTrash} size={16} />}
      isBusy={remove.isBusy}
      onClick={() => void run()}
    />
  );
};

type Options = { readonly t: LedgerScreenWords; readonly currency: string; readonly mayWrite: boolean };

const columnsOf = ({ t, currency, mayWrite }: Options): readonly Column<Rate>[] => [
  { id: 'currency', header: t('rates.currency'), cell: (rate) => rate.currency },
  {
    id: 'validFrom',
    header: t('rates.validFrom'),
    kind: 'figure',
    cell: ({ validFrom }) => <DateText value={validFrom} />,
  },
  {
    id: 'rate',
    header: t('rates.rate'),
    unit: currency,
    kind: 'figure',
    width: 160,
    cell: ({ rate }) => <Quantity value={rate} />,
  },
  ...(mayWrite
    ? [{ id: 'acts', header: t('rates.acts'), width: 56, cell: (rate: Rate) => <RemoveRate rate={rate} /> }]
    : []),
];

/** Dated exchange rates into the company's currency. */
export const RatesPart = (): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency } = useWords();
  const mayWrite = useMay('ledger.rates');
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch, isPending } = useRead(listRates, {});
  const onExport = useListExport(listRates, {}, 'ledger.export');
  const columns = useMemo(() => columnsOf({ t, currency, mayWrite }), [t, currency, mayWrite]);
  const add = mayWrite ? (
    <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
      {t('rates.add')}
    </AppButton>
  ) : undefined;
  return (
    <div className={styles['stack']}>
      <p className={styles['quiet']}>{t('rates.text', { currency })}</p>
      <DataTable
        name={t('data.rates')}
        tableKey="ledger.rates"
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={(rate) => `${rate.currency}/${rate.validFrom}`}
        rowName={(rate) => rate.currency}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        onExport={onExport}
        actions={add}
        empty={<EmptyState title={t('rates.emptyTitle')}>{t('rates.emptyText')}</EmptyState>}
      />
      {isAdding ? (
        <SideDrawer isOpen onClose={() => setAdding(false)} title={t('rates.add')}>
          <RateForm onClose={() => setAdding(false)} />
        </SideDrawer>
      ) : null}
    </div>
  );
};
